package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"detente/knowledge/document/archive"
)

// levels is how many levels a numbering has.
const levels = 9

// level is how a level of a list is numbered.
type level struct {
	start  int
	format string // "decimal", "bullet", …
	text   string // "%1." or a bullet
	style  string // the style of paragraphs that belong to the level
	legal  bool   // whether the numbers of other levels are written in digits, too
}

// sequence is a numbering of paragraphs, with how far it has come.
type sequence struct {
	levels  [levels]level
	count   [levels]int
	running [levels]bool // whether count was set
}

// numbering are a document's numberings. Those that are used (by numId) share the
// sequences that are described (by abstractNumId).
type numbering struct {
	sequences map[string]*sequence
	used      map[string]string      // abstractNumId by numId
	restart   map[string]map[int]int // by numId, the levels that begin anew when it is first used
	abstract  string                 // the sequence that is being read
	num       string                 // the numbering that is being read
	at        int                    // the level that is being read
}

func newNumbering() *numbering {
	return &numbering{sequences: map[string]*sequence{}, used: map[string]string{}, restart: map[string]map[int]int{}}
}

func (n *numbering) visit(token xml.Token) error {
	e, ok := token.(xml.StartElement)
	if !ok {
		return nil
	}
	value := archive.Attr(e, "val")
	switch e.Name.Local {
	case "abstractNum":
		n.abstract, n.num = archive.Attr(e, "abstractNumId"), ""
		s := &sequence{}
		for i := range s.levels {
			s.levels[i].start = 1
		}
		n.sequences[n.abstract] = s
	case "num":
		n.num, n.abstract = archive.Attr(e, "numId"), ""
	case "abstractNumId":
		n.used[n.num] = value
	case "lvl", "lvlOverride":
		n.at = number(archive.Attr(e, "ilvl"), 0)
	case "startOverride":
		if n.restart[n.num] == nil {
			n.restart[n.num] = map[int]int{}
		}
		n.restart[n.num][n.at] = number(value, 1)
	case "start", "numFmt", "lvlText", "pStyle", "isLgl":
		n.level(e.Name.Local, value)
	}
	return nil
}

// level notes what is said of a level of the sequence that is being read.
func (n *numbering) level(what, value string) {
	s := n.sequences[n.abstract]
	if s == nil || n.at >= levels {
		return
	}
	l := &s.levels[n.at]
	switch what {
	case "start":
		l.start = number(value, 1)
	case "numFmt":
		l.format = value
	case "lvlText":
		if len(value) <= 60 { // it stands before each paragraph
			l.text = value
		}
	case "pStyle":
		l.style = value
	case "isLgl":
		l.legal = value != "0"
	}
}

// levelOf is the level of a numbering that paragraphs of a style belong to.
func (n *numbering) levelOf(numID, style string) int {
	if s := n.sequences[n.used[numID]]; s != nil {
		for i, l := range s.levels {
			if l.style == style && style != "" {
				return i
			}
		}
	}
	return 0
}

// mark is what stands before a paragraph with a number.
type mark struct {
	number int    // where it is just a number; 0 for none
	label  string // otherwise: "a)", "2.1", "第一章"; "" for a bullet
	none   bool   // whether nothing stands there
}

// next counts a paragraph of a numbering. ok is false where there is none.
func (n *numbering) next(numID string, at int) (m mark, ok bool) {
	s := n.sequences[n.used[numID]]
	if s == nil || at < 0 || at >= levels {
		return mark{}, false
	}
	for i, start := range n.restart[numID] {
		if i < levels {
			s.levels[i].start, s.running[i] = start, false
		}
	}
	delete(n.restart, numID)
	if s.running[at] {
		s.count[at]++
	} else {
		s.count[at], s.running[at] = s.levels[at].start, true
	}
	for i := at + 1; i < levels; i++ {
		s.running[i] = false
	}
	return s.mark(at), true
}

func (s *sequence) mark(at int) mark {
	l := s.levels[at]
	own := "%" + strconv.Itoa(at+1)
	switch text := strings.TrimSpace(l.text); {
	case text == "":
		return mark{none: true}
	case l.format == "bullet" || !strings.Contains(text, "%"):
		return mark{}
	case l.format == "decimal" && (text == own+"." || text == own || text == own+")" || text == own+"、") && s.count[at] > 0:
		return mark{number: s.count[at]}
	default:
		return mark{label: s.label(text, at)}
	}
}

// label puts the numbers of the levels up to at into the text of a level.
func (s *sequence) label(text string, at int) string {
	for i := 0; i <= at; i++ {
		n := s.count[i]
		if !s.running[i] {
			n = s.levels[i].start
		}
		format := s.levels[i].format
		if s.levels[at].legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(n, format))
	}
	return text
}

// numeral writes a number in a format of Word; those that are not known as digits.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "none":
		return ""
	}
	if strings.HasPrefix(format, "chinese") || strings.HasPrefix(format, "japanese") || strings.HasPrefix(format, "taiwanese") {
		return han(n)
	}
	return strconv.Itoa(n)
}

// letters are a, b, …, z, aa, bb, … as Word counts them.
func letters(n int, first rune) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var s strings.Builder
	for i, value := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			s.WriteString([]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return s.String()
}

// han writes a number up to 99 in Chinese.
func han(n int) string {
	if n < 0 || n > 99 {
		return strconv.Itoa(n)
	}
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch tens, ones := n/10, n%10; {
	case n == 0:
		return "〇"
	case tens == 0:
		return digits[ones]
	case tens == 1:
		return "十" + digits[ones]
	default:
		return digits[tens] + "十" + digits[ones]
	}
}
