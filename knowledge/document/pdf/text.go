package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ligatures are letters that are set as one.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// clean is a word as it is written: ligatures taken apart, without what can't be seen.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\uf0b7' || r == '\uf0a7' || r == '\uf0d8': // bullets of the fonts Symbol and Wingdings
			return '•'
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\u00ad' || r == '\ufeff' || r == '\u200b', unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(ligatures.Replace(s))
}

// spaced is text with spaces for its tabs.
func spaced(s string) string { return strings.ReplaceAll(s, "\t", " ") }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isWide reports whether r belongs to a script that is written without spaces.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

// endsSentence reports whether a line ends where a sentence does.
func endsSentence(s string) bool {
	return strings.ContainsRune(".!?:;。！？：；…", lastRune(strings.TrimRight(s, `"'”’»」』)]）】*`)))
}

// vocabulary are the words of a text in lower case, with hyphens inside.
type vocabulary map[string]bool

// add adds the words of a line, its last one apart where a hyphen ends that.
func (v vocabulary) add(s string) {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if !strings.HasSuffix(w, "-") && len(w) < 60 {
			v[strings.ToLower(w)] = true
		}
	}
}

// join is a line and the one below as one text. A word that was cut at the end of the
// line comes together; its hyphen stays where the word is written with one elsewhere
// and never without.
func (v vocabulary) join(above, below string) string {
	last, first := lastRune(above), firstRune(below)
	switch {
	case above == "" || below == "":
		return above + below
	case cutWord(above) && unicode.IsLower(first):
		head := above[strings.LastIndexFunc(above[:len(above)-1], func(r rune) bool { return !unicode.IsLetter(r) })+1 : len(above)-1]
		tail := below
		if i := strings.IndexFunc(below, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
			tail = below[:i]
		}
		head, tail = strings.ToLower(head), strings.ToLower(tail)
		if v[head+"-"+tail] && !v[head+tail] {
			return above + below
		}
		return strings.TrimSuffix(strings.TrimSuffix(above, "-"), "‐") + below
	case cutWord(above):
		return above + below // a name: Rimsky-Korsakov
	case isWide(last) || isWide(first):
		return above + below
	}
	return above + " " + below
}

// cutWord reports whether a line ends with a hyphen that stands at a letter.
func cutWord(s string) bool {
	body := strings.TrimSuffix(strings.TrimSuffix(s, "-"), "‐")
	return len(body) < len(s) && unicode.IsLetter(lastRune(body))
}
