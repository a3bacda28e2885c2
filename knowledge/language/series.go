package language

import (
	"slices"
	"strings"
)

// series are words of which one excludes the others of its line, folded: seasons,
// places in an order, quarters of the compass. A word has its spellings and its forms in
// several languages, parted by bars; Chinese ones are found anywhere, others as words.
var series = [][]string{
	{"spring|春季|春天|frühling|frühjahr|printemps|весна|весной|весенний", "summer|夏季|夏天|sommer|été|лето|летом|летний", "autumn|fall|秋季|秋天|herbst|automne|осень|осенью|осенний", "winter|冬季|冬天|hiver|зима|зимой|зимний"},
	{"first|1st|第一|erste|ersten|premier|première|первый|первая", "second|2nd|第二|zweite|zweiten|deuxième|второй|вторая", "third|3rd|第三|dritte|dritten|troisième|третий|третья", "fourth|4th|第四|vierte|vierten|quatrième|четвертый", "fifth|5th|第五|fünfte|fünften|cinquième|пятый"},
	{"north|northern|北部|norden|nord|север", "south|southern|南部|süden|sud|юг", "west|western|西部|westen|ouest|запад", "east|eastern|东部|osten|est|восток"},
}

// OfAnother reports whether a text tells of another member of a series than a question
// asks for: of the Spring Build Contest, asked for the winter's.
func OfAnother(question, text string) bool {
	q, t := wordsOf(question), wordsOf(text)
	for _, members := range series {
		asked, told := membersIn(members, q), membersIn(members, t)
		shared := slices.ContainsFunc(asked, func(i int) bool { return slices.Contains(told, i) })
		if len(asked) == 1 && len(told) > 0 && !shared {
			return true
		}
	}
	return false
}

// wordsOf is a text folded, its words with a space on either side.
func wordsOf(s string) string {
	return " " + strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?()[]\"'“”«»/-", r) }), " ") + " "
}

func membersIn(members []string, words string) (found []int) {
	for i, m := range members {
		for form := range strings.SplitSeq(m, "|") {
			if first := []rune(form)[0]; isHan(first) && strings.Contains(words, form) || strings.Contains(words, " "+form+" ") {
				found = append(found, i)
				break
			}
		}
	}
	return found
}
