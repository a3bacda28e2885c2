package pairs

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// Exchange makes a question that a document answers into one that it does not: a
// name, a model, a version, a number, a year, a place, a season or the thing that is
// asked about goes for another of its class that the document does not have. It
// chooses one of [Exchanges], the same each time; false where there is none.
func Exchange(question, lang string, d *document.Document) (string, bool) {
	all := Exchanges(question, lang, d)
	if len(all) == 0 {
		return "", false
	}
	return all[hash(question)%uint32(len(all))], true
}

// Exchanges are all that one exchange makes of a question in lang, at most one a
// piece of it, in the order of the pieces. Only what the document has is exchanged,
// for what it does not have anywhere. Other documents may have it: whoever trains on
// several has to ask each.
func Exchanges(question, lang string, d *document.Document) (all []string) {
	e := exchanger{question: question, chinese: language.Primary(lang) == "zh", shown: d.Text, text: " " + language.Fold(d.Title+" \n"+d.Text) + " "}
	e.codes()
	e.numbers()
	e.words()
	e.names(lang)
	slices.SortStableFunc(e.found, func(a, b exchange) int { return a.at.Start - b.at.Start })
	end := 0
	for _, x := range e.found {
		if x.at.Start < end {
			continue
		}
		end = x.at.End
		all = append(all, question[:x.at.Start]+x.by+question[x.at.End:])
	}
	return all
}

// exchanger finds what can be exchanged in a question.
type exchanger struct {
	question string
	chinese  bool
	shown    string // the document's text
	text     string // that with its title, folded
	found    []exchange
}

// exchange is a range of the question with what comes in its place.
type exchange struct {
	at language.Span
	by string
}

// has reports whether the document has a word.
func (e *exchanger) has(s string) bool {
	s = language.Fold(s)
	for rest, at := e.text, 0; ; {
		i := strings.Index(rest[at:], s)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(rest[:at])
		after, _ := utf8.DecodeRuneInString(rest[at+len(s):])
		first, _ := utf8.DecodeRuneInString(s)
		last, _ := utf8.DecodeLastRuneInString(s)
		if !joined(before, first) && !joined(last, after) {
			return true
		}
		at += len(s)
	}
}

// joined reports whether two characters belong to one word that is written with
// spaces around it, or to one number.
func joined(a, b rune) bool {
	western := func(r rune) bool { return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !language.IsHan(r) }
	return western(a) && western(b)
}

// put exchanges a range that the document has for the first of the offers that it does
// not have, from a place that the question chooses.
func (e *exchanger) put(at language.Span, offers []string) {
	old := e.question[at.Start:at.End]
	if !e.has(old) || len(offers) == 0 {
		return
	}
	start := int(hash(e.question) % uint32(len(offers)))
	for i := range offers {
		by := offers[(start+i)%len(offers)]
		if !strings.EqualFold(by, old) && !e.has(by) {
			e.found = append(e.found, exchange{at, likeCase(by, old)})
			return
		}
	}
}

// likeCase capitalises s where old is.
func likeCase(s, old string) string {
	r, _ := utf8.DecodeRuneInString(old)
	if first, size := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		return string(unicode.ToUpper(first)) + s[size:]
	}
	return s
}

var (
	// code matches names with digits: GPT-4o, X20, v1.2, 3.2.0, Python3.
	code = regexp.MustCompile(`[A-Za-z]+[-_]?\d+(?:\.\d+)*[A-Za-z]*|\d+\.\d+(?:\.\d+)*`)
	// digits matches numbers that stand alone.
	digits = regexp.MustCompile(`\d+`)
	inner  = regexp.MustCompile(`\d+`)
)

// codes exchanges the first number in names of models and versions.
func (e *exchanger) codes() {
	for _, m := range code.FindAllStringIndex(e.question, -1) {
		at := language.Span{Start: m[0], End: m[1]}
		old := e.question[at.Start:at.End]
		n := inner.FindStringIndex(old)
		var offers []string
		for _, by := range otherNumbers(old[n[0]:n[1]]) {
			offers = append(offers, old[:n[0]]+by+strings.TrimRight(old[n[1]:], "abcdefghijklmnopqrstuvwxyz"))
		}
		e.put(at, offers)
	}
}

// numbers exchanges years and other numbers.
func (e *exchanger) numbers() {
	for _, m := range digits.FindAllStringIndex(e.question, -1) {
		before, _ := utf8.DecodeLastRuneInString(e.question[:m[0]])
		after, _ := utf8.DecodeRuneInString(e.question[m[1]:])
		if joined(before, '0') || joined('0', after) || strings.ContainsRune(".-_/:", before) || strings.ContainsRune("-_/:", after) {
			continue // part of a name, a date or an address
		}
		e.put(language.Span{Start: m[0], End: m[1]}, otherNumbers(e.question[m[0]:m[1]]))
	}
}

// otherNumbers are numbers of the same sort, years for a year.
func otherNumbers(s string) (all []string) {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) > 9 {
		return nil
	}
	if len(s) == 4 && n >= 1000 && n < 2100 {
		for _, by := range []int{3, -4, 7, -11, 13} {
			all = append(all, strconv.Itoa(n+by))
		}
		return all
	}
	step := 1
	for step*20 <= n {
		step *= 10
	}
	for _, by := range []int{1, 2, 3, 5, 7} {
		all = append(all, fmt.Sprintf("%0*d", len(s), n+by*step))
	}
	return all
}

// words exchanges words of a class for others of it.
func (e *exchanger) words() {
	folded := language.Fold(e.question)
	if len(folded) != len(e.question) {
		folded = strings.ToLower(e.question)
	}
	for _, class := range classes(e.chinese) {
		for _, word := range class {
			for at := 0; len(folded) == len(e.question); {
				i := strings.Index(folded[at:], word)
				if i < 0 {
					break
				}
				sp := language.Span{Start: at + i, End: at + i + len(word)}
				at = sp.End
				before, _ := utf8.DecodeLastRuneInString(folded[:sp.Start])
				after, _ := utf8.DecodeRuneInString(folded[sp.End:])
				if !joined(before, rune(word[0])) && !joined(rune(word[len(word)-1]), after) {
					e.put(sp, class)
				}
			}
		}
	}
}

// names exchanges Chinese names of persons and places, and capitalised words inside
// a Western question.
func (e *exchanger) names(lang string) {
	if e.chinese {
		for _, sp := range language.NamesOf(e.question, language.HasPlace) {
			e.put(sp, chinesePlaces)
		}
		for _, sp := range language.NamesOf(e.question, language.HasPerson) {
			e.put(sp, chinesePersons)
		}
	}
	for _, u := range language.Units(e.question, lang) {
		sp := language.Span{Start: u.Start, End: u.End}
		word := e.question[sp.Start:sp.End]
		first, size := utf8.DecodeRuneInString(word)
		if sp.Start == 0 && !e.chinese || len(word) < 4 || !unicode.IsUpper(first) || first > unicode.MaxLatin1 || strings.ContainsAny(word, "0123456789") {
			continue
		}
		if word[size:] == strings.ToLower(word[size:]) && language.Primary(lang) != "de" && !strings.Contains(e.shown, " "+strings.ToLower(word)) {
			e.put(sp, inventedNames)
		}
	}
}
