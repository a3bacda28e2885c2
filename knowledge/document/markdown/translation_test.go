package markdown

import (
	"strings"
	"testing"
)

func TestAddTranslationErrors(t *testing.T) {
	tests := []struct{ name, translation, want string }{
		{"heading", "# T\n\nA.\nB.\n", "0 headings, the original has 1"},
		{"paragraph", "# T\n\n## H\n", "0 paragraphs, the original has 1"},
		{"line", "# T\n\n## H\n\nA. B.\n", `paragraph 1 has 1 lines, the original 2 sentences; it begins "A. B."`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := Parse("d", "# 题\n\n## 节\n\n甲。乙。")
			if err := AddTranslation(doc, "en", tt.translation); err == nil || !strings.HasSuffix(err.Error(), tt.want) {
				t.Errorf("got %v, want …%s", err, tt.want)
			}
			if len(doc.Translations) != 0 {
				t.Error("the faulty translation was kept")
			}
		})
	}
}
