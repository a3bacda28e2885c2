package lexicon

import (
	"slices"
	"testing"
)

func TestReverse(t *testing.T) {
	d, err := Parse("Gipfel\t峰会, 首脑会议, 尖端, 山顶, 山巅, 巅\nTreffen\t峰会", "de")
	if err != nil {
		t.Fatal(err)
	}
	r := d.Reverse()
	var keys []string
	for _, o := range r.Origins("峰会") {
		keys = append(keys, o.Key)
	}
	if want := []string{Key("Gipfel", "de"), Key("Treffen", "de")}; !slices.Equal(keys, want) {
		t.Errorf("峰会 translates %q, want %q", keys, want)
	}
	if !r.Has("首脑会议") || r.Has("会议") || r.Origins("会议") != nil {
		t.Error("Has or Origins is wrong of a word that is there, or of one that is not")
	}
}

// TestReverseEnglish finds what two Chinese words of one meaning have in common.
func TestReverseEnglish(t *testing.T) {
	r := ReverseEnglish()
	if !r.Has("里斯本") || r.Has("里斯") {
		t.Error("里斯本 is not there, or a part of it is")
	}
	shared := false
	for _, o := range r.Origins("开始") {
		shared = shared || slices.ContainsFunc(r.Origins("开头"), func(p Origin) bool { return p.Key == o.Key })
	}
	if !shared {
		t.Error("开始 and 开头 translate nothing in common")
	}
}

func BenchmarkReverse(b *testing.B) {
	d := English()
	b.ReportAllocs()
	for b.Loop() {
		d.Reverse()
	}
}
