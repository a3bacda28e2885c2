package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The tags around reasoning in the texts of DeepSeek R1, Qwen 3 and others, when
// the server does not part it from the text.
const (
	openTag  = "<think>"
	closeTag = "</think>"
)

// A visible makes of a text's pieces what may be seen of them. The zero value
// is ready.
type visible struct {
	runes   runes
	thinker thinker
}

// write returns what becomes visible by a piece, "" when nothing does.
func (v *visible) write(piece string) string { return v.thinker.write(v.runes.write(piece)) }

// close returns what was held back until the text's end.
func (v *visible) close() string { return v.thinker.write(v.runes.close()) + v.thinker.close() }

// runes joins characters that were cut between pieces, and replaces what is no
// UTF-8 by U+FFFD.
type runes struct{ held string }

func (r *runes) write(piece string) string {
	text := r.held + piece
	n := len(text)
	for n > 0 && len(text)-n < utf8.UTFMax && !utf8.RuneStart(text[n-1]) {
		n--
	}
	// text[n-1] begins the last character, if any does.
	if n > 0 && !utf8.FullRuneInString(text[n-1:]) {
		text, r.held = text[:n-1], text[n-1:]
	} else {
		r.held = ""
	}
	return valid(text)
}

func (r *runes) close() string {
	text := r.held
	r.held = ""
	return valid(text)
}

// valid replaces each byte that is no UTF-8, as a range over the string does.
func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return string([]rune(text))
}

// A thinker takes reasoning between tags out of a text that comes in pieces, and
// the white space before its first visible character. The zero value is ready.
type thinker struct {
	// aloud says that the text begins with reasoning whose opening tag is in the
	// prompt: nothing is visible until </think>, or all of it is if none comes.
	aloud bool
	// misled is set when </think> shows that what was visible was reasoning.
	misled bool

	held   string          // may begin a tag
	inside bool            // between the tags
	begun  bool            // something has been visible
	spoken strings.Builder // what aloud holds back
}

func (t *thinker) write(piece string) string {
	var out strings.Builder
	text := t.held + piece
	for {
		i, tag := nextTag(text, t.inside)
		if tag == "" {
			t.held = text[i:]
			t.say(&out, text[:i])
			return t.show(out.String())
		}
		t.say(&out, text[:i])
		text = text[i+len(tag):]
		if tag == closeTag && !t.inside {
			t.unveil(&out)
		}
		t.inside = tag == openTag
	}
}

// nextTag finds the next tag, the closing one alone when inside. Without one,
// tag is "" and i is where the beginning of one may stand, at the end.
func nextTag(text string, inside bool) (i int, tag string) {
	for i := strings.IndexByte(text, '<'); i >= 0; {
		rest := text[i:]
		switch {
		case strings.HasPrefix(rest, closeTag):
			return i, closeTag
		case !inside && strings.HasPrefix(rest, openTag):
			return i, openTag
		case strings.HasPrefix(closeTag, rest) || !inside && strings.HasPrefix(openTag, rest):
			return i, ""
		}
		next := strings.IndexByte(rest[1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return len(text), ""
}

// say adds text outside the tags to out, or to what aloud holds back.
func (t *thinker) say(out *strings.Builder, text string) {
	switch {
	case t.inside:
	case t.aloud:
		t.spoken.WriteString(text)
	default:
		out.WriteString(text)
	}
}

// unveil sees to a </think> without its opening tag: all before it was
// reasoning.
func (t *thinker) unveil(out *strings.Builder) {
	out.Reset()
	t.spoken.Reset()
	t.misled = t.misled || t.begun
	t.aloud = false
}

// show returns text without the white space that the whole begins with.
func (t *thinker) show(text string) string {
	if !t.begun {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		t.begun = text != ""
	}
	return text
}

// close returns what was held back. Reasoning that was not closed stays hidden.
func (t *thinker) close() string {
	var out strings.Builder
	t.say(&out, t.held)
	t.held = ""
	return t.show(t.spoken.String() + out.String())
}
