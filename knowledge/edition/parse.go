package edition

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// number is a version in numbers, in folded text: the numbers, ".x" behind them, the
// stage before a release, and its number.
const number = `(\d{1,8}(?:\.\d{1,8}){0,4})(\.[x*])?(?:[-_.+ ]?(alpha|beta|rc|pre|preview|dev|snapshot|nightly)[-_. ]?(\d{1,4})?)?`

// patterns of versions, in folded text.
type patterns struct {
	folder *regexp.Regexp // the whole name of a folder
	ending *regexp.Regexp // the end of a file's name
	named  *regexp.Regexp // in running text
	other  *regexp.Regexp // what is not released yet, in running text
}

var pattern = sync.OnceValue(func() patterns {
	return patterns{
		folder: regexp.MustCompile(`^(v|ver|version|rel|release|r|stable|版本|第)?[-_. ]?` + number + `( ?(?:版本|版|代))?$`),
		ending: regexp.MustCompile(`^(.*[^\d.v])??[-_. ](v|ver|version|版本)?[-_. ]?` + number + `$`),
		named:  regexp.MustCompile(`(?:(v|ver\.|version|versions|release|版本|第)[ -]?)?` + number + `( ?(?:版本|版|代))?`),
		other:  regexp.MustCompile(`\b(?:nightly|unreleased|(?:next|dev|development) (?:version|release|build|branch))\b|开发版|未发布`),
	}
})

// folders are names of folders without a number.
var folders = map[string]kind{
	"latest": latest, "stable": latest, "current": latest,
	"next": unreleased, "dev": unreleased, "devel": unreleased, "develop": unreleased, "development": unreleased, "nightly": unreleased,
	"unreleased": unreleased, "canary": unreleased, "edge": unreleased, "main": unreleased, "master": unreleased, "trunk": unreleased,
}

// ofFolder is the version that a folder's name is, such as "v2", "1.21",
// "version-2.22" or "latest"; ok is false where it is none. plain tells that it is a
// number alone, such as "2" or "2026", which may be that of a chapter or a year.
func ofFolder(name string) (v Version, plain, ok bool) {
	name = language.Fold(name)
	if k, known := folders[name]; known {
		return Version{kind: k}, false, true
	}
	if strings.IndexFunc(name, unicode.IsDigit) < 0 {
		return Version{}, false, false
	}
	m := pattern().folder.FindStringSubmatch(name)
	if m == nil {
		return Version{}, false, false
	}
	v, ok = ofNumbers(m[2], m[4], m[5])
	return v, m[1] == "" && m[3] == "" && m[6] == "" && !strings.Contains(m[2], "."), ok
}

// ofEnding cuts the version at the end of a file's name from the rest of it, such as
// "api-v2" or "Guide 1.3". ok is false where there is none, or nothing else.
func ofEnding(name string) (rest string, v Version, ok bool) {
	name = language.Fold(name)
	m := pattern().ending.FindStringSubmatch(name)
	if m == nil || m[1] == "" || m[2] == "" && !strings.Contains(m[3], ".") {
		return "", Version{}, false
	}
	v, ok = ofNumbers(m[3], m[5], m[6])
	return m[1], v, ok
}

// ofNumbers reads the parts that the pattern number has found.
func ofNumbers(numbers, stage, build string) (v Version, ok bool) {
	v.kind = numbered
	for _, s := range strings.Split(numbers, ".") {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil {
			return Version{}, false
		}
		v.numbers[v.size] = uint32(n)
		v.size++
	}
	switch stage {
	case "":
	case "rc":
		v.stage = -1
	case "beta", "preview":
		v.stage = -2
	case "alpha", "pre":
		v.stage = -3
	default:
		v.stage = -4
	}
	if n, err := strconv.ParseUint(build, 10, 32); err == nil {
		v.build = uint32(n)
	}
	return v, true
}

// A mention is a version in running text, with the bytes of the folded text.
type mention struct {
	version    Version
	start, end int
	// marked tells that a word or a letter says that it is one: v2, 2.0 版.
	marked bool
}

// Named are the versions that a text names, such as a question: "in v1", "1.21", "2.x",
// "版本 2". A number without a point counts where a word says that it is a version, and
// a year always. It is empty for a text that names none; the latest version is not one.
func Named(s string) (all []Version) {
	folded := language.Fold(s)
	for _, m := range mentions(folded, true) {
		all = append(all, m.version)
	}
	if pattern().other.MatchString(folded) {
		all = append(all, Version{kind: unreleased})
	}
	return all
}

// mentions finds the versions in folded text, with years or without.
func mentions(folded string, years bool) (all []mention) {
	if !mayName(folded) {
		return nil
	}
	for _, m := range pattern().named.FindAllStringSubmatchIndex(folded, -1) {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return folded[m[2*i]:m[2*i+1]]
		}
		marked := part(1) != "" && part(1) != "第" || part(6) != ""
		start := m[0]
		if isJoined(folded[:m[0]], folded[m[1]:]) {
			if part(1) == "" || isJoined(folded[:m[4]], folded[m[1]:]) {
				continue // a part of a word or of another number
			}
			start, marked = m[4], part(6) != ""
		}
		if !marked && part(3) == "" && !strings.Contains(part(2), ".") && !(years && isYear(part(2))) {
			continue
		}
		if v, ok := ofNumbers(part(2), part(4), part(5)); ok {
			all = append(all, mention{v, start, m[1], marked})
		}
	}
	return all
}

// mayName reports whether there may be a version in folded text. It is here for speed:
// most headings with a digit have none, and patterns are slow.
func mayName(folded string) bool {
	digits := 0
	for i := range len(folded) {
		if !isDigit(folded[i]) {
			digits = 0
			continue
		}
		digits++
		if digits == 4 || i > 0 && (folded[i-1] == '.' || folded[i-1] == 'v') || i+1 < len(folded) && folded[i+1] == '.' {
			return true
		}
	}
	for _, sign := range []string{"ver", "release", "版", "第", "代"} {
		if strings.Contains(folded, sign) {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// hasYear reports whether a text has four digits in a row.
func hasYear(s string) bool {
	digits := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			digits = 0
		} else if digits++; digits == 4 {
			return true
		}
	}
	return false
}

// isYear reports whether digits are a year in which something may have come out.
func isYear(digits string) bool {
	return len(digits) == 4 && (strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20"))
}

// isJoined reports whether what stands between the two texts is part of a word or a
// number that goes on before or after it.
func isJoined(before, after string) bool {
	b, _ := utf8.DecodeLastRuneInString(before)
	a, size := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[size:])
	return isWord(b) || b == '.' || b == '/' || isWord(a) || a == '.' && unicode.IsDigit(next)
}

// isWord reports whether a letter of an alphabet or a digit is given.
func isWord(r rune) bool {
	return r == '_' || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}
