package claim

import (
	"strings"
	"sync"
)

// A mood says how sure something is, or that it is wanted and not told.
type mood uint16

const (
	possible mood = 1 << iota
	planned
	forecast
	wished
	promised
	thought // someone's opinion or claim
	certain
	condition
	duty
	told // someone's word; alone it changes nothing
)

// moodTable are the words of each mood, folded, in the order above.
const moodTable = `
may might could maybe perhaps possibly probably likely presumably reportedly allegedly apparently seemingly seems seem appears appear rumoured rumored unconfirmed supposedly 可能 或许 也许 大概 恐怕 疑似 似乎 好像 看来 看似 据称 据传 传闻 未必 有望 peut pourrait sans-doute vielleicht könnte möglicherweise может возможно вероятно
will shall would going due plan plans planned planning intend intends intended scheduled prepares 将 将会 将要 会 要 计划 打算 定于 拟 准备 预定 原定 即将 有意 将于 sera seront wird werden будет будут
expect expects expected forecast forecasts predict predicts predicted estimate estimates estimated anticipate anticipates projected 预计 预测 预期 估计 推测 猜测 料
hope hopes hoped want wants wanted wish wishes wished urge urges urged call calls called propose proposes proposed seek seeks sought demand demands demanded ask asks asked aim aims aimed try tries tried attempt attempts attempted consider considers considered considering like request 希望 呼吁 要求 力图 谋求 意在 想 敦促 建议 试图 考虑 请求 申请 提议 争取 期望 盼望 espère souhaite hofft надеется
promise promises promised pledge pledges pledged agree agrees agreed undertake undertakes undertook vow vows vowed 承诺 答应 同意 许诺 保证 promis versprochen обещал обещала
看来 opinion view 担心 担忧 害怕 忧虑 afraid fear fears feared worry worries worried believe believes believed think thinks thought argue argues argued claim claims claimed allege alleges alleged suspect suspects suspected 认为 相信 声称 自称 主张 怀疑 觉得
certainly definitely surely undoubtedly inevitably prove proves proved proven guaranteed 必将 必定 一定 肯定 断言 断定 无疑 证明 势必 确定
if unless provided 的话 只要 如果 若 假如 倘若 除非
should must ought need needs needed 要 应 应该 应当 必须 须 需要 得以
say says said tell tells told announce announces announced declare declared stated reports reported according warn warns warned noted 说 表示 称 指出 强调 宣布 介绍 透露 报道 据 告诉 警告 说明
`

var moods = sync.OnceValue(func() map[string]mood {
	table := map[string]mood{}
	m := possible
	for line := range strings.Lines(strings.TrimSpace(moodTable)) {
		for w := range strings.FieldsSeq(line) {
			table[w] |= m
		}
		m <<= 1
	}
	return table
})

// What the sources have to have where the statement has a mood, and what the
// statement has to keep where a source has one. Each holds for one of the moods
// named.
var (
	gainNeeds = map[mood]mood{
		possible: possible | forecast, planned: planned | forecast | promised | possible | wished, forecast: forecast, wished: wished | duty,
		promised: promised, thought: thought | told | wished, certain: certain, duty: duty | wished | promised,
	}
	lossNeeds = map[mood]mood{
		possible: possible | forecast | thought, planned: planned | forecast | possible | promised | wished | thought, forecast: forecast | possible,
		wished: wished | duty, promised: promised, thought: thought | told, condition: condition,
	}
)

// A moody is a mood in a text.
type moody struct {
	mood mood
	at   int
}

// moodsOf finds the moods of a text. weak ones are nouns and the like, which only
// allow the mood: than planned, 比原计划.
func moodsOf(tokens []token) (all []moody, weak mood) {
	for i, t := range tokens {
		if t.class == calendar && t.date.future() {
			weak |= planned
		}
		m, ok := moods()[t.form]
		if t.form == "to" && i > 0 && be[tokens[i-1].form] { // it is to begin
			m, ok = planned, true
		}
		if t.form == "to" && i > 0 && (tokens[i-1].form == "has" || tokens[i-1].form == "have" || tokens[i-1].form == "had") {
			m, ok = duty, true
		}
		if t.form == "can" {
			weak |= possible
		}
		switch {
		case !ok || t.name && !t.han:
			if t.key == "agreement" || t.key == "propos" || strings.HasPrefix(t.form, "promis") || strings.HasPrefix(t.form, "pledg") {
				weak |= promised
			}
			continue
		case i > 0 && (tokens[i-1].form == "than" || tokens[i-1].form == "原" || tokens[i-1].form == "比" || tokens[i-1].form == "较"), t.form == "原定":
			weak |= m
			continue
		case callsOther(tokens, i):
			continue
		case t.form == "could":
			weak |= m // it may be what somebody was able to do
			continue
		case t.form == "need" && i+1 < len(tokens) && tokens[i+1].negator():
			weak |= m
			continue
		case t.form == "like" && (i == 0 || tokens[i-1].form != "would"), t.form == "due" && i+1 < len(tokens) && tokens[i+1].form != "to":
			continue
		case t.form == "due" && i+2 < len(tokens) && !verbLike(tokens[i+2-1:]), t.form == "要" || t.form == "会" || t.form == "想":
			weak |= m
			continue
		}
		all = append(all, moody{m, i})
	}
	return all, weak
}

// verbLike tells "due to meet" from "due to rain": it is no more than that a
// verb of a plan is seldom followed by an article.
func verbLike(tokens []token) bool {
	return len(tokens) > 1 && tokens[1].class == content && !strings.HasSuffix(tokens[1].form, "ing")
}

// checkCertainty compares the moods.
func checkCertainty(k *comparison) (fault, bool) {
	mine, have := moodsOf(k.statement.tokens)
	theirs, has := moodsOf(k.tokens)
	has, have = has|allMoods(theirs), have|allMoods(mine)
	for _, s := range scopesOf(k.statement.tokens) {
		if s.scope == scopeOnly {
			have |= condition // "only farms with fences" is "only if"
		}
	}
	if f, ok := k.gained(mine, has); ok {
		return f, true
	}
	return k.lostMood(theirs, have)
}

func allMoods(moods []moody) (all mood) {
	for _, m := range moods {
		all |= m.mood
	}
	return all
}

// gained looks for a mood of the statement that no source has.
func (k *comparison) gained(mine []moody, has mood) (fault, bool) {
	for i, t := range k.statement.tokens {
		if t.form == "could" && has&gainNeeds[possible] == 0 {
			return fault{Certainty, i, i}, true
		}
	}
	for _, m := range mine {
		if form := k.statement.tokens[m.at].form; form == "将" || simpleFuture()[form] && !k.past() {
			continue // 将 may stand for 把; and the present may be told of as what will be
		}
		if lacks(m.mood, has, gainNeeds) {
			return fault{Certainty, m.at, m.at}, true
		}
	}
	return fault{}, false
}

// lostMood looks for a mood of a source that the statement left out.
func (k *comparison) lostMood(theirs []moody, have mood) (fault, bool) {
	for _, m := range theirs {
		if !lacks(m.mood, have, lossNeeds) || m.mood == planned && k.datedFuture() {
			continue
		}
		i := k.governed(m.at)
		if m.mood&condition != 0 {
			i = k.conditioned(m.at)
		}
		if i >= 0 {
			return fault{Certainty, i, i}, true
		}
	}
	return fault{}, false
}

// datedFuture reports whether the statement has a date and nothing that tells of
// the past: 8月22日开幕 is said of what is to come as well.
func (k *comparison) datedFuture() bool {
	dated := false
	for _, t := range k.statement.tokens {
		dated = dated || t.class == calendar
		if !t.han || t.form == "了" || t.form == "已" || t.form == "已经" || t.form == "曾" || t.form == "过" {
			if t.class != number && t.class != calendar {
				return false
			}
		}
	}
	return dated
}

// callsOther tells "called Greta" from "called on NATO".
func callsOther(tokens []token, i int) bool {
	switch tokens[i].form {
	case "call", "calls", "called":
		next := ""
		if i+1 < len(tokens) {
			next = tokens[i+1].form
		}
		return next != "on" && next != "for" && next != "upon"
	}
	return false
}

// simpleFuture are words that may tell of the present as well.
var simpleFuture = sync.OnceValue(func() map[string]bool {
	return wordSet("will would shall 会 将")
})

// timeless are words that end like a past and tell of none.
var timeless = sync.OnceValue(func() map[string]bool {
	return wordSet("aged planned scheduled expected named called based located known need speed")
})

// past reports whether a source tells of what was or has been.
func (k *comparison) past() bool {
	for _, o := range k.source {
		switch o.form {
		case "has", "have", "had", "was", "were", "did", "了", "已", "已经", "曾", "过", "被":
			return true
		}
		if !o.han && strings.HasSuffix(o.form, "ed") && !timeless()[o.form] {
			return true
		}
	}
	return false
}

// lacks reports whether for every mood of a word needs asks for something that is
// not there.
func lacks(m, there mood, needs map[mood]mood) bool {
	for bit := possible; bit <= told; bit <<= 1 {
		if m&bit == 0 {
			continue
		}
		if need, ok := needs[bit]; !ok || there&need != 0 {
			return false
		}
	}
	return true
}

// conditioned is a word of the statement that takes up what holds under the
// condition at source token j: any of its sentence outside the condition.
func (k *comparison) conditioned(j int) int {
	for i, o := range k.source {
		if o.view != k.source[j].view || o.class != content || o.name {
			continue
		}
		if from := k.linkedFrom(i); from >= 0 {
			return from
		}
	}
	return -1
}

// governed is a word of the statement that takes up what follows the word at
// source token j in its clause, or -1. Names and dates alone do not count.
func (k *comparison) governed(j int) int {
	for i := j + 1; i < len(k.source) && k.source[i].clause == k.source[j].clause; i++ {
		if k.source[i].class != content || k.source[i].name {
			continue
		}
		if from := k.linkedFrom(i); from >= 0 {
			return from
		}
	}
	return -1
}
