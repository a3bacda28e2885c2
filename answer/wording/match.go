package wording

import "strings"

// Match returns the one of [Languages] that serves a reader of the BCP 47 tag.
// Chinese is "zh-Hant" where the tag says so by its script or, without one, by
// its region (TW, HK, MO), and "zh" elsewhere. For other languages the primary
// subtag alone counts. An unknown, malformed or empty tag gets "en". Case is
// ignored, and "_" is read as "-".
func Match(tag string) string {
	tag = strings.ReplaceAll(strings.ToLower(tag), "_", "-")
	primary, rest, _ := strings.Cut(tag, "-")
	switch primary {
	case "zh":
		return matchChinese(rest)
	case "ru", "fr", "de":
		return primary
	}
	return "en"
}

// matchChinese chooses the script by the subtags that follow "zh". A script
// stands before a region, so the first subtag that decides is the right one. A
// single character begins an extension, which says nothing about the script.
func matchChinese(subtags string) string {
	for subtag := range strings.SplitSeq(subtags, "-") {
		switch {
		case len(subtag) == 1 || subtag == "hans":
			return "zh"
		case subtag == "hant", subtag == "tw", subtag == "hk", subtag == "mo":
			return "zh-Hant"
		}
	}
	return "zh"
}
