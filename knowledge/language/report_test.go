package language

import (
	"strings"
	"testing"
)

func TestEventDates(t *testing.T) {
	tests := []struct {
		sentence, want string
		relative       bool
	}{
		{"他10月19日宣布，会议11月3日召开。", "11月3日", false},
		{"市长3月2日宣布，他将出席下月的会议。", "", true},
		{"会议定于11月3日召开。", "11月3日", false},
		{"发言人5月1日在记者会上说，谈判仍在继续。", "", false},
		{"On 2 March the mayor announced that the bridge opens on 5 May 2025.", "5 May 2025", false},
		{"On 2 March the mayor said that the bridge opens next year.", "", true},
		{"The bridge opens on 5 May 2025.", "5 May 2025", false},
		{"2 марта мэр объявил, что мост откроют в следующем месяце.", "", true},
		{"Le 2 mars, le maire a annoncé que le pont ouvrirait le mois suivant.", "", true},
		{"Nothing was said.", "", false},
	}
	for _, tt := range tests {
		dates, relative := EventDates(tt.sentence)
		if got := strings.Join(dates, "|"); got != tt.want || relative != tt.relative {
			t.Errorf("EventDates(%q) = %q, %v, want %q, %v", tt.sentence, got, relative, tt.want, tt.relative)
		}
	}
}
