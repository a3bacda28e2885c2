package language

import "testing"

func TestValue(t *testing.T) {
	tests := []struct {
		s, lang string
		want    float64
	}{
		{"28", "zh", 28},
		{"1,280.5", "en", 1280.5},
		{"1.280,5", "de", 1280.5},
		{"52,3", "fr", 52.3},
		{"二十八", "zh", 28},
		{"二〇一〇", "zh", 2010},
		{"3.5万", "zh", 35000},
		{"130亿", "zh", 13e9},
		{"三万五千", "zh", 35000},
		{"十", "zh", 10},
	}
	for _, tt := range tests {
		if got, ok := Value(tt.s, tt.lang); !ok || got != tt.want {
			t.Errorf("Value(%q, %q) = %g, %t, want %g", tt.s, tt.lang, got, ok, tt.want)
		}
	}
	for _, s := range []string{"", "x", "3x", "万", "1.2.3", ".", "二x", "一二三四五六七八九一二三四五六七八"} {
		if got, ok := Value(s, "en"); ok {
			t.Errorf("Value(%q) = %g, want none", s, got)
		}
	}
}
