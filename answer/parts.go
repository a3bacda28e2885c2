package answer

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"detente/knowledge/language"
)

// partsPatterns tell, in folded text, what asks for several things, and which
// sentence goes on with another of them.
type partsPatterns struct {
	// several asks for more than one thing, each for one of every side.
	several, each *regexp.Regexp
	// parallel says of another subject what was said of one (北约也答应), further
	// more of the same (此外).
	parallel, further *regexp.Regexp
	// counts says how many things there are, or that each side has one.
	counts *regexp.Regexp
}

var readParts = sync.OnceValue(func() partsPatterns {
	return partsPatterns{
		several: regexp.MustCompile(`哪些|哪几|都有什么|\b(?:what|which) (?:are|were|(?:\p{L}+ )?\p{L}{3,}s)\b|(?:^|[^а-я])какие|\bquel(?:le)?s\b|\bwelche\b`),
		each:    regexp.MustCompile(`各自|分别|双方|两国|各方|\b(?:each|both|respectively)\b|кажд[ыао]|(?:^|[^а-я])об[ае]([^а-я]|$)|\bchaque|\bchacun|\bles deux\b|\bjede[rs]?\b|\bbeide`),
		parallel: regexp.MustCompile(`^[^，。,]{1,10}(?:也|亦|则|同样)|^(?:[\p{L}\d’'-]+ ){1,6}(?:also|too|likewise|in turn|for its part|также|тоже|aussi|également|auch|ebenfalls)\b` +
			`|^(?:in turn|meanwhile|в свою очередь|de son côté|ihrerseits)\b`),
		further: regexp.MustCompile(`^(?:此外|另外|同时|还|其次|再次|最后|第[二三四五]|并且|而且)|^(?:in addition|moreover|furthermore|besides|also|second(?:ly)?|finally|кроме того|также|de plus|en outre|außerdem|zudem|ferner)\b`),
		counts:  regexp.MustCompile(`各自|分别|[两二三四五六2-6](?:个|项|点|种|条|件|大|方面)|\b(?:each|both|two|three|four|five)\b|кажд[ыао]|(?:^|[^а-я])(?:дв[аеу]|три|четыре|пять)[^а-я]|\bchaque|\b(?:deux|trois|quatre|cinq)\b|\bjede[rs]?\b|\b(?:zwei|drei|vier|fünf)\b`),
	}
})

// quotes chooses what is shown: the best sentences, or where several things are
// asked for that two neighbouring sentences tell, those two.
func (a *Responder) quotes(r reading, found []evidence) []evidence {
	best := found[0]
	if best.form != sentenceForm {
		return a.chooseQuotes(r, found)
	}
	first := a.firstPart(r, best)
	if first < 0 || first+maxQuotes > len(best.doc.Sentences) || !sameBlock(best.doc, first, first+maxQuotes-1) {
		return a.chooseQuotes(r, found)
	}
	var told []evidence
	total := 0
	for i := first; i < first+maxQuotes; i++ {
		told = append(told, evidence{sentenceOf(best.doc, i), best.score})
		total += quoteRunes(told[len(told)-1])
	}
	if total > maxProse {
		return a.chooseQuotes(r, found)
	}
	return told
}

// firstPart is the first of the neighbouring sentences that tell what is asked,
// -1 where the best one tells it alone: those after one that only announces
// (双方作出了一些让步), and for a question that asks for several things, the best one
// and one beside it that says the same of another subject, or more of the same.
func (a *Responder) firstPart(r reading, best evidence) int {
	p, i := readParts(), best.sentence
	asked := strings.ReplaceAll(language.Fold(r.text), " does ", " ") // no plural
	each := p.each.MatchString(asked)
	switch {
	case r.kind == What && a.announces(best, i) && isFollowed(best):
		return i + 1
	case r.kind == YesNo || r.kind == Why || !each && !p.several.MatchString(asked):
		return -1
	case announcesSome(best, i) && isFollowed(best):
		return i + 1
	case a.announces(best, i-1) || announcesSome(best, i-1):
		return i
	case goesOn(best, i+1, each):
		return i
	case goesOn(best, i, each):
		return i - 1
	}
	return -1
}

// isFollowed reports whether another sentence of the paragraph follows the best one:
// one that ends its paragraph announces nothing.
func isFollowed(best evidence) bool {
	next := best.sentence + 1
	return next < len(best.doc.Sentences) && sameBlock(best.doc, next, best.sentence)
}

// announces reports whether sentence i beside the best one says that there are
// several things, and not which.
func (a *Responder) announces(best evidence, i int) bool {
	return sameBlock(best.doc, i, best.sentence) && a.base.Look(best.doc, i).Marks.Has(language.Announces)
}

// announcesSome is a weaker sign of the same, for questions that ask for several
// things: sentence i is short, says how many there are, and lists none.
func announcesSome(best evidence, i int) bool {
	const short = 60
	if !sameBlock(best.doc, i, best.sentence) || utf8.RuneCountInString(best.doc.Quote(i)) > short {
		return false
	}
	said := language.Fold(best.doc.Quote(i))
	return readParts().counts.MatchString(said) && !strings.ContainsAny(said, "、:：;；") && strings.Count(said, ",")+strings.Count(said, "，") < 2
}

// goesOn reports whether sentence i beside the best one goes on with another of
// the things that the sentence before it begins with; each tells that it may be
// another's.
func goesOn(best evidence, i int, each bool) bool {
	d := best.doc
	if i >= len(d.Sentences) || !sameBlock(d, i-1, i) {
		return false
	}
	p, said := readParts(), language.Fold(d.Quote(i))
	return p.further.MatchString(said) || each && p.parallel.MatchString(said)
}
