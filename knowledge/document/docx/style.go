package docx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"detente/knowledge/document/archive"
)

// style is a style of paragraphs. numID is "" and the levels -1 where it says nothing
// of them.
type style struct {
	name, parent string
	outline      int
	numID        string
	level        int
}

// styles are the styles of a document by their ids.
type styles struct {
	byID map[string]style
	id   string // of the one that is being read
}

func newStyles() *styles { return &styles{byID: map[string]style{}} }

func (s *styles) visit(token xml.Token) error {
	e, ok := token.(xml.StartElement)
	if !ok {
		return nil
	}
	if e.Name.Local == "style" {
		s.id = archive.Attr(e, "styleId")
		s.byID[s.id] = style{outline: -1, level: -1}
		return nil
	}
	st, ok := s.byID[s.id]
	if !ok {
		return nil
	}
	switch value := archive.Attr(e, "val"); e.Name.Local {
	case "name":
		st.name = strings.ToLower(value)
	case "basedOn":
		st.parent = value
	case "outlineLvl":
		st.outline = number(value, -1)
	case "numId":
		st.numID = value
	case "ilvl":
		st.level = number(value, -1)
	}
	s.byID[s.id] = st
	return nil
}

// of is a style with what it takes from those that it is based on; its name is its id
// where the document does not describe it.
func (s *styles) of(id string) style {
	st, ok := s.byID[id]
	if !ok {
		st = style{name: strings.ToLower(id), outline: -1, level: -1}
	}
	for parent, n := st.parent, 0; parent != "" && n < 20; n++ {
		p := s.byID[parent]
		if st.outline < 0 && p.name != "" {
			st.outline = max(p.outline, headingLevel(p.name)-1)
		}
		if st.numID == "" && p.numID != "" {
			st.numID = p.numID
			if st.level < 0 {
				st.level = p.level
			}
		}
		parent = p.parent
	}
	return st
}

// headingName is the name of a style of headings in the languages of Word. Word itself
// writes the English one whatever its language is; others do not.
var headingName = regexp.MustCompile(`^(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titulo|titolo|kop|заголовок|nagłówek|rubrik|overskrift|nadpis) ?([1-9])$`)

// headingLevel is the level of the headings of a style by its name, 0 for none.
func headingLevel(name string) int {
	if m := headingName.FindStringSubmatch(name); m != nil {
		return int(m[1][0] - '0')
	}
	return 0
}

// A role is what a paragraph is, by its style.
type role int

const (
	plain role = iota
	title
	code
	quotation
	term
	definition
	continued // goes on with an item of a list
	contents  // an entry of a table of contents
)

// role is what the style of a name is for.
func (st style) role() role {
	switch name := st.name; {
	case name == "title":
		return title
	case strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "toc") && len(name) == 4 || name == "table of figures":
		return contents
	case strings.Contains(name, "source code") || strings.Contains(name, "sourcecode") || strings.Contains(name, "preformatted") ||
		strings.Contains(name, "verbatim") || strings.HasPrefix(name, "code"):
		return code
	case name == "quote", name == "intense quote", name == "block text", name == "blocktext":
		return quotation
	case name == "definition term", name == "definitionterm":
		return term
	case name == "definition":
		return definition
	case strings.HasPrefix(name, "list continue"):
		return continued
	}
	return plain
}

// number reads a number that is not negative, or returns other.
func number(s string, other int) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 {
		return n
	}
	return other
}
