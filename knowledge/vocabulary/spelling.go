package vocabulary

import "strings"

// spellings are endings and other parts of words that British and American English
// spell differently, each with the shortest beginning that it needs.
var spellings = []struct {
	british, american string
	ending            bool
	head              int
}{
	{"our", "or", true, 3}, {"oured", "ored", true, 3}, {"ouring", "oring", true, 3}, {"ourite", "orite", true, 3}, {"oural", "oral", true, 3},
	{"ours", "ors", true, 3}, {"ourful", "orful", true, 3},
	{"ise", "ize", true, 3}, {"ised", "ized", true, 3}, {"ises", "izes", true, 3}, {"ising", "izing", true, 3}, {"isation", "ization", true, 3}, {"iser", "izer", true, 3},
	{"yse", "yze", true, 3}, {"ysed", "yzed", true, 3}, {"ysing", "yzing", true, 3},
	{"tre", "ter", true, 2}, {"tres", "ters", true, 2}, {"tred", "tered", true, 2}, {"bre", "ber", true, 2},
	{"ogue", "og", true, 3}, {"ogues", "ogs", true, 3},
	{"ence", "ense", true, 3}, {"ences", "enses", true, 3}, {"ice", "ise", true, 5},
	{"mme", "m", true, 3}, {"mmes", "ms", true, 3},
	{"lful", "llful", true, 2},
	{"ae", "e", false, 1}, {"oe", "e", false, 1}, {"ey", "ay", false, 2},
}

// respelt are the ways in which the other English spells a folded word, if that
// is a word at all: colour color, travelling traveling, centre center.
func respelt(word string) (all []string) {
	for _, s := range spellings {
		for _, pair := range [2][2]string{{s.british, s.american}, {s.american, s.british}} {
			at := strings.LastIndex(word, pair[0])
			if at < s.head || s.ending && at+len(pair[0]) != len(word) {
				continue
			}
			all = append(all, word[:at]+pair[1]+word[at+len(pair[0]):])
		}
	}
	return all
}
