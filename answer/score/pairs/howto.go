package pairs

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// howTo makes the pair of a block with a line that leads into it and says what it is
// for.
func (m *maker) howTo(i int) {
	lead := m.d.Blocks[i].Lead
	if lead < 0 {
		return
	}
	if action, lang, ok := actionOf(m.text(lead)); ok {
		m.add(HowTo, m.variant(lang), askHow(action, m.variant(lang), hash(action)), []int{i}, nil)
	}
}

// variant is lang, or the document's own way to write it.
func (m *maker) variant(lang string) string {
	if language.Primary(m.d.Lang) == lang {
		return m.d.Lang
	}
	return lang
}

// Steps are the questions "How do I X?" of a document, each with the lists and code
// that a line "To X, do Y:" leads into. Unlike those of [Of] they are all in the
// plainest form, and are not bounded.
func Steps(d *document.Document) []Pair {
	m := maker{d: d, at: map[string]int{}}
	for i, b := range d.Blocks {
		if b.Lead < 0 || b.Kind != document.List && b.Kind != document.Code {
			continue
		}
		if action, lang, ok := actionOf(m.text(b.Lead)); ok {
			m.add(HowTo, m.variant(lang), askHow(action, m.variant(lang), 0), []int{i}, nil)
		}
	}
	return m.pairs
}

// maxLead is the longest paragraph that is read as a lead-in, in bytes.
const maxLead = 600

// actionOf finds what a lead-in says that the following is for, as an infinitive.
func actionOf(lead string) (action, lang string, ok bool) {
	if len(lead) > maxLead || !document.LeadsIn(lead) {
		return "", "", false
	}
	sentences := language.Sentences(lead)
	for i, sp := range slices.Backward(sentences) {
		s := lead[sp.Start:sp.End]
		for _, p := range leadPatterns {
			match := p.form.FindStringSubmatch(s)
			if match == nil || p.last && i < len(sentences)-1 {
				continue
			}
			if action, ok := p.action(match[1:]); ok {
				return action, p.lang, true
			}
		}
	}
	return "", "", false
}

// A leadPattern finds an action in a sentence; its groups, joined, are the action.
type leadPattern struct {
	lang string
	form *regexp.Regexp
	last bool // only the sentence right before what it leads into
}

// leadPatterns are in the order in which they are tried.
var leadPatterns = []leadPattern{
	{"en", regexp.MustCompile(`(?i)^(?:then,? |now,? |next,? |finally,? |and )?(?:in order )?to ([^,.:]+), `), false},
	{"en", regexp.MustCompile(`(?i)^if you(?:’d| want| wish| need|'d like| would like|’d like) to ([^,.:]+), `), false},
	{"en", regexp.MustCompile(`(?i)^(?:then,? |now,? |next,? |finally,? )?(?:in order )?to ([^,.:]+?)(?: (?:you (?:can|must|should|need|have|will)|please|simply|just|run|use|follow|type|execute)\b[^:]*)?:$`), true},
	{"en", regexp.MustCompile(`(?i)\b(?:use|using|run|running|execute|enter|type|follow|following|take|try)\b.*\b(?:following|these|steps?|below|commands?|this)\b.*? (?:in order )?to ([^,.:]+):$`), true},
	{"en", regexp.MustCompile(`(?i)^(?:then,? |now,? |next,? |alternatively,? )?you can (?:also |then |easily |now )?([^,.:]+?) (?:by|with|using|via|as follows|like this|like so|through|in the following)\b[^:]*:$`), true},
	{"zh", regexp.MustCompile(`^(?:此外，|另外，|然后，|接着，)?(?:如果|若|如|假如|当)?(?:你|您|用户|玩家|我们)?(?:还|也)?(?:需要|想要|希望|想|要|需)(?:想|要)?([^，,。：:]+?)(?:的话|的时候|时)?[，,]`), false},
	{"zh", regexp.MustCompile(`^为了([^，,。：:]+)[，,]`), false},
	{"zh", regexp.MustCompile(`(?:命令|指令|步骤|方法|方式|代码|语句|操作)(?:来|以|可以|即可|，即可)([^，,。：:]+)[：:]$`), true},
	{"zh", regexp.MustCompile(`(?:以下|下面|下列|如下|这些|下述)[^，,。：:]*(?:命令|指令|步骤|方法|方式|代码|语句|操作)([^，,。：:的]{3,})[：:]$`), true},
	{"zh", regexp.MustCompile(`^(?:你|您)?可以(?:通过|使用|用|按照|按|在)[^，,。：:]*(?:来|以)([^，,。：:]+)[：:]$`), true},
	{"zh", regexp.MustCompile(`^([^，,。：:]{3,}?)的?(?:步骤|方法|方式|流程|命令|指令)(?:如下|为|有以下[^，,。：:]*)[：:]$`), true},
	{"ru", regexp.MustCompile(`(?i)^(?:для того,? )?чтобы ([^,.:]+), .*`), false},
	{"fr", regexp.MustCompile(`(?i)^(?:afin de|pour) ([^,.:]+), .*`), false},
	{"de", regexp.MustCompile(`(?i)^um ([^,.:]+) zu ([a-zäöü]+n), .*`), false},
}

// action is what the groups of a pattern say, if a question can be made of it by
// itself: nothing that stands for something said before, and no mere figure of speech.
func (p leadPattern) action(groups []string) (string, bool) {
	s := strings.TrimSpace(aside.ReplaceAllString(strings.Join(groups, " "), ""))
	if p.lang == "zh" {
		n := utf8.RuneCountInString(s)
		if n < 3 || n > 25 || han.MatchString(s) || !hasHan(s) {
			return "", false
		}
		return strings.NewReplacer("您", "我", "你", "我").Replace(s), true
	}
	if n := len(strings.Fields(s)); n < 2 || n > 14 || western.MatchString(s) {
		return "", false
	}
	if p.lang == "en" {
		return mine(s), true
	}
	return s, true
}

var (
	// han and western match what points back, and figures of speech.
	han     = regexp.MustCompile(`它|他们|这|那|该|此|其|上述|以上|无法|不能|不会|已经|都已|将会|就会|了|^(?:我|你|您|注意|说明|强调|提醒|指出|确保|总结|更加|更好|防止|避免|方便|具体|详细|主要|基本|操作|使用|求)`)
	western = regexp.MustCompile(`(?i)\b(?:it|its|them|their|they|this|that|these|those|such|so|one|others?|above|latter|former|these)\b|^(?:name|start|begin|summari[sz]e|recap|illustrate|clarify|repeat|conclude|help|ensure|make sure|avoid|keep|mention|be (?:able|clear|precise|honest|fair|sure|safe))\b|(?:^|[ ’'])(?:это|этого|его|её|их|cela|ceci|dies|das|ihn|celui)(?:$|[ ,])`)
	// aside matches what stands in brackets, also those that a comma left open.
	aside = regexp.MustCompile(`\s*[(（][^)）]*(?:[)）]|$)`)
	you   = regexp.MustCompile(`(?i)\b(?:you're|you|your|yours|yourself|yourselves)\b`)
)

// mine says an English infinitive of the one who asks: my for your.
func mine(s string) string {
	if rest, ok := strings.CutPrefix(s, "be "); ok {
		s = "get " + rest
	}
	return you.ReplaceAllStringFunc(s, func(w string) string {
		return map[string]string{"you're": "I'm", "you": "I", "your": "my", "yours": "mine"}[strings.ToLower(w)] +
			map[bool]string{true: "myself"}[len(w) > 6]
	})
}
