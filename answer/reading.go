package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// A reading is what a question was understood to ask.
type reading struct {
	text     string
	lang     string
	kind     Kind
	followUp bool
	terms    []weighedTerm
	total    float64 // of the terms' weights
	unknown  float64 // of the weights of terms that no document has
	// strange tells that the question names somebody or something that no
	// document does.
	strange bool
	// meant is the question in words, that of a follow-up after the one before it.
	meant string
	// elliptic tells that it only names something (那北约呢？); focus is then how many
	// of the terms, from the first, it names itself.
	elliptic bool
	focus    int
	// foreign tells that no document is in its language, nor translated into it.
	foreign bool
	// least is the confidence that an answer has to have.
	least float64
	// about is the document that is meant, nil where the question tells.
	about *document.Document
	// verbatim tells that no model is to take part.
	verbatim bool
}

// A weighedTerm is a term of the question with what it is worth: its idf, times
// less than one where it comes from an earlier turn.
type weighedTerm struct {
	term   language.Term
	weight float64
	query  index.WeightedTerm
	// group holds what counts in place of the term, where it is not empty.
	group index.Group
	class language.Class
	// start and end are the bytes of the question; inherited terms are of an
	// earlier one.
	start, end int
	inherited  bool
}

// in reports whether a text, given by its terms in their order, has the term, or
// all terms of one of the ways to say it.
func (t weighedTerm) in(terms []language.Term) bool {
	if len(t.group) == 0 {
		_, has := slices.BinarySearch(terms, t.term)
		return has
	}
	return slices.ContainsFunc(t.group, func(w index.Way) bool {
		for _, part := range w.Terms {
			if _, has := slices.BinarySearch(terms, part); !has {
				return false
			}
		}
		return true
	})
}

func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && unicode.IsPrint(r) }) < 0
}

// read understands a question. A follow-up takes terms from the turns before.
func read(base *knowledge.Base, q Question) reading {
	r := reading{text: asking(q.Text), meant: q.Text, lang: Language(q), kind: kindOf(q.Text)}
	if named := elliptic(r.text); named != "" && len(q.History) > 0 {
		r.text, r.elliptic = named, true
	}
	r.foreign = !base.Reads(r.lang)
	own := base.QueryTerms(r.text, r.lang)
	seen := map[language.Term]bool{}
	r.add(own, 1, seen)
	r.strange = hasStrangeName(r.text, r.lang, own)
	if len(q.History) > 0 && (r.elliptic || leansBack(r.text, r.lang, own)) {
		r.inherit(base, q.History, own, seen)
	}
	return r
}

// Language is the language of the question's text, or where its text does not
// tell, that of the locale.
func Language(q Question) string {
	lang, sure := language.Language(q.Text)
	if lang == "" || !sure && q.Locale != "" && !writtenOtherwise(q.Locale) {
		return q.Locale
	}
	return lang
}

// writtenOtherwise reports whether the language of a tag is not written in Latin
// letters, so that a text in them is not in it.
func writtenOtherwise(tag string) bool {
	switch language.Primary(tag) {
	case "zh", "ja", "ko", "ru", "uk", "bg", "el", "hi", "th":
		return true
	}
	return false
}

// hasStrangeName reports whether the question names somebody or something that
// no document has.
func hasStrangeName(question, lang string, own []knowledge.QueryTerm) bool {
	return len(strangeNames(question, lang, own)) > 0
}

// strangeNames are what the question names and no document does: Chinese proper
// names, or capitalised words. The first word of a sentence is always capitalised,
// and in German every noun is: there a capital tells nothing.
func strangeNames(question, lang string, own []knowledge.QueryTerm) (names []string) {
	for _, name := range language.Names(question) {
		if isStrange(name, own) {
			names = append(names, question[name.Start:name.End])
		}
	}
	if language.Primary(lang) == "de" {
		return names
	}
	for _, t := range own {
		first, _ := utf8.DecodeRuneInString(question[t.Start:])
		inside := strings.TrimSpace(question[:t.Start]) != ""
		if t.Class == language.Word && !t.Known && inside && unicode.IsUpper(first) && !hasMeaning(t.Start, t.End, own) {
			names = append(names, question[t.Start:t.End])
		}
	}
	return names
}

// isStrange reports whether a part of the name is in no document, and the
// glossary knows nothing of the same meaning.
func isStrange(name language.Span, own []knowledge.QueryTerm) bool {
	for _, t := range own {
		if t.Start >= name.Start && t.End <= name.End && !t.Known {
			return !hasMeaning(name.Start, name.End, own)
		}
	}
	return false
}

// hasMeaning reports whether a meaning that the documents know is behind the
// bytes start to end of the question.
func hasMeaning(start, end int, own []knowledge.QueryTerm) bool {
	for _, t := range own {
		if t.Class == language.Meant && t.Start <= start && t.End >= end {
			return true
		}
	}
	return false
}

func (r *reading) add(terms []knowledge.QueryTerm, factor float64, seen map[language.Term]bool) {
	for _, t := range terms {
		if seen[t.Term] {
			continue
		}
		seen[t.Term] = true
		w := weighedTerm{t.Term, factor * t.IDF, t.Weighted(factor), t.Group(factor), classOf(t), t.Start, t.End, factor != 1}
		r.terms = append(r.terms, w)
		r.total += w.weight
		if !t.Known {
			r.unknown += w.weight
		}
	}
}

// query asks for the passages that have the reading's terms, and for engines that
// can tell, those near in meaning.
func (r *reading) query(top int) index.Query {
	q := index.Query{Text: r.meant, Unknown: 1, Top: top}
	if r.total > 0 {
		q.Unknown = r.unknown / r.total
	}
	for _, t := range r.terms {
		if len(t.group) > 0 {
			q.Groups = append(q.Groups, t.group)
		} else {
			q.Terms = append(q.Terms, t.query)
		}
	}
	return q
}

// classOf is the class of a term, that of a Chinese word where it has ways: the
// pairs are what tells in a Chinese sentence.
func classOf(t knowledge.QueryTerm) language.Class {
	if len(t.Ways) > 0 {
		return language.Paired
	}
	return t.Class
}
