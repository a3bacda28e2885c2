package knowledge_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/enginetest"
	"detente/knowledge/index"
)

func TestIndexIsAnEngine(t *testing.T) {
	enginetest.Run(t, func(p []*document.Passage) knowledge.Engine {
		return index.New(p, nil, index.Ranking{})
	})
}

func TestTitleAndHeadingCount(t *testing.T) {
	docs := []*document.Document{
		document.New("1", "里斯本", "会议开了两天。"),
		document.New("2", "多维尔", "会议开了两天。"),
	}
	base := knowledge.Open(docs, knowledge.Options{})
	if got := found(t, base, "里斯本会议"); !strings.HasPrefix(got, "1 ") {
		t.Errorf("the titled document is not first: %s", got)
	}
}

func TestTranslationIsSearched(t *testing.T) {
	doc := document.New("1", "标题", "北约在里斯本开会。")
	if err := markdown.AddTranslation(doc, "en", "# Title\n\nNATO meets in Lisbon.\n"); err != nil {
		t.Fatal(err)
	}
	base := knowledge.Open([]*document.Document{doc}, knowledge.Options{})
	if got := found(t, base, "the meeting in Lisbon"); got != "1 " {
		t.Errorf("an English question found %q", got)
	}
}

// found lists the documents of a question's hits.
func found(t *testing.T, base *knowledge.Base, question string) string {
	t.Helper()
	q := index.Query{Top: 10}
	for _, term := range base.QueryTerms(question, "") {
		q.Terms = append(q.Terms, term.Weighted(1))
	}
	hits, err := base.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var ids strings.Builder
	for _, h := range hits {
		fmt.Fprint(&ids, h.Passage.Document.ID, " ")
	}
	return ids.String()
}

// A few passages can't tell a common word from a telling one; general text can.
func TestCommonWordsTellLittle(t *testing.T) {
	base := knowledge.Open([]*document.Document{document.New("1", "", "会议在里斯本举行。")}, knowledge.Options{})
	idf := map[string]float64{}
	const question = "里斯本举行"
	for _, term := range base.QueryTerms(question, "zh") {
		idf[question[term.Start:term.End]] = term.IDF
	}
	if idf["举行"] >= idf["里斯"] {
		t.Errorf("举行 tells %.2f, 里斯 %.2f: want less", idf["举行"], idf["里斯"])
	}
}

func BenchmarkOpen(b *testing.B) {
	docs := manyDocuments(500)
	for b.Loop() {
		knowledge.Open(docs, knowledge.Options{})
	}
}

func BenchmarkSearch(b *testing.B) {
	base := knowledge.Open(manyDocuments(2000), knowledge.Options{})
	var q index.Query
	for _, t := range base.QueryTerms("第77号会议在哪里举行？", "zh") {
		q.Terms = append(q.Terms, t.Weighted(1))
	}
	q.Top = 10
	for b.Loop() {
		if _, err := base.Search(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
}

// manyDocuments makes documents of 400 characters that differ in places.
func manyDocuments(n int) []*document.Document {
	docs := make([]*document.Document, n)
	for i := range docs {
		var s strings.Builder
		for j := range 20 {
			fmt.Fprintf(&s, "第%d号会议于%d月%d日在%c城举行，讨论第%d项议程。", i, j%12+1, i%28+1, '一'+rune(i*7+j*13)%20000, j)
		}
		docs[i] = document.New(fmt.Sprint(i), "", s.String())
	}
	return docs
}

// spy is an engine that keeps the query that it was asked.
type spy struct {
	knowledge.Engine
	asked index.Query
}

func (s *spy) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	s.asked = q
	return s.Engine.Search(ctx, q)
}

func TestOptionsEngineIsAsked(t *testing.T) {
	var s spy
	docs := []*document.Document{document.New("1", "", "会议开了两天。"), document.New("2", "", "北约。")}
	base := knowledge.Open(docs, knowledge.Options{Engine: func(index knowledge.Engine, p []*document.Passage) knowledge.Engine {
		if len(p) != len(document.Passages(docs)) {
			t.Errorf("the engine is made of %d passages, want %d", len(p), len(document.Passages(docs)))
		}
		s.Engine = index
		return &s
	}})
	if got := found(t, base, "会议"); got != "1 " || len(s.asked.Terms) == 0 {
		t.Errorf("found %q by %+v", got, s.asked)
	}
}
