package glossary

import (
	"fmt"
	"strings"
	"testing"

	"detente/knowledge/language"
)

func TestGlossary(t *testing.T) {
	g, err := Parse("# comment\n北约: NATO, 北大西洋公约组织, foreign minister\n外长：外交部长、министр\n")
	if err != nil {
		t.Fatal(err)
	}
	meaning := func(s, lang string) string {
		var b strings.Builder
		for _, token := range g.Tokens(s, lang) {
			if token.Class == language.Meant {
				fmt.Fprintf(&b, "[%s]", s[token.Start:token.End])
			}
		}
		return b.String()
	}
	tests := []struct{ in, lang, want string }{
		{"北大西洋公约组织成立", "zh", "[北大西洋公约组织]"},
		{"the foreign ministers of NATO", "en", "[foreign ministers][NATO]"},
		{"министра", "ru", "[министра]"},
		{"外 长", "zh", ""},
		{"外交", "zh", ""},
	}
	for _, tt := range tests {
		if got := meaning(tt.in, tt.lang); got != tt.want {
			t.Errorf("meanings of %q: %q, want %q", tt.in, got, tt.want)
		}
	}
	for _, bad := range []string{"北约", ": NATO", "北约:", "a: " + strings.Repeat("长", 30)} {
		if _, err := Parse("x: y\n" + bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("Parse(%q): %v", bad, err)
		}
	}
}
