package claim

import (
	"strings"
	"sync"
)

// functionTable are words that only join others, folded, of English, French,
// German and Russian. Words that the polarity or the certainty hangs on are
// markers, in their own tables.
const functionTable = `
a an the and or of in on at to for from by with about as is are was were be been being am do does did done has have had having
what which who whom whose when where why how that this these those there it its he she they him her his hers their theirs them i you we me us my your our
so than then also into onto upon such s t itself himself herself themselves ones other others another own
between among through over under up down out off via per within during since until till toward towards around across along aboard
very just here now yet still already too even both either each while whereas although though because since if whether and/or plus
according article text source passage document sentence states mentions mentioned reads report
said says say saying told tell tells added adds noted notes stated
et la le les l un une des du de d ou a au aux en dans sur sous pour par avec sans ce cet cette ces c qui que qu quoi est sont etait était étaient sera seront
été ont avait il elle ils elles on nous vous je se s sa son ses leur leurs y dont lui selon afin ainsi comme mais lors
der die das den dem des ein eine einen einem einer eines und oder im am auf zu zum zur von vom mit für bei nach aus über um als ist sind war waren wird werden
wurde wurden hat haben hatte hatten es er sie ihr ihre sein seine dass sich auch man an in ihren ihrem seinen seinem laut dieser diese dieses
и в во на что как с со к ко по о об от до из за для у при это этот эта эти тот та то те он она оно они его ее их ему был была было были будет есть же
а но или который которая которые которого которой свой своей своего своих также
`

var functionWords = sync.OnceValue(func() map[string]bool { return wordSet(functionTable) })

// clauseWords begin a clause.
var clauseWords = sync.OnceValue(func() map[string]bool {
	return wordSet(`but while whereas although though because mais während aber weil obwohl но хотя`)
})

// hanFunctionTable are the Chinese ones, simplified.
const hanFunctionTable = `
的 了 是 在 于 与 和 及 以 并 也 都 就 还 而 则 又 且 或 把 被 由 从 到 对 向 将 其 他 她 它 们 这 那 此 该 之 所 着 过 地 得 为 给 让 使 等 因 自 据 上 下 中 内 里 时 后 前 间 起 来 去 有 个 名 位 座 家 种 次 项 条 只 本 各 每 某 当 可 能 会 要 而 却 很 较 更 最 再 才 并 便 即 若 如 同 跟 按 经 至 约 近 达 共 后 说 称 处 件 户 所 届 场 支 部 片 块 份 艘 架 根 册 枚 第 今 曾 成 太 过 极 挺 予 已 均 皆 亦 尚 另 己 便 已经 曾经 另一 别的 已有 日前 近日 近来 最近 眼下 光是 能够 可以 为此 随即 共计 合计 每 为止 一度 大概 分別 这项 该项 正式 均为 则为 其后 一直 当中 当天 用来 以此 借此 接着 同样
他们 她们 它们 自己 这个 那个 这些 那些 这一 那一 这里 那里 这样 其中 其他 其它 其余 双方 两者 对此 为此 因此 因而 所以 由于 因为 于是 然后 而且 并且 以及 还有 同时 此外 另外 不过 但 但是 然而 虽然 尽管 却 如果 的话 关于 有关 对于 就此 至于 通过 经过 根据 按照 随着 之后 之前 以后 以前 以来 期间 之中 之间 之内 之外 方面 问题 一个 一些 一种 一项 一处 一次 之一 进行 作出 做出 举行 成为 作为 当时 目前 现在 如今 一直 仍然 依然 仍 都是 就是 还是 也是 而是 便是 即是 可是 只是 正在 有着 位于 属于 来自 包括 共有 设有 拥有 现有 达到 高达 长达 大约 左右 上下 共计 总共 一共 分别 各自 互相 相互 表示 指出 介绍 告诉 说道 提到 称为 叫做 叫作 据说 文章 文中 原文 报道 文本 资料 内容 该书 当天 时候 时间 其 则 之 者 则是 是由 由此 从而 一方面 以便 为了 来说 一样 那样 某些 任何 若干 一道 一起 一同 本身 入 出 起来 下来 下去 上去 出来 过来 过去 得到 受到 予以 加以 给予 用于 人 我 你 您 咱 我们 你们 咱们 我方 对方 这次 此次 本次 那次 这一 一名 一位 一家 一座 一 日 月 年
`

var hanFunctions = sync.OnceValue(func() map[string]bool { return wordSet(hanFunctionTable) })

func hanFunction(form string) bool { return hanFunctions()[form] }

// hanClauseWords begin a clause.
var hanClauseWords = sync.OnceValue(func() map[string]bool {
	return wordSet(`但 但是 不过 然而 虽然 尽管`)
})

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// surnames are the characters of the commoner Chinese surnames.
const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦马苗凤俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬傅卞康伍余顾孟黄穆萧尹姚邵汪祁毛狄臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席贾娄江童颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解丁宣邓郁单洪诸崔龚程邢裴陆荣翁荀甄曲封储靳段巫焦牧谷侯仲宁仇栾甘厉祖武符刘景詹龙叶幸司黎薄白怀蒲鄂索赖卓屠蒙池乔闻党翟谭贡劳冉燕冀尚温庄晏柴瞿阎习艾易慎戈廖庾耿匡寇欧聂关曾沙鞠丰游权盖桓肖田"
