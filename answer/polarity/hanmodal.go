package polarity

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"detente/knowledge/language"
)

// hanModals are the words that tell a modality in Chinese, in simplified characters,
// by modality: first those that affirm, then those that deny.
var hanModals = [modalities][2]string{
	allowed:   {"允许 准许 许可 获准 容许", "禁止 严禁 不得 不准 不许 不允许 不准许 不被允许 请勿 切勿 严厉禁止 不容许 未被允许"},
	possible:  {"可以 能够 能 可", "不可以 不能够 不能 不可 无法 没法 不行 不得以"},
	supported: {"支持 兼容 适配", "不支持 不兼容 暂不支持 尚不支持 未支持"},
}

// What of a Chinese question about a modality says nothing of what is asked about,
// and what makes of a clause more or less than a plain rule.
const (
	hanModalAsks = `能不能|可不可以|可不可|允不允许|准不准|许不许|支不支持|支持不支持|能否|可否|是否|是不是|行不行|可以不可以|会不会|到底|究竟|请问|[我你您]们?|大家|人家|有人|吗|呢|么|吧|啊|[？?。！!，,\s]`
	hanModalFree = `[的了着过地得是有在于把被将对用里内中上]|一律|均|都|也|任何|所有|各类|行为|严格|目前|现在|同时|并|请|人|人员|者|用户|访客|成员|大家|您|你|我们|本|该`
	hanExcept    = `除|例外|但|不过|然而|未经|只有|只能|仅|如果|若|假如|一旦|的话|需|须|必须|时(?:候)?|后才|才能|方可|情况|部分|一般|通常|原则上|除非|可能|也许|或许|大概|[？?]`
)

// A hanModal is a modal word with its stance.
type hanModal struct {
	word string
	stance
}

type hanModalRules struct {
	modals             []hanModal // the longest first
	asks, free, except *regexp.Regexp
}

var hanModality = sync.OnceValue(func() (r hanModalRules) {
	for m, lists := range hanModals {
		for i, list := range lists {
			for w := range strings.FieldsSeq(list) {
				r.modals = append(r.modals, hanModal{w, stance{modality(m), i == 1}})
			}
		}
	}
	slices.SortFunc(r.modals, func(a, b hanModal) int { return len(b.word) - len(a.word) })
	r.asks = regexp.MustCompile(hanModalAsks)
	r.free = regexp.MustCompile(`^(?:` + hanModalFree + `)*$`)
	r.except = regexp.MustCompile(hanExcept)
	return r
})

// cut takes the only modal word out of s; ok is false where there is none, or more
// than one.
func (r hanModalRules) cut(s string) (before, after string, st stance, ok bool) {
	found := -1
	for at := 0; at < len(s); {
		n := 1
		for _, m := range r.modals {
			if strings.HasPrefix(s[at:], m.word) {
				if found >= 0 {
					return "", "", st, false
				}
				found, n, st = at, len(m.word), m.stance
				before, after = s[:at], s[at+n:]
				break
			}
		}
		at += n
	}
	return before, after, st, found >= 0
}

// A hanModalQuestion asks whether something is allowed, possible or supported.
type hanModalQuestion struct {
	stance
	content []rune // of what is asked about
}

// hanModalOf are what asks by repetition, with the word that it asks by.
var hanModalOf = strings.NewReplacer("能不能", "能", "可不可以", "可以", "可以不可以", "可以", "可不可", "可", "允不允许", "允许", "准不准", "准许", "许不许", "准许",
	"支不支持", "支持", "支持不支持", "支持", "能否", "能", "可否", "可", "行不行", "可以", "让不让", "允许")

// minHanContent is the least that a question has to be about, in characters.
const minHanContent = 2

// readHanModal reads a Chinese question about a modality.
func readHanModal(question string) (q hanModalQuestion, ok bool) {
	r := hanModality()
	said := r.asks.ReplaceAllString(hanModalOf.Replace(language.Fold(question)), "")
	before, after, st, ok := r.cut(said)
	if !ok || zhRules().other.MatchString(before+after) {
		return q, false
	}
	q = hanModalQuestion{st, contentOf(before + after)}
	return q, len(q.content) >= minHanContent
}

// contentOf are the characters that a clause has to have.
func contentOf(s string) (content []rune) {
	for _, r := range s {
		if !strings.ContainsRune(dropped, r) {
			content = append(content, r)
		}
	}
	return content
}

func (q hanModalQuestion) of(sentence string) Polarity {
	r, s := hanModality(), language.Fold(sentence)
	if r.except.MatchString(s) || zhRules().never.MatchString(s) || zhRules().doubt.MatchString(withoutModals(s)) {
		return Unsure
	}
	told := Unsure
	for _, clause := range clausesOfChinese(s) {
		before, after, st, ok := r.cut(clause)
		if !ok || !q.matches([]rune(before+after)) {
			continue
		}
		got := q.stance.of(st)
		if told != Unsure && got != told {
			return Unsure
		}
		told = got
	}
	return told
}

// withoutModals leaves out the modal words: 能 and 可以 are no doubt here.
func withoutModals(s string) string {
	for _, m := range hanModality().modals {
		s = strings.ReplaceAll(s, m.word, "")
	}
	return s
}

// matches reports whether a clause without its modal word says what is asked about
// and nothing more.
func (q hanModalQuestion) matches(clause []rune) bool {
	free, at := hanModality().free, 0
	for _, r := range q.content {
		next := slices.Index(clause[at:], r)
		if next < 0 || !free.MatchString(string(clause[at:at+next])) {
			return false
		}
		at += next + 1
	}
	return free.MatchString(string(clause[at:]))
}

func (q hanModalQuestion) disputes(sentence string) bool {
	s := language.Fold(sentence)
	if !(zhQuestion{content: q.content}).within(s) {
		return false
	}
	r := hanModality()
	return r.except.MatchString(s) || slices.ContainsFunc(r.modals, func(m hanModal) bool { return strings.Contains(s, m.word) })
}
