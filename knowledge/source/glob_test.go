package source

import (
	"path"
	"strings"
	"testing"
)

func TestGlob(t *testing.T) {
	tests := []struct {
		pattern, name string
		want          bool
	}{
		{"*.md", "a.md", true}, {"*.md", "x/a.md", false}, {"**/*.md", "a.md", true}, {"**/*.md", "x/y/a.md", true},
		{"a/**", "a", true}, {"a/**", "a/b/c", true}, {"a/**", "b/a", false}, {"a/**/z", "a/z", true}, {"a/**/z", "a/b/c/z", true},
		{"a/**/b/**/c", "a/x/b/y/b/c", true}, {"a/**/b/**/c", "a/x/y/c", false}, {"**", "a/b", true}, {"**/**/a", "a", true},
		{"v[0-9].?", "v1.x", true}, {"v[0-9].?", "vx.x", false}, {"./a//b", "a/b", true}, {"a**", "ab", true}, {"**a", "x/ba", false},
	}
	for _, tt := range tests {
		g, err := parseGlob(tt.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := g.matches(strings.Split(tt.name, "/")); got != tt.want {
			t.Errorf("%s, %s: %v", tt.pattern, tt.name, got)
		}
	}
	for _, pattern := range []string{"", "/", "a/[", `a\`, "[]"} {
		if _, err := parseGlob(pattern); err == nil {
			t.Errorf("%q is taken for a pattern", pattern)
		}
	}
}

// FuzzGlob compares with a matching that tries everything, and holds a folder that
// leads to a match to say so.
func FuzzGlob(f *testing.F) {
	f.Add("**/a*/**/[b-c]?", "x/ab/y/cd")
	f.Add("a/**/b/**/a", "a/b/a/b/a")
	f.Fuzz(func(t *testing.T, pattern, name string) {
		if len(pattern) > 60 || len(name) > 60 {
			return
		}
		g, err := parseGlob(pattern)
		if err != nil {
			return
		}
		segments := strings.Split(name, "/")
		got := g.matches(segments)
		if want := slow(g, segments); got != want {
			t.Fatalf("%q, %q: %v, want %v", pattern, name, got, want)
		}
		for n := range segments {
			if got && !g.leads(segments[:n]) {
				t.Fatalf("%q matches %q, and its folder %q leads nowhere", pattern, name, segments[:n])
			}
		}
		folder, below := g.split()
		if isPattern(folder) || len(below) == 0 {
			t.Fatalf("%q begins with the folder %q, then %q", pattern, folder, below)
		}
	})
}

func slow(g glob, segments []string) bool {
	switch {
	case len(g) == 0:
		return len(segments) == 0
	case g[0] == anyDepth:
		return slow(g[1:], segments) || len(segments) > 0 && slow(g, segments[1:])
	}
	if len(segments) == 0 {
		return false
	}
	ok, _ := path.Match(g[0], segments[0])
	return ok && slow(g[1:], segments[1:])
}
