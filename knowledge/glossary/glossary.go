// Package glossary knows phrases of one meaning.
package glossary

import (
	"fmt"
	"slices"
	"strings"

	"detente/knowledge/language"
)

// A Glossary says which phrases, of any language, mean the same: 北约, NATO and
// OTAN. Where one of them stands in a document or a question, the meaning
// counts as a term beside the words. The zero value and nil know no phrases.
type Glossary struct {
	// entries are the phrases by their first unit, the longest first.
	entries map[language.Term][]phrase
	groups  int
}

// phrase is one way to write a meaning.
type phrase struct {
	units   []language.Term
	meaning language.Term
}

// maxPhrase is the longest phrase of a glossary, in units.
const maxPhrase = 16

// phraseLanguages are the languages by whose rules a phrase is stemmed, since a
// glossary doesn't say which language a phrase is in.
var phraseLanguages = []string{"en", "fr", "de", "es"}

// Parse reads a glossary: on each line phrases of one meaning, the first
// followed by a colon, the others parted by commas:
//
//	北约: NATO, НАТО, OTAN, 北大西洋公约组织
//
// Empty lines and lines that begin with # are passed over. An error names the
// line.
func Parse(source string) (*Glossary, error) {
	g := &Glossary{entries: map[language.Term][]phrase{}}
	n := 0
	for line := range strings.SplitSeq(source, "\n") {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.NewReplacer("：", ":", "，", ",", "、", ",").Replace(line)
		head, rest, ok := strings.Cut(line, ":")
		if !ok || strings.TrimSpace(head) == "" || strings.TrimSpace(rest) == "" {
			return nil, fmt.Errorf("line %d: it needs a phrase, a colon and further phrases: 北约: NATO, OTAN", n)
		}
		if err := g.add(append([]string{head}, strings.Split(rest, ",")...)); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return g, nil
}

// add makes a group of phrases.
func (g *Glossary) add(phrases []string) error {
	g.groups++
	meaning := language.Meaning(strings.TrimSpace(phrases[0]))
	for _, written := range phrases {
		if written = strings.TrimSpace(written); written == "" {
			continue
		}
		for _, lang := range phraseLanguages {
			units := language.Units(written, lang)
			if len(units) == 0 || len(units) > maxPhrase {
				return fmt.Errorf("%q has %d words or characters; 1 to %d are possible", written, len(units), maxPhrase)
			}
			p := phrase{meaning: meaning}
			for _, u := range units {
				p.units = append(p.units, u.ID)
			}
			g.insert(p)
		}
	}
	return nil
}

// insert keeps the phrases with one first unit sorted, the longest first. A
// phrase that two groups have keeps its first meaning.
func (g *Glossary) insert(p phrase) {
	known := g.entries[p.units[0]]
	at := 0
	for i, k := range known {
		if slices.Equal(k.units, p.units) {
			return
		}
		if len(k.units) >= len(p.units) {
			at = i + 1
		}
	}
	g.entries[p.units[0]] = slices.Insert(known, at, p)
}

// Merge adds the groups of other to g.
func (g *Glossary) Merge(other *Glossary) {
	if other == nil {
		return
	}
	if g.entries == nil {
		g.entries = map[language.Term][]phrase{}
	}
	g.groups += other.groups
	for _, phrases := range other.entries {
		for _, p := range phrases {
			g.insert(p)
		}
	}
}

// Len is the number of groups.
func (g *Glossary) Len() int {
	if g == nil {
		return 0
	}
	return g.groups
}

// Meanings finds the phrases in units, the longest at each place, none inside
// another.
func (g *Glossary) Meanings(units []language.Unit) []language.Token {
	if g == nil || len(g.entries) == 0 {
		return nil
	}
	var found []language.Token
	for i := 0; i < len(units); {
		n := 1
		for _, p := range g.entries[units[i].ID] {
			if startsWith(units[i:], p.units) {
				n = len(p.units)
				found = append(found, language.Token{Term: p.meaning, Left: p.meaning, Class: language.Meant, Start: units[i].Start, End: units[i+n-1].End})
				break
			}
		}
		i += n
	}
	return found
}

// startsWith reports whether units begin with ids, Han units without a gap.
func startsWith(units []language.Unit, ids []language.Term) bool {
	if len(units) < len(ids) {
		return false
	}
	for i, id := range ids {
		if units[i].ID != id || i > 0 && units[i].Class == language.Han && !units[i].Joined {
			return false
		}
	}
	return true
}

// Tokens are the terms of s: its units and pairs, and the meanings in it.
func (g *Glossary) Tokens(s, lang string) []language.Token {
	units := language.Units(s, lang)
	return append(language.Tokens(units), g.Meanings(units)...)
}
