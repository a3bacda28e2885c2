package lexicon

import "strings"

// suffixes are endings of English stems and what a related word has in their
// place: Victorian Victoria, religious (religi) religion, coastal coast.
var suffixes = [][2]string{
	{"i", "ion"}, {"n", ""}, {"an", ""}, {"ian", ""}, {"al", ""}, {"ial", ""}, {"al", "e"}, {"ic", ""}, {"ic", "i"},
	{"ist", ""}, {"ist", "i"}, {"ism", ""}, {"ism", "i"}, {"er", ""}, {"er", "e"}, {"or", ""}, {"or", "ion"}, {"men", "man"},
	{"ship", ""}, {"hood", ""}, {"dom", ""}, {"less", ""}, {"age", ""}, {"ag", ""}, {"ment", ""}, {"ward", ""}, {"wid", ""},
	{"ion", ""}, {"tion", ""}, {"tion", "e"}, {"iv", ""}, {"iv", "ion"}, {"abl", ""}, {"ibl", ""}, {"ti", ""}, {"th", ""},
	{"en", ""}, {"ous", ""}, {"ly", ""},
}

// minRoot is the least number of letters that a related word keeps.
const minRoot = 4

// Related returns stems of words that an English stem may be derived from, for a
// word that no dictionary has.
func Related(stem string) (all []string) {
	for _, s := range suffixes {
		if root, ok := strings.CutSuffix(stem, s[0]); ok && len(root) >= minRoot {
			all = append(all, root+s[1])
		}
	}
	return all
}
