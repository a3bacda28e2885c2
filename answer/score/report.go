package score

import (
	"cmp"
	"slices"
	"strings"
)

// A Report tells how a set was answered. Shares are from 0 to 1. Its JSON form
// is a stable contract.
type Report struct {
	Set string `json:"set"`
	// Documents is how many of the set's own were searched, 0 when the
	// configured ones were.
	Documents int  `json:"documents"`
	Halved    bool `json:"halved"`
	// Shown tells that answers count as they are shown, see [Set].
	Shown bool `json:"-"`

	// Groups is how many small sets it is made of, each with documents of its own,
	// 0 for a single set; NotLoaded are those of which the documents could not be
	// read: their questions count as refused.
	Groups    int      `json:"groups,omitempty"`
	NotLoaded []string `json:"groups_not_loaded,omitempty"`

	Answers    Tally   `json:"answers"`
	ByLanguage []Group `json:"by_language"`
	ByKind     []Group `json:"by_kind"`
	// Near and Far tally the questions that are not answered there: near ones, which
	// read as if they were, and far ones; nil without any.
	Near *Tally `json:"near,omitempty"`
	Far  *Tally `json:"far,omitempty"`
	// Lost counts where answerable questions were lost: in the search, the choice, or
	// the refusal. It is empty for sets that do not count answers as shown.
	Lost []Count `json:"lost,omitempty"`
	// Retrieval is nil for a set without documents.
	Retrieval *Retrieval `json:"retrieval,omitempty"`
	// Phrasing is nil where no model was asked.
	Phrasing   *Phrasing  `json:"phrasing,omitempty"`
	Latency    Latency    `json:"latency"`
	Confidence Confidence `json:"confidence"`
	// Failures are in the order of the questions: all that were answered wrong
	// or refused wrongly. They may be cut to list fewer.
	Failures []Failure `json:"failures"`

	outcomes []outcome
}

// A Tally counts questions by what came of them: Questions is the sum of Right,
// Wrong, RefusedWrongly and RefusedRightly.
type Tally struct {
	Questions int `json:"questions"`
	// Answerable is how many of them the documents tell.
	Answerable int `json:"answerable"`
	Right      int `json:"right"`
	// Wrong counts shown answers to answerable questions that are not right,
	// and all shown answers to the others.
	Wrong          int `json:"wrong"`
	RefusedWrongly int `json:"refused_wrongly"`
	RefusedRightly int `json:"refused_rightly"`
}

// RightShare is the share of the answerable questions that were answered right.
func (t Tally) RightShare() float64 { return ratio(t.Right, t.Answerable) }

// RefusedWronglyShare is the share of the answerable questions that were refused.
func (t Tally) RefusedWronglyShare() float64 { return ratio(t.RefusedWrongly, t.Answerable) }

// RefusedRightlyShare is the share of the unanswerable questions that were
// refused.
func (t Tally) RefusedRightlyShare() float64 {
	return ratio(t.RefusedRightly, t.Questions-t.Answerable)
}

func (t *Tally) add(o outcome) {
	t.Questions++
	if o.answerable() {
		t.Answerable++
	}
	switch {
	case o.right:
		t.Right++
	case o.answer.Answered:
		t.Wrong++
	case o.answerable():
		t.RefusedWrongly++
	default:
		t.RefusedRightly++
	}
}

// A Group is the tally of some of the questions: those of a language or kind, of
// all Chinese ("zh*"), or of all other languages ("others").
type Group struct {
	Name string `json:"name"`
	Tally
}

// Retrieval measures searching and choosing of sentences, on the questions that
// a document of the set answers.
type Retrieval struct {
	Questions int `json:"questions"`
	// RecallAt1 and RecallAt10 are how often the document that answers is the
	// best, or among the best ten.
	RecallAt1  float64 `json:"recall_at_1"`
	RecallAt10 float64 `json:"recall_at_10"`
	// SentenceAt1 and SentenceAt2 are how often a gold answer stands in the
	// best sentence, or in the best two, of any document.
	SentenceAt1 float64 `json:"sentence_at_1"`
	SentenceAt2 float64 `json:"sentence_at_2"`
}

// Latency is in microseconds. A share of questions, a half or 99 %, took at most
// that long.
type Latency struct {
	MedianUS int64 `json:"median_us"`
	P99US    int64 `json:"p99_us"`
}

// A Failure is a question that was not answered as it should be.
type Failure struct {
	ID       string `json:"id"`
	Lang     string `json:"lang"`
	Kind     string `json:"kind"`
	Question string `json:"question"`
	// Outcome is "wrong" or "refused wrongly".
	Outcome string `json:"outcome"`
	// Wanted are the gold answers; none where it should have been refused.
	Wanted []string `json:"wanted"`
	// Shown are the quotes, with a refusal what was shown as near.
	Shown      []string `json:"shown"`
	Confidence float64  `json:"confidence"`
	// Beyond tells that a wrong answer's quotes have what is wanted, but after
	// the characters or quotes that count.
	Beyond bool `json:"beyond"`
	// Lost is where it was lost, "" where that is not known. Document and Passage tell
	// whether a passage of File, which answers, and one that has an answer, were among
	// the first six that were found; File is "" where it is not known.
	Lost     string `json:"lost,omitempty"`
	File     string `json:"file,omitempty"`
	Document bool   `json:"document_found,omitempty"`
	Passage  bool   `json:"passage_found,omitempty"`
}

// newReport sums up outcomes; ranked tells whether the set has documents.
func newReport(outcomes []outcome, ranked bool) Report {
	r := Report{
		ByLanguage: byLanguage(outcomes),
		ByKind:     groups(outcomes, kindOf, nil),
		Latency:    latency(outcomes),
		Confidence: newConfidence(outcomes),
		Failures:   []Failure{},
	}
	for _, o := range outcomes {
		r.Answers.add(o)
		if !o.right && (o.answer.Answered || o.answerable()) {
			r.Failures = append(r.Failures, failure(o))
		}
	}
	r.Near, r.Far = unanswerable(outcomes, nearKind), unanswerable(outcomes, farEnding)
	r.Lost = lostCounts(outcomes)
	r.Phrasing = newPhrasing(outcomes)
	if ranked {
		r.Retrieval = retrieval(outcomes)
	}
	return r
}

// The endings of the kinds of questions that are not answered there.
const (
	nearKind  = "-near"
	farEnding = "-far"
)

// unanswerable tallies the unanswerable questions of the kinds with an ending; nil for
// none.
func unanswerable(outcomes []outcome, ending string) *Tally {
	var t Tally
	for _, o := range outcomes {
		if !o.answerable() && strings.HasSuffix(o.question.Kind, ending) {
			t.add(o)
		}
	}
	if t.Questions == 0 {
		return nil
	}
	return &t
}

func lostCounts(outcomes []outcome) []Count {
	lost := map[string]int{}
	for _, o := range outcomes {
		if where := o.lost(); where != "" && o.shown {
			lost[where]++
		}
	}
	if len(lost) == 0 {
		return nil
	}
	return counts(lost)
}

// kindOf is the kind that the set calls the question, or else the one that the
// responder took it for.
func kindOf(o outcome) string { return cmp.Or(o.question.Kind, string(o.answer.Kind), "unread") }

// languageOrder is how languages are reported; others follow by their tags.
const languageOrder = "zh zh-Hant en ru fr de"

func byLanguage(outcomes []outcome) []Group {
	all := groups(outcomes, func(o outcome) string { return o.question.Lang }, strings.Fields(languageOrder))
	family := func(o outcome) string {
		if lang := o.question.Lang; lang == "zh" || strings.HasPrefix(lang, "zh-") {
			return "zh*"
		}
		return "others"
	}
	if len(all) > 1 {
		all = append(all, groups(outcomes, family, []string{"zh*"})...)
	}
	return all
}

// groups tallies outcomes by a name: those of first in its order, then the
// others by name.
func groups(outcomes []outcome, name func(outcome) string, first []string) []Group {
	tallies := map[string]*Tally{}
	for _, o := range outcomes {
		if tallies[name(o)] == nil {
			tallies[name(o)] = &Tally{}
		}
		tallies[name(o)].add(o)
	}
	sorted := []Group{}
	for n, t := range tallies {
		sorted = append(sorted, Group{n, *t})
	}
	place := func(name string) int {
		if i := slices.Index(first, name); i >= 0 {
			return i
		}
		return len(first)
	}
	slices.SortFunc(sorted, func(a, b Group) int {
		return cmp.Or(place(a.Name)-place(b.Name), strings.Compare(a.Name, b.Name))
	})
	return sorted
}

func retrieval(outcomes []outcome) *Retrieval {
	var n, first, ten, one, two int
	for _, o := range outcomes {
		if o.question.Passage == "" || !o.answerable() {
			continue
		}
		n++
		first += count(o.document == 1)
		ten += count(o.document >= 1)
		one += count(o.sentence == 1)
		two += count(o.sentence >= 1)
	}
	return &Retrieval{
		Questions: n,
		RecallAt1: ratio(first, n), RecallAt10: ratio(ten, n),
		SentenceAt1: ratio(one, n), SentenceAt2: ratio(two, n),
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func latency(outcomes []outcome) Latency {
	var us []int64
	for _, o := range outcomes {
		us = append(us, o.answer.LatencyUS)
	}
	return Latency{MedianUS: percentile(0.5, us), P99US: percentile(0.99, us)}
}

func failure(o outcome) Failure {
	f := Failure{
		ID: o.question.ID, Lang: o.question.Lang, Kind: kindOf(o), Question: o.question.Text,
		Outcome: "wrong", Wanted: o.question.Answers, Shown: []string{}, Confidence: o.answer.Confidence,
		Beyond: o.beyond,
	}
	if o.shown && o.answerable() {
		f.Lost, f.File, f.Document, f.Passage = o.lost(), o.question.Document, o.near.document, o.near.passage
	}
	if !o.answer.Answered {
		f.Outcome = "refused wrongly"
	}
	if f.Wanted == nil {
		f.Wanted = []string{}
	}
	for _, c := range o.answer.Citations {
		f.Shown = append(f.Shown, c.Quote)
	}
	return f
}
