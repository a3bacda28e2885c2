package polarity

import (
	"slices"
	"strings"
	"sync"
)

// modalGrammar is what of the words of a language tells a modality, folded and without
// diacritics; phrases are parted by commas, words by spaces.
type modalGrammar struct {
	// affirm and deny tell a modality.
	affirm, deny [modalities]string
	// denies turns a modality, or by itself forbids where it begins a clause.
	denies string
	// forbids begins a clause that forbids what follows (no smoking, do not smoke).
	forbids string
	// free may stand in a clause or a question without changing what it says.
	free string
	// light verbs may be missing from a clause: bring a dog, dogs.
	light string
	// except makes more or less of a clause than a plain rule.
	except string
}

var modalGrammars = map[string]modalGrammar{
	"en": {
		affirm:  [modalities]string{allowed: "allowed, permitted, allow, allows, permit, permits, legal", possible: "can, may, could", supported: "supports, support, supported, compatible, works, work"},
		deny:    [modalities]string{allowed: "forbidden, prohibited, banned, disallowed, illegal, forbids, prohibits, bans", possible: "cannot, unable, must not, mustnt", supported: "unsupported, incompatible"},
		denies:  "not t cant dont isnt arent doesnt never no",
		forbids: "do not, don t, dont, no, never",
		free: `a an the is are am be being been do does did i we you one it they people anyone everyone everybody users user members member guests guest visitors visitor to in on at with of for from into my our your their its his her any all
			strictly always also completely absolutely currently officially and please ca don isn aren doesn mustn wouldn won here`,
		light: "bring have keep use take do get make go",
		except: `except unless without only if when where but however usually generally normally sometimes often mostly partly some most few might should would will was were had said says according until before after during
			than because although though while either neither nor nobody none possibly perhaps probably planned other anymore longer yet almost`,
	},
	"de": {
		affirm:  [modalities]string{allowed: "erlaubt, gestattet, zulassig, zugelassen", possible: "darf, durfen, kann, konnen, konnt", supported: "unterstutzt, unterstutzen, kompatibel"},
		deny:    [modalities]string{allowed: "verboten, untersagt, unzulassig", supported: "inkompatibel"},
		denies:  "nicht kein keine keinen nie",
		free:    "ist sind wird werden man ich wir sie es der die das den dem ein eine einen einem im in am an auf mit von zu hier streng strengstens grundsatzlich auch stets immer und meine meinen mein",
		light:   "haben benutzen nehmen",
		except:  "ausser nur wenn falls ohne sofern aber jedoch meist oft manchmal teilweise einige manche wahrend vor nach bis war waren wurde wurden soll sollte moglicherweise vielleicht sagt laut mehr noch",
		forbids: "kein, keine",
	},
	"fr": {
		affirm:  [modalities]string{allowed: "autorise, autorisee, autorises, autorisees, permis, permise, permises, admis, admise", possible: "peut, peuvent, pouvons, puis, pouvez", supported: "compatible, compatibles"},
		deny:    [modalities]string{allowed: "interdit, interdite, interdits, interdites, defendu, defendue, prohibe, prohibee", supported: "incompatible, incompatibles"},
		denies:  "pas jamais aucun aucune",
		free:    "le la les l un une des de d du est sont ce il elle on ne n t je nous vous en dans sur a au aux avec y strictement formellement toujours aussi et mon ma mes",
		light:   "avoir utiliser prendre faire",
		except:  "sauf que si quand lorsque sans seulement uniquement mais cependant parfois souvent generalement pendant avant apres jusqu etait etaient sera selon peutetre plus",
		forbids: "interdiction de, defense de",
	},
	"ru": {
		affirm:  [modalities]string{allowed: "разрешено, разрешается, разрешен, разрешена, разрешены, допускается, позволено", possible: "можно, может, могут, могу, можем", supported: "поддерживает, поддерживают, поддерживается, совместим, совместима"},
		deny:    [modalities]string{allowed: "запрещено, запрещается, запрещен, запрещена, запрещены", possible: "нельзя", supported: "несовместим, несовместима"},
		denies:  "не никогда",
		free:    "ли в во на с со и это здесь тут строго категорически также всегда мне нам вам мой мою мои",
		light:   "использовать брать иметь",
		except:  "кроме только если когда без но однако обычно иногда часто во время до после пока был была было были будет некоторые возможно",
		forbids: "",
	},
}

// A modalPhrase is a modal word or phrase with its stance.
type modalPhrase struct {
	words []string
	stance
}

// modalRules are a modalGrammar as sets.
type modalRules struct {
	phrases                     []modalPhrase // the longest first
	forbids                     [][]string
	denies, free, light, except map[string]bool
}

var modalWords = sync.OnceValue(func() map[string]modalRules {
	all := map[string]modalRules{}
	for lang, g := range modalGrammars {
		r := modalRules{denies: setOf(g.denies), free: setOf(g.free), light: setOf(g.light), except: setOf(g.except), forbids: phrasesOf(g.forbids)}
		for m := range modalities {
			for i, list := range []string{g.affirm[m], g.deny[m]} {
				for _, p := range phrasesOf(list) {
					r.phrases = append(r.phrases, modalPhrase{p, stance{m, i == 1}})
				}
			}
		}
		slices.SortFunc(r.phrases, func(a, b modalPhrase) int { return len(b.words) - len(a.words) })
		all[lang] = r
	}
	return all
})

func setOf(list string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		s[w] = true
	}
	return s
}

func phrasesOf(list string) (all [][]string) {
	for p := range strings.SplitSeq(list, ",") {
		if words := strings.Fields(p); len(words) > 0 {
			all = append(all, words)
		}
	}
	return all
}

// begins reports whether words begin with a phrase.
func begins(words []word, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, p := range phrase {
		if words[i].folded != p {
			return false
		}
	}
	return true
}

// A modalClause is a clause or a question with its stance, and what it is about.
type modalClause struct {
	stance
	about []word
}

// read takes the modality out of a clause; ok is false where there is none or more
// than one, more than one denial, or a word that makes it more or less than a rule.
func (r modalRules) read(clause []word) (c modalClause, ok bool) {
	modals, denials := 0, 0
	for _, f := range r.forbids {
		if begins(clause, f) {
			c.stance, modals = stance{possible, true}, 1
			clause = clause[len(f):]
			break
		}
	}
	for i := 0; i < len(clause); {
		n, w := 1, clause[i]
		switch p := r.modalAt(clause[i:]); {
		case p != nil:
			n = len(p.words)
			// "No dogs allowed" has one modality, that of allowed.
			if modals == 1 && i > 0 && c.negative && !p.negative && denials == 0 {
				modals, denials = 0, 1
			}
			if isPast(p.words[0]) && !isPassive(clause) && r.says(clause[i+n:]) {
				return c, false
			}
			c.stance = p.stance
			modals++
		case r.denies[w.folded]:
			denials++
		case r.except[w.folded]:
			return c, false
		case r.free[w.folded]:
		default:
			c.about = append(c.about, w)
		}
		i += n
	}
	c.negative = c.negative != (denials == 1)
	return c, modals == 1 && denials <= 1 && len(c.about) > 0
}

// isPast reports whether an English modal word is a verb of the past as well: it
// supported the treaty.
func isPast(w string) bool { return strings.HasSuffix(w, "ed") || w == "forbidden" }

// isPassive reports whether a clause has a form of be.
func isPassive(clause []word) bool {
	return slices.ContainsFunc(clause, func(w word) bool {
		return slices.Contains([]string{"is", "are", "am", "be", "being"}, w.folded)
	})
}

// says reports whether there is a word that is not free.
func (r modalRules) says(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return !r.free[w.folded] && !r.denies[w.folded] })
}

func (r modalRules) modalAt(words []word) *modalPhrase {
	for i := range r.phrases {
		if begins(words, r.phrases[i].words) {
			return &r.phrases[i]
		}
	}
	return nil
}

// contracted parts a denial from its verb.
var contracted = strings.NewReplacer("can't", "cannot", "can’t", "cannot", "Can't", "Cannot", "Can’t", "Cannot", "n't", " not", "n’t", " not")

// A modalQuestion asks whether something is allowed, possible or supported.
type modalQuestion struct {
	lang string
	modalClause
}

// readModal reads a question about a modality in English, German, French or Russian.
func readModal(question, lang string) (q modalQuestion, ok bool) {
	asked := clausesOf(inversions.Replace(strings.TrimRight(question, " ?？\u00a0")), lang)
	if len(asked) != 1 || apart.Replace(question) != question {
		return q, false
	}
	q.lang = lang
	q.modalClause, ok = modalWords()[lang].read(asked[0])
	for _, w := range q.about {
		if asks := westernWords()[lang]; asks.doubt[w.folded] || asks.other[w.folded] {
			return q, false
		}
	}
	return q, ok
}

func (q modalQuestion) of(sentence string) Polarity {
	r := modalWords()[q.lang]
	if strings.ContainsAny(sentence, "?“«\"„") {
		return Unsure
	}
	told := Unsure
	clauses := clausesOf(contracted.Replace(sentence), q.lang)
	for _, clause := range clauses {
		if slices.ContainsFunc(clause, func(w word) bool { return r.except[w.folded] }) {
			return Unsure
		}
		c, ok := r.read(clause)
		if !ok || !q.matches(c.about) {
			continue
		}
		got := q.stance.of(c.stance)
		if told != Unsure && got != told {
			return Unsure
		}
		told = got
	}
	return told
}

// matches reports whether a clause is about what is asked: each of its words is one of
// the question's, in the same form where it is a name, and of those none but a light
// verb is missing.
func (q modalQuestion) matches(about []word) bool {
	r := modalWords()[q.lang]
	last := -1
	seen := make([]bool, len(q.about))
	for _, w := range about {
		at := slices.IndexFunc(q.about, func(c word) bool { return c.id == w.id && (!c.capital() || c.folded == w.folded) })
		switch {
		case at < 0 && r.light[w.folded]:
			continue
		case at < 0 || seen[at]:
			return false
		}
		seen[at] = true
		if q.about[at].capital() {
			if at < last {
				return false // who does what to whom
			}
			last = at
		}
	}
	matched := 0
	for i, w := range q.about {
		if seen[i] {
			matched++
		} else if !r.light[w.folded] {
			return false
		}
	}
	return matched > 0
}

func (q modalQuestion) disputes(sentence string) bool {
	r := modalWords()[q.lang]
	all := slices.Concat(clausesOf(contracted.Replace(sentence), q.lang)...)
	for _, c := range q.about {
		if !r.light[c.folded] && !slices.ContainsFunc(all, func(w word) bool { return w.id == c.id }) {
			return false
		}
	}
	return slices.ContainsFunc(all, func(w word) bool {
		return r.except[w.folded] || r.denies[w.folded] || r.modalAt([]word{w}) != nil
	})
}
