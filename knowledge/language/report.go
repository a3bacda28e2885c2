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
		`|\b(?:announced?|sa(?:id|y|ys)|stated?|declared?|told|reported?|confirm(?:ed)?)\b(?: that)?` +
		`|(?:объявил|сообщил|заявил|сказал|подтвердил)[аио]?,?` +
		`|\ba(?:-t-(?:il|elle))? (?:annoncé|déclaré|indiqué|affirmé|confirmé|dit) (?:qu[e'’])?` +
		`|\b(?:kündigte|erklärte|sagte|teilte|bestätigte)\b`)
})

// vague is a date that only another one makes one.
var vague = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[下次明翌]个?[月年周天日]|(?:next|following) (?:day|week|month|year)|следующ\p{L}+ (?:день|недел|месяц|год)|` +
		`(?:jour|semaine|mois|an|année) (?:suivant|prochain)|(?:nächste|folgende|kommende)[nrms]? (?:tag|woche|monat|jahr)`)
})

// IsReport reports whether a sentence, or a question, says that something was said.
func IsReport(s string) bool { return reporting().MatchString(Fold(s)) }

// Told parts a sentence that says that something was said: head says who said it, and
// when, told what was said, both folded. ok is false for other sentences.
func Told(sentence string) (head, told string, ok bool) {
	folded := Fold(sentence)
	at := reporting().FindStringIndex(folded)
	if at == nil {
		return "", "", false
	}
	return folded[:at[0]], folded[at[1]:], true
}

// DatesIn are the dates of a text that stand in told, a folded part of it, those left
// out that only another date makes one (next month).
func DatesIn(s, told string) []string {
	return slices.DeleteFunc(Dates(s), func(d string) bool {
		return vague().MatchString(Fold(d)) || !strings.Contains(told, Fold(d))
	})
}
