package claim

import (
	"slices"
	"strings"
	"sync"

	"detente/knowledge/lexicon"
)

// contraryTable holds words that exclude each other. On each line, the sides are
// parted by bars; whatever stands on one side says something else than what
// stands on another. English words stand for all their forms. A word may be on
// several lines.
const contraryTable = `
increase rise rose grow raise gain climb expand growth expansion higher up surge jump 调升 调高 升高 上调 多出 增加 增长 上升 上涨 提高 增 升 涨 扩大 扩张 增至 增加到 上调 增多 攀升 升至 涨至 扩建 扩充 增派 提升 | decrease fall drop decline reduce lower cut shrink fell fewer down slump halve reduction worsen 调低 下调 调降 减少 下降 下跌 降低 减 降 跌 缩小 收缩 减至 下调 削减 减弱 降至 跌至 缩减 减产 下滑 回落
strengthen stronger intensify reinforce step 加强 增强 强化 加剧 变强 | weaken weaker ease loosen 减弱 削弱 弱化 缓和 变弱
more greater larger bigger most exceed over above 更多 超过 多于 逾 大于 高于 超出 多 | less smaller fewer least under below short 更少 不及 不足 少于 不到 小于 低于 未满 不满 少
long longer lengthen prolong extend 延长 变长 长 更长 最长 | short shorter shorten curtail 缩短 变短 短 更短 最短
long-term lasting permanent overall 长远 长期 永久 全局 全面 | short-term temporary temporarily partial partially brief 暂时 短期 临时 局部
high highest 高 最高 | low lowest 低 最低
large largest big biggest great 大 最大 大型 | small smallest little tiny 小 最小 小型
old oldest older 老 古老 最老 | new newest 新 最新 新的 | young youngest younger 年轻 最年轻
best better good positive improve 最好 更好 好 良好 | worst worse bad negative poor worsen deteriorate 最差 更差 坏 糟糕
easy simple 容易 简单 | difficult hard complex 困难 艰难 复杂
strong tough 强 强硬 强烈 | weak soft 弱 软弱 温和
warm hot enthusiastic warmly 热 热烈 热情 热切 踊跃 温暖 | cool cold lukewarm cautious 冷 冷淡 冷漠 谨慎 慎重 寒冷
rare 罕见 稀有 少见 | common 常见 普通 普遍
rich wealthy 富 富裕 | poor 贫穷 贫困
fast quick rapid quickly rapidly sharply dramatically significantly 快 迅速 急剧 大幅 显著 | slow slowly gradually slightly marginally 慢 缓慢 逐渐 略微 小幅 稍微
before prior ahead earlier previously 之前 前 以前 前夕 提前 早 先 更早 | after later following afterwards behind 之后 后 以后 推迟 延后 晚 迟 更晚 延期
early 早 过早 太早 | late 晚 迟 过晚 太晚
ago 前 | later 后 之后
start begin launch open commence resume continue 开始 启动 开工 动工 继续 恢复 重启 延续 持续 | stop end cease halt finish close suspend abandon complete 停止 结束 终止 中止 完工 中断 停工 竣工 停止
open reopen opening 开放 开启 打开 开张 开业 开设 开辟 敞开 | close shut closure closing 关闭 关停 封闭 关门 倒闭 停业 关
build construct found establish create set 建造 建设 修建 新建 建立 成立 创办 创立 创建 | demolish destroy dismantle abolish dissolve tear 拆除 摧毁 拆毁 废除 解散 撤销 取消 破坏
keep preserve retain maintain save 保留 保持 维持 保存 | remove abandon scrap demolish drop 拆除 拆掉 放弃 取消 废除 移除 丢弃
hold 举行 举办 召开 | cancel 取消
support favour favor endorse back 支持 赞成 赞同 拥护 支援 | oppose opposition against object resist 反对 抵制 不赞成
accept approve agree adopt allow permit pass 接受 批准 同意 通过 允许 准许 采纳 答应 许可 许 | reject refuse decline ban forbid prohibit veto turned deny disallow bar 拒绝 否决 驳回 回绝 禁止 不准 谢绝 推辞 否定
confirm admit acknowledge 承认 证实 确认 | deny refute 否认 否定
allow permit let enable 允许 准许 让 | ban forbid prohibit prevent bar 禁止 阻止 不得 不准 严禁
win won victory victor beat defeat 击退 战胜 获胜 赢 胜 赢得 击败 打败 胜利 夺冠 | lose lost defeated loss 输 输掉 失败 不敌 告负 负于 落败 战败 输给
win gain receive obtain 赢得 获得 得到 | lose 失去 丢失 丧失
buy purchase acquire bought 买 购买 收购 买下 购入 | sell sold 卖 出售 出卖 售出 卖出 售
donate 捐 捐赠 捐给 捐献 赠送 | sell 卖 卖给 出售 售予 | lend 借 借给 | rent lease 租 出租 租给
central federal 中央 中央政府 | local regional 地方 地方政府
parliament 议会 国会 | government 政府 | court 法院
首日 | 首周 | 首月 | 首年
above 以上 | below 以下
lend 借出 贷给 | borrow 借入
import 进口 | export 出口
enter join arrive come land 进入 加入 抵达 到达 到来 参加 登陆 入境 | leave quit withdraw depart exit resign 离开 退出 撤出 离任 撤离 出境 辞职
attend participate 出席 参加 参与 | absent miss skip boycott 缺席 缺席 抵制 未出席
take send dispatch 派遣 派 派出 | withdraw recall 撤回 召回 撤出 撤走
appoint hire employ recruit 任命 聘用 雇用 招聘 录用 | dismiss fire sack 罢免 解雇 解聘 裁撤 裁员 开除 裁减
advance forward 前进 推进 | retreat backward 后退 撤退
attack 进攻 攻击 | defend 防守 防御
push pull 推 | 拉
on 开 打开 | off 关 关闭
success succeed successful 成功 | failure fail unsuccessful 失败 未能
help assist benefit 帮助 有利 有益 改善 促进 | harm damage hurt hinder 损害 有害 伤害 危害 恶化 阻碍
praise 称赞 赞扬 表扬 赞赏 | criticise criticize condemn blame 批评 谴责 指责 抨击
love like 喜欢 爱 喜爱 | hate dislike 讨厌 恨 不喜欢 厌恶
happy satisfied pleased welcome content 满意 高兴 欢迎 满足 | unhappy dissatisfied angry upset 不满 愤怒 不高兴 生气 失望
trust believe 信任 相信 | distrust doubt 怀疑 质疑 不信
friend friendly ally 朋友 友好 盟友 | enemy hostile foe 敌人 敌对 敌意
peace 和平 | war 战争
safe safety 安全 | danger dangerous risky 危险
same identical equal 相同 同样 一样 一致 | different unlike 不同 相异 分歧
include including 包括 包含 | exclude excluding except 不包括 除外 排除
increase double twice 两倍 加倍 翻番 | half halve 一半 减半
remember recall 记得 | forget 忘记
remain stay unchanged stable constant steady 不变 保持 稳定 持平 维持 | change changed vary 改变 变化
public open 公开 公共 | secret private confidential 秘密 私人 保密 私下
visible 可见 | invisible hidden 隐藏
free 免费 | paid charge 收费 付费
full whole complete intact 满 完整 全部 | empty broken partial damaged 空 破碎 残缺 破损 损坏
alive survive living 活 生还 幸存 存活 | dead die kill killed death 死 死亡 遇难 丧生 身亡 死去
injure injured wound wounded hurt 受伤 伤 负伤 | kill killed dead die 死亡 遇难 丧生 身亡 | missing 失踪 | arrest arrested 被捕
born birth 出生 生于 诞生 | die died death 去世 逝世 死 死于 病逝
marry married 结婚 | divorce divorced 离婚
arrest detain 逮捕 拘留 | release free 释放 | convict convicted sentence 定罪 判刑
guilty 有罪 | innocent acquit 无罪
legal lawful 合法 | illegal unlawful 非法 违法
majority most 多数 大多数 过半 | minority few 少数
first earliest 第一 首 首次 首部 最早 最先 首先 首座 首批 首个 | last latest final 最后 最终 最晚 最迟 末
earliest 最早 最快 | latest 最迟 最晚 最慢
maximum most max 最多 至多 最大 最高 不超过 | minimum least min 至少 最少 最小 最低 不少于
left 左 左边 左侧 | right 右 右边 右侧
top upper above 上 上面 上方 上部 上游 上半 | bottom lower below 下 下面 下方 下部 下游 下半
front 前面 前方 前部 | rear back 后面 后方 后部
inside inner indoor inland 里面 内部 室内 内 境内 | outside outer outdoor offshore 外面 外部 室外 外 境外 海外
north northern 北 北部 北方 北侧 北面 北边 北门 以北 | south southern 南 南部 南方 南侧 南面 南边 南门 以南 | east eastern eastward 东 东部 东方 以东 东侧 东面 东边 东门 东扩 | west western westward 西 西部 西方 以西 西侧 西面 西边 西门 西扩 | northeast northeastern 东北 | northwest northwestern 西北 | southeast southeastern 东南 | southwest southwestern 西南
domestic local 国内 本地 当地 | foreign international overseas 国外 外国 国际 海外
urban city 城市 城镇 | rural village 农村 乡村 乡下
day daytime 白天 | night 夜间 夜里 晚上
morning dawn 早上 早晨 上午 凌晨 清晨 | afternoon 下午 | evening night dusk 晚上 傍晚 夜间 深夜
day daily 每天 每日 天天 | week weekly 每周 每星期 | month monthly 每月 | year annual annually yearly 每年 年度
black 黑 黑色 | white 白 白色 | red 红 红色 | green 绿 绿色 | blue 蓝 蓝色 | yellow 黄 黄色
gold golden 金 | silver 银 | copper bronze 铜 | iron 铁 | lead 铅 | zinc 锌
brother 兄弟 哥哥 弟弟 | sister 姐妹 姐姐 妹妹 | cousin 表弟 表哥 堂弟 堂兄 | father 父亲 爸爸 | mother 母亲 妈妈 | son 儿子 | daughter 女儿 | husband 丈夫 | wife 妻子 太太 | grandfather 祖父 爷爷 外公 | grandmother 祖母 奶奶 外婆 | uncle 叔叔 | aunt 姑姑
man male boy men 男 男性 男子 男人 男孩 | woman female girl women 女 女性 女子 女人 女孩
teacher 教师 老师 | student pupil 学生
buyer 买方 买家 | seller 卖方 卖家
parent 父母 家长 | child children 孩子 儿童 子女
public state national 国有 公立 国家 | private 私有 私立 民营
democrat 民主党 | republican 共和党
liberal 自由党 | conservative 保守党 | labour labor 工党 | green 绿党
supply 供应 供给 | demand 需求
profit 利润 盈利 净利润 | loss 亏损 | revenue sales turnover 营收 收入 营业额
deposit 存款 | loan 贷款
cause 导致 造成 引起 | prevent avoid 防止 避免 阻止
temporary 临时 | permanent 永久
original 原 原来 | new 新
former previous ex 前任 原 前 | current present incumbent 现任 | future next 候任 下任
lead 领先 | trail behind 落后
active 积极 主动 | passive 消极 被动
hope wish want 希望 想 盼望 | fear worry dread 担心 害怕 忧虑 担忧
`

// A side is where a word stands in the table of contraries.
type side struct{ line, side uint8 }

// contraries maps words to the sides that they are on: English ones by their
// stems.
var contraries = sync.OnceValue(func() map[string][]side {
	table := map[string][]side{}
	n := uint8(0)
	for line := range strings.Lines(contraryTable) {
		for i, words := range strings.Split(strings.TrimSpace(line), "|") {
			for w := range strings.FieldsSeq(words) {
				key := w
				if w[0] < 0x80 {
					key = lexicon.Stem(w, "en")
				}
				table[key] = append(table[key], side{n, uint8(i)})
			}
		}
		n++
	}
	return table
})

// sides are the sides that a token is on.
func (t token) sides() []side {
	if t.class == calendar || t.class == number && !t.quantity.ordinal {
		return nil
	}
	if t.class == number {
		return contraries()[lexicon.Stem(t.form, "en")]
	}
	return inTable(contraries(), t)
}

// excludes reports whether two tokens are on different sides of a line, and on
// one side of none.
func (t token) excludes(o token) bool {
	opposed := false
	for _, a := range t.sides() {
		for _, b := range o.sides() {
			if a.line != b.line {
				continue
			}
			if a.side == b.side {
				return false
			}
			opposed = true
		}
	}
	return opposed
}

// shares reports whether two tokens are on one side of a line.
func (t token) shares(o token) bool {
	for _, a := range t.sides() {
		if slices.Contains(o.sides(), a) {
			return true
		}
	}
	return false
}

// inTable looks a word up, and an English comparative as what it is made of.
func inTable[T any](table map[string][]T, t token) []T {
	if found := table[t.key]; len(found) > 0 || t.han || t.name {
		return found
	}
	for _, ending := range []string{"er", "est"} {
		if base, ok := strings.CutSuffix(t.form, ending); ok && len(base) > 2 {
			return table[lexicon.Stem(base, "en")]
		}
	}
	return nil
}
