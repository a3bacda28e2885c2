package phrase

import (
	"regexp"
	"strings"
	"sync"
)

// strippers take out of a line what a reply must not have, in this order.
var strippers = sync.OnceValue(func() []stripper {
	const address = `[!-;=?-Z\\^-~]` // what an address is made of: no brackets, nothing that is not ASCII
	const zones = `com|net|org|info|io|gg|me|co|app|dev|xyz|top|site|link|club|online|shop|live|biz|cc|tv|ru|cn|de|fr|uk|eu|us|tk|ly|su`
	return []stripper{
		{regexp.MustCompile(`!\[[^\]\n]*\]\s?\([^)\n]*\)?`), ""},                                     // ![picture](address)
		{regexp.MustCompile(`\[(\^?[\d, ]+)\]\((?:<[^>\n]*>|[^)\n]*)\)`), "[$1]"},                    // [1](address)
		{regexp.MustCompile(`\[([^\]\n]*)\]\s?\((?:<[^>\n]*>|[^)\n]*[:/.#][^)\n]*)\)?`), "$1"},       // [text](address)
		{regexp.MustCompile(`(?i)[\w.+-]+@[\w-]+(?:\.[\w-]+)+`), ""},                                 // name@host
		{regexp.MustCompile(`(?i)(?:\b[a-z][a-z0-9+.-]*:|：)//` + address + `+`), ""},                 // https://…
		{regexp.MustCompile(`(?i)\b(?:www\.|mailto:|javascript:|data:[a-z]+/)` + address + `+`), ""}, // www.…
		{regexp.MustCompile(`(?i)(?:[a-z0-9-]+\.)+(?:` + zones + `)\b(?:[/:?#]` + address + `*)?`), ""},
		{regexp.MustCompile(`<[^<>\n]{0,500}>`), ""},                                                                                    // tags, <@1>, <|end|>
		{regexp.MustCompile(`[@＠﹫]\s?[\p{L}\p{N}_.]*`), ""},                                                                             // @everyone
		{regexp.MustCompile(`(?i)\[/?(?:inst|sys|system|user|assistant)\]`), ""},                                                        // [INST]
		{regexp.MustCompile(`^\s*(?:[-*_=|:]\s*){3,}$`), ""},                                                                            // rules, table heads
		{regexp.MustCompile(`^\s*(?:#{1,6}\s+|(?:>\s*)+|[-*+•]\s+)+`), ""},                                                              // headings, quotations, lists
		{regexp.MustCompile("\\*|__|~~|\\|+|`+"), ""},                                                                                   // emphasis, code, tables
		{regexp.MustCompile(`(?i)^\s*(?:assistant|system|user|human|ai|bot|model|developer|tool|answer|reply|response)\s*[:：]\s*`), ""}, // who speaks
		{regexp.MustCompile(`(?i)^\s*(?:助手|助理|系统|系統|用户|用戶|回答|答案|答复|答覆|答|ответ|система|réponse|système|antwort|system)\s*[:：]\s*`), ""},
	}
})

type stripper struct {
	pattern *regexp.Regexp
	with    string
}

// strip makes plain text of a model's: a line for a line, without links,
// mentions, markup, the names of speakers and what cannot be seen.
func strip(s string) []string {
	lines := strings.Split(visible(s), "\n")
	listed := isList(lines)
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			lines[i] = "" // the language of the code stands behind
			continue
		}
		for _, s := range strippers() {
			line = s.pattern.ReplaceAllString(line, s.with)
		}
		if listed {
			line = itemNumber().ReplaceAllString(line, "")
		}
		lines[i] = line
	}
	return lines
}

// itemNumber matches the number of a list's item.
var itemNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*\(?\d{1,2}[.)、）]\s*`) })

// isList reports whether lines are numbered 1 and 2, so that the numbers are no
// part of what they say. One number alone may be that of a date ("1. Oktober").
func isList(lines []string) bool {
	seen := map[byte]bool{}
	for _, line := range lines {
		if m := strings.TrimSpace(itemNumber().FindString(line)); m != "" {
			seen[strings.TrimPrefix(m, "(")[0]] = true
		}
	}
	return seen['1'] && seen['2']
}
