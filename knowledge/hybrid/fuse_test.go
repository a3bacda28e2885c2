package hybrid

import (
	"math"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/index"
)

// letters are passages whose documents are called by letters, with these lexical
// scores where there are any.
func letters(passages map[string]*document.Passage, names string, scores ...float64) (hits []index.Hit) {
	for i, name := range strings.Split(names, "") {
		if name == "" {
			continue
		}
		if passages[name] == nil {
			passages[name] = &document.Passage{Document: document.New(name, "", name)}
		}
		h := index.Hit{Passage: passages[name]}
		if len(scores) > 0 {
			h.Score = scores[i]
		}
		hits = append(hits, h)
	}
	return hits
}

func TestFuse(t *testing.T) {
	for _, tt := range []struct {
		name    string
		lexical string
		scores  []float64
		near    string
		weight  float64
		want    string
		fused   []float64
	}{
		{"both agree", "abc", []float64{9, 6, 3}, "abc", 0.5, "abc", []float64{9, 6, 3}},
		{"meaning adds", "ab", []float64{9, 6}, "abcd", 0.5, "abcd", []float64{9, 6, 3, 3}},
		{"meaning moves up", "abc", []float64{9, 6, 3}, "bca", 0.6, "bac", []float64{7.5, 7.5, 3}},
		{"meaning first", "abc", []float64{9, 6, 3}, "cba", 0.9, "cba", []float64{6, 6, 6}},
		{"found by meaning alone", "ab", []float64{8, 4}, "dab", 1, "dab", []float64{5, 5, 4}},
		{"no words", "", nil, "ba", 0.5, "ba", []float64{1, 1}},
		{"no meaning", "ab", []float64{9, 6}, "", 0.5, "ab", []float64{9, 6}},
		{"a tie keeps the words' order", "ab", []float64{9, 6}, "ba", 0.5, "ab", []float64{9, 6}},
	} {
		passages := map[string]*document.Passage{}
		lexical := letters(passages, tt.lexical, tt.scores...)
		var near []*document.Passage
		for _, h := range letters(passages, tt.near) {
			near = append(near, h.Passage)
		}
		got, order := fuse(lexical, near, tt.weight), ""
		for i, h := range got {
			order += h.Passage.Document.ID
			if i > 0 && h.Score >= got[i-1].Score {
				t.Errorf("%s: place %d has the score %v after %v", tt.name, i+1, h.Score, got[i-1].Score)
			}
			if i < len(tt.fused) && math.Abs(h.Score-tt.fused[i]) > 1e-9 {
				t.Errorf("%s: place %d has the score %v, want %v", tt.name, i+1, h.Score, tt.fused[i])
			}
		}
		if order != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, order, tt.want)
		}
	}
}

// TestFuseSmooths makes sure that one first place does not outweigh two good ones.
func TestFuseSmooths(t *testing.T) {
	passages := map[string]*document.Passage{}
	lexical := letters(passages, "axyb", 9, 8, 7, 6)
	var near []*document.Passage
	for _, h := range letters(passages, "pqrbstuvwa") {
		near = append(near, h.Passage)
	}
	if got := fuse(lexical, near, 0.5)[0].Passage.Document.ID; got != "b" {
		t.Errorf("%s is first, which is 1st and 10th; want b, which is 4th twice", got)
	}
}
