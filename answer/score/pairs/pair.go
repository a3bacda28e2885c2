package pairs

import (
	"cmp"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// The kinds of pairs.
const (
	Heading    = "heading"    // a heading, and what stands under it
	FAQ        = "faq"        // a question, and its answer
	HowTo      = "howto"      // what a lead-in says that something is for, and what it leads into
	Cell       = "cell"       // a row's name and a column's, and the row
	Definition = "definition" // a term, and what says what it is
)

// A Pair is a question with what answers it in a document.
type Pair struct {
	Question string
	Lang     string // BCP 47, of the question
	Document *document.Document
	// Blocks are the indices of the blocks that answer, best first, never empty: a
	// list, code or a table stands for itself with its lead-in, any other block for
	// what it holds.
	Blocks []int
	// Also are the indices of further blocks that may answer; they should serve
	// neither as right answers nor as wrong ones.
	Also []int
	Kind string
}

// MaxPairs is how many pairs are made of a document, and maxRows how many of a table.
const (
	MaxPairs = 60
	maxRows  = 8
)

// Of makes the pairs of a document, at most [MaxPairs], in the order of its text. A
// question that several blocks answer comes once, with all of them. nil is none.
func Of(d *document.Document) []Pair {
	m := maker{d: d, at: map[string]int{}}
	for i := range d.Blocks {
		switch d.Blocks[i].Kind {
		case document.Heading:
			m.heading(i)
		case document.List:
			m.howTo(i)
			m.terms(i)
		case document.Code:
			m.howTo(i)
		case document.Table:
			m.howTo(i)
			m.table(i)
		case document.Question, document.Definition:
			m.termed(i)
		}
	}
	return bounded(m.pairs)
}

// bounded keeps MaxPairs of the pairs, from all over the document.
func bounded(all []Pair) []Pair {
	if len(all) <= MaxPairs {
		return all
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(hash(all[a].Question), hash(all[b].Question)) })
	order = order[:MaxPairs]
	slices.Sort(order)
	kept := make([]Pair, MaxPairs)
	for i, j := range order {
		kept[i] = all[j]
	}
	return kept
}

// maker gathers the pairs of a document.
type maker struct {
	d     *document.Document
	pairs []Pair
	at    map[string]int  // by folded question, its pair
	words map[string]int  // how often the text has each word; nil until needed
	verbs map[string]bool // verbs that the text has as an infinitive; nil until needed
}

// add takes a pair. A question that was made before gets the further blocks.
func (m *maker) add(kind, lang, question string, blocks, also []int) {
	question = strings.Join(strings.Fields(question), " ")
	if n := utf8.RuneCountInString(question); len(blocks) == 0 || n < 4 || n > 200 {
		return
	}
	key := language.Fold(question)
	i, ok := m.at[key]
	if !ok {
		m.at[key] = len(m.pairs)
		m.pairs = append(m.pairs, Pair{question, lang, m.d, blocks, also, kind})
		return
	}
	p := &m.pairs[i]
	for _, b := range blocks {
		if !slices.Contains(p.Blocks, b) {
			p.Blocks = append(slices.Clip(p.Blocks), b)
		}
	}
	p.Also = append(slices.Clip(p.Also), also...)
}

// text is block i as it is shown, in one line.
func (m *maker) text(i int) string {
	return strings.Join(strings.Fields(m.d.Shown(m.d.Blocks[i])), " ")
}

// lang is the language of a piece of the document.
func (m *maker) lang(s string) string {
	if hasHan(s) {
		if language.Primary(m.d.Lang) == "zh" {
			return m.d.Lang
		}
		return "zh"
	}
	if l, sure := language.Language(s); sure {
		return l
	}
	if l := language.Primary(m.d.Lang); l != "" && l != "zh" {
		return m.d.Lang
	}
	return "en"
}

// termed makes the pair of a block whose first paragraph is asked about: a question,
// or a term that is defined.
func (m *maker) termed(i int) {
	first, also := -1, []int(nil)
	for c := range m.d.Children(i) {
		if first < 0 {
			first = c
		} else {
			also = append(also, c)
		}
	}
	if first < 0 || len(also) == 0 {
		return
	}
	s := m.text(first)
	lang := m.lang(s)
	if m.d.Blocks[i].Kind == document.Question {
		m.add(FAQ, lang, s, also[:1], also[1:])
		return
	}
	m.add(Definition, lang, askWhat(s, lang), also[:1], also[1:])
}

// terms makes the pairs of a list of which at least half of the items begin with a
// term: "Slug: the name that …".
func (m *maker) terms(list int) {
	var items, first []int
	for c := range m.d.Children(list) {
		if c+1 >= m.d.Blocks[c].Next || m.d.Blocks[c+1].Kind != document.Paragraph {
			return
		}
		first = append(first, c+1)
		if term, rest, ok := cutTerm(m.text(c + 1)); ok && isSaid(rest) && !noTerm.MatchString(term) {
			items = append(items, c)
		}
	}
	if len(items) < 2 || 2*len(items) < len(first) {
		return
	}
	for _, c := range items[:min(len(items), maxRows)] {
		term, _, _ := cutTerm(m.text(c + 1))
		lang := m.lang(m.text(c + 1))
		m.add(Definition, lang, askWhat(term, lang), []int{c}, nil)
	}
}

// noTerm begins what is no term, though a colon follows.
var noTerm = regexp.MustCompile(`(?i)^(?:in|on|at|for|if|when|do|don't|note|notes|nb|example|important|see|from|to|with|by|set|warning|tip|todo|注意|例如|例|比如|提示|警告|重要|参见|如果|当)\b|[.!] |->|^(?:注意|例如|比如|提示|警告)`)

// isSaid reports whether a text is long enough to say what something is.
func isSaid(s string) bool {
	return utf8.RuneCountInString(s) >= 12 && (hasHan(s) || strings.Count(s, " ") >= 3) && !strings.HasPrefix(s, "http")
}

// cutTerm parts a term from what is said of it.
func cutTerm(s string) (term, rest string, ok bool) {
	at, size := -1, 0
	for _, mark := range []string{": ", "：", " – ", " — ", "——", " - "} {
		if i := strings.Index(s, mark); i > 0 && (at < 0 || i < at) {
			at, size = i, len(mark)
		}
	}
	if at < 0 {
		return "", "", false
	}
	term, rest = strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+size:])
	return term, rest, isName(term)
}

// isName reports whether s may name a thing: a few words without a sentence's signs.
func isName(s string) bool {
	words, han, letters := len(strings.Fields(s)), 0, false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case strings.ContainsRune("，。；：？！,;:?!|", r):
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters && words <= 5 && han <= 12 && len(s) >= 2
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// hash chooses among phrasings, the same each time.
func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // never fails
	return h.Sum32()
}
