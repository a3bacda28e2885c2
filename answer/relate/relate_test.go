package relate

import (
	"slices"
	"strings"
	"testing"

	"detente/knowledge/language"
)

// example is a question of which the sentence at right answers.
func example(question string, right int, sentences ...string) Example {
	e := Example{Question: QuestionTerms(question)}
	for i, s := range sentences {
		terms := sorted(s)
		e.Sentences = append(e.Sentences, Sentence{Terms: SentenceTerms(terms, language.LookAt(s), e.Question), Right: i == right})
	}
	return e
}

func sorted(s string) []language.Term {
	var terms []language.Term
	for _, token := range language.Tokens(language.Units(s, "zh")) {
		terms = append(terms, token.Term)
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

func TestTrain(t *testing.T) {
	var examples []Example
	for range 40 {
		examples = append(examples,
			example("甲河有多长？", 1, "它流经三个省。", "全程120公里。"),
			example("乙河有多长？", 0, "全程35公里。", "它发源于雪山。"),
			example("丙先生何时去世？", 1, "他生于南方。", "他病逝于家中。"))
	}
	o := Options{LeastAsked: 2, LeastSaid: 2, Epochs: 10, Rate: 0.1, Seed: 1}
	m := Train(examples, o)
	for _, e := range []Example{
		example("丁河多长？", 1, "它发源于湖泊。", "有80公里。"),
		example("戊女士何时去世？", 0, "她病逝了。", "她生于海边。"),
	} {
		question := m.Question(e.Question)
		var scores []float32
		for _, s := range e.Sentences {
			v := m.Sentence(s.Terms)
			scores = append(scores, question.Dot(&v))
		}
		right := slices.IndexFunc(e.Sentences, func(s Sentence) bool { return s.Right })
		if scores[right] <= scores[1-right] {
			t.Errorf("the right sentence scores %v of %v", scores[right], scores)
		}
	}
	if again := Train(examples, o); !equal(m, again) {
		t.Error("the same examples give other vectors")
	}
}

func equal(a, b *Model) bool {
	names := Names{}
	NamesOf("有多长何时去世全程公里它流经三个省发源于雪山湖泊他她病逝于家中生于南方", names)
	var x, y strings.Builder
	if a.Write(&x, names) != nil || b.Write(&y, names) != nil {
		return false
	}
	return x.String() == y.String() && x.Len() > 0
}

func TestWriteParse(t *testing.T) {
	names := Names{}
	NamesOf("长公里", names)
	var long, kilometres Vector
	long[0], long[1], kilometres[15] = 1, -0.5, 0.25
	m := &Model{
		asked: map[language.Term]*Vector{'长': &long, 'x': &long},
		said:  map[language.Term]*Vector{language.Pair('公', '里'): &kilometres, number(): &long, counted('公'): &long},
	}
	var b strings.Builder
	if err := m.Write(&b, names); err != nil {
		t.Fatal(err)
	}
	want := ". # o?OOOOOOOOOOOOOO\n. #公 o?OOOOOOOOOOOOOO\n. 公里 OOOOOOOOOOOOOOOW\n? 长 o?OOOOOOOOOOOOOO\n"
	if got := sortLines(b.String()); got != want {
		t.Errorf("written:\n%s\nwant:\n%s", got, want)
	}
	read, err := Parse("# a comment\n\n" + b.String())
	if err != nil {
		t.Fatal(err)
	}
	if v := read.Question([]language.Term{'长', '短'}); v != long {
		t.Errorf("the vector of a question is %v, want %v", v, long)
	}
	if v := read.Sentence([]language.Term{'短'}); v != (Vector{}) {
		t.Errorf("an unknown term has %v", v)
	}
}

func sortLines(s string) string {
	lines := strings.SplitAfter(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func TestParseErrors(t *testing.T) {
	for source, want := range map[string]string{
		"! 长 OOOOOOOOOOOOOOOO":     `line 1: "!" begins no line`,
		"\n? 长度量 OOOOOOOOOOOOOOOO": `line 2: "长度量" is no term`,
		"? 长 OO":                   "line 1: 2 values, not 16",
		"? 长 OOOOOOOOOOOOOOO~":     `line 1: '~' is no value`,
	} {
		if _, err := Parse(source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want %s", source, err, want)
		}
	}
}

func TestNilModelRelatesNothing(t *testing.T) {
	var m *Model
	if v := m.Question([]language.Term{'长'}); v != (Vector{}) {
		t.Errorf("a nil model has %v", v)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("? 长 OOOOOOOOOOOOOOOO\n. # !!!!!!!!!!!!!!!!\n")
	f.Fuzz(func(t *testing.T, source string) {
		if m, err := Parse(source); err == nil {
			m.Question(QuestionTerms(source))
		}
	})
}

func BenchmarkParse(b *testing.B) {
	names, line := Names{}, "? 长 OOOOOOOOOOOOOOOO\n"
	NamesOf("长", names)
	source := strings.Repeat(line, 8000)
	for b.Loop() {
		if _, err := Parse(source); err != nil {
			b.Fatal(err)
		}
	}
}
