package bot

import (
	"net/url"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/wording"
)

func TestLinkTarget(t *testing.T) {
	for address, want := range map[string]string{
		"https://docs.example.org/a/b#c":            "https://docs.example.org/a/b#c",
		"https://d.org/a_b(c)>x":                    "https://d.org/a_b%28c%29%3Ex",
		"https://d.org/重点":                          "https://d.org/%E9%87%8D%E7%82%B9",
		"https://d.org/a%20b?x=1&y=%3E":             "https://d.org/a%20b?x=1&y=%3E",
		"https://d.org/" + strings.Repeat("x", 400): "",
		"javascript:alert(1)":                       "",
		"https://a:b@d.org/":                        "",
		"https:///x":                                "",
		"/a":                                        "",
		"":                                          "",
	} {
		if got := linkTarget(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestSourceLine(t *testing.T) {
	words := wording.For("en")
	c := answer.Citation{N: 1, Title: "Guide [x]", Section: "Setup › Linux", Sentence: 4, URL: "https://d.org/a#linux"}
	if got, want := sourceLine(c, words), `-# [1] [Guide \[x\] › Setup › Linux](<https://d.org/a#linux>) · sentence 4`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c.URL = "javascript:x"
	if got, want := sourceLine(c, words), "-# [1] Setup › Linux · sentence 4"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzLink holds any address, title and section to make one link, to that address and
// nowhere else.
func FuzzLink(f *testing.F) {
	f.Add("https://d.org/a)b>", "](<https://evil.org>)", "x")
	f.Add("https://d.org/\u202e*_`", "@everyone", "\n> #")
	f.Fuzz(func(t *testing.T, address, title, section string) {
		target := linkTarget(address)
		line := sourceLine(answer.Citation{N: 1, Title: title, Section: section, Sentence: 1, URL: address}, wording.For("en"))
		if target == "" {
			checkInert(t, strings.TrimPrefix(line, "-# [1] "))
			return
		}
		if strings.ContainsAny(target, "<>() \n") {
			t.Fatalf("the address %q can end its link", target)
		}
		if u, err := url.Parse(target); err != nil || u.Scheme != "http" && u.Scheme != "https" {
			t.Fatalf("the address %q: %v", target, err)
		}
		name, ok := strings.CutPrefix(line, "-# [1] [")
		name, end, cut := strings.Cut(name, "](<"+target+">) · ")
		if !ok || !cut || end != "sentence 1" {
			t.Fatalf("the line %q", line)
		}
		checkInert(t, name)
	})
}
