package vocabulary

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"detente/knowledge/language"
)

// passages are an index of texts for tests.
type passages []map[language.Term]bool

func (p passages) DF(t language.Term) (n int) {
	for _, has := range p {
		if has[t] {
			n++
		}
	}
	return n
}

func (p passages) Has(terms []language.Term) bool {
	return slices.ContainsFunc(p, func(has map[language.Term]bool) bool {
		for _, t := range terms {
			if !has[t] {
				return false
			}
		}
		return len(terms) > 0
	})
}

// open makes a vocabulary of texts, each a passage; a text is led by its language.
func open(texts ...string) *Vocabulary {
	var b Builder
	var index passages
	for _, s := range texts {
		lang, text, _ := strings.Cut(s, ":")
		b.Add(text, lang)
		terms := map[language.Term]bool{}
		for _, t := range language.Tokens(language.Units(text, lang)) {
			terms[t.Term] = true
		}
		index = append(index, terms)
	}
	return b.Vocabulary(index)
}

func TestForms(t *testing.T) {
	tests := []struct{ name, lang, question, text, stretch string }{
		{"a hyphen in the question", "en", "my e-mail", "en:Your email is kept.", "e-mail"},
		{"a hyphen in the document", "en", "my email", "en:Your e-mail is kept.", "email"},
		{"a space in the question", "en", "white list", "en:The whitelist.", "white list"},
		{"a space in the document", "en", "the database", "en:A data base.", "database"},
		{"a compound with a function word", "en", "who is oncall", "en:The on-call rota.", "oncall"},
		{"a function word in the question", "en", "how to set up", "en:The setup takes a minute.", "set up"},
		{"the plural of a compound", "en", "oncalls", "en:The on-call rota.", "oncalls"},
		{"a slash", "en", "client/server", "en:clientserver", "client/server"},
		{"two words for a name", "en", "max players", "en:Set maxPlayers first.", "max players"},
		{"an inflected one", "en", "the max player", "en:Set maxPlayers first.", "max player"},
		{"a part of a name", "en", "the prefix", "en:Set usernamePrefix first.", "prefix"},
		{"a name for two words", "en", "maxplayers", "en:Set max_players first.", "maxplayers"},
		{"capitals in a row", "en", "HTTP server", "en:An HTTPServer.", "HTTP server"},
		{"a soft hyphen", "en", "configu\u00adration key", "en:config", "configu\u00adration"},
		{"American", "en", "colour", "en:The color.", "colour"},
		{"British", "en", "organize", "en:We organise it.", "organize"},
		{"British consonants", "en", "skillful", "en:A skilful one.", "skillful"},
		{"a British ending", "en", "the center", "en:The centre.", "center"},
		{"a British noun", "en", "a license", "en:The licence.", "license"},
		{"an irregular form", "en", "who went", "en:They go.", "went"},
		{"a number in words", "en", "four seats", "en:There are 4.", "four"},
		{"a number in digits", "en", "4 seats", "en:There are four.", "4"},
		{"a number of two words", "en", "twenty-one", "en:There are 21.", "twenty-one"},
		{"an ordinal", "en", "the third day", "en:On the 3rd day.", "third"},
		{"a German number", "de", "vier Plätze", "de:Es gibt 4.", "vier"},
		{"a Russian number", "ru", "четыре места", "ru:Есть 4.", "четыре"},
		{"a Chinese numeral", "en", "4", "zh:共四。", "4"},
		{"an acronym", "en", "is MFA on", "en:Multi-factor authentication (MFA) is on. Multi-factor authentication.", "MFA"},
		{"its words", "en", "multi-factor authentication", "en:MFA (multi-factor authentication).", "multi-factor authentication"},
		{"a short name", "zh", "北约在哪", "zh:北大西洋公约组织（以下简称“北约”）成立。", "北约"},
		{"a long name", "zh", "北大西洋公约组织在哪", "zh:加入北大西洋公约组织（北约）。", "北大西洋公约组织"},
		{"one meaning", "en", "delete it", "en:Remove it.", "delete"},
		{"a phrase", "en", "sign in", "en:Log in there.", "sign in"},
		{"a Chinese word", "zh", "怎么删除", "zh:点击移除。", "删除"},
		{"an English word in Chinese", "zh", "config 在哪", "zh:配置文件。", "config"},
		{"a Chinese word in English", "zh", "权限怎么给", "en:The permission.", "权限"},
		{"an abbreviation", "en", "the perms", "en:Each permission.", "perms"},
		{"one that no table has", "en", "the vulns", "en:Each vulnsite.", "vulns"},
		{"a letter too many", "en", "the permisssion", "en:Each permission.", "permisssion"},
		{"two letters exchanged", "en", "the wieght", "en:The weight.", "wieght"},
		{"the first two exchanged", "en", "ewight", "en:The weight.", "ewight"},
		{"two slips", "en", "the permisionn", "en:Each permission.", "permisionn"},
		{"pinyin", "zh", "haibao 吃什么", "zh:海豹吃鱼。", "haibao"},
		{"pinyin of three syllables", "en", "where is liupanshan", "zh:六盘山在宁夏。", "liupanshan"},
		{"pinyin without Chinese documents", "en", "haibao", "en:A seal.", ""},
		{"no word of the documents in pinyin", "zh", "haibao", "zh:海中有豹。", ""},
		{"another language's stem", "en", "servers", "de:Die Server.", "servers"},
		{"a genuine word is no slip", "en", "in winter", "en:The winner.", ""},
		{"a short word is no slip", "en", "xtz", "en:An xyz.", ""},
		{"two slips in a short word", "en", "qwertz", "en:qwarty", ""},
		{"another first letter", "en", "kermission", "en:A permission.", ""},
		{"a number is no slip", "en", "X30", "en:X20", ""},
		{"a stop word", "en", "it can", "en:It could be a can.", ""},
		{"words apart are no compound", "en", "oncall", "en:A call, and so on.", ""},
		{"a sentence between", "en", "data. Base", "en:database", ""},
		{"nothing", "en", "", "en:Nothing.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for _, f := range open(tt.text).Forms(tt.question, tt.lang) {
				got = tt.question[f.Start:f.End]
				if f.Weight <= 0 || f.Weight > 1 {
					t.Errorf("a form weighs %g", f.Weight)
				}
				if got == tt.stretch {
					break
				}
			}
			if got != tt.stretch {
				t.Errorf("%q in %q: the forms are of %q, want %q", tt.question, tt.text, got, tt.stretch)
			}
		})
	}
}

// The fewest slips win, and of those the commonest words.
func TestSlipsInOrder(t *testing.T) {
	v := open("en:permission", "en:permissive", "en:permission")
	forms := v.Forms("permisson", "en")
	if len(forms) != 1 || forms[0].Terms[0] != language.WordTerm("permission", "en") {
		t.Errorf("permisson has %d forms, want permission alone", len(forms))
	}
}

func TestAcronyms(t *testing.T) {
	tests := []struct{ text, want string }{
		{"multi-factor authentication (MFA)", "MFA=multi-factor authentication"},
		{"We use the Bank of England (BoE).", "BoE=Bank of England"},
		{"the terms of service (TOS)", "TOS=terms of service"},
		{"the Office of the Prosecutor (OP) said", "OP=Office of the Prosecutor"},
		{"SFTP (Secure File Transfer Protocol) is on", "SFTP=Secure File Transfer Protocol"},
		{"application programming interfaces (APIs)", "API=application programming interfaces"},
		{"the best (BEST) of all", ""},
		{"see below (EN)", ""},
		{"加入北大西洋公约组织（北约）", "北约=北大西洋公约组织"},
		{"欧洲安全与合作组织（简称欧安组织）", "欧安组织=欧洲安全与合作组织"},
		{"他很高兴（大笑）", ""},
		{"（无）", ""}, {"(A) (B)", ""}, {"", ""},
	}
	for _, tt := range tests {
		var all []string
		for _, a := range acronymsIn(tt.text) {
			all = append(all, strings.TrimSuffix(a.short, "s")+"="+a.long)
		}
		if got := strings.Join(all, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSlipsCounted(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"form", "from", 1}, {"form", "form", 0}, {"form", "for", 1}, {"form", "forms", 1}, {"form", "farm", 1}, {"form", "fram", 2},
		{"", "ab", 2}, {"abcd", "", 3}, {strings.Repeat("a", 40), strings.Repeat("a", 40), 3},
	}
	for _, tt := range tests {
		if got := slips([]rune(tt.a), []rune(tt.b), 2); got != tt.want {
			t.Errorf("%s and %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// The table has groups of two phrases at least, none twice in one group.
func TestDoublets(t *testing.T) {
	for _, g := range doublets() {
		seen := map[string]bool{}
		for _, p := range g {
			if p == "" || seen[p] || len(language.Units(p, "en")) > maxPhrase {
				t.Errorf("%s: %q is empty, too long or there twice", g[0], p)
			}
			seen[p] = true
		}
		if len(g) < 2 {
			t.Errorf("%s is alone in its group", g[0])
		}
	}
}

func TestHumps(t *testing.T) {
	for word, want := range map[string]string{"maxPlayers": "max players", "HTTPServer": "http server", "getURL": "get url", "Word": "", "word": "", "NATO": "", "": ""} {
		if got := strings.Join(humps(word), " "); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func FuzzForms(f *testing.F) {
	f.Add("e-mail maxPlayers 北大西洋公约组织（北约） MFA (multi factor authentication)", "e mail twenty-one 二十 permisson", "en")
	f.Add("ﬁle\u00ad ½ İ (ǅA)", "ﬁ\u200ble ß ÅÅ", "de")
	f.Fuzz(func(t *testing.T, text, question, lang string) {
		for _, form := range open(lang+":"+text).Forms(question, lang) {
			if form.Start < 0 || form.End > len(question) || form.Start >= form.End || len(form.Terms) == 0 || form.Weight <= 0 || form.Weight > 1 {
				t.Errorf("%q: a form %+v", question, form)
			}
		}
	})
}

// many makes a vocabulary of words that nobody uses.
func many(n int) *Vocabulary {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "%c%c%cword ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		if i%100 == 99 {
			s.WriteString("permission settings cost log-in email\n")
		}
	}
	return open("en:" + s.String())
}

// TestTime keeps a question's expansion, once the tables are read, far below what an
// answer takes; the limit is wide for slow machines.
func TestTime(t *testing.T) {
	v := many(17_576)
	const question = "how do I change the perms settings for e-mail logins, and what does a permisson cost"
	v.Forms(question, "en") // reads the tables
	begin := time.Now()
	const rounds = 20
	for range rounds {
		v.Forms(question, "en")
	}
	if took := time.Since(begin) / rounds; took > 20*time.Millisecond {
		t.Errorf("the forms of a question took %v", took)
	}
}

func BenchmarkForms(b *testing.B) {
	v := many(17_576)
	for b.Loop() {
		v.Forms("how do I change the perms settings for e-mail logins, and what does a permisson cost", "en")
	}
}
