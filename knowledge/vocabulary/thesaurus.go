package vocabulary

import "detente/knowledge/language"

// maxPhrase is the longest phrase of a thesaurus, in units.
const maxPhrase = 12

// A thesaurus holds groups of phrases of one meaning, stemmed by one language's
// rules.
type thesaurus struct {
	groups  []group
	byFirst map[language.Term][]member
}

// A group is phrases of one meaning, each as the terms that a passage has that says
// it, and what one is worth for another.
type group struct {
	phrases [][]language.Term
	weight  float64
}

// A member is a phrase of a group by its units.
type member struct {
	units  []language.Term
	group  int
	phrase int
}

func newThesaurus() *thesaurus { return &thesaurus{byFirst: map[language.Term][]member{}} }

// add makes a group of phrases. What is too long, or a single Han character, which
// is mostly a part of another word, is left out.
func (t *thesaurus) add(phrases []string, lang string, weight float64) {
	g := group{weight: weight}
	for _, p := range phrases {
		units := language.Units(p, lang)
		if len(units) == 0 || len(units) > maxPhrase || len(units) == 1 && units[0].Class == language.Han {
			continue
		}
		m := member{group: len(t.groups), phrase: len(g.phrases)}
		for _, u := range units {
			m.units = append(m.units, u.ID)
		}
		t.byFirst[m.units[0]] = append(t.byFirst[m.units[0]], m)
		g.phrases = append(g.phrases, searched(units))
	}
	t.groups = append(t.groups, g)
}

// searched are the terms that a passage has to have for it to have a phrase: pairs
// of Han characters, and other units by themselves.
func searched(units []language.Unit) (terms []language.Term) {
	for i, u := range units {
		switch {
		case u.Class != language.Han || len(units) == 1:
			terms = append(terms, u.ID)
		case i > 0 && u.Joined:
			terms = append(terms, language.Pair(units[i-1].ID, u.ID))
		}
	}
	return terms
}

// A found phrase is one that stands in units.
type found struct {
	member
	first, end int // of units
}

// find finds the phrases of groups in units: the longest at each place, none inside
// another.
func (t *thesaurus) find(units []language.Unit) (all []found) {
	for i := 0; i < len(units); {
		longest := 0
		for _, m := range t.byFirst[units[i].ID] {
			longest = max(longest, m.at(units[i:]))
		}
		for _, m := range t.byFirst[units[i].ID] {
			if n := m.at(units[i:]); n > 0 && n == longest {
				all = append(all, found{m, i, i + n})
			}
		}
		i += max(longest, 1)
	}
	return all
}

// at is the phrase's length if units begin with it, otherwise 0. Han characters
// have to stand together.
func (m member) at(units []language.Unit) int {
	if len(units) < len(m.units) {
		return 0
	}
	for i, id := range m.units {
		if units[i].ID != id || i > 0 && units[i].Class == language.Han && !units[i].Joined {
			return 0
		}
	}
	return len(m.units)
}
