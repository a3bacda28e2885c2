package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ellipsis marks a text that was cut.
const ellipsis = "…"

// alwaysSpecial are the characters that begin or end Markdown, a mention, a
// custom emoji or a link anywhere in a line.
const alwaysSpecial = "\\*_~`|<>[]@"

// escape makes text show on Discord exactly as it reads: it puts a backslash
// before whatever Markdown or a mention would take, and changes nothing else
// of what is seen. The text should have gone through [clean] before.
func escape(text string) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	lead := lineLead{atStart: true}
	for i, r := range text {
		if lead.special(r) || strings.ContainsRune(alwaysSpecial, r) || opensLink(text[i:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// opensLink reports whether rest begins with the colon of an address
// ("https://") or of an emoji's name (":smile:"). A colon before white space
// is left alone: it is most of the colons there are.
func opensLink(rest string) bool {
	if rest[0] != ':' || len(rest) == 1 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[1:])
	return !unicode.IsSpace(next)
}

// lineLead follows a text and knows what is special only where a line begins:
// headings, lists, small print.
type lineLead struct {
	atStart bool // nothing but white space in this line so far
	digits  bool // nothing but a number in this line so far
}

func (l *lineLead) special(r rune) bool {
	atStart, digits := l.atStart, l.digits
	isDigit := r >= '0' && r <= '9'
	l.atStart = r == '\n' || atStart && unicode.IsSpace(r)
	l.digits = isDigit && (atStart || digits)
	if atStart {
		return r == '#' || r == '-' || r == '+'
	}
	return digits && (r == '.' || r == ')')
}

// unescape is the reverse of [escape]: it gives the text as it is seen.
func unescape(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	escaped := false
	for _, r := range text {
		if r == '\\' && !escaped {
			escaped = true
			continue
		}
		b.WriteRune(r)
		escaped = false
	}
	return b.String()
}

// clean takes out what is not seen and could mislead: control characters,
// zero-width and bidi controls, bytes that are no UTF-8. Tabs and foreign line
// ends become spaces; other kinds of space stay as they are.
func clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsSpace(r) && !unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), isFiller(r):
			return -1
		}
		return r
	}, text)
}

// isFiller reports whether r is a letter or mark that shows as nothing: the
// Hangul fillers and the supplementary variation selectors.
func isFiller(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u3164', '\uFFA0', '\u034F':
		return true
	}
	return r >= 0xE0100 && r <= 0xE01EF
}

// oneLine is [clean] with every run of white space as one space.
func oneLine(text string) string {
	return strings.Join(strings.Fields(clean(text)), " ")
}

// head is the beginning of text, at most n characters: for what is cut to fewer units
// than that in any case.
func head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// units is the length that Discord's limits are held to here: UTF-16 code
// units, which are never fewer than the code points that Discord counts.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// cut shortens text to at most limit units, with an ellipsis where something
// was left out. It never parts a letter from its accents.
func cut(text string, limit int) string {
	return cutAs(text, limit, func(s string) string { return s })
}

// cutEscaped is [escape] of text cut so that the escaped form has at most
// limit units.
func cutEscaped(text string, limit int) string { return cutAs(text, limit, escape) }

// cutAs gives show(text), or show of the longest part of text that, with an
// ellipsis, has at most limit units. Limits below 1 give "". show must not
// make a longer text shorter.
func cutAs(text string, limit int, show func(string) string) string {
	text = head(text, max(limit, 0)+1) // a whole book takes long to show
	if full := show(text); units(full) <= limit {
		return full
	}
	if limit < 1 {
		return ""
	}
	low, high := 0, len(text) // text[:low] fits, text[:high] does not
	for low < high-1 {
		mid := (low + high) / 2
		if units(show(text[:floor(text, mid)]))+1 <= limit {
			low = mid
		} else {
			high = mid
		}
	}
	return show(strings.TrimRightFunc(text[:whole(text, floor(text, low))], unicode.IsSpace)) + ellipsis
}

// floor is the start of the rune that byte i of text is in.
func floor(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// whole moves i back to where no mark that belongs to the character before it
// would be cut off.
func whole(text string, i int) int {
	for i > 0 && i < len(text) {
		r, _ := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsMark(r) && !(r >= 0x1F3FB && r <= 0x1F3FF) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
	}
	return i
}
