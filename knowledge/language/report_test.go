package language

import (
	"strings"
	"testing"
)

func TestTold(t *testing.T) {
	tests := []struct{ sentence, head, dates string }{
		{"他10月19日宣布，会议11月3日召开。", "他10月19日", "11月3日"},
		{"市长3月2日宣布，他将出席下月的会议。", "市长3月2日", ""},
		{"会议定于11月3日召开。", "", ""},
		{"On 2 March the mayor announced that the bridge opens on 5 May 2025.", "on 2 march the mayor ", "5 May 2025"},
		{"On 2 March the mayor said that the bridge opens next year.", "on 2 march the mayor ", ""},
		{"The bridge opens on 5 May 2025.", "", ""},
		{"2 марта мэр объявил, что мост откроют в следующем месяце.", "2 марта мэр ", ""},
		{"Le 2 mars, le maire a annoncé que le pont ouvrirait le mois suivant.", "le 2 mars, le maire ", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		head, told, ok := Told(tt.sentence)
		if got := strings.Join(DatesIn(tt.sentence, told), "|"); head != tt.head || got != tt.dates || ok != (tt.head != "") {
			t.Errorf("Told(%q) = %q, %q with the dates %q, want %q, %q", tt.sentence, head, told, got, tt.head, tt.dates)
		}
	}
}
