package rank

import (
	"strings"
	"testing"
)

const two = `# a comment
(own 0.5 -1 (fit 0 0.25 2))

-0.125
`

func TestScore(t *testing.T) {
	f, err := Parse(two)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		own, fit float32
		want     float64
	}{{0, 1, -1.125}, {0.5, 1, -1.125}, {0.51, 0, 0.125}, {1, 1, 1.875}}
	for _, tt := range tests {
		x := Features{Own: tt.own, Fit: tt.fit}
		if got := f.Score(&x); got != tt.want {
			t.Errorf("own %g, fit %g: %g, want %g", tt.own, tt.fit, got, tt.want)
		}
	}
	var b strings.Builder
	if err := f.Write(&b); err != nil || b.String() != "(own 0.5 -1 (fit 0 0.25 2))\n-0.125\n" {
		t.Errorf("written as %q, %v", b.String(), err)
	}
	if f.Trees() != 2 || (&Forest{}).Score(&Features{}) != 0 {
		t.Errorf("%d trees", f.Trees())
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ text, want string }{
		{"(owl 1 2 3)", `there is no feature "owl"`},
		{"1\n(own x 2 3)", "line 2"},
		{"(own 1 2)", "is no number"},
		{"(own 1 2 3", "no )"},
		{"1 2", "is left over"},
		{strings.Repeat("(own 1 ", 100), "deeper than"},
	}
	for _, tt := range tests {
		if _, err := Parse(tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Parse(%q): %v, want …%s…", tt.text, err, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	names, seen := Names(), map[string]bool{}
	if len(names) != int(Count) {
		t.Fatalf("%d names of %d features", len(names), Count)
	}
	for _, n := range names {
		if seen[n] || strings.ContainsAny(n, " ()") {
			t.Errorf("the name %q is not fit for a tree", n)
		}
		seen[n] = true
	}
}

func FuzzParse(f *testing.F) {
	f.Add(two)
	f.Fuzz(func(t *testing.T, text string) {
		forest, err := Parse(text)
		if err != nil {
			return
		}
		var b strings.Builder
		if err := forest.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := Parse(b.String())
		if err != nil || again.Trees() != forest.Trees() {
			t.Fatalf("%q was written as %q: %v", text, b.String(), err)
		}
		forest.Score(&Features{})
	})
}
