package language

import (
	"strings"
	"testing"
)

func TestDesignators(t *testing.T) {
	tests := []struct{ in, want string }{
		{"How much does the Lumo X40 weigh?", "x40"},
		{"GPT-5模型的上下文长度是多少？", "gpt5"},
		{"固件v2.10.4修复了什么？", "v2.10.4"},
		{"A-200的流量是多少？", "a200"},
		{"小米14的屏幕多大？", "米14"},
		{"Is Windows 11 supported?", "windows11"},
		{"What does error E05 mean?", "e05"},
		{"员工满20年有几天年假？", ""},
		{"What happens on March 14?", ""},
		{"how many helpers for 30 learners", ""},
		{"2010年11月19日的峰会", ""},
		{"在第3步要做什么", ""},
		{"What changed in 4.3?", "4.3"},
		{"价格是10元吗", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(Designators(tt.in), " "); got != tt.want {
			t.Errorf("Designators(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestHasDesignator(t *testing.T) {
	tests := []struct {
		text, designator string
		want             bool
	}{
		{"The X-40 weighs 2 kg.", "x40", true},
		{"The X400 weighs 2 kg.", "x40", false},
		{"The x 40 is new.", "x40", true},
		{"Version 4.3.1 is out.", "4.3", false},
		{"Version 4.3.", "4.3", true},
		{"小米14售价", "米14", true},
		{"小米1400", "米14", false},
		{"", "x40", false},
	}
	for _, tt := range tests {
		if got := HasDesignator(tt.text, tt.designator); got != tt.want {
			t.Errorf("HasDesignator(%q, %q) = %v", tt.text, tt.designator, got)
		}
	}
}

func FuzzDesignators(f *testing.F) {
	f.Add("The X-40 and 小米14, v2.10.4")
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range Designators(s) {
			// A mark of its own behind a letter changes that in the folded text.
			if d == "" || isASCII(s) && !strings.Contains(bareDesignator(s), d) {
				t.Fatalf("%q has no %q", s, d)
			}
			HasDesignator(s, d) // must not panic
		}
	})
}
