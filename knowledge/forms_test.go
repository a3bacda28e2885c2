package knowledge_test

import (
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
)

func documents(texts ...string) (docs []*document.Document) {
	for i, text := range texts {
		docs = append(docs, document.New(string(rune('a'+i)), "", text))
	}
	return docs
}

// TestWordsInOtherForms asks for what documents write otherwise.
func TestWordsInOtherForms(t *testing.T) {
	english := documents(
		"To remove a member, open the settings of the group and press the red button.",
		"Every e-mail is kept for thirty days. The colour of the label says how old it is.",
		"Multi-factor authentication (MFA) guards the vault. The database has a copy.",
	)
	chinese := documents("在后台点击移除，即可去掉成员。", "每天凌晨更新一次，无需手动操作。", "登录之前先准备好密码。")
	tests := []struct{ name, question, lang, want string }{
		{"one meaning", "delete somebody", "en", "a"},
		{"a compound", "email", "en", "b"},
		{"a spelling", "color", "en", "b"},
		{"a number", "30", "en", "b"},
		{"an acronym", "multi factor authentication", "en", "c"},
		{"a slip", "the vualt", "en", "c"},
		{"an abbreviation of the table", "db", "en", "c"},
		{"a Chinese question", "怎么删除成员", "zh", "a"},
		{"a Chinese word with several translations", "标签颜色", "zh", "b"},
		{"nothing near", "zebra", "en", ""},
	}
	base := knowledge.Open(english, knowledge.Options{})
	for _, tt := range tests {
		if got := firstFound(t, base, tt.question, tt.lang); got != tt.want {
			t.Errorf("%s: %q found %q, want %q", tt.name, tt.question, got, tt.want)
		}
	}
	base = knowledge.Open(chinese, knowledge.Options{})
	for _, tt := range []struct{ question, lang, want string }{{"怎么删除", "zh", "a"}, {"多久升级", "zh", "b"}, {"口令", "zh", "c"}, {"password", "en", "c"}} {
		if got := firstFound(t, base, tt.question, tt.lang); got != tt.want {
			t.Errorf("%q found %q, want %q", tt.question, got, tt.want)
		}
	}
}

// TestForms tells a word that documents have in another form only from one that they
// have not at all, and the word itself is worth more than a form of it.
func TestForms(t *testing.T) {
	base := knowledge.Open(documents("Delete it.", "Remove it.", "Keep it."), knowledge.Options{})
	for _, tt := range []struct {
		question string
		known    bool
	}{{"erase", true}, {"remvoe", true}, {"zebra", false}} {
		if terms := base.QueryTerms(tt.question, "en"); len(terms) != 1 || terms[0].Known != tt.known {
			t.Errorf("%q is %+v, want known: %t", tt.question, terms, tt.known)
		}
	}
	if got := firstFound(t, base, "remove", "en"); got != "b" {
		t.Errorf("remove found %q first", got)
	}
	if terms := base.LiteralTerms("erase", "en"); len(terms) != 1 || terms[0].Known || len(terms[0].Forms) > 0 {
		t.Errorf("a literal term has forms: %+v", terms)
	}
}

// TestChineseQuestionBesideChinese prefers the Chinese document, and finds the
// English one where there is no other.
func TestChineseQuestionBesideChinese(t *testing.T) {
	base := knowledge.Open(documents("密码忘了可以找回。", "The refund takes three days.", "A forgotten password can be reset."), knowledge.Options{})
	for question, want := range map[string]string{"忘记密码": "a", "退款": "b"} {
		if got := firstFound(t, base, question, "zh"); got != want {
			t.Errorf("%s found %q, want %q", question, got, want)
		}
	}
}

// TestDatesInOtherForms finds a date however it is written.
func TestDatesInOtherForms(t *testing.T) {
	base := knowledge.Open(documents(
		"The hall was opened on March 14, 2025.", "The hall was opened on March 15, 2025.", "The hall was opened on April 14, 2025.", "展厅于2024年3月14日开放。",
	), knowledge.Options{})
	for _, tt := range []struct{ question, lang, want string }{
		{"14.03.2025", "de", "a"}, {"2025-03-14", "en", "a"}, {"14 марта 2025", "ru", "a"}, {"14 March 2024", "en", "d"}, {"14. April", "de", "c"},
	} {
		if got := firstFound(t, base, tt.question, tt.lang); got != tt.want {
			t.Errorf("%s found %q, want %q", tt.question, got, tt.want)
		}
	}
}
