package language

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// shares reports whether two texts have every term of the first.
func shares(a, b, lang string) bool {
	have := map[Term]bool{}
	for _, t := range Tokens(Units(b, lang)) {
		have[t.Term] = true
	}
	for _, t := range Tokens(Units(a, lang)) {
		if !have[t.Term] {
			return false
		}
	}
	return true
}

func TestFormsMeet(t *testing.T) {
	tests := []struct{ name, asked, written, lang string }{
		{"traditional", "俄羅斯與北約", "俄罗斯与北约", "zh"},
		{"full width", "ＮＡＴＯ ２８", "nato 28", "zh"},
		{"case", "NATO", "Nato", "en"},
		{"compatibility", "①②", "12", "zh"},
		{"english stem", "expansion leader", "expansions leaders", "en"},
		{"russian stem", "расширение", "расширения", "ru"},
		{"russian ё", "ещё", "еще", "ru"},
		{"german umlaut left out", "Auswartiges", "Auswärtiges", "de"},
		{"french elision", "OTAN", "l'OTAN", "fr"},
		{"typographic elision", "OTAN", "l’OTAN", "fr"},
		{"hyphen", "NATO Gipfel", "NATO-Gipfel", "de"},
		{"possessive", "Russia", "Russia's", "en"},
		{"thousands", "1000", "1,000", "en"},
		{"decimal", "3.14", "π = 3.14.", "en"},
		{"decomposed", "café", "cafe\u0301", "fr"},
		{"chinese number", "28个", "二十八个成员国", "zh"},
		{"chinese year", "2010年", "二〇一〇年", "zh"},
		{"large number", "35000", "三万五千", "zh"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !shares(tt.asked, tt.written, tt.lang) {
				t.Errorf("the terms of %q are not all in %q", tt.asked, tt.written)
			}
		})
	}
}

// A single Chinese digit is a number only with what it counts.
func TestSingleNumeral(t *testing.T) {
	for _, pair := range [][2]string{{"1月", "一月"}, {"10月", "十月"}, {"2个", "两个"}} {
		want := Tokens(Units(pair[0], "zh"))[1].Term
		if !slices.ContainsFunc(Tokens(Units(pair[1], "zh")), func(t Token) bool { return t.Term == want }) {
			t.Errorf("%s is not found in %s", pair[0], pair[1])
		}
	}
}

func TestFormsDiffer(t *testing.T) {
	for _, pair := range [][2]string{{"28", "2.8"}, {"北约", "约北"}, {"东扩", "东，扩"}, {"3", "三"}, {"F16", "F17"}} {
		if shares(pair[0], pair[1], "zh") {
			t.Errorf("%q is found in %q", pair[0], pair[1])
		}
	}
}

func TestContent(t *testing.T) {
	tests := []struct{ question, lang, want string }{
		{"北约峰会在哪座城市举行？", "zh", "北约峰会在举行"},
		{"锣鼓经是什么？", "zh", "锣鼓经"},
		{"為什麼俄羅斯反對北約東擴？", "zh-Hant", "俄羅斯反對北約東擴"},
		{"Where will the NATO summit be held?", "en", "NATO summit held"},
		{"Кто генеральный секретарь НАТО?", "ru", "генеральный секретарь НАТО"},
		{"Qui est le secrétaire général de l'OTAN ?", "fr", "secrétaire général OTAN"},
		{"Wann findet der NATO-Gipfel statt?", "de", "NATO Gipfel"},
		{"为什么？", "zh", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, u := range Content(tt.question, tt.lang) {
			got = append(got, tt.question[u.Start:u.End])
		}
		separator := " "
		if Primary(tt.lang) == "zh" {
			separator = ""
		}
		if g := strings.Join(got, separator); g != tt.want {
			t.Errorf("Content(%q) = %q, want %q", tt.question, g, tt.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ text, want string }{
		{"北约峰会在哪里举行？", "zh"},
		{"北約峰會在哪裡舉行？", "zh-Hant"},
		{"NATO的秘书长是谁？", "zh"},
		{"鲁迅的著作有哪些？", "zh"},
		{"拉斯穆森希望俄羅斯向阿富汗派遣什麼？", "zh-Hant"},
		{"Who is the NATO Secretary General?", "en"},
		{"NATO summit date", "en"},
		{"Does Russia oppose NATO’s eastward expansion?", "en"},
		{"Где состоится саммит НАТО?", "ru"},
		{"Où se tiendra le sommet de l'OTAN ?", "fr"},
		{"Qui est le secrétaire général de l'OTAN ?", "fr"},
		{"Wann findet der NATO-Gipfel statt?", "de"},
		{"Wer ist Generalsekretär?", "de"},
		{"¿Dónde se celebra la cumbre?", "es"},
		{"サミットはどこで開催されますか", "ja"},
		{"정상회담은 어디에서 열립니까", "ko"},
		{"2010", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got, _ := Language(tt.text); got != tt.want {
			t.Errorf("Language(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestLookAt(t *testing.T) {
	tests := []struct {
		sentence string
		want     Marks
		counted  string
	}{
		{"梅德韦杰夫10月19日宣布", HasDate | HasNumber | HasPerson, "月日"},
		{"去年十一月来过", HasDate | HasNumber, "月"},
		{"1998年在里斯本", HasDate | HasYear | HasNumber | HasPlace, "年"},
		{"有28个成员", HasNumber, "个"},
		{"三家公司会谈", HasNumber, "家"},
		{"坚决反对，认为这是损害", HasCause, ""},
		{"统一的安全空间", 0, "的"},
		{"他没有来", HasNegation | Points, ""},
		{"“战略机遇期”", HasQuote, ""},
		{"资金、技术、人才的支持", HasList, ""},
		{"蓝鲸是一种哺乳动物", Defines | HasNumber, "种"},
		{"双方作出了一些让步", Announces | Points, "些"},
		{"He was born on 4 March in Rome", HasDate | HasNumber | HasForeign | HasPlace | HasPerson | Points, ""},
		{"It opened in 1999", HasDate | HasYear | HasNumber | Points, ""},
	}
	for _, tt := range tests {
		got := LookAt(tt.sentence)
		if got.Marks != tt.want || string(got.Counted) != tt.counted {
			t.Errorf("LookAt(%q) = %012b counting %q, want %012b counting %q", tt.sentence, got.Marks, string(got.Counted), tt.want, tt.counted)
		}
	}
}

func TestInterrogative(t *testing.T) {
	tests := []struct{ question, want, counted string }{
		{"北约有多少个成员国？", "多少", "个"},
		{"作者是谁？", "谁", ""},
		{"有几次？", "几", "次"},
		{"Since when, and where?", "when", ""},
		{"Где он?", "Где", ""},
		{"讲讲北约", "", ""},
	}
	for _, tt := range tests {
		word, counted := Interrogative(tt.question)
		got := ""
		if counted != 0 {
			got = string(counted)
		}
		if tt.question[word.Start:word.End] != tt.want || got != tt.counted {
			t.Errorf("Interrogative(%q) = %q counting %q", tt.question, tt.question[word.Start:word.End], got)
		}
	}
}

func TestFrequency(t *testing.T) {
	common := Tokens(Units("举行", "zh"))
	rare := Tokens(Units("普京", "zh"))
	c, listed := Frequency(common[1], "zh")
	r, _ := Frequency(rare[1], "zh")
	if !listed || c <= r || r <= 0 {
		t.Errorf("举行 has %g, 普京 %g: want the first to be more common, and both listed", c, r)
	}
	if p, listed := Frequency(Tokens(Units("xqzzy", "en"))[0], "en"); p != 0 || listed {
		t.Errorf("an invented word has the frequency %g", p)
	}
}

// FuzzSentences holds the splitter to its contract on any text: spans in order,
// inside the text, on character boundaries, nothing but white space left out.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"他说：“走吧。”好！", "Dr. Smith left. 3.14", "（。", "\n\n", "“”。", "a\x80b。"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, sp := range Sentences(s) {
			if sp.Start < last || sp.End <= sp.Start || sp.End > len(s) {
				t.Fatalf("span %v after %d in %q", sp, last, s)
			}
			if strings.TrimSpace(s[last:sp.Start]) != "" {
				t.Fatalf("%q left out of %q", s[last:sp.Start], s)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[sp.Start:sp.End]) {
				t.Fatalf("span %v cuts a character of %q", sp, s)
			}
			last = sp.End
		}
		if strings.TrimSpace(s[last:]) != "" {
			t.Fatalf("%q left out at the end of %q", s[last:], s)
		}
	})
}

// FuzzUnits checks that units lie in order inside the text, and that folding
// changes nothing more when it is repeated.
func FuzzUnits(f *testing.F) {
	for _, s := range []string{"北约28个", "㈱ＡＢ①", "l'été", "一二三", "e\u0301", "\xff9.9,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, u := range Units(s, "en") {
			if u.End < last || u.End > len(s) || u.Start >= u.End {
				t.Fatalf("unit %+v after %d in %q", u, last, s)
			}
			last = u.End
		}
		tokens := Tokens(Content(s, "zh"))
		for _, token := range tokens {
			if token.Start < 0 || token.End > len(s) || token.Start >= token.End {
				t.Fatalf("token %+v in %q", token, s)
			}
		}
	})
}

func TestPairNeedsNeighbours(t *testing.T) {
	units := Units("东 扩", "zh")
	if len(units) != 2 || units[1].Joined {
		t.Fatalf("units of a spaced text are joined: %+v", units)
	}
	if slices.ContainsFunc(Tokens(units), func(t Token) bool { return t.Class == Paired }) {
		t.Error("characters with a space between them make a pair")
	}
}

func BenchmarkUnits(b *testing.B) {
	s := strings.Repeat("北约28个成员国的领导人定于11月19日至20日在里斯本会晤。", 20)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Tokens(Units(s, "zh"))
	}
}

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{"里斯本": true, "里斯本峰": false, "今天": false, "": false} {
		if got := IsName(name); got != want {
			t.Errorf("IsName(%q) = %t", name, got)
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ in, want string }{
		{"普京出席了里斯本峰会吗？", "普京 里斯本"},
		{"烏克蘭什麼時候加入北約？", "烏克蘭 北約"},
		{"今天天气怎么样", ""},
		{"Putin", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, sp := range Names(tt.in) {
			got = append(got, tt.in[sp.Start:sp.End])
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("Names(%q) = %q, want %q", tt.in, g, tt.want)
		}
	}
}
