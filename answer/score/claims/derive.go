package claims

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"detente/answer/score"
	"detente/knowledge/language"
)

// The lengths in characters of sentences that claims are derived from.
const (
	minDerived = 15
	maxDerived = 200
)

// Derive makes at most limit claims from the sentences of a passages file:
// each sentence as it is and without its last part, which it supports, and with a
// number, a date, a name or its polarity changed, which it does not. What is
// changed is chosen by position, so that the same file gives the same claims.
func Derive(path string, limit int) ([]Claim, error) {
	passages, err := readPassages(path)
	if err != nil {
		return nil, fmt.Errorf("read passages %s: %w", path, err)
	}
	var claims []Claim
	others := newNameStock()
	for _, p := range passages {
		for i, sp := range language.Sentences(p.Text) {
			s := p.Text[sp.Start:sp.End]
			if n := utf8.RuneCountInString(s); n < minDerived || n > maxDerived {
				continue
			}
			claims = append(claims, derive(s, p.Title, p.ID+"-"+strconv.Itoa(i), others)...)
			if len(claims) >= limit {
				return claims[:limit], nil
			}
		}
	}
	return claims, nil
}

// A passage is a line of a passages file.
type passage struct{ ID, Title, Text string }

func readPassages(path string) (all []passage, err error) {
	err = score.ReadLines(path, func(_ int, p passage) error {
		if p.ID == "" || strings.TrimSpace(p.Text) == "" {
			return errors.New(`it needs "id" and "text"`)
		}
		all = append(all, p)
		return nil
	})
	return all, err
}

// derive makes the claims of one sentence.
func derive(s, title, id string, others *nameStock) (claims []Claim) {
	lang, _ := language.Language(s)
	add := func(kind, statement string, supported bool) {
		if statement != "" && statement != s || kind == "identical" {
			claims = append(claims, Claim{ID: id + "-" + kind, Part: "derived", Lang: lang, Kind: kind, Title: title,
				Source: []string{s}, Statement: statement, Supported: supported})
		}
	}
	add("identical", s, true)
	add("shortened", shortened(s), true)
	add("number", changedNumber(s), false)
	add("date", changedDate(s), false)
	add("name", others.exchanged(s, title), false)
	add("negation", denied(s), false)
	return claims
}

// shortened is a sentence without what stands behind its last comma.
func shortened(s string) string {
	for _, comma := range []string{"，", ", "} {
		if at := strings.LastIndex(s, comma); at > len(s)/3 {
			return s[:at]
		}
	}
	return ""
}

// derivePatterns are what is changed: numbers that are no part of a name or a
// date, dates, and words that carry the polarity.
type derivePatterns struct {
	number, date, affirmed, denied *regexp.Regexp
}

var patterns = sync.OnceValue(func() derivePatterns {
	return derivePatterns{
		number:   regexp.MustCompile(`(?:^|[^\d.,A-Za-z/-])(\d{1,3}(?:,\d{3})*|\d{1,4})(?:\.\d+)?(?:[万亿多余]*(?:个|名|人|座|家|次|公里|米|元|%|岁|种|平方)| (?:[a-z]+ )?(?:million|billion|people|miles|km|yards|points|percent|years|members|students))`),
		date:     regexp.MustCompile(`(\d{1,2})月|(1[5-9]\d\d|20\d\d)年|(?:in|In|since|until) (1[5-9]\d\d|20\d\d)\b`),
		affirmed: regexp.MustCompile(`(?:是|曾|被|能|会)[^不没非否]| (?:is|was|were|are|has|can|did) `),
		denied:   regexp.MustCompile(`没有|并未|不能|不是| (?:not|never) `),
	}
})

// changedNumber adds to the digits of the first number that counts something.
func changedNumber(s string) string { return changeDigits(s, patterns().number) }

// changedDate changes a month or a year.
func changedDate(s string) string { return changeDigits(s, patterns().date) }

// changeDigits changes the first group of digits that a pattern finds.
func changeDigits(s string, pattern *regexp.Regexp) string {
	found := pattern.FindStringSubmatchIndex(s)
	for g := 2; g < len(found); g += 2 {
		if found[g] < 0 {
			continue
		}
		end := found[g+1]
		last := end - 1
		if s[last] == '9' {
			return s[:last] + "3" + s[end:]
		}
		return s[:last] + string(s[last]+1) + s[end:]
	}
	return ""
}

// denied takes a negation away, or puts one in.
func denied(s string) string {
	if at := patterns().denied.FindStringIndex(s); at != nil {
		switch word := s[at[0]:at[1]]; word {
		case "不能", "不是":
			return s[:at[0]] + strings.TrimPrefix(word, "不") + s[at[1]:]
		case "没有":
			return s[:at[0]] + "有" + s[at[1]:]
		case "并未":
			return s[:at[0]] + "已" + s[at[1]:]
		}
		return s[:at[0]] + " " + s[at[1]:]
	}
	at := patterns().affirmed.FindStringIndex(s)
	if at == nil {
		return ""
	}
	if s[at[0]] == ' ' {
		return s[:at[1]] + "not " + s[at[1]:]
	}
	return s[:at[0]] + map[bool]string{true: "不", false: "没有"}[!strings.HasPrefix(s[at[0]:], "曾") && !strings.HasPrefix(s[at[0]:], "被")] + s[at[0]:]
}

// A nameStock keeps names that were met, to put one in place of another.
type nameStock struct{ names []string }

func newNameStock() *nameStock { return &nameStock{} }

// capitalised matches a name inside a Western sentence.
var capitalised = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[a-z,] ([A-Z][a-z]{3,})\b`) })

// exchanged puts a name of an earlier sentence in place of the first name of s.
// Names that the sentence or its title has are passed over.
func (n *nameStock) exchanged(s, title string) string {
	start, end := firstName(s)
	if start < 0 {
		return ""
	}
	name, result := s[start:end], ""
	for i := len(n.names) - 1; i >= 0 && result == ""; i-- {
		other := n.names[i]
		if !strings.Contains(s, other) && !strings.Contains(title, other) && !strings.Contains(other, name) && !strings.Contains(name, other) && (other[0] < 0x80) == (name[0] < 0x80) {
			result = s[:start] + other + s[end:]
		}
	}
	n.names = append(n.names, name)
	if len(n.names) > 50 {
		n.names = n.names[1:]
	}
	return result
}

// firstName is the range of the first name of s, or -1.
func firstName(s string) (start, end int) {
	for _, sp := range language.Names(s) {
		return sp.Start, sp.End
	}
	if at := capitalised().FindStringSubmatchIndex(s); at != nil {
		return at[2], at[3]
	}
	return -1, -1
}
