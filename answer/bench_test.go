package answer

import "testing"

func BenchmarkKindOf(b *testing.B) {
	for _, q := range []string{"俄罗斯常驻北约代表叫什么名字？", "What did Russia promise about its troops in Abkhazia and South Ossetia?"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				kindOf(q)
			}
		})
	}
}

func BenchmarkAsking(b *testing.B) {
	for _, q := range []string{"俄罗斯常驻北约代表叫什么名字？", "What did Russia promise about its troops in Abkhazia and South Ossetia?"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				asking(q)
			}
		})
	}
}
