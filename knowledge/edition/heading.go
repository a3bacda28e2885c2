package edition

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// A Release is what a heading such as "4.2.0 (2026-02-11)" says of the section below
// it. One of Version and Date is known.
type Release struct {
	Version Version
	// Date is a day or a month: 2026-02-11, 2026-02. It may be empty.
	Date string
	// Name is what else the heading says, folded, such as "tankly" in "Tankly 4.2.0";
	// it may be empty.
	Name string
}

// longestName is the longest Name, in characters, of a heading that names a release.
const longestName = 24

var headingPatterns = sync.OnceValue(func() (p struct{ date, rest *regexp.Regexp }) {
	p.date = regexp.MustCompile(`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\p{L}{3,9} \d{4}`)
	// What may stand behind the number of a release: "2.3 Configuration" is a
	// numbered chapter.
	p.rest = regexp.MustCompile(`(?:released?|release notes|notes|changelog|changes|version|final|stable|latest|current|lts|yanked|unreleased|更新日志|更新内容|更新|发布|之后|以后|之前|以前|及以上|及以下|起|稳定版|最新版|最新|版本|版|日志|ver)`)
	return p
})

// OfHeading reads a heading or a title that names one release: "4.2.0 (2026-02-11)",
// "Version 2.3", "v1.8 之后", "[Unreleased]", "11 February 2026". ok is false for
// others, also for those that name two versions ("Upgrading from v4 to v5") or number
// a chapter ("2.3 Configuration").
func OfHeading(heading string) (r Release, ok bool) {
	if strings.IndexFunc(heading, unicode.IsDigit) < 0 {
		word, _ := trimmed(heading)
		if strings.EqualFold(word, "unreleased") {
			return Release{Version: Version{kind: unreleased}}, true
		}
		return Release{}, false
	}
	folded := language.Fold(heading)
	folded, r.Date = cutDate(folded)
	found := mentions(folded, false)
	switch {
	case len(found) > 1 || len(found) == 0 && r.Date == "":
		return Release{}, false
	case len(found) == 0:
		rest, _ := trimmed(headingPatterns().rest.ReplaceAllString(folded, ""))
		return r, rest == ""
	}
	m := found[0]
	var letters bool
	r.Version = m.version
	r.Name, _ = trimmed(folded[:m.start])
	_, letters = trimmed(headingPatterns().rest.ReplaceAllString(folded[m.end:], ""))
	return r, utf8.RuneCountInString(r.Name) <= longestName && (!letters || m.marked && r.Name == "")
}

// cutDate takes the date out of a folded text, if there is one that the calendar has.
func cutDate(folded string) (rest, date string) {
	if !hasYear(folded) {
		return folded, ""
	}
	at := headingPatterns().date.FindStringIndex(folded)
	if at == nil {
		return folded, ""
	}
	if date = dateOf(folded[at[0]:at[1]]); date == "" {
		return folded, ""
	}
	return folded[:at[0]] + " " + folded[at[1]:], date
}

var ordinal = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\d)(?:st|nd|rd|th)\b`) })

// dateOf is a day or a month as [Release] has it, "" for what is none.
func dateOf(s string) string {
	s = ordinal().ReplaceAllString(s, "$1")
	if day := document.Day(s); day != "" {
		return day
	}
	month := "1 " + s
	if strings.HasSuffix(s, "月") {
		month = s + "1日"
	}
	if day := document.Day(month); day != "" {
		return day[:len("2006-01")]
	}
	return ""
}

// DateIn is the first date in a text as [Release] has it: "What changed on 30 September
// 2025?"; "" where there is none with a year.
func DateIn(s string) string {
	_, date := cutDate(language.Fold(s))
	return date
}

// trimmed is a text without what stands around its letters and digits, and whether
// there are letters in it.
func trimmed(s string) (rest string, letters bool) {
	rest = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return rest, strings.IndexFunc(rest, unicode.IsLetter) >= 0
}

// Compare orders releases: by version where both have one, else by date. Releases that
// have neither in common are equal.
func (r Release) Compare(o Release) int {
	if !r.Version.IsZero() && !o.Version.IsZero() {
		return r.Version.Newer(o.Version)
	}
	return strings.Compare(r.Date, o.Date)
}

// Without is a text, folded, with its first date and all versions taken out.
func Without(s string) string {
	folded, _ := cutDate(language.Fold(s))
	found := mentions(folded, true)
	for i := len(found) - 1; i >= 0; i-- {
		folded = folded[:found[i].start] + " " + folded[found[i].end:]
	}
	return folded
}
