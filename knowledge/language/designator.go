package language

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// designator matches what tells one thing of a series from another: letters with a
// number (X30, GPT-5, E05, v2.10.4, A-200), or a name with a number behind it that counts
// nothing (Windows 11, 小米14).
var designator = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[A-Za-z]+[-_.]?[0-9]+(?:\.[0-9]+)*[a-z]?|[0-9]+(?:\.[0-9]+)+|[A-Z][a-z]+ [0-9]+(?:\.[0-9]+)*|\p{Han}[0-9]+`)
})

// Designators are what of s tells one thing of a series from another, in the form in
// which [HasDesignator] looks for it; none is nil.
func Designators(s string) (all []string) {
	for _, at := range designator().FindAllStringIndex(s, -1) {
		found := s[at[0]:at[1]]
		first, _ := utf8.DecodeRuneInString(found)
		before, _ := utf8.DecodeLastRuneInString(s[:at[0]])
		after, _ := utf8.DecodeRuneInString(s[at[1]:])
		switch name, _, _ := strings.Cut(found, " "); {
		case unicode.IsLetter(before) && !isHan(before) && !isHan(first) || unicode.IsDigit(before) || before == '.' || unicode.IsDigit(after):
			continue
		case isHan(first) && (isHan(after) && !strings.ContainsRune("的是有和与能支可会", after) || !isNamed(s, at[0])):
			continue // it counts what follows, or no name stands before it
		case name != found && (at[0] == 0 || isCalendar(name)):
			continue // the first word of a sentence, or a date
		case isCalendar(strings.TrimRight(found, "0123456789.-_")):
			continue
		}
		if bare := bareDesignator(found); !slices.Contains(all, bare) {
			all = append(all, bare)
		}
	}
	return all
}

// isNamed reports whether the Han character at i of s ends what may be a name: two
// characters, of which none is a function word.
func isNamed(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	const function = "在第了有是于到从前后满过共约近超每仅只这那个年月日的和与"
	return isHan(before) && !strings.ContainsRune(function, r) && !strings.ContainsRune(function, before)
}

// isCalendar reports whether a word is the name of a month or a weekday.
func isCalendar(word string) bool {
	return MonthNamed(word) > 0 || WeekdayNamed(word) > 0
}

// bareDesignator is a designator without what is written or left out at will.
func bareDesignator(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(Fold(s))
}

// HasDesignator reports whether s has a designator that [Designators] found, and not
// just a longer one that begins or ends as it does (A-100 is not in A-1000).
func HasDesignator(s, bare string) bool {
	s = bareDesignator(s)
	for from := 0; ; {
		i := strings.Index(s[from:], bare)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(bare)
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		after, _ := utf8.DecodeRuneInString(s[end:])
		more := unicode.IsDigit(after) || after == '.' && end+1 < len(s) && unicode.IsDigit(rune(s[end+1])) && strings.Contains(bare, ".")
		if !more && !unicode.IsDigit(before) {
			return true
		}
		from = end
	}
}
