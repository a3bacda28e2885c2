package answer_test

import (
	"context"
	"testing"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/articles"
	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/source"
)

// spy is an engine that keeps the query that it was asked last.
type spy struct {
	knowledge.Engine
	asked index.Query
}

func (s *spy) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	s.asked = q
	return s.Engine.Search(ctx, q)
}

// TestQueryForMeaning looks at what engines that search by meaning are told.
func TestQueryForMeaning(t *testing.T) {
	docs, err := source.Read([]string{"builtin:russia-nato"}, articles.FS)
	if err != nil {
		t.Fatal(err)
	}
	var s spy
	base := knowledge.Open(docs, knowledge.Options{Engine: func(index knowledge.Engine, _ []*document.Passage) knowledge.Engine {
		s.Engine = index
		return &s
	}})
	r, err := answer.New(base, answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		question    string
		history     []string
		text        string
		least, most float64 // unknown
	}{
		{"梅德韦杰夫是谁？", nil, "梅德韦杰夫是谁？", 0, 0.1},
		{"火星上有水吗？", nil, "火星上有水吗？", 0.3, 1},
		{"Qzzx brfgl vwkk?", nil, "Qzzx brfgl vwkk?", 1, 1},
		{"那俄罗斯呢？", []string{"你好", "北约有多少成员国？"}, "北约有多少成员国？\n那俄罗斯呢？", 0, 0.5},
		{"Where will it be held?", []string{"When does the summit begin?", "Who comes to the summit?"}, "Who comes to the summit?\nWhere will it be held?", 0, 0.5},
	} {
		reply(t, r, tt.question, tt.history...)
		if s.asked.Text != tt.text || s.asked.Unknown < tt.least || s.asked.Unknown > tt.most {
			t.Errorf("%s: the engine was asked for %q, %.2f unknown; want %q, %v to %v", tt.question, s.asked.Text, s.asked.Unknown, tt.text, tt.least, tt.most)
		}
	}
}
