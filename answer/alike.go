package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"detente/knowledge"
	"detente/knowledge/language"
)

// AlikeThreshold is the likeness from which two questions are taken for the same.
// It was chosen on the pairs of the test, where a wrong match costs more than a
// missed one: a saved answer to another question misleads.
const AlikeThreshold = 0.6

// A Prepared is a question made ready to be compared with many. The zero Prepared
// is like nothing. It does not change, and is safe for concurrent use.
type Prepared struct {
	form    string // as typed, folded, without marks
	terms   []likeTerm
	total   float64 // of the terms' weights
	aspect  string
	names   []language.Term
	numbers []string
	negated bool
}

// A likeTerm is a term with its weight; they are sorted by term.
type likeTerm struct {
	term   language.Term
	weight float64
}

// Prepare makes a question in the language lang, a BCP 47 tag, ready to be
// compared; "" lets its text tell. It takes less than 0.1 ms.
func (l *Library) Prepare(question, lang string) Prepared {
	if lang == "" {
		lang = Language(Question{Text: question})
	}
	asked := canonicalForm(asking(question), lang)
	own := l.base.LiteralTerms(asked, lang)
	p := Prepared{
		form: typedForm(asked), aspect: aspectOf(question, asked), numbers: numbersIn(asked),
		names: likeNames(asked, lang, own), negated: denies(asked),
	}
	for _, t := range own {
		p.terms = append(p.terms, likeTermOf(t, asked, lang))
	}
	slices.SortFunc(p.terms, func(a, b likeTerm) int { return cmp.Compare(a.term, b.term) })
	p.terms = slices.CompactFunc(p.terms, func(a, b likeTerm) bool { return a.term == b.term })
	for _, t := range p.terms {
		p.total += t.weight
	}
	return p
}

const (
	// singleShare is what a Han character is worth by itself: its pairs tell more.
	singleShare = 0.3
	// idleShare is what a word is worth that says no more than that something is.
	idleShare = 0.1
	// exchangedLoss is what counts, in addition, against what each of two questions
	// has in the place of something of the other.
	exchangedLoss = 1.5
)

// likeWords are words that say the same in most questions, by language; the first of
// each group stands for it. What is in the group of "-" says no more than that
// something is or takes place.
var likeWords = map[string]string{
	"en": "- held hold take takes place happen happens happening taking be way need currently current getting|get obtain receive acquire|start begin begins starts|allowed permitted|change edit modify|remove delete",
	"ru": "- состоится состоялся пройдет пройдёт прошел проходит проходить происходит будет проводится является мне нужно надо|получить получать получу|начнется начнётся начинается начаться начать|изменить поменять сменить|удалить убрать",
	"fr": "- lieu tient tenir tiendra tenu déroule déroulera puis peut faut se va|obtenir avoir recevoir|commence commencer commencera débute débutera|changer modifier|supprimer retirer enlever",
	"de": "- findet finden stattfinden stattfindet gehalten uhr|bekomme bekommen erhalte erhalten kriege|beginnt beginnen anfangen startet|ändern ändere wechseln|löschen entfernen lösche entferne",
}

// likeChinese does the same for Chinese, which is not cut into words: others are
// written as the one that stands for them. What is idle there, idleHan tells.
var likeChinese = strings.NewReplacer("开会", "会议", "召开", "", "举行", "", "举办", "", "得到", "获得", "领取", "获得", "拿到", "获得", "如何", "怎么", "怎样", "怎么",
	"更改", "修改", "改变", "修改", "更换", "修改", "删掉", "删除", "怎么办", "怎么做", "允许", "可以", "能够", "可以")

const idleHan = " 开 行 办 可以 可 以 能 我 我们 们 该 要 会 在 于 的 得 了 是 有 由 被 啊 下 "

// canonical maps stemmed words to the term that counts for them, idle ones to that of "-".
var canonical = sync.OnceValue(func() map[string]map[string]language.Term {
	all := map[string]map[string]language.Term{}
	for lang, groups := range likeWords {
		all[lang] = map[string]language.Term{}
		for group := range strings.SplitSeq(groups, "|") {
			words := strings.Fields(group)
			for _, w := range words {
				all[lang][language.Stem(w, lang)] = language.Meaning(words[0])
			}
		}
	}
	return all
})

// canonicalForm is a question with Chinese words of one meaning written as one.
func canonicalForm(asked, lang string) string {
	if language.Primary(lang) != "zh" {
		return asked
	}
	return likeChinese.Replace(language.Fold(asked))
}

// likeTermOf weighs a term of a question.
func likeTermOf(t knowledge.QueryTerm, asked, lang string) likeTerm {
	written := asked[t.Start:t.End]
	like := likeTerm{t.Term, t.IDF}
	switch {
	case t.Class == language.Meant:
	case language.Primary(lang) == "zh":
		if strings.Contains(idleHan, " "+written+" ") {
			like.weight *= idleShare
		}
	case t.Class == language.Word:
		switch term := canonical()[language.Primary(lang)][language.Stem(written, lang)]; term {
		case 0:
		case language.Meaning("-"):
			like.weight *= idleShare
		default:
			like = likeTerm{term, likeWeight}
		}
	}
	if t.Class == language.Han {
		like.weight *= singleShare
	}
	return like
}

// likeWeight is what a word of a group is worth, whichever it is: that of a common
// word.
const likeWeight = 3.5

// Likeness is how much two questions have in common, 0 to 1: twice the weight of
// their common terms over that of all, lowered for what one has in the place of
// something of the other. It is 0 where they ask for different things (when and
// where), name different names or numbers, or one denies what the other does not.
func (p Prepared) Likeness(o Prepared) float64 {
	switch {
	case p.form == o.form:
		if p.form == "" {
			return 0
		}
		return 1
	case p.aspect != o.aspect && p.aspect != "" && o.aspect != "":
		return 0
	case p.negated != o.negated || !slices.Equal(p.numbers, o.numbers) || exchanged(p.names, o.names):
		return 0
	}
	common := p.common(o)
	if common == 0 {
		return 0
	}
	return 2 * common / (p.total + o.total + exchangedLoss*max(0, min(p.total, o.total)-common))
}

// common is the weight of the terms that both have, in each the smaller.
func (p Prepared) common(o Prepared) (sum float64) {
	for i, j := 0, 0; i < len(p.terms) && j < len(o.terms); {
		switch a, b := p.terms[i], o.terms[j]; {
		case a.term < b.term:
			i++
		case a.term > b.term:
			j++
		default:
			sum += min(a.weight, b.weight)
			i, j = i+1, j+1
		}
	}
	return sum
}

// exchanged reports whether each of two sets of names has one that the other lacks.
func exchanged(a, b []language.Term) bool {
	lacks := func(in, from []language.Term) bool {
		return slices.ContainsFunc(from, func(t language.Term) bool { return !slices.Contains(in, t) })
	}
	return lacks(a, b) && lacks(b, a)
}

// Closest is which of the saved questions is most like p, -1 where none has
// anything of it, and how much. Whether that is enough, AlikeThreshold tells.
func (p Prepared) Closest(saved []Prepared) (best int, score float64) {
	best = -1
	for i, s := range saved {
		if like := p.Likeness(s); like > score {
			best, score = i, like
		}
	}
	return best, score
}

// Alike is [Prepared.Closest] for questions that were not prepared: for a few.
func (l *Library) Alike(question string, saved []string, lang string) (best int, score float64) {
	prepared := make([]Prepared, len(saved))
	for i, s := range saved {
		prepared[i] = l.Prepare(s, lang)
	}
	return l.Prepare(question, lang).Closest(prepared)
}

// manners tell the questions of a kind apart, in folded text: how long from how
// much, how from what.
var manners = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`多长时间|多久|多[长大高远重快宽深]|怎么样|怎么|怎样|如何|\bhow (?:long|far|old|tall|high|large|big|often|deep|fast|much)\b|\bhow\b` +
		`|сколько времени|как (?:долго|далеко|часто)|(?:^|[^а-я])как(?:[^а-я]|$)|combien de temps|\bcomment\b|\bwie (?:lange|weit|oft|groß|gross|hoch|alt|schwer)\b|\bwie\b`)
})

// clock asks for a time of day, in folded text.
var clock = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`几点|\bwhat time\b|во сколько|quelle heure|wie ?viel uhr`)
})

// aspectOf is what a question asks for, "" where that is not to be seen: its kind,
// and its manner where the kind has several.
func aspectOf(question, asked string) string {
	kind := kindOf(question)
	if clock().MatchString(language.Fold(asked)) {
		return string(When)
	}
	if kind != What && kind != HowMany {
		return string(kind)
	}
	manner := strings.Trim(manners().FindString(language.Fold(asked)), " ,.?!")
	if manner == "多长时间" {
		manner = "多久"
	}
	if kind == HowMany {
		return string(kind) + manner
	}
	if manner != "" {
		return "how"
	}
	if word, _ := language.Interrogative(asked); word.Start == word.End {
		return ""
	}
	return string(What)
}

// likeNames are the names in a question as terms: what a glossary has, capitalised
// words but the first, and Chinese proper names.
func likeNames(asked, lang string, own []knowledge.QueryTerm) (names []language.Term) {
	for _, n := range namesIn(asked, own) {
		name := language.Term(0)
		for _, t := range own {
			if t.Start == n.Start && t.End == n.End && (name == 0 || t.Class == language.Meant) {
				name = t.Term
			}
		}
		if name == 0 {
			name = language.Meaning(language.Fold(asked[n.Start:n.End]))
		}
		if language.Primary(lang) != "de" || !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// numbersIn are the numbers of a question, in digits, sorted. A single 一 is mostly
// none.
func numbersIn(asked string) (numbers []string) {
	folded := language.Fold(asked)
	inNumber := func(r rune) bool { return r >= '0' && r <= '9' || language.IsNumeral(r) }
	for i := 0; i < len(folded); {
		end := i
		for end < len(folded) {
			r, n := utf8.DecodeRuneInString(folded[end:])
			if !inNumber(r) {
				break
			}
			end += n
		}
		if run := folded[i:end]; run != "" && (run != "一" || strings.HasSuffix(folded[:i], "第")) {
			numbers = append(numbers, plainNumber(run))
		}
		_, n := utf8.DecodeRuneInString(folded[end:])
		i = max(end+n, i+1)
	}
	slices.Sort(numbers)
	return numbers
}

// plainNumber is a run of digits or numerals as digits.
func plainNumber(run string) string {
	if v, ok := language.Value(run, "zh"); ok {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return run
}

// undenied are words that have a word of denial in them and deny nothing, folded.
var undenied = strings.NewReplacer("是不是", "", "有没有", "", "能不能", "", "会不会", "", "可不可以", "", "要不要", "", "对不对", "", "该不该", "", "好不好", "",
	"不仅", "", "不但", "", "未来", "", "非常", "", "非洲", "", "无线", "", "无论", "", "不同", "", "n'est-ce pas", "", "n’est-ce pas", "")

// denies reports whether a question asks for what is not.
func denies(asked string) bool {
	folded := undenied.Replace(language.Fold(asked))
	return language.LookAt(" "+folded+" ").Marks.Has(language.HasNegation) || strings.Contains(folded, "cannot") || strings.Contains(folded, "нельзя")
}
