package language

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// reporting is a verb that says that something was said, with what stands between it
// and what was said, in folded text.
var reporting = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:宣布|表示|透露|指出|强调|声明|公布|报道|证实|[^小传听据学]说|[^名简俗]称)(?:[，：,:]|[^，。；]{0,3}“)?` +
		`|\b(?:announced|said|stated|declared|told|reported|confirmed)\b(?: that)?` +
		`|(?:объявил|сообщил|заявил|сказал|подтвердил)[аио]?,?` +
		`|\ba (?:annoncé|déclaré|indiqué|affirmé|confirmé|dit) (?:qu[e'’])?` +
		`|\b(?:kündigte|erklärte|sagte|teilte|bestätigte)\b`)
})

// vague is a date that only another one makes one.
var vague = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[下次明翌]个?[月年周天日]|(?:next|following) (?:day|week|month|year)|следующ\p{L}+ (?:день|недел|месяц|год)|` +
		`(?:jour|semaine|mois|an|année) (?:suivant|prochain)|(?:nächste|folgende|kommende)[nrms]? (?:tag|woche|monat|jahr)`)
})

// IsReport reports whether a sentence, or a question, says that something was said.
func IsReport(s string) bool { return reporting().MatchString(Fold(s)) }

// EventDates are the dates of what a sentence tells. Those by which it dates its being
// told are left out: of 他10月19日宣布，会议11月召开 the second alone counts. relative tells
// that there is none, but one that only another date makes one (next month).
func EventDates(sentence string) (dates []string, relative bool) {
	all := Dates(sentence)
	if len(all) == 0 {
		return nil, false
	}
	folded := Fold(sentence)
	at := reporting().FindStringIndex(folded)
	if at == nil {
		return all, false
	}
	told := folded[at[1]:]
	dates = slices.DeleteFunc(all, func(d string) bool {
		return !strings.Contains(told, Fold(d)) || vague().MatchString(Fold(d))
	})
	return dates, len(dates) == 0 && vague().MatchString(told)
}
