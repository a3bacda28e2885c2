package polarity

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// A grammar is what of the words of English, Russian, French and German matters
// here, folded and without diacritics; each list is parted by spaces.
type grammar struct {
	// present, past and future are the verbs that help.
	present, past, future string
	// plain may stand in a clause without changing what it says.
	plain string
	// denies denies; beside is the other half of a denial (ne … pas).
	denies, beside string
	// doubt makes a sentence more or less than a plain statement.
	doubt string
	// back begins what may take back what was said before it.
	back string
	// titles stand before a name.
	titles string
	// other marks questions that are no plain yes/no question, besides pronouns.
	other string
	// parts begin a clause of its own.
	parts string
}

var languageTables = map[string]grammar{
	"en": {
		present: "is are am do does has have", past: "was were did had been", future: "will shall",
		plain:  "a an the also already still now then firmly strongly fully officially finally actually currently and so therefore indeed really",
		denies: "not never no cannot",
		doubt: `said says say saying told according report reports reported believe believes believed think thinks thought claim claims claimed explain explained hope hopes hoped want wants wanted plan plans planned
			may might could would should can must possibly perhaps maybe probably likely unlikely seems seem seemed appear appears appeared alleged allegedly rumour rumours rumor suggest suggests suggested expect expects expected
			if unless whether only hardly barely nearly almost few nobody none neither nor either former formerly once false wrong myth deny denied denies refuse refused refuses promise promised agree agreed propose proposed
			intend intends intended try tried tries urge urged call called doubt doubts fear fears feared dream dreamt fictional novel anti need needs without unlike announced`,
		back: "but however though although later until yet", titles: "president minister chancellor secretary general mayor director professor engineer king queen captain",
		other: "or what who where when why how which not never no there",
		parts: "that which who whom because while since after before and where when",
	},
	"fr": {
		present: "est sont a ont ce il elle t", past: "etait etaient avait avaient fut", future: "sera seront aura auront va vont",
		plain:  "le la les l un une aussi deja encore maintenant fermement toujours et donc",
		denies: "pas jamais aucun aucune", beside: "ne n",
		doubt: `dit disent selon declare declarent estime pense croit affirme annonce explique espere veut souhaite prevoit compte peut peuvent pourrait doit devrait probablement semble parait rumeur
			si sauf seulement presque ancien ancienne faux nie refuse promet propose essaie que qu qui sans personne rien plus aurait serait auraient seraient anti`,
		back: "mais cependant puis ensuite", titles: "president presidente ministre chanceliere maire directeur directrice professeur roi reine",
		other: "ou ils elles cela ca quoi qui que quand pourquoi comment quel quelle pas jamais ne n",
		parts: "dont parce tandis puisque et quand",
	},
	"de": {
		present: "ist sind hat haben", past: "war waren hatte hatten wurde wurden", future: "wird werden",
		plain:  "ein eine einen auch schon bereits noch jetzt entschieden tatsachlich und also",
		denies: "nicht nie niemals kein keine keinen keiner",
		doubt: `sagt sagte sagten laut zufolge erklart erklarte erklarten berichtet berichtete meint meinte glaubt glaubte behauptet behauptete hofft hoffte will wollte plant plante kann konnte konnten soll sollte sollen darf muss musste mochte
			vielleicht moglicherweise wahrscheinlich scheint schien angeblich gerucht falls wenn sofern nur kaum fast ehemalige ehemaliger fruher falsch bestreitet weigert verspricht versprach ob sei ware weder noch niemand ohne versucht anti`,
		back: "aber jedoch sondern spater doch", titles: "prasident kanzlerin minister burgermeister direktor professor",
		other: "oder was wer wo wann warum wie welche nicht nie kein keine keinen",
		parts: "dass weil wahrend nachdem bevor und welche welcher wo",
	},
	"ru": {
		present: "есть это", past: "был была было были", future: "будет будут",
		plain:  "также тоже уже еще сейчас решительно и действительно",
		denies: "не никогда нет",
		doubt: `сказал сказала сказали заявил заявила заявили сообщению сообщил сообщает сообщили словам считает считают считая полагает объяснить объяснил объясняли надеется надеются надежду хочет хотят планирует намерен намерена может могут мог должен должна должны
			возможно вероятно наверное похоже якобы слухи слухам если только едва почти бывший бывшая ложь отрицает отказался отказалась отказывается обещал обещала предложил предложила пытается чтобы бы что ни никто ничего без попытался как следует нужно`,
		back: "но а однако затем позже зато хотя", titles: "президент министр канцлер секретарь генеральный мэр директор профессор инженер король",
		other: "или это что кто где когда почему как какой не нет никогда",
		parts: "который которая которое которые потому поскольку и когда где",
	},
}

// unclear are the pronouns that leave open what a question is about. French questions
// have il and elle beside what they stand for.
var unclear = map[string][]language.PronounKind{
	"en": {language.Speakers, language.Others, language.Possessives, language.Demonstratives},
	"de": {language.Speakers, language.Others, language.Possessives},
	"fr": {language.Speakers, language.Possessives},
	"ru": {language.Speakers, language.Others, language.Possessives},
}

// words are a grammar's lists as sets.
type words struct{ present, past, future, plain, denies, beside, doubt, back, titles, other, parts map[string]bool }

var westernWords = sync.OnceValue(func() map[string]words {
	set := func(list string) map[string]bool {
		s := map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			s[w] = true
		}
		return s
	}
	all := map[string]words{}
	for lang, l := range languageTables {
		l.other += " " + strings.Join(language.Pronouns(lang, unclear[lang]...), " ")
		all[lang] = words{set(l.present), set(l.past), set(l.future), set(l.plain), set(l.denies), set(l.beside), set(l.doubt), set(l.back), set(l.titles), set(l.other), set(l.parts)}
	}
	return all
})

// A word of a text: as it is compared, and as it is written.
type word struct {
	id     language.Term
	folded string // without diacritics
	said   string
}

func (w word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.said)
	return unicode.IsUpper(r)
}

// clausesOf cuts a text at its marks into clauses of words.
func clausesOf(s, lang string) [][]word {
	var clauses [][]word
	end := -1
	for _, u := range language.Units(s, lang) {
		// One character, such as ¾, can be several units.
		if end < 0 || strings.ContainsAny(s[min(end, u.Start):u.Start], ",.;:!?()“”«»„\"—–\n") {
			clauses = append(clauses, nil)
		}
		end = u.End
		said := s[u.Start:u.End]
		last := len(clauses) - 1
		clauses[last] = append(clauses[last], word{u.ID, language.WithoutMarks(language.Fold(said)), said})
	}
	return clauses
}

// A westernQuestion is the statement in a question.
type westernQuestion struct {
	lang         string
	words        words
	content      []word
	past, future bool
	dated        bool // it names a date
	// verbFirst tells that its content begins with the verb, which is capitalised
	// for its place alone.
	verbFirst bool
	// state tells that it asks what is, not what somebody does.
	state bool
}

// inversions begin French questions and say nothing.
var inversions = strings.NewReplacer("Est-ce que ", "", "Est-ce qu'", "", "Est-ce qu’", "", "-t-il", "", "-t-elle", "", "-il ", " ", "-elle ", " ", "-ils ", " ", "-elles ", " ", " ли ", " ")

func (q westernQuestion) of(sentence string) Polarity {
	plain := sentence
	if !q.dated {
		if plain = withoutDates(sentence); q.state && plain != sentence {
			return Unsure // it was so then
		}
	}
	return q.in(apart.Replace(plain))
}

// apart parts a denial from its verb.
var apart = strings.NewReplacer("n't", " not", "n’t", " not")

// readWestern takes the statement out of a question; ok is false where it is no
// plain yes/no question.
func readWestern(question, lang string) (q westernQuestion, ok bool) {
	q = westernQuestion{lang: lang, words: westernWords()[lang], dated: len(language.Dates(question)) > 0}
	asked := clausesOf(inversions.Replace(strings.TrimRight(question, " ?？\u00a0")), lang)
	if len(asked) != 1 || apart.Replace(question) != question {
		return q, false
	}
	for i, w := range asked[0] {
		switch {
		case q.words.doubt[w.folded] || q.words.other[w.folded]:
			return q, false
		case q.words.past[w.folded]:
			q.past = true
		case q.words.future[w.folded]:
			q.future = true
		case q.words.present[w.folded]:
			q.state = q.state || i == 0
		case q.words.plain[w.folded]:
		default:
			q.verbFirst = q.verbFirst || i == 0
			q.content = append(q.content, w)
		}
	}
	return q, len(q.content) >= 2
}

// dated stands for a date that was found.
const dated = "\x01"

// withoutDates leaves out dates, months and the words before them.
func withoutDates(s string) string {
	for _, d := range language.Dates(s) {
		s = strings.ReplaceAll(s, d, dated)
	}
	return datesRest().ReplaceAllString(s, " ")
}

var datesRest = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|\s)(?:(?i:in|on|im|am|en|le|в)(?: (?:early|late|начале|конце))? )?(?:` + dated + `|` + language.MonthPattern() + `(?:[.,\s]|$))`)
})

// in looks for the clause that says what is asked. Any doubt in the sentence,
// and a question in it, leaves it open.
func (q westernQuestion) in(sentence string) Polarity {
	clauses := clausesOf(sentence, q.lang)
	if q.doubted(sentence, clauses) {
		return Unsure
	}
	told, denied := Unsure, false
	for _, clause := range clauses {
		for _, part := range append([][]word{clause}, q.parts(clause)...) {
			got := q.match(part)
			switch {
			case told != Unsure && (q.has(part, q.words.back) || got != Unsure && got != told), got != Unsure && denied:
				return Unsure
			case got == Unsure && told == Unsure:
				denied = q.has(part, q.words.denies) && len(part) < len(clause) || denied && !q.has(part, q.words.back)
			}
			told = max(told, got)
		}
	}
	return told
}

func (q westernQuestion) has(part []word, list map[string]bool) bool {
	return slices.ContainsFunc(part, func(w word) bool { return list[w.folded] })
}

// doubted reports whether a sentence is more or less than a plain statement.
func (q westernQuestion) doubted(sentence string, clauses [][]word) bool {
	return strings.ContainsAny(sentence, "?“«\"„") || slices.ContainsFunc(clauses, func(c []word) bool { return q.has(c, q.words.doubt) })
}

func (q westernQuestion) disputes(sentence string) bool {
	clauses := clausesOf(apart.Replace(sentence), q.lang)
	all := slices.Concat(clauses...)
	for _, c := range q.content {
		if !slices.ContainsFunc(all, func(w word) bool { return w.id == c.id }) {
			return false
		}
	}
	return q.doubted(sentence, clauses) || q.has(all, q.words.denies) || q.has(all, q.words.back)
}

// parts cuts a clause before the words that begin one of its own. What stands
// before such a word is a part only if it is complete: match sees to that.
func (q westernQuestion) parts(clause []word) [][]word {
	var all [][]word
	start := 0
	for i, w := range clause {
		if q.words.parts[w.folded] {
			all = append(all, clause[start:i])
			start = i + 1
		}
	}
	return append(all, clause[start:])
}

// match compares a part of a sentence: its words are those of the question, names
// in the same form and the same order, and the others say nothing more.
func (q westernQuestion) match(part []word) Polarity {
	denied, matched := 0, 0
	var order []int
	seen := make([]bool, len(q.content))
	for i, w := range part {
		at := q.find(w, seen)
		switch {
		case at >= 0:
			seen[at] = true
			order = append(order, at)
			matched++
		case q.words.denies[w.folded]:
			if matched == 0 && q.lang != "ru" {
				return Unsure
			}
			denied++
		case q.words.beside[w.folded], q.words.plain[w.folded], q.tense(w):
		case matched == 0 && q.words.titles[w.folded]:
		case matched == 0 && q.lang != "ru" && w.capital() && i+1 < len(part): // a title before the first name
		default:
			return Unsure
		}
	}
	if matched < len(q.content) || denied > 1 || !q.ordered(order) {
		return Unsure
	}
	if denied == 1 {
		return No
	}
	return Yes
}

// find is the place of the question's word that w is, the first that was not seen,
// or -1. Names have to be in the same form, and verbs in the same tense.
func (q westernQuestion) find(w word, seen []bool) int {
	for i, c := range q.content {
		if seen[i] || c.id != w.id || (c.capital() || w.capital()) && c.folded != w.folded {
			continue
		}
		if q.past || c.folded == w.folded || q.tells(c) == q.tells(w) {
			return i
		}
	}
	return -1
}

// pastEndings end verbs that tell what has happened.
var pastEndings = map[string][]string{"en": {"ed"}, "de": {"te", "ten"}, "ru": {"л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"}}

// tells reports whether w looks like a verb of the past.
func (q westernQuestion) tells(w word) bool {
	return slices.ContainsFunc(pastEndings[q.lang], func(e string) bool { return strings.HasSuffix(w.folded, e) })
}

// tense reports whether w is a verb that helps in the tense of the question.
func (q westernQuestion) tense(w word) bool {
	switch {
	case q.past:
		return q.words.past[w.folded]
	case q.future:
		return q.words.future[w.folded]
	}
	return q.words.present[w.folded]
}

// ordered reports whether the words come as in the question: all of them in
// English and French, the capitalised ones where a verb may change its place.
func (q westernQuestion) ordered(order []int) bool {
	if q.lang == "ru" || q.lang == "de" {
		order = slices.DeleteFunc(order, func(i int) bool { return i == 0 && q.verbFirst || !q.content[i].capital() })
	}
	return slices.IsSorted(order)
}
