package claim

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"detente/knowledge/sound"
)

// checkNumbers looks for each number, with its unit, in the sources.
func checkNumbers(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		if t.class != number || t.quantity.article && i > 0 && k.statement.tokens[i-1].form == "最后" || k.hasNumber(t) && !(t.quantity.article && k.countsMore(i)) {
			continue
		}
		if t.form == "two" && i > 0 && k.statement.tokens[i-1].form == "the" {
			continue // the two sides
		}
		if t.quantity.article && !k.countsMore(i) && !k.otherPeriod(t) || t.quantity.definite && t.quantity.value == 2 {
			continue
		}
		return fault{Number, i, i}, true
	}
	return fault{}, false
}

// otherPeriod reports whether a number one is of time (一年) where the sources
// have one of another time (一天) and not the same.
func (k *comparison) otherPeriod(t token) bool {
	dimension := t.quantity.unit.dimension
	if dimension != "time" && dimension != "months" {
		return false
	}
	for _, o := range k.source {
		if o.class == number && o.quantity.article && (o.quantity.unit.dimension == "time" || o.quantity.unit.dimension == "months") {
			return true
		}
	}
	return false
}

// countsMore reports whether the sources count more than one of what the number
// one counts in the statement, and never one.
func (k *comparison) countsMore(i int) bool {
	mine := run(k.statement.tokens, i)
	if len(mine) == 0 || k.statement.tokens[i].quantity.unit.dimension != "" {
		return false
	}
	tokens, more := k.tokens, false
	for j, o := range tokens {
		if o.class != number || o.quantity.ordinal || o.quantity.unit.dimension != "" || !k.anyAlike(mine, run(tokens, j)) {
			continue
		}
		if o.quantity.value == 1 {
			return false
		}
		more = true
	}
	return more
}

func (k *comparison) hasNumber(t token) bool {
	year := "y" + strconv.FormatFloat(t.quantity.value, 'f', -1, 64) // "an 1847 stamp"
	same := func(o token) bool {
		return o.class == number && t.quantity.equal(o.quantity) || o.class == calendar && t.quantity.unit.dimension == "" && slices.Contains(o.date.pieces, year)
	}
	for _, o := range k.source {
		if same(o.token) {
			return true
		}
	}
	for _, r := range k.others {
		if slices.ContainsFunc(r.tokens, same) {
			return true
		}
	}
	return false
}

// checkDates looks for each date as a whole in one date of the sources.
func checkDates(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		if t.class == calendar && !k.hasDate(t.date) && !k.tellsAge(i) {
			return fault{Date, i, i}, true
		}
	}
	return fault{}, false
}

// tellsAge reports whether token i is the 今年 of 今年24岁.
func (k *comparison) tellsAge(i int) bool {
	return k.statement.tokens[i].form == "今年" && i+1 < len(k.statement.tokens) && k.statement.tokens[i+1].measure == "岁"
}

func (k *comparison) hasDate(d date) bool {
	var context []string
	for _, o := range k.source {
		if o.class != calendar {
			continue
		}
		if d.within(o.date, context) {
			return true
		}
		for _, p := range o.date.pieces {
			if p[0] == 'y' {
				context = append(context, p)
			}
		}
	}
	for _, r := range k.others {
		for _, o := range r.tokens {
			if o.class == calendar && d.within(o.date, nil) {
				return true
			}
		}
	}
	return false
}

// checkNames looks for each name in the sources, or in what stands around them.
func checkNames(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		if t.class != content || k.linked(i) || !t.name && !t.unknown && !k.afterSurname(i) && !k.partOfName(i) {
			continue
		}
		if k.partOfName(i) {
			return fault{Name, i, i}, true
		}
		if k.hasText(i) || k.named(t) || k.initials(t) || t.unknown && !k.mayBeName(i) {
			continue
		}
		return fault{Name, i, i}, true
	}
	return fault{}, false
}

// partOfName reports whether a Chinese token that the sources lack stands before
// the end of a name of theirs in place of its beginning: 大都会 of 大都会博物馆,
// where they have 大英博物馆.
func (k *comparison) partOfName(i int) bool {
	tokens := k.statement.tokens
	if i+1 >= len(tokens) || !tokens[i].han || tokens[i].class != content || tokens[i+1].start != tokens[i].end || k.links[i+1].to < 0 || k.findText(tokens[i].form) >= 0 {
		return false
	}
	o := k.source[k.links[i+1].to]
	return o.name && o.form != tokens[i+1].form && strings.HasSuffix(o.form, tokens[i+1].form) && !strings.HasPrefix(o.form, tokens[i].form)
}

// afterSurname reports whether a Chinese token that the sources lack follows a
// surname that they have: most likely a given name.
func (k *comparison) afterSurname(i int) bool {
	tokens := k.statement.tokens
	if i > 1 && tokens[i].han && utf8.RuneCountInString(tokens[i].form) == 1 && tokens[i-2].end == tokens[i-1].start && tokens[i-1].end == tokens[i].start {
		if first := tokens[i-2].form + tokens[i-1].form; utf8.RuneCountInString(first) == 2 && strings.Contains(surnames, tokens[i-2].form) && k.findText(first) >= 0 && k.findText(first+tokens[i].form) < 0 {
			return true
		}
	}
	if i == 0 || !tokens[i].han || !tokens[i-1].han || tokens[i-1].end != tokens[i].start || len(tokens[i].form) > len("立明") {
		return false
	}
	return len(tokens[i-1].form) == len("陈") && strings.Contains(surnames, tokens[i-1].form) && k.findText(tokens[i-1].form) >= 0 && k.findText(tokens[i-1].form+tokens[i].form) < 0
}

// mayBeName reports whether a run of characters that no dictionary has looks like
// a name, or has a character that no source has.
func (k *comparison) mayBeName(i int) bool {
	t := k.statement.tokens[i]
	first, _ := utf8.DecodeRuneInString(t.form)
	if utf8.RuneCountInString(t.form) == 2 && !strings.ContainsRune(surnames, first) && !sound.IsTranscribing(first) {
		return false
	}
	if strings.ContainsRune(surnames, first) && utf8.RuneCountInString(t.form) > 1 {
		return true
	}
	for _, r := range t.form {
		if k.findText(string(r)) < 0 {
			return true
		}
	}
	return false
}
