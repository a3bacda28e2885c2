package claim

import (
	"slices"
	"strings"
	"sync"

	"detente/knowledge/lexicon"
)

// synonymTable holds words that news and encyclopedias use for each other, which
// the dictionary does not bring together. English words stand for all their
// forms. A word may be on several lines.
const synonymTable = `
ill sick unwell
expensive dear costly
cheap inexpensive affordable
lend loan lent
borrow loan
near close nearby
buy purchase acquire
sell sale
begin start commence launch inaugurate
end finish conclude complete
end stop cease halt
build construct erect
make produce manufacture create
show display exhibit present feature
ask request
help aid assist support
lorry truck
car vehicle automobile
film movie
child kid youngster
job post position
firm company business corporation enterprise
head chief boss leader director
director manager
doctor physician
lawyer attorney
kill murder slay
die death pass
phone telephone call
house home
shop store
visitor tourist guest
worker employee staff personnel
pupil student schoolchildren
area region district zone
country nation state
town city municipality
street road
ship vessel boat
plane aircraft airplane
illness disease
money cash funds
pay cover finance fund
cost price
win victory triumph
win obtain gain earn secure
beat defeat overcome
prize award
award give grant confer
receive get obtain
take accept
leave depart quit
resign quit step
arrive reach
go travel move
visit travel
meet gather convene assemble
meeting conference summit talks
talk negotiation discussion
agree accord agreement deal pact
treaty pact agreement
law act legislation
rule regulation
vote ballot
choose elect select pick
appoint name
call name term dub
describe depict portray
write author pen
book work volume
picture painting
find discover detect uncover locate
search look seek
see notice spot
watch observe
count number tally
measure gauge
grow rise increase climb
fall drop decline decrease sink
shut close
open reopen
destroy demolish ruin wreck
damage harm
hurt injure wound
save rescue
steal theft rob
arrest detain
free release
attack assault
protect safeguard guard
keep retain preserve maintain
stay remain
change alter modify
replace substitute
repair fix mend restore renovate
use employ utilise utilize
need require
want wish desire
plan intend propose aim
try attempt
allow let permit
ban forbid prohibit bar
refuse decline reject
postpone delay defer
cancel scrap
suspend halt
announce declare disclose reveal
tell inform
explain clarify
warn caution
praise commend laud
criticise criticize condemn denounce attack
accuse blame
blame fault
deny reject
admit acknowledge concede
confirm verify
think believe consider
worry fear concern
hope expect
remember recall
teach educate
learn study
live reside dwell
born birth
marry wed
old ancient aged
new recent
big large great huge
small little tiny
quick fast rapid
slow gradual
main chief principal major
important significant key
famous renowned well-known noted
rare scarce unusual
whole entire full
first initial original
last final
present current
former ex previous
yearly annual
monthly month
daily day
together jointly
only just solely merely
mostly mainly largely
nearly almost
about around approximately roughly some
because due since owing
however but although though despite
also too additionally
circle orbit
weigh weight
carry transport convey
deliver supply provide
supply provide furnish
send dispatch
bring carry
lead head command
run operate manage
own possess
belong part
include contain comprise
consist comprise
join enter
attend participate part
happen occur
cause lead trigger
result outcome
aboard on
inhabitant resident live population
snow snowfall
rain rainfall
flood inundate
fire blaze
quake earthquake
eruption erupt
crash accident collision
tube tunnel
evacuate evacuation
turnout participation
strengthen reinforce
opinion view
shopkeeper shop
striker forward
goalkeeper keeper
player footballer
match game
title championship
record high
tie draw
train railway rail
grant subsidy
loss deficit
profit earning
revenue turnover sales
share stock
sum amount
dispute contest challenge
tie link connect
cross pass traverse
succeed follow replace
开工 动工 兴建 始建 破土
完工 竣工 建成 落成 完成
完成 结束 完工
通车 开通 运营
开始 启动 开启 展开 着手 起
举行 举办 召开 开 办
参加 参与 出席 参演 参赛 参展
展出 展览 展示 陈列
演出 表演 参演
修建 建造 建设 兴建 新建 修筑 兴修 建 盖
工厂 厂 厂房
建厂 工厂
提供 供应 供给 供
拥有 具有 有
得到 获得 取得 获 赢得 获得了
授予 颁发 颁给 颁授 颁
获奖 得奖
出生 生于 诞生
生下 产下 诞下 生
喝 饮 饮用
喝酒 饮酒
赶走 驱逐 逐出 赶出
步行 走路 走
显示 表明 发现
保证 承诺 答应 许诺
通常 一般 往往 常常
去世 逝世 病逝 辞世 离世 死
毕业 结业
老师 教师 导师
学生 学员
医生 大夫 医师
工人 员工 职工 雇员
居民 村民 市民 民众
官员 官方
专家 学者
记者 媒体
负责人 领导 主管
首席执行官 总裁
创办 创立 创建 成立 建立 设立 开办 开设
关闭 关停 停业 停用
使用 利用 采用 运用 启用
帮助 协助 援助 帮
支持 赞成 赞同 拥护
反对 不赞成 抵制
同意 答应 应允
拒绝 回绝 谢绝
否认 否定
承认 坦言 坦承
批评 指责 谴责 抨击
称赞 赞扬 赞赏 表扬 肯定
感谢 致谢
呼吁 敦促 号召 呼籲
要求 请求 请
建议 提议
希望 期望 盼望 愿
担心 担忧 忧虑 害怕
认为 觉得 指出 看来
预计 预期 预测 料
推测 猜测 估计
宣布 公布 发布 公告
透露 披露 表示
介绍 说明 讲述
解释 说明
强调 指出
讨论 商讨 磋商 商议 谈论 谈
提及 提到 谈到 谈及 说到
会谈 会晤 会面 见面
访问 到访 出访 造访
前往 去 赴 到
抵达 到达 飞抵 到
离开 离去 驶离
出发 驶出 启程 开出 发车
返回 回到 回 归
逮捕 抓获 拘捕 被捕
受伤 负伤 伤
死亡 遇难 丧生 身亡
失踪 下落不明
增加 增长 上升 上涨 提高 增 多出 涨
减少 下降 下跌 降低 减 降 跌 少
缩小 减少 缩减
扩大 扩展 扩张
超过 逾 多于 超出 多
不足 不到 少于
达到 达 高达 为
占 占到 占据
损失 亏损
收入 所得
价格 票价 售价 价
费用 花费 开支
资金 款项 经费 钱
拨款 拨出 拨
投资 出资 投入
购买 买 购 购入
出售 卖 售出 卖出 售
捐赠 捐 捐给 捐献
归还 退还 还
奖金 奖
面积 占地
长度 长 全长
重量 重 重达
海拔 高度
地点 地方 处
附近 旁边 邻近 周边 周围
位于 地处 坐落 在
北部 北方 北面 北边 以北
南部 南方 南面 南边 以南
东部 东方 东面 东边 以东
西部 西方 西面 西边 以西
最初 起初 原先 开始 当初
首次 第一次 首度
最后 最终 末
目前 现在 如今 现
迄今 至今 到目前为止
随后 之后 后来 接着
同时 并且
全部 所有 全体 都
部分 一些 某些
其余 其他 别的 其它
必须 须 须得 需要 得
可以 能 能够 可
不得 禁止 不准 不许 不能
允许 准许 可以 许可
停止 终止 中止 停
取消 撤销
推迟 延期 延后 延迟
提前 早
保留 保存 留下
拆除 拆掉 拆
修复 维修 修理 修缮
改造 改建 改为 改成
合并 合 并入
出版 发行 刊行
作品 著作
小说 书
歌曲 歌
电影 影片 片子
比赛 赛事 赛
决赛 冠军赛
战胜 击败 打败 胜 赢 逆转
输 败 负 告负 不敌 负于
夺冠 夺得冠军 冠军
进球 打入 攻入 进
裁员 裁撤 裁减 解雇
招聘 招 招收 聘用
辞职 辞去 请辞 离职
任命 委任
当选 选为
担任 任 出任 当
领导 带领 率领
组成 构成 由
包括 包含 含 其中
导致 造成 引发 致使 引起 使
影响 受到影响 波及
由于 因为 因 因此 缘于
天气 气候
大雾 雾
下雨 降雨 雨
少雨 降雨稀少 干旱
发现 找到 捡到
发生 出现
检测 检查 检验
鉴定 鉴别
证明 证实
有效 管用
治疗 医治
疫苗 疫苗接种
停留 逗留 待 呆
参观 游览 观看
门票 票 票价
免费 免票 免
半价 五折
游客 旅客 观光客 乘客
车辆 汽车 车
飞机 航班 客机
轮船 船 船只
火车 列车
航班 班次
靠近 接近 临近
类似 相似
普遍 广泛
大约 约 左右 大概 约为
立即 立刻 马上
正式 官方
平均 均
每天 每日 天天 一天
每年 每年度 一年
上限 最多 最高
开放 开
规定 制度 新制度
原因 缘故 因
新高 纪录 记录
评价 评论
`

// synonyms maps words to the lines of the table that they are on.
var synonyms = sync.OnceValue(func() map[string][]uint16 {
	table, n := map[string][]uint16{}, uint16(0)
	for line := range strings.Lines(synonymTable) {
		for w := range strings.FieldsSeq(line) {
			key := w
			if w[0] < 0x80 {
				key = lexicon.Stem(w, "en")
			}
			if !slices.Contains(table[key], n) {
				table[key] = append(table[key], n)
			}
		}
		n++
	}
	return table
})

// means reports whether the table has two tokens on one line.
func (t token) means(o token) bool {
	others := inTable(synonyms(), o)
	return len(others) > 0 && slices.ContainsFunc(inTable(synonyms(), t), func(line uint16) bool { return slices.Contains(others, line) })
}
