package bot

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEscape(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"Chinese", "北约峰会在里斯本举行。", "北约峰会在里斯本举行。"},
		{"emphasis", "*a* _b_ ~~c~~ `d` ||e||", `\*a\* \_b\_ \~\~c\~\~ \` + "`d\\`" + ` \|\|e\|\|`},
		{"masked link", "[here](https://evil.example)", `\[here\](https\://evil.example)`},
		{"bare link", "see https://a.example/b_c", `see https\://a.example/b\_c`},
		{"everyone", "@everyone @here", `\@everyone \@here`},
		{"user", "<@1> <@!1> <@&1>", `\<\@1\> \<\@!1\> \<\@&1\>`},
		{"channel, command, time", "<#1> </cmd:1> <t:1:R>", `\<#1\> \</cmd\:1\> \<t\:1\:R\>`},
		{"emoji", ":smile: <a:b:1>", `\:smile: \<a\:b\:1\>`},
		{"heading", "# a\n  ## b", "\\# a\n  \\## b"},
		{"lists", "- a\n+ b\n1. c\n23) d", "\\- a\n\\+ b\n1\\. c\n23\\) d"},
		{"not a list", "2010-11-19, 3.14, a - b", "2010-11-19, 3.14, a - b"},
		{"small print", "-# a", `\-# a`},
		{"block quote", ">>> a", `\>\>\> a`},
		{"backslash", `\*`, `\\\*`},
		{"colons", "at 15:30, so: yes", `at 15\:30, so: yes`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := escape(test.in)
			if got != test.want {
				t.Errorf("escape(%q) = %q, want %q", test.in, got, test.want)
			}
			if back := unescape(got); back != test.in {
				t.Errorf("unescape(%q) = %q, want %q", got, back, test.in)
			}
		})
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"zero width", "a\u200bb\u200cc\ufeffd", "abcd"},
		{"bidi", "a\u202eb\u2066c\u200f", "abc"},
		{"controls", "a\x00b\x1bc\x7f", "abc"},
		{"tags and fillers", "a\U000E0041b\u3164c", "abc"},
		{"white space", "a\tb\r\nc\u2028d\u00a0e\u3000f", "a b\nc d\u00a0e\u3000f"},
		{"not UTF-8", "a\xffb", "a\uFFFDb"},
	}
	for _, test := range tests {
		if got := clean(test.in); got != test.want {
			t.Errorf("%s: clean(%q) = %q, want %q", test.name, test.in, got, test.want)
		}
	}
}

func TestCut(t *testing.T) {
	tests := []struct {
		in    string
		limit int
		want  string
	}{
		{"", 5, ""},
		{"里斯本", 3, "里斯本"},
		{"里斯本峰会", 3, "里斯…"},
		{"two words", 5, "two…"},
		{"cafe\u0301s", 5, "caf…"}, // the accent goes with its letter
		{"😀😀😀", 4, "😀…"},           // two units each
		{"abc", 0, ""},
		{"abc", 1, "…"},
	}
	for _, test := range tests {
		if got := cut(test.in, test.limit); got != test.want {
			t.Errorf("cut(%q, %d) = %q, want %q", test.in, test.limit, got, test.want)
		}
	}
	if got, want := cutEscaped("****", 5), `\*\*…`; got != want {
		t.Errorf("cutEscaped = %q, want %q", got, want)
	}
}

// live finds what Discord's clients would make more than text of.
var live = regexp.MustCompile(`(^|[^\\])(@everyone|@here|<[@#/:at]|https?://|\]\()`)

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{
		"@everyone", "\\@everyone", "\\\\<@1>", "1. a\n- b", "||x||", "[a](b)", "\xff", "¯\\_(ツ)_/¯", "``` \n#",
	} {
		f.Add(seed, 10)
	}
	f.Fuzz(func(t *testing.T, text string, limit int) {
		text, limit = clean(text), min(max(limit, 0), 5000)
		got := escape(text)
		if back := unescape(got); back != text {
			t.Fatalf("unescape(escape(%q)) = %q", text, back)
		}
		checkInert(t, got)
		short := cutEscaped(text, limit)
		if units(short) > limit {
			t.Fatalf("cutEscaped(%q, %d) has %d units", text, limit, units(short))
		}
		if !strings.HasPrefix(text, strings.TrimSuffix(unescape(short), ellipsis)) {
			t.Fatalf("cutEscaped(%q, %d) = %q is no beginning of it", text, limit, short)
		}
		checkInert(t, short)
	})
}

// checkInert fails t when text, which was escaped, has anything live in it.
func checkInert(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("%q is not valid UTF-8", text)
	}
	// An even number of backslashes is that many halves of backslashes that
	// are seen; what stands behind them is not escaped.
	plain := strings.ReplaceAll(text, `\\`, "")
	if found := live.FindString(plain); found != "" {
		t.Fatalf("%q has a live %q", text, found)
	}
	for i, r := range plain {
		if strings.ContainsRune("*_~`|<>[]@", r) && (i == 0 || plain[i-1] != '\\') {
			t.Fatalf("%q has a live %q", text, r)
		}
	}
}
