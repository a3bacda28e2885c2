package sound

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// manyWords are all words of two characters that the test's names have.
func manyWords() (words []string) {
	chars := map[rune]bool{}
	for _, r := range names {
		if IsTranscribing(r) {
			chars[r] = true
		}
	}
	sorted := slices.Sorted(maps.Keys(chars))
	for _, a := range sorted {
		for _, b := range sorted {
			words = append(words, string([]rune{a, b}))
		}
	}
	return append(words, strings.Fields(names)...)
}

// A book must find what comparing one by one finds.
func TestBook(t *testing.T) {
	words := manyWords()
	book := NewBook(append(words, "的", "", strings.Repeat("斯", 40)))
	for _, spelt := range []string{"Medvedev", "Lavrov", "Modi", "Bo", "Navalny", "Scholz", ""} {
		name := OfName(spelt)
		want := map[string]float64{}
		for _, w := range words {
			if a := Alike(name, OfHan(w), 0.6); a > 0 {
				want[w] = a
			}
		}
		got := map[string]float64{}
		last := 1.0
		for _, m := range book.Like(name, 0.6) {
			if m.Alike > last {
				t.Errorf("%s: %s comes after a worse one", spelt, m.Word)
			}
			last = m.Alike
			got[m.Word] = m.Alike
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", spelt, got, want)
		}
	}
	if got := NewBook(nil).Like(OfName("Modi"), 0); got != nil {
		t.Errorf("an empty book has %v", got)
	}
}

func BenchmarkBook(b *testing.B) {
	book := NewBook(manyWords())
	name := OfName("Medvedev")
	b.ReportMetric(float64(book.Len()), "words")
	for b.Loop() {
		book.Like(name, 0.72)
	}
}
