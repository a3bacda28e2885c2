package answer

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"detente/answer/wording"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

// maxSummary is how many sentences a summary quotes at most.
const maxSummary = 5

// summarise fills in an extractive summary: the most central sentence of each
// section, of the longest sections first where there are too many, in the order
// of the text.
func (a *Responder) summarise(ans *Answer, r reading) finding {
	ans.Answered, ans.Confidence = true, 1
	points := a.summaries[a.subject(r)]()
	for i, e := range points {
		ans.Citations = append(ans.Citations, citation(i+1, e, ans.Lang))
	}
	ans.Text = compose("", ans.Citations, ans.Lang)
	return finding{quoted: points}
}

// summaryQuestions ask for a summary, by the languages of package wording.
var summaryQuestions = map[string]string{
	"zh": "这篇文章讲了什么？", "zh-Hant": "這篇文章講了什麼？", "en": "What is this article about?",
	"ru": "О чём эта статья?", "fr": "De quoi parle cet article ?", "de": "Worum geht es in diesem Artikel?",
}

// Summarise is the reply to a question for a summary of the document with the ID or
// key doc. Of q count all but the text and the history; its language is
// q.Language, or else the responder's or that of q.Locale. Answer.Question is the
// question that was asked in its place. An unknown document is ErrNoDocument;
// other errors are those of Reply.
func (a *Responder) Summarise(ctx context.Context, doc string, q Question) (Answer, error) {
	start := a.options.Clock()
	d := a.library.document(doc)
	if d == nil {
		return Answer{}, ErrNoDocument
	}
	q.Language = cmp.Or(q.Language, a.options.Language, wording.Match(q.Locale))
	q.Text, q.History = summaryQuestions[wording.Match(q.Language)], nil
	r := a.readPlain(q)
	r.about = d
	return a.answer(ctx, q, r, nil, start)
}

// mainPoints are the most central sentences of a document's sections, in the
// order of the text.
func mainPoints(base *knowledge.Base, d *document.Document) []evidence {
	var chosen []evidence
	for _, s := range summarySections(d) {
		chosen = append(chosen, central(base, d, s))
	}
	slices.SortFunc(chosen, func(a, b evidence) int { return a.sentence - b.sentence })
	return chosen
}

// subject is the document that a question about "the article" means: the one
// whose title the question names most of, or the first.
func (a *Responder) subject(r reading) *document.Document {
	if r.about != nil {
		return r.about
	}
	docs := a.base.Documents()
	best, most := docs[0], 0.0
	for _, d := range docs {
		titled := r.match(a.base.SectionTerms(d, 0, d.Translation(r.lang))).weight(r)
		if titled > most {
			best, most = d, titled
		}
	}
	return best
}

// summarySections are the sections that a summary speaks of. A document of one
// section is cut into even parts.
func summarySections(d *document.Document) []document.Section {
	var told []document.Section
	for _, s := range d.Sections {
		if s.First < s.End {
			told = append(told, s)
		}
	}
	if len(told) == 1 {
		return parts(told[0])
	}
	slices.SortStableFunc(told, func(a, b document.Section) int { return (b.End - b.First) - (a.End - a.First) })
	return told[:min(len(told), maxSummary)]
}

// parts cuts a section into at most three even parts.
func parts(s document.Section) []document.Section {
	n := min(3, s.End-s.First)
	cut := make([]document.Section, n)
	for i := range cut {
		size := s.End - s.First
		cut[i] = document.Section{Path: s.Path, First: s.First + i*size/n, End: s.First + (i+1)*size/n}
	}
	return cut
}

// central is the sentence of a section that shares most with the title and the
// heading, and with the other sentences of the section.
func central(base *knowledge.Base, d *document.Document, s document.Section) evidence {
	theme := base.SectionTerms(d, d.Sentences[s.First].Section, nil)
	best := evidence{sentenceOf(d, s.First), -1}
	for i := s.First; i < s.End; i++ {
		if score := centrality(base, d, s, theme, i); score > best.score {
			best = evidence{sentenceOf(d, i), score}
		}
	}
	return best
}

// The weights of centrality: what of the section's heading a sentence has counts
// twice what it shares with the other sentences, and a place at the head a
// little. Sentences over about 80 characters are no summary.
func centrality(base *knowledge.Base, d *document.Document, s document.Section, theme []language.Term, i int) float64 {
	own, _ := base.SentenceTerms(d, i, nil)
	shared := 0.0
	for j := s.First; j < s.End; j++ {
		if j != i {
			other, _ := base.SentenceTerms(d, j, nil)
			shared += overlap(own, other)
		}
	}
	score := 2*overlap(theme, own) + shared/float64(max(1, s.End-s.First-1))
	if i == s.First {
		score += 0.1
	}
	if n := utf8.RuneCountInString(d.Quote(i)); n > 80 {
		score *= 80 / float64(n)
	}
	return score
}

// overlap is the share of a's terms that b has; both are sorted.
func overlap(a, b []language.Term) float64 {
	if len(a) == 0 {
		return 0
	}
	common := 0
	for _, t := range a {
		if _, ok := slices.BinarySearch(b, t); ok {
			common++
		}
	}
	return float64(common) / float64(len(a))
}
