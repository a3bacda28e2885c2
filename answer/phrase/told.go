package phrase

import (
	"detente/answer/claim"
	"detente/knowledge/language"
)

// leakRun is how many words or Han characters in a row a sentence must not have
// in common with what the model was told: by chance it has hardly four.
const leakRun = 6

// A told knows every run of leakRun units of a text.
type told map[uint64]bool

func newTold(s string) told {
	t := told{}
	eachRun(s, func(run uint64) { t[run] = true })
	return t
}

// in reports whether a statement repeats a run that its sources do not have
// themselves.
func (t told) in(statement string, sources []claim.Source) bool {
	own := told{}
	for _, s := range sources {
		for _, said := range []string{s.Text, s.Translation, s.Before} {
			eachRun(said, func(run uint64) { own[run] = true })
		}
	}
	found := false
	eachRun(statement, func(run uint64) { found = found || t[run] && !own[run] })
	return found
}

// eachRun visits a hash of each run of leakRun units.
func eachRun(s string, visit func(uint64)) {
	units := language.Units(s, "")
	for i := 0; i+leakRun <= len(units); i++ {
		hash := uint64(14695981039346656037) // FNV-1a
		for _, u := range units[i : i+leakRun] {
			hash = (hash ^ uint64(u.ID)) * 1099511628211
		}
		visit(hash)
	}
}
