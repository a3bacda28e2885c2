package claims

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"detente/answer/claim"
	"detente/answer/score"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

// A Claim is a statement with the sentences that it rests on, and whether they say
// as much.
type Claim struct {
	ID string `json:"id"`
	// Part is "tune" for statements that the check was made with, and "held" for
	// those kept aside.
	Part string `json:"part"`
	Lang string `json:"lang"` // BCP 47
	// Kind is what was altered, "faithful" for nothing.
	Kind string `json:"kind"`
	// Document is the configured document that Source is from; "" for none.
	Document string `json:"document,omitempty"`
	// Title is that of a text without a document, Before the sentence before the
	// first of Source.
	Title     string   `json:"title,omitempty"`
	Source    []string `json:"source"`
	Before    string   `json:"before,omitempty"`
	Statement string   `json:"statement"`
	Supported bool     `json:"supported"`
}

// Load reads claims, a line of JSON each. What a line lacks is an error that
// names the line.
func Load(path string) ([]Claim, error) {
	var claims []Claim
	err := score.ReadLines(path, func(_ int, c Claim) error {
		if c.ID == "" || c.Statement == "" || len(c.Source) == 0 || c.Part == "" || c.Kind == "" {
			return fmt.Errorf("it needs id, part, kind, source and statement")
		}
		claims = append(claims, c)
		return nil
	})
	if err == nil && len(claims) == 0 {
		err = fmt.Errorf("there are no claims")
	}
	if err != nil {
		return nil, fmt.Errorf("read claims %s: %w", path, err)
	}
	return claims, nil
}

// A Count counts claims and those that the check judged otherwise than they
// are marked.
type Count struct {
	Name string `json:"name,omitempty"`
	// Altered statements, and those of them that passed.
	Altered int `json:"altered"`
	Passed  int `json:"passed"`
	// Faithful statements, and those of them that were refused.
	Faithful int `json:"faithful"`
	Refused  int `json:"refused"`
}

func (n *Count) add(c Claim, v claim.Verdict) {
	switch {
	case c.Supported:
		n.Faithful++
		if !v.Supported {
			n.Refused++
		}
	default:
		n.Altered++
		if v.Supported {
			n.Passed++
		}
	}
}

// A Failure is a claim that was judged otherwise than it is marked.
type Failure struct {
	Claim  Claim        `json:"claim"`
	Reason claim.Reason `json:"reason,omitempty"`
	Detail string       `json:"detail,omitempty"`
}

// A Report says how a set of claims was judged.
type Report struct {
	Set        string    `json:"set"`
	ByPart     []Count   `json:"by_part"`
	ByKind     []Count   `json:"by_kind"`
	ByLanguage []Count   `json:"by_language"`
	Failures   []Failure `json:"failures"`
	// MedianUS is the time of a check in microseconds. It is not shown with the
	// report, which would differ each time.
	MedianUS int64 `json:"median_us"`
}

// Run checks claims; those of documents are found in base. A sentence that
// its document does not have is an error.
func Run(set string, claims []Claim, base *knowledge.Base) (Report, error) {
	checker := claim.New(base)
	r := Report{Set: set}
	parts, kinds, langs := map[string]*Count{}, map[string]*Count{}, map[string]*Count{}
	var times []int64
	for _, c := range claims {
		sources, err := c.sources(base)
		if err != nil {
			return r, fmt.Errorf("claim %s: %w", c.ID, err)
		}
		start := time.Now()
		v := checker.Check(c.Statement, c.Lang, sources)
		times = append(times, time.Since(start).Microseconds())
		for _, group := range []struct {
			counts map[string]*Count
			name   string
		}{{parts, c.Part}, {kinds, c.Kind}, {langs, c.Lang}} {
			if group.counts[group.name] == nil {
				group.counts[group.name] = &Count{Name: group.name}
			}
			group.counts[group.name].add(c, v)
		}
		if v.Supported != c.Supported {
			r.Failures = append(r.Failures, Failure{c, v.Reason, v.Detail})
		}
	}
	r.ByPart, r.ByKind, r.ByLanguage = inOrder(parts), inOrder(kinds), inOrder(langs)
	r.MedianUS = median(times)
	return r, nil
}

// median is the middle one of the values, the lower of two; 0 of none.
func median(values []int64) int64 {
	if len(values) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(values))[(len(values)-1)/2]
}

func inOrder(counts map[string]*Count) (all []Count) {
	for _, c := range counts {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// sources finds what a claim rests on.
func (c Claim) sources(base *knowledge.Base) (all []claim.Source, err error) {
	if c.Document == "" {
		for i, s := range c.Source {
			lang, _ := language.Language(strings.Join(c.Source, " "))
			before := c.Before
			if i > 0 {
				before = c.Source[i-1]
			}
			all = append(all, claim.Source{Text: s, Lang: lang, Title: c.Title, Before: before})
		}
		return all, nil
	}
	doc := base.Document(c.Document)
	if doc == nil {
		return nil, fmt.Errorf("there is no document %q", c.Document)
	}
	for _, s := range c.Source {
		i := slices.IndexFunc(doc.Sentences, func(at document.Sentence) bool { return doc.Text[at.Start:at.End] == s })
		if i < 0 {
			return nil, fmt.Errorf("%s has no sentence %q", c.Document, s)
		}
		all = append(all, sourceOf(doc, i, c.Lang))
	}
	return all, nil
}

// sourceOf is sentence i of a document for a statement in lang.
func sourceOf(doc *document.Document, i int, lang string) claim.Source {
	s := claim.Source{Text: doc.Quote(i), Lang: doc.Lang, Title: doc.Title, Section: doc.SectionOf(i).Name()}
	if i > 0 && doc.Sentences[i-1].Block == doc.Sentences[i].Block {
		s.Before = doc.Quote(i - 1)
	}
	if t := doc.Translation(lang); t != nil {
		s.Translation, s.TranslationLang = t.Sentences[i], t.Lang
	}
	return s
}
