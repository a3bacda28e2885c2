package lexicon

import (
	"runtime"
	"slices"
	"strings"
	"testing"
)

// words are the translations of a phrase, without their weights.
func words(d *Dictionary, phrase string) (all []string) {
	for _, t := range d.Lookup(Key(phrase, d.Lang())) {
		all = append(all, t.Word)
	}
	return all
}

func TestEnglish(t *testing.T) {
	tests := []struct{ phrase, want string }{
		{"NATO", "北约"},
		{"security council", "安理会"},
		{"the Security Councils", "安理会"},             // inflected, with an article
		{"North Atlantic Treaty Organization", "北约"}, // stands in brackets there
		{"presidents", "总统"},
		{"Moscow", "莫斯科"},        // the head of "Moscow, capital of Russia"
		{"Obama", "奥巴马"},         // a part of "Barack Obama"
		{"Sichuan", "四川"},        // refers to 四川省
		{"Polish", "波兰"},         // an adjective stands for the country
		{"swam", "游泳"},           // an irregular form
		{"interest rate", "利率"},  // a phrase
		{"children", "儿童"},       // an irregular plural
		{"United States", "美国"},  // not 联合 and 州
		{"southern", "南部"},       // "southern part"
		{"legislation", "立法"},    // not the best, but there
		{"dog", "狗"},             // one character
		{"prime minister", "总理"}, // words that mean other things alone
	}
	for _, tt := range tests {
		if got := words(English(), tt.phrase); !slices.Contains(got, tt.want) {
			t.Errorf("%s: got %v, want %s among them", tt.phrase, got, tt.want)
		}
	}
	for _, unknown := range []string{"xqzzy", "", "the", "summit moscow", "zzzz"} {
		if got := words(English(), unknown); len(got) > 0 {
			t.Errorf("%q: got %v, want nothing", unknown, got)
		}
	}
}

// The table is what Lookup relies on: sorted, each line with a key and words.
func TestEnglishTable(t *testing.T) {
	last := ""
	for line := range strings.Lines(English().lines) {
		key, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || key <= last {
			t.Fatalf("the line of %q follows that of %q", key, last)
		}
		last = key
		weight := 2.0
		all := translations(rest)
		if len(all) == 0 || len(all) > maxTranslations {
			t.Fatalf("%q has %d translations", key, len(all))
		}
		for _, tr := range all {
			if tr.Weight > weight || tr.Weight <= 0 || !isHan(tr.Word) {
				t.Fatalf("%q has %q with the weight %g after %g", key, tr.Word, tr.Weight, weight)
			}
			weight = tr.Weight
		}
	}
	if n := English().Len(); n < 100_000 {
		t.Errorf("the dictionary has %d phrases", n)
	}
}

func TestLookupFindsEveryLine(t *testing.T) {
	var b Builder
	keys := []string{"a", "a b", "ab", "b", "b c d e f", "z", "é"}
	for _, key := range keys {
		b.Add(key, "甲", 1, 1)
	}
	d := b.Dictionary("en")
	for _, key := range keys {
		if len(d.Lookup(key)) != 1 {
			t.Errorf("%q is not found", key)
		}
	}
	for _, key := range []string{"", "0", "a ", "aa", "b c", "zz", "\xff"} {
		if got := d.Lookup(key); got != nil {
			t.Errorf("%q: got %v", key, got)
		}
	}
	if got := (&Dictionary{}).Lookup("a"); got != nil {
		t.Errorf("an empty dictionary has %v", got)
	}
}

func TestBuilder(t *testing.T) {
	var b Builder
	b.Add("k", "甲", 4, 1)
	b.Add("k", "乙", 2, 0.5)
	b.Add("k", "甲", 1, 1)   // worse than before
	b.Add("k", "丙", 0.1, 1) // far below the best
	b.Add("k", "B超", 4, 1)  // not all Han
	b.Add("k", "臺", 1, 1)   // traditional
	b.Add("a b c d e f", "甲", 1, 1)
	b.Add("", "甲", 1, 1)
	b.Add("weak", "丁", 7, 0.3)
	b.Copy("other", "weak")
	want := "k\t甲9乙5台3\nother\t丁3\nweak\t丁3\n"
	if got := b.Dictionary("en").String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRelated(t *testing.T) {
	for word, want := range map[string]string{
		"religious": "religion", "Victorian": "Victoria", "coastal": "coast", "mentorship": "mentor", "businessmen": "businessman",
	} {
		if got := Related(Stem(word, "en")); !slices.Contains(got, Stem(want, "en")) {
			t.Errorf("%s: got %v, want %s among them", word, got, Stem(want, "en"))
		}
	}
	if got := Related("us"); got != nil {
		t.Errorf("a short word is related to %v", got)
	}
}

// The dictionary may not weigh much on a process that needs it: 40 MB would be
// too much, and 6 is what it takes.
func TestEnglishHeap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures the heap")
	}
	before := heap()
	lines, err := unpack(englishTable)
	if err != nil {
		t.Fatal(err)
	}
	d := &Dictionary{lang: "en", lines: lines}
	if got := heap() - before; got > 10<<20 {
		t.Errorf("the dictionary takes %d MB", got>>20)
	}
	runtime.KeepAlive(d)
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkUnpack(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := unpack(englishTable); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	d := English()
	for b.Loop() {
		d.Lookup("secur council")
	}
}
