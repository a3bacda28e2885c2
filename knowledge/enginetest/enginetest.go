// Package enginetest holds what every [knowledge.Engine] has to pass.
package enginetest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
)

// texts are the documents that the engine is asked about, one passage each.
var texts = []string{
	"北约28个成员国的领导人定于11月19日至20日在里斯本会晤。",
	"俄罗斯坚决反对东扩进程。",
	"北约在阿富汗局势等方面需要借重俄罗斯的影响力。",
	"The alliance was enlarged twice.",
	"北约。",
}

// Run tests the engine that open makes of passages.
func Run(t *testing.T, open func([]*document.Passage) knowledge.Engine) {
	t.Helper()
	var docs []*document.Document
	for i, s := range texts {
		docs = append(docs, document.New(string(rune('a'+i)), "", s))
	}
	passages := knowledge.Open(docs, knowledge.Options{}).Passages()
	engine := open(passages)
	t.Run("ranking", func(t *testing.T) { testRanking(t, engine) })
	t.Run("limits", func(t *testing.T) { testLimits(t, engine) })
	t.Run("weights", func(t *testing.T) { testWeights(t, engine) })
	t.Run("groups", func(t *testing.T) { testGroups(t, engine) })
	t.Run("cancelled", func(t *testing.T) { testCancelled(t, engine) })
	t.Run("concurrent", func(t *testing.T) { testConcurrent(t, engine) })
	t.Run("empty", func(t *testing.T) {
		if got := search(t, open(nil), query("北约", 3)); len(got) != 0 {
			t.Errorf("an engine without passages found %v", got)
		}
	})
}

func query(question string, top int) index.Query {
	q := index.Query{Top: top}
	for _, token := range language.Tokens(language.Units(question, "zh")) {
		q.Terms = append(q.Terms, index.WeightedTerm{Term: token.Term, Weight: 1})
	}
	return q
}

// search returns the IDs of the documents found, best first.
func search(t *testing.T, e knowledge.Engine, q index.Query) []string {
	t.Helper()
	hits, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("search: %v", err)
	}
	ids := []string{}
	last := 0.0
	for i, h := range hits {
		if h.Score <= 0 || i > 0 && h.Score > last {
			t.Errorf("hit %d has the score %g after %g", i, h.Score, last)
		}
		last = h.Score
		ids = append(ids, h.Passage.Document.ID)
	}
	return ids
}

func testRanking(t *testing.T, e knowledge.Engine) {
	tests := []struct {
		question string
		want     []string
	}{
		{"里斯本会", []string{"a", "b", "c"}}, // b and c have 斯 alone
		{"东扩", []string{"b"}},
		{"俄罗斯的影响力", []string{"c", "b", "a"}}, // a has 的 alone
		{"alliances enlarging", []string{"d"}},
		{"北约", []string{"e", "c", "a"}}, // the shorter the better
		{"火星", []string{}},
		{"", []string{}},
	}
	for _, tt := range tests {
		if got := search(t, e, query(tt.question, 10)); !slices.Equal(got, tt.want) {
			t.Errorf("%q found %v, want %v", tt.question, got, tt.want)
		}
	}
}

func testLimits(t *testing.T, e knowledge.Engine) {
	all := search(t, e, query("北约", 10))
	for top := -1; top <= len(all)+1; top++ {
		want := all[:min(max(top, 0), len(all))]
		if got := search(t, e, query("北约", top)); !slices.Equal(got, want) {
			t.Errorf("top %d found %v, want %v", top, got, want)
		}
	}
}

func testWeights(t *testing.T, e knowledge.Engine) {
	q := query("东扩里斯本", 1)
	for i := range q.Terms {
		if i >= 3 { // 东, 东扩, 扩 come first
			q.Terms[i].Weight = 0.1
		}
	}
	if got := search(t, e, q); !slices.Equal(got, []string{"b"}) {
		t.Errorf("with the weight on 东扩, %v came first", got)
	}
	twice := query("北约", 10)
	twice.Terms = append(twice.Terms, twice.Terms...)
	if got, want := scores(t, e, twice), scores(t, e, query("北约", 10)); !slices.Equal(got, want) {
		t.Errorf("repeated terms score %v, want %v", got, want)
	}
}

// way is a Chinese word as a way to say something.
func way(word string, weight float64) index.Way {
	units := language.Units(word, "zh")
	w := index.Way{Weight: weight}
	for i := range units {
		if i > 0 {
			w.Terms = append(w.Terms, language.Pair(units[i-1].ID, units[i].ID))
		}
	}
	if len(units) == 1 {
		w.Terms = []language.Term{units[0].ID}
	}
	return w
}

func testGroups(t *testing.T, e knowledge.Engine) {
	tests := []struct {
		name  string
		group index.Group
		want  []string
	}{
		{"several words", index.Group{way("里斯本", 1), way("东扩", 1), way("火星", 1)}, []string{"b", "a"}}, // the shorter the better
		{"weights", index.Group{way("里斯本", 1), way("东扩", 0.1)}, []string{"a", "b"}},
		{"all pairs of a word", index.Group{way("俄罗斯本", 1)}, []string{}},
		{"one character", index.Group{way("须", 1)}, []string{}},
		{"a character of c", index.Group{way("借", 1)}, []string{"c"}},
		{"a way without terms", index.Group{{Weight: 1}}, []string{}},
		{"no ways", index.Group{}, []string{}},
	}
	for _, tt := range tests {
		if got := search(t, e, index.Query{Top: 10, Groups: []index.Group{tt.group}}); !slices.Equal(got, tt.want) {
			t.Errorf("%s: found %v, want %v", tt.name, got, tt.want)
		}
	}
	testBestWay(t, e)
}

// testBestWay makes sure that a group adds its best way, not the sum, to what the
// terms add.
func testBestWay(t *testing.T, e knowledge.Engine) {
	t.Helper()
	one, both := query("须", 10), query("须", 10)
	one.Groups = []index.Group{{way("坚决", 2)}}
	both.Groups = []index.Group{{way("反对", 1), way("坚决", 2), way("进程", 0.5)}}
	if got, want := scores(t, e, both), scores(t, e, one); !slices.Equal(got, want) {
		t.Errorf("three ways score %v, the best alone %v", got, want)
	}
	twice := one
	twice.Groups = append(twice.Groups, one.Groups...)
	if got, want := scores(t, e, twice), scores(t, e, one); len(got) != 1 || got[0] <= want[0] {
		t.Errorf("two groups score %v, one %v", got, want)
	}
}

func scores(t *testing.T, e knowledge.Engine, q index.Query) (all []float64) {
	t.Helper()
	hits, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("search: %v", err)
	}
	for _, h := range hits {
		all = append(all, h.Score)
	}
	return all
}

func testCancelled(t *testing.T, e knowledge.Engine) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Search(ctx, query("北约", 3)); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search returned %v", err)
	}
}

func testConcurrent(t *testing.T, e knowledge.Engine) {
	want := scores(t, e, query("北约的影响力", 10))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				hits, err := e.Search(t.Context(), query("北约的影响力", 10))
				if err != nil || len(hits) != len(want) || hits[0].Score != want[0] {
					t.Errorf("a search beside others differs: %v, %v", hits, err)
					return
				}
			}
		})
	}
	wg.Wait()
}
