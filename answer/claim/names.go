package claim

import (
	"strings"
	"unicode/utf8"
)

// linkText links Chinese tokens that the words of a view do not have, because it
// was cut otherwise, to the place where their characters stand.
func (k *comparison) linkText() {
	for i, t := range k.statement.tokens {
		if !t.han || t.class != content || k.linked(i) || utf8.RuneCountInString(t.form) < 2 {
			continue
		}
		if at := k.findText(t.form); at >= 0 {
			k.links[i] = link{at, sameWord}
		}
	}
}

// findText returns the source token in which s begins, or -1.
func (k *comparison) findText(s string) int {
	var b strings.Builder
	for j := 0; j < len(k.source); j++ {
		if !k.source[j].han && k.source[j].class != number && k.source[j].class != calendar {
			continue
		}
		b.Reset()
		for n := j; n < len(k.source) && k.source[n].view == k.source[j].view && b.Len() < len(k.source[j].form)+len(s); n++ {
			b.WriteString(k.source[n].form)
		}
		if at := strings.Index(b.String(), s); at >= 0 && at < len(k.source[j].form) {
			return j
		}
	}
	return -1
}

// hasText reports whether the characters of token i stand in a source or around
// it.
func (k *comparison) hasText(i int) bool {
	t := k.statement.tokens[i]
	if !t.han {
		return false
	}
	if utf8.RuneCountInString(t.form) == 1 {
		return k.neighbours(i)
	}
	for _, r := range k.views {
		if strings.Contains(r.folded, t.form) {
			return true
		}
	}
	for _, s := range k.aroundTexts {
		if strings.Contains(s, t.form) {
			return true
		}
	}
	return false
}

// neighbours reports whether a single character stands in a source next to what
// it stands next to in the statement.
func (k *comparison) neighbours(i int) bool {
	tokens := k.statement.tokens
	for _, pair := range [2]string{before(tokens, i) + tokens[i].form, tokens[i].form + after(tokens, i)} {
		if utf8.RuneCountInString(pair) < 2 {
			continue
		}
		for _, r := range k.views {
			if strings.Contains(r.folded, pair) {
				return true
			}
		}
		for _, s := range k.aroundTexts {
			if strings.Contains(s, pair) {
				return true
			}
		}
	}
	return false
}

func before(tokens []token, i int) string {
	if i == 0 || tokens[i-1].end != tokens[i].start {
		return ""
	}
	r, _ := utf8.DecodeLastRuneInString(tokens[i-1].form)
	return string(r)
}

func after(tokens []token, i int) string {
	if i+1 >= len(tokens) || tokens[i].end != tokens[i+1].start {
		return ""
	}
	r, _ := utf8.DecodeRuneInString(tokens[i+1].form)
	return string(r)
}

// named reports whether a title, a heading or the sentence before has a name.
func (k *comparison) named(t token) bool {
	for _, o := range k.around {
		if k.alike(t, o.token, k.statement.lang, o.lang) >= synonym {
			return true
		}
	}
	return false
}

// initials reports whether an acronym is made of the first letters of words that
// follow each other in a source: ESA of European Space Agency.
func (k *comparison) initials(t token) bool {
	if !t.caps || t.han {
		return false
	}
	letters := ""
	for _, o := range k.source {
		if o.class == content && o.form != "" && !o.han {
			letters += o.form[:1]
		}
	}
	return len(t.form) > 2 && strings.Contains(letters, t.form)
}
