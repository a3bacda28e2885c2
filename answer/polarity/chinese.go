package polarity

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"detente/knowledge/language"
)

// Words, in simplified characters.
const (
	// zhOther mark questions that are no plain yes/no question: alternatives, what
	// somebody knows, what is meant by a pronoun, what is negative itself.
	zhOther = `还是|抑或|或者|你|您|知道|清楚|听说|记得|觉得|认为|谁|什么|哪|几|多少|怎|如何|为何|[他她它]|这|那|双方|不|没|未|非|无`
	// zhAsks are what makes a question of a statement.
	zhAsks = `请问|是否|是不是|有没有|到底|究竟|对吗|对不对|是吗|吗|呢|[？?。！!，,\s]`
	// zhVerbAsks repeat a verb to ask (会不会).
	zhVerbAsks = `([会能可要愿])不(会|能|可|要|愿)`
	// zhDoubt, before a clause or in it, makes it more or less than a plain
	// statement. After it, it has to end a clause (……，专家认为).
	zhDoubt = `[说称据]|表示|认为|以为|报道|指出|宣布|强调|说明|声明|透露|相信|希望|呼吁|要求|建议|计划|打算|可能|也许|或许|似乎|看来|看似|大概|恐怕|传闻|声称|担心|怀疑|否认|拒绝|主张|提出|承诺|答应|同意|只是|即使|不仅|不但|不只|不单|不得不|不能不|无不|莫不|不无|险些|差点|几乎|基本|预计|预期|预测|估计|据传|曾|原|前任|拟|试图|企图|猜测|猜想|设想|想象|批评|抗议|警告|敦促|质疑|目标|目的|口号|考虑|本来|应当|应该|需要|必须|愿意|想要|力图|谋求|意在|旨在|“|”|「|」`
	// zhNever leaves open what a sentence says, wherever it stands.
	zhNever = `如果|若|假如|假设|倘|一旦|除非|只要|只有|前提|谣|误|证据|不实|梦|虚构|小说|[？?]`
	// zhPlain may stand between the words of a clause without changing what it says.
	zhPlain = `也|还|都|已经|已|就|便|又|再次|坚决|大力|始终|一直|仍然|仍|依然|正式|最终|终究|终于|于|在|了|过|着|的|地|得|是|有|首次|共同|主动|积极|成功|当时|目前|现在|近日|昨天|今天|确实|的确|强烈|公开|主要|正|正在|而|同时|随后|此外|另外|其中|但是|但|不过|然而|因此|所以|由于|随着|一个|一座|一种|一名|位于`
	// zhFuture speaks of what is still to come.
	zhFuture = `将要|将会|将|会|定于|即将`
	// zhDenies denies what follows.
	zhDenies = `并不是|并没有|并不|并未|并非|从来没有|从未|从不|绝不|决不|不是|没有|不|没|未|非`
	// zhBut begins what stands against what was said before it.
	zhBut = `但|却|不过|然而`
	// zhBack may take back what was said before it.
	zhBack = zhBut + `|后来|随后|取消|撤回|推迟`
	// zhTitles stand before names.
	zhTitles = `[校馆院局部市省县镇村乡区社会队船厂行站科处司]长|总统|总理|秘书长|外长|主席|首相|国王|女王|皇帝|代表|教授|博士|将军|作家|诗人|科学家|球星|歌手`
)

// zhDates stand anywhere in a clause.
const zhDates = `[今去前明当]年|[本上下]月|[0-9〇零一二三四五六七八九十]+[年月日号][初底末]?`

// contraries exclude each other: what is opposed is not supported. Of pairs such
// as these both may still be false, so that only a yes to one is a no to the other.
var contraries = [][2]string{{"支持", "反对"}, {"赞成", "反对"}, {"同意", "拒绝"}, {"接受", "拒绝"}, {"增加", "减少"}, {"上升", "下降"}, {"提高", "降低"}, {"成功", "失败"}}

type zhPatterns struct{ other, asks, verbAsks, doubt, doubtLast, never, gap, denied, head, done, future, state, but, back, joined *regexp.Regexp }

var zhRules = sync.OnceValue(func() zhPatterns {
	between := `(?:` + zhPlain + `|` + zhFuture + `|` + zhDates + `)*`
	return zhPatterns{
		other: regexp.MustCompile(zhOther), asks: regexp.MustCompile(zhAsks), verbAsks: regexp.MustCompile(zhVerbAsks),
		doubt: regexp.MustCompile(zhDoubt), doubtLast: regexp.MustCompile(`(?:` + zhDoubt + `)$`), never: regexp.MustCompile(zhNever),
		gap:    regexp.MustCompile(`^` + between + `$`),
		denied: regexp.MustCompile(`^` + between + `(?:` + zhDenies + `)` + between + `$`),
		head:   regexp.MustCompile(`(?:` + zhTitles + `)$`),
		done:   regexp.MustCompile(`[了过]|已`), future: regexp.MustCompile(zhFuture), state: regexp.MustCompile(`是|有|位于|属于`),
		but: regexp.MustCompile(`^(?:` + zhBut + `)`), back: regexp.MustCompile(zhBack), joined: regexp.MustCompile(`并([且与和在于对向就将])`),
	}
})

// dropped are characters that a question and a clause may have or lack.
const dropped = "的了着过地得是有在已于"

func (q zhQuestion) of(sentence string) Polarity {
	p := zhRules()
	s := language.Fold(sentence)
	if p.state.MatchString(q.said) && len(language.Dates(s)) > 0 && len(language.Dates(q.said)) == 0 {
		return Unsure // where there is a date, it was so then
	}
	if got := q.in(s); got != Unsure {
		return got
	}
	for _, pair := range contraries {
		for i := range pair {
			if strings.Contains(q.said, pair[i]) && strings.Contains(s, pair[1-i]) {
				other := newZhQuestion(strings.Replace(q.said, pair[i], pair[1-i], 1), q.done)
				if other.in(s) == Yes {
					return No
				}
			}
		}
	}
	return Unsure
}

// readChinese takes the statement out of a question; ok is false where it is no
// plain yes/no question.
func readChinese(question string) (q zhQuestion, ok bool) {
	p := zhRules()
	said := p.verbAsks.ReplaceAllString(language.Fold(question), "$1")
	said = p.asks.ReplaceAllString(strings.ReplaceAll(said, "有没有", ""), "")
	return newZhQuestion(said, p.done.MatchString(said)), !p.other.MatchString(said)
}

// A zhQuestion is the statement in a question, folded.
type zhQuestion struct {
	said string
	// content are the characters that a clause has to have.
	content []rune
	done    bool // it asks after what has happened
}

func newZhQuestion(said string, done bool) zhQuestion {
	content := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(dropped, r) {
			return -1
		}
		return r
	}, said))
	return zhQuestion{said, content, done}
}

// in looks for the clause of a sentence that says it. Nothing before it may deny
// or doubt it, and nothing after it take it back.
func (q zhQuestion) in(sentence string) Polarity {
	p := zhRules()
	if !q.within(sentence) || p.never.MatchString(sentence) {
		return Unsure
	}
	told, denied, doubted := Unsure, false, false
	for _, c := range clausesOfChinese(sentence) {
		got := q.match([]rune(c))
		switch {
		case told != Unsure && (p.back.MatchString(c) || p.doubtLast.MatchString(c) || got != Unsure && got != told):
			return Unsure
		case got == Unsure:
			// What stands after a "but" is said whatever stands before it.
			denied = strings.ContainsAny(c, "不没未非无") || denied && !p.but.MatchString(c)
			doubted = doubted || p.doubt.MatchString(c)
		case denied && !p.but.MatchString(c), doubted:
			return Unsure
		default:
			told = got
		}
	}
	return told
}

// clausesOfChinese cuts a sentence at its marks, and before 并 that joins two
// predicates.
func clausesOfChinese(sentence string) []string {
	parted := zhRules().joined.ReplaceAllString(sentence, "，$1")
	return strings.FieldsFunc(parted, func(r rune) bool { return strings.ContainsRune("，。；：！,;:!（）()—\n", r) })
}

// within reports whether a sentence has all characters of the content, in order.
func (q zhQuestion) within(sentence string) bool {
	i := 0
	for _, r := range sentence {
		if i < len(q.content) && r == q.content[i] {
			i++
		}
	}
	return i == len(q.content)
}

func (q zhQuestion) disputes(sentence string) bool {
	s, p := language.Fold(sentence), zhRules()
	return q.within(s) && (strings.ContainsAny(s, "不没未非无") || strings.Contains(s, "停止") || p.never.MatchString(s) || p.doubt.MatchString(s))
}

// match compares a clause: its characters are those of the question in their
// order, and what stands between them says nothing more.
func (q zhQuestion) match(clause []rune) Polarity {
	p := zhRules()
	if len(q.content) < 3 {
		return Unsure
	}
	denied, at := 0, 0
	for i, r := range q.content {
		next := slices.Index(clause[at:], r)
		if next < 0 {
			return Unsure
		}
		gap := string(clause[at : at+next])
		at += next + 1
		switch {
		case p.future.MatchString(gap) && q.done:
			return Unsure
		case p.gap.MatchString(gap), i == 0 && isHead(gap):
		case i > 0 && p.denied.MatchString(gap):
			denied++
		default:
			return Unsure
		}
	}
	if !p.gap.MatchString(string(clause[at:])) || denied > 1 {
		return Unsure
	}
	if denied == 1 {
		return No
	}
	return Yes
}

// isHead reports whether nothing but names and a title stands before the first
// word of a clause (法国总统).
func isHead(gap string) bool {
	p := zhRules()
	at := p.head.FindStringIndex(gap)
	if at == nil {
		return false
	}
	rest := gap[:at[0]]
	for _, n := range slices.Backward(language.Names(rest)) {
		rest = rest[:n.Start] + rest[n.End:]
	}
	return p.gap.MatchString(rest)
}
