package language

import (
	"strings"
	"testing"
)

func TestTimes(t *testing.T) {
	tests := []struct{ in, want string }{
		{"The doors open at 19:00 and close at 11 pm.", "19:00|11 pm"},
		{"It starts at 7 p.m. on Friday.", "7 p.m.|Friday"},
		{"Open from noon to midnight, 9:30am on Sundays", "noon|midnight|9:30am|Sundays"},
		{"Um 19 Uhr, freitags um 20.15 Uhr, bis Mitternacht", "19 Uhr|freitags|20.15 Uhr|Mitternacht"},
		{"à 19h30, le lundi, à 8 heures, minuit", "19h30|lundi|à 8 heures|minuit"},
		{"в 19:00, в 7 часов, в пятницу", "19:00|в 7 часов|пятницу"},
		{"晚上七点开会，下午3点半散会，19:00关门", "晚上七点|下午3点半|19:00"},
		{"周五和星期天休息，正午开门", "周五|星期天|正午"},
		{"The data is saved every day at 4 am, and every 12 hours.", "every day at 4 am|every 12 hours"},
		{"It is checked weekly, twice a year and once per month.", "weekly|twice a year|once per month"},
		{"Jeden Montag, alle 30 Tage, täglich um 8 Uhr", "Jeden Montag|alle 30 Tage|täglich um 8 Uhr"},
		{"tous les jours, toutes les 2 heures, chaque semaine", "tous les jours|toutes les 2 heures|chaque semaine"},
		{"каждый день, каждые 3 часа, ежедневно", "каждый день|каждые 3 часа|ежедневно"},
		{"每天凌晨4时备份，每隔 30 天清理，每周一检查，每月15日发薪", "每天凌晨4时|每隔 30 天|每周一|每月15日"},
		{"He may sun himself; the ratio is 3:1; 3 points; version 10.15", ""},
		{"提出3点建议，当时很好，每人一份", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(Times(tt.in), "|"); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestDurations(t *testing.T) {
	tests := []struct{ in, want string }{
		{"It takes two weeks or 10 minutes, half an hour at most.", "two weeks|10 minutes|half an hour"},
		{"a 24-hour wait, 1.5 hours", "a|24-hour|1.5 hours"},
		{"zwei Wochen, 30 Tage", "zwei Wochen|30 Tage"},
		{"deux semaines, 10 jours", "deux semaines|10 jours"},
		{"две недели, 10 дней", "две недели|10 дней"},
		{"保留30天，三个月后，两个半小时，十年，2010年", "30天|三个月|两个半小时|十年"},
		{"In 2010 he had 3 houses.", ""},
	}
	for _, tt := range tests {
		if got := strings.Join(Durations(tt.in), "|"); got != strings.TrimPrefix(tt.want, "a|") {
			t.Errorf("%s\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestTimeMarks(t *testing.T) {
	const all = HasDate | HasTime | HasWeekday | HasDuration
	tests := []struct {
		in   string
		want Marks
	}{
		{"It opens at 19:00.", HasDate | HasTime},
		{"It opens on Fridays.", HasDate | HasWeekday},
		{"It is saved daily.", HasDate | HasTime},
		{"It takes 3 days.", HasDuration},
		{"On 9 May it began.", HasDate},
		{"It began on May 9.", HasDate},
		{"They may march in.", 0},
		{"It began in March.", HasDate},
		{"Il commence en mars.", HasDate},
		{"He reads mark by mark.", 0},
		{"On Dec. 5 it ends.", HasDate},
		{"The sun is an early, lovely thing.", 0},
		{"Nothing of the kind.", 0},
		{"周五开门", HasDate | HasWeekday},
		{"每天更新", HasDate | HasTime},
		{"需要三个月", HasDate | HasDuration}, // 个月 is a date of old
	}
	for _, tt := range tests {
		if got := LookAt(tt.in).Marks & all; got != tt.want {
			t.Errorf("%s: %b, want %b", tt.in, got, tt.want)
		}
	}
}

func TestCalendarNames(t *testing.T) {
	for word, want := range map[string]int{"May": 5, "März": 3, "sept": 9, "НОЯБРЯ": 11, "août": 8, "Mayor": 0, "": 0} {
		if got := MonthNamed(word); got != want {
			t.Errorf("month %s: %d, want %d", word, got, want)
		}
	}
	for word, want := range map[string]int{"Friday": 5, "sonntags": 7, "вторник": 2, "Sunny": 0} {
		if got := WeekdayNamed(word); got != want {
			t.Errorf("day %s: %d, want %d", word, got, want)
		}
	}
}

func FuzzTimes(f *testing.F) {
	f.Add("every day at 4 am, 每天凌晨4时, 2 h 30, au\u00ad")
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range [][]string{Times(s), Durations(s), Dates(s)} {
			for _, piece := range found {
				if !strings.Contains(s, piece) {
					t.Errorf("%q is not in %q", piece, s)
				}
			}
		}
		LookAt(s)
	})
}

func BenchmarkLookAt(b *testing.B) {
	for _, s := range []string{"The doors open at 19:00 every Friday, and a ticket costs 5 dollars for two weeks.", "北约秘书长拉斯穆森11月19日晚上七点在里斯本说，会议将持续两天。"} {
		b.Run(s[:9], func(b *testing.B) {
			for b.Loop() {
				LookAt(s)
			}
		})
	}
}
