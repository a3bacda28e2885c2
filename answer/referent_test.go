package answer

import "testing"

func TestPersonIn(t *testing.T) {
	tests := []struct{ question, want string }{
		{"他希望俄罗斯做什么？", "他"},
		{"为什么她反对？", "她"},
		{"他们商讨了什么？", ""},
		{"When did he visit Moscow?", "he"},
		{"Where is the theatre?", ""},
		{"Когда он посетил Москву?", "он"},
		{"Quand a-t-il visité Moscou ?", "il"},
		{"", ""},
	}
	for _, tt := range tests {
		at, ok := personIn(tt.question)
		if got := tt.question[at.Start:at.End]; got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: %q, %t, want %q", tt.question, got, ok, tt.want)
		}
	}
}
