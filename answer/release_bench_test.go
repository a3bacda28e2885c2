package answer

import "testing"

func BenchmarkAsksRelease(b *testing.B) {
	for _, q := range []string{"俄罗斯常驻北约代表叫什么名字？", "What did Russia promise about its troops in Abkhazia and South Ossetia?", "What is the latest version?"} {
		r := &reading{text: q, lang: "en"}
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				asksRelease(r)
			}
		})
	}
}
