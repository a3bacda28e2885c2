package answer

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"detente/knowledge/edition"
	"detente/knowledge/language"
)

// A releaseAsked is a question for a release: which is the newest, when it came out, or
// what it brought.
type releaseAsked struct {
	// Which release is meant: one of a version, one of a day or a month, or the newest.
	named  []edition.Version
	date   string
	latest bool
	// changes tells that what it brought is asked for; else its version or its date is.
	changes bool
	// dated tells that it is asked when.
	dated bool
	// rest are the terms of the question that say nothing of releases, such as the
	// name of what was released.
	rest []language.Term
}

// releasePatterns match folded questions: for the newest release, for what is new, for
// what a release brought, for when it came out; and the words that say nothing else.
var releasePatterns = sync.OnceValue(func() (p struct{ latest, recent, changes, out, words *regexp.Regexp }) {
	p.latest = regexp.MustCompile(`\b(?:latest|newest|most recent|current|last) (?:\p{L}+ ){0,2}?(?:version|release|update|build)\b|\bversion (?:\p{L}+ ){0,3}?(?:latest|newest|current)\b|` +
		`最新(?:的)?(?:一?个)?(?:正式|稳定)?(?:版|发布|更新)|最近(?:的)?(?:一次)?(?:更新|版本|发布)|(?:当前|目前|现在)(?:的|是)?(?:哪个|什么|最新)?(?:的)?版本|(?:版本|更新).{0,4}最新|` +
		`последн\p{L}+ (?:верси|релиз|обновлени)|новейш\p{L}+ верси|derni[eè]re (?:version|mise a jour)|derni[eè]re? (?:publication|release)|(?:neu[e]?ste|aktuelle|letzte)\p{L}? (?:version|ausgabe|release)`)
	p.recent = regexp.MustCompile(`^(?:so )?what(?:'s| is|s) new\b|最近(?:更新|改|新增)|有什么新(?:功能|东西|变化)|^что нового|quoi de neuf|^was (?:ist|gibt es) neu`)
	p.changes = regexp.MustCompile(`\bwhat(?:'s|s| is| was| were| has| are| did| does)?\b.*\b(?:new|changed?|add(?:ed|s)?|fix(?:ed|es)?|removed?|improved?|updated?|bring|introduced?)\b|\b(?:changes?|changelog|release notes|new features?|fixes)\b|` +
		`(?:更新|新增|增加|添加|改动|改变|修复|变化|变更|移除|删除)了?(?:什么|哪些|啥|内容)|改了(?:什么|哪些|啥)|加了(?:什么|哪些|啥)|有(?:什么|哪些|啥)(?:新|变化|更新|改动|改变|变更)|更新(?:日志|内容|记录)|` +
		`что (?:нового|изменил|добав|исправ)|quoi de neuf|nouveaut|change(?:ments|e)|was (?:ist|gibt es) neu|neuerung|anderung|geandert`)
	p.out = regexp.MustCompile(`\b(?:released?|out|published|come|came|version|date)\b|发布|推出|上线|出的|发行|вышл|выпущен|sorti|erschien|veroffentlicht`)
	p.words = regexp.MustCompile(`\b(?:latest|newest|new|most|recent|recently|current|currently|last|now|version|versions|number|release|releases|released|update|updates|updated|build|change|changes|changed|changelog|log|note|notes|add|added|adds|fix|fixed|fixes|remove|removed|improved|bring|brought|introduce|introduced|feature|features|available|out|published|come|came|comes|date|stable|what'?s|so|there|this|it|been|with|on|since|` +
		`quoi|neuf|quel(?:le)?|derni[eè]re?s?|nouveaut\p{L}+|changements?|sortie?|neu\p{L}*|gibt|aktuelle|letzte\p{L}?|ausgabe|erschien\p{L}*|anderung\p{L}*)\b|что|нов\p{L}+|последн\p{L}+|верси\p{L}+|релиз\p{L}*|вышл\p{L}+|измен\p{L}+|` +
		`最新|最近|当前|目前|现在|正式|稳定|版本|版|号|更新|新增|增加|添加|加|改动|改变|变化|变更|改|修复|移除|删除|内容|功能|日志|记录|` +
		`什么|哪些|哪个|哪天|何时|时候|时间|日期|多少|几|一次|发布|推出|上线|带来|东西|新|啥|是|了|的|有|在|于|都|里|中`)
	return p
})

// newestWords are parts of words of which one stands in every question for the newest
// release, folded. They are here for speed: most questions have none.
var newestWords = []string{"latest", "newest", "new", "recent", "current", "last", "最新", "最近", "当前", "目前", "现在", "新", "последн", "новейш", "нового", "derni", "neuf", "neu", "aktuelle", "letzte"}

// asksNewest reports whether a folded text asks for the newest release, or for what is
// new.
func asksNewest(folded string) (latest, recent bool) {
	if !slices.ContainsFunc(newestWords, func(w string) bool { return strings.Contains(folded, w) }) {
		return false, false
	}
	p := releasePatterns()
	return p.latest.MatchString(folded), p.recent.MatchString(folded)
}

// asksRelease reads a question for a release; ok is false for any other.
func asksRelease(r *reading) (q releaseAsked, ok bool) {
	if r.followUp || r.elliptic || r.kind == YesNo {
		return q, false
	}
	folded := language.Fold(strings.TrimSpace(r.text))
	if q.date = edition.DateIn(folded); q.date == "" {
		q.named = edition.Named(folded)
	}
	q.dated = r.kind == When
	var recent bool
	q.latest, recent = asksNewest(folded)
	p, meant := releasePatterns(), len(q.named) == 1 || q.date != ""
	switch {
	case len(q.named) > 1 || q.latest && meant || !q.latest && (!recent && !meant || r.kind == HowMany):
		return q, false
	case meant:
		q.changes = p.changes.MatchString(folded)
		ok = q.changes || q.dated && q.date == "" && p.out.MatchString(folded)
	default:
		q.changes = recent || p.changes.MatchString(folded)
		q.latest, ok = true, true
	}
	if !ok {
		return q, false
	}
	rest := p.words.ReplaceAllString(edition.Without(folded), " ")
	for _, t := range language.Tokens(language.Content(rest, r.lang)) {
		q.rest = append(q.rest, t.Term)
	}
	return q, true
}

// entries are those of a log that are meant, the one to quote first.
func (q *releaseAsked) entries(l edition.Log) []edition.Entry {
	switch {
	case q.latest:
		if e, ok := l.Newest(); ok {
			return []edition.Entry{e}
		}
		return nil
	case q.date != "":
		return l.On(q.date)
	}
	found := l.Of(q.named[0])
	// Of 4.1 what came out as 4.1.0 is meant, if that is there.
	slices.SortStableFunc(found, func(a, b edition.Entry) int {
		isFirst := func(e edition.Entry) int {
			if e.Version.Compare(q.named[0]) == 0 {
				return 0
			}
			return 1
		}
		return isFirst(a) - isFirst(b)
	})
	return found
}

// changeKinds match the sorts of changes that change logs list by themselves, folded.
var changeKinds = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`\badd(?:ed|s|itions?)?\b|\bnew features?\b|新增|增加|添加|新功能|加了|добав|ajout|hinzu`),
		regexp.MustCompile(`\bfix(?:ed|es)?\b|\bbug ?fixes\b|修复|修正|исправ|corrig|behoben`),
		regexp.MustCompile(`\bremov(?:ed|es?|als?)\b|移除|删除|удал|supprim|entfernt`),
		regexp.MustCompile(`\bdeprecat(?:ed|es?|ions?)\b|弃用|废弃`),
	}
})

// changeKind is the sort of changes that a question or a heading names, -1 where it
// names none or several.
func changeKind(s string) int {
	folded, kind := language.Fold(s), -1
	for i, p := range changeKinds() {
		if p.MatchString(folded) {
			if kind >= 0 {
				return -1
			}
			kind = i
		}
	}
	return kind
}
