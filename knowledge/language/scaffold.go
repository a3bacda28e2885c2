package language

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// scaffolds are the words of Chinese questions that say what is asked for, not
// what it is asked about, in simplified characters. The first four rows are
// completed by the measure words below.
const scaffolds = `
什么时候 什么时间 什么时期 什么地方 什么人 什么样 什么名字 什么 甚么 啥 为什么 为何 为啥 何时 何地 何人 何处 何种 何年 何月 何日 何事
是什么 是谁 有什么 有哪些 有何 指什么 指的是什么 叫什么 叫什么名字 称为什么 叫做什么 名叫什么 属于什么 做什么 干什么 是怎么 是如何 是多少 有多少
咋 咋样 咋办 干嘛 干吗 行不行 好不好 可不可以 是啥 啥样
什么关系 谁 多少 多长时间 多久 多大 多高 多长 多远 多重 多快 怎么样 怎么 怎样 如何 哪里 哪儿 哪些 哪几 哪 几
哪一年 哪年 哪一天 哪天 哪一月 哪月 哪一日 几月几日 几月 几号 几点 几年
这个 这些 这次 这种 这项 这套 这位 这场 这件 那个 那些 那次 那种 方面 问题上 是否 是不是 有没有 能不能 会不会 吗 呢 么 吧 啊 请问 请 告诉我 你知道 我想知道 介绍一下 说一下 一下 到底 究竟 具体 分别 一共 总共
`

// zhScaffold holds the scaffolds by first character, the longest first.
var zhScaffold = sync.OnceValue(func() map[rune][]string {
	phrases := strings.Fields(scaffolds)
	for _, m := range askedMeasures {
		which := "哪" + string(m)
		phrases = append(phrases, which, "哪一"+string(m), "哪几"+string(m), "几"+string(m))
		for _, place := range []string{"城市", "国家", "地方", "地区", "地点", "人", "人物", "时间", "日子", "年份"} {
			phrases = append(phrases, which+place, "哪"+place)
		}
	}
	slices.SortFunc(phrases, func(a, b string) int { return len(b) - len(a) })
	byFirst := map[rune][]string{}
	for _, p := range phrases {
		r, _ := utf8.DecodeRuneInString(p)
		byFirst[r] = append(byFirst[r], p)
	}
	return byFirst
})

// stopwords are question words and function words, by language, folded and
// without diacritics as typed; they are left out of questions only.
var stopwords = sync.OnceValue(func() map[string]map[string]bool {
	lists := map[string]string{
		"en": `a an the and or of in on at to for from by with about as is are was were be been being am do does did done has have had
			will would shall should can could may might must what which who whom whose when where why how many much long old far often that this these
			those there it its he she they them his her their i you we me us my your our please tell explain describe say said if so than then
			any some other during into also name called kind type
			whats hows wheres whos whens whys isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt hasnt havent hadnt im ive ill youre
			theyre thats theres hes shes don doesn didn isn aren wasn weren couldn wouldn shouldn hasn haven hadn
			pls plz u ur r bc cuz coz btw idk thx thanks gonna wanna gotta wtf`,
		"ru": `и в во на не что кто кого кому чем как какой какая какое какие какого каких какую каким где когда куда откуда почему зачем сколько
			с со к ко по о об от до из за для у при это этот эта эти тот та то те он она оно они его ее их ему был была было были будет есть ли бы же
			а но или чей чья который которая которые которого расскажи скажи`,
		"fr": `le la les l un une des du de d et ou ou a au aux en dans sur sous pour par avec sans ce cet cette ces c qui que qu quoi quel quelle quels
			quelles quand comment combien pourquoi est sont etait etaient sera seront ete a ont avait il elle ils elles on nous vous je j tu se s sa son ses
			leur leurs ne n pas plus y lequel laquelle t dont dit`,
		"de": `der die das den dem des ein eine einen einem einer eines und oder in im an am auf zu zum zur von vom mit fur bei nach aus uber um als
			ist sind war waren wird werden wurde wurden hat haben hatte hatten kann konnen soll sollen wer wen wem wessen was wann wo wohin woher warum
			wieso weshalb wie viel viele welche welcher welches welchen welchem es er sie ihr ihre sein seine nicht dass sich auch man statt findet`,
		"es": `el la los las un una unos unas de del y o a al en con por para que quien quienes cual cuales cuando donde como cuanto cuantos cuanta
			cuantas es son era eran fue fueron sera ha han se su sus lo le les no mas este esta estos estas`,
	}
	sets := map[string]map[string]bool{}
	for lang, list := range lists {
		sets[lang] = map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			sets[lang][WithoutMarks(w)] = true
		}
	}
	return sets
})

// IsStopword reports whether a folded word of the language with the BCP 47 tag lang
// is one that questions are made of whatever they ask about.
func IsStopword(word, lang string) bool { return stopwords()[Primary(lang)][WithoutMarks(word)] }

// Content returns the units of a question without its scaffolding: the words
// that every question of its kind has (是什么, 哪一年, "what is the"). Units on
// either side of what was left out are not joined. A question that is all
// scaffolding has no content.
func Content(question, lang string) []Unit {
	units := Units(question, lang)
	drop := scaffoldSpans(question)
	stop := stopwords()[Primary(lang)]
	kept := make([]Unit, 0, len(units))
	gap := false
	for _, u := range units {
		if covered(drop, u) || u.Class == Word && (stop[WithoutMarks(Fold(question[u.Start:u.End]))] || isEnding(question, u)) {
			gap = true
			continue
		}
		u.Joined = u.Joined && !gap
		gap = false
		kept = append(kept, u)
	}
	return kept
}

// endings stand behind an apostrophe, and ordinals behind a number.
const (
	endings  = " s t d m ll ve re "
	ordinals = " st nd rd th "
)

// isEnding reports whether a unit is what is left of a contracted word or a
// possessive, or the ending of an ordinal: they tell nothing of what is asked.
func isEnding(question string, u Unit) bool {
	word, before := " "+Fold(question[u.Start:u.End])+" ", question[:u.Start]
	if strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’") {
		return strings.Contains(endings, word)
	}
	return u.Joined && strings.Contains(ordinals, word) && before[len(before)-1] <= '9'
}

// scaffoldSpans finds the Chinese scaffolds in s, longest first, left to right.
func scaffoldSpans(s string) []Span {
	var folded strings.Builder
	var starts, ends []int // byte offsets in s of each folded byte
	scan(s, func(r rune, start, end int) {
		n, _ := folded.WriteRune(r)
		for range n {
			starts, ends = append(starts, start), append(ends, end)
		}
	})
	f, byFirst := folded.String(), zhScaffold()
	var spans []Span
	for i := 0; i < len(f); {
		r, n := utf8.DecodeRuneInString(f[i:])
		for _, p := range byFirst[r] {
			if strings.HasPrefix(f[i:], p) {
				n = len(p)
				spans = append(spans, Span{starts[i], ends[i+n-1]})
				break
			}
		}
		i += n
	}
	return spans
}

func covered(spans []Span, u Unit) bool {
	for _, sp := range spans {
		if u.Start >= sp.Start && u.End <= sp.End {
			return true
		}
	}
	return false
}
