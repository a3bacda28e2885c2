package claim

import (
	"strings"
	"sync"
)

// A scope says how far something holds.
type scope uint8

const (
	noScope scope = iota
	scopeAll
	scopeMost
	scopeSome
	scopeOnly
	scopeLeast
	scopeAtMost
	scopeMore
	scopeLess
	scopeNear
)

// scopeTable are the ways to say each scope, folded, in their order.
const scopeTable = `
all,entirely,completely,wholly,fully,every,everyone,everybody,entire,all of,所有,全部,全体,一切,全都,整个,每次,每回,always,every time,tous,toutes,alle,все
most,most of,all but,all except,majority,mostly,大多数,多数,大部分,大都,la plupart,die meisten,большинство
some,several,few,a few,partly,partially,一些,部分,若干,有些,有的,有时,偶尔,sometimes,occasionally,个别,少数,某些,有,certains,einige,некоторые
only,solely,merely,just,alone,仅,只,仅存,仅剩,只剩,只有,仅有,唯一,仅仅,seulement,nur,только
at least,no less than,no fewer than,not less than,minimum of,至少,最少,不少于,不低于,起码,最低,or more,or over,least,au moins,mindestens,не менее
at most,no more than,not more than,not exceed,up to,maximum of,至多,最多,不超过,不多于,最高,上限,上限为,or less,or fewer,不会超过,不得超过,不高于,au plus,höchstens,не более
more than,over,exceeding,exceed,exceeds,exceeded,超过,逾,多于,超,高于,plus de,mehr als,более
less than,fewer than,under,不足,不到,少于,未满,低于,moins de,weniger als,менее
nearly,almost,近,将近,接近,presque,fast,почти
`

// maxScopeWords is the longest way to say a scope, in tokens.
const maxScopeWords = 3

var scopes = sync.OnceValue(func() map[string]scope {
	table := map[string]scope{}
	s := noScope
	for line := range strings.Lines(scopeTable) {
		for way := range strings.SplitSeq(strings.TrimSpace(line), ",") {
			if way != "" {
				table[way] = s
			}
		}
		s++
	}
	return table
})

// scopeAt reads the longest scope at token i.
func scopeAt(tokens []token, i int) (s scope, n int) {
	form := ""
	for j := i; j < min(len(tokens), i+maxScopeWords) && tokens[j].clause == tokens[i].clause; j++ {
		if form != "" && !tokens[j].han {
			form += " "
		}
		form += tokens[j].form
		if found, ok := scopes()[form]; ok {
			s, n = found, j-i+1
		}
	}
	return s, n
}

// A scoped is a scope in a text, with the token that it is said of.
type scoped struct {
	scope    scope
	at, head int
}

// scopesOf finds the scopes of a text.
func scopesOf(tokens []token) (all []scoped) {
	for i := 0; i < len(tokens); {
		s, n := scopeAt(tokens, i)
		if n == 0 || s == scopeSome && tokens[i].form == "有" || tokens[i].form == "every" && i+1 < len(tokens) && (everyUnit[tokens[i+1].form] || tokens[i+1].class == calendar) {
			if tokens[i].class == number && approximately(tokens, i) {
				all = append(all, scoped{scopeMore, i, i})
			}
			i++
			continue
		}
		head := -1
		for j := i + n; j < len(tokens) && tokens[j].clause == tokens[i].clause; j++ {
			if tokens[j].class == content || tokens[j].class == number || tokens[j].class == calendar {
				head = j
				break
			}
		}
		for j := i; j < i+n; j++ {
			tokens[j].scoped = true
			if tokens[j].class == content {
				tokens[j].class, tokens[j].weight = marker, 0
			}
		}
		all = append(all, scoped{s, i, head})
		i += n
	}
	return all
}

// approximately tells of a Chinese number with 多 or 几 in or behind it.
func approximately(tokens []token, i int) bool {
	return strings.ContainsAny(tokens[i].form, "多余几") || i+1 < len(tokens) && (tokens[i+1].form == "多" || tokens[i+1].form == "余")
}

// rivals are the scopes that contradict one.
var rivals = map[scope][]scope{
	scopeAll:    {scopeSome, scopeMost},
	scopeMost:   {scopeSome, scopeAll},
	scopeSome:   {scopeAll},
	scopeLeast:  {scopeAtMost, scopeLess},
	scopeAtMost: {scopeLeast, scopeMore},
	scopeMore:   {scopeLess, scopeAtMost, scopeNear},
	scopeLess:   {scopeMore, scopeLeast},
	scopeNear:   {scopeMore},
}

// checkScope compares how far things hold.
func checkScope(k *comparison) (fault, bool) {
	mine := scopesOf(k.statement.tokens)
	theirs := scopesOf(k.tokens)
	has := map[scope]bool{}
	for _, s := range theirs {
		has[s.scope] = true
	}
	have := map[scope]bool{}
	for _, s := range mine {
		have[s.scope] = true
		if has[s.scope] {
			continue
		}
		for _, rival := range rivals[s.scope] {
			if has[rival] {
				return fault{Scope, s.at, s.at}, true
			}
		}
		if s.scope != scopeSome && s.scope != scopeNear && !k.anyScope(s) {
			return fault{Scope, s.at, s.at}, true
		}
	}
	for _, s := range theirs {
		if extreme()[k.source[s.at].form] || have[s.scope] || s.head < 0 || s.scope != scopeMost && s.scope != scopeSome && s.scope != scopeLeast && s.scope != scopeAtMost {
			continue
		}
		if i := k.linkedFrom(s.head); i >= 0 {
			return fault{Scope, i, i}, true
		}
	}
	return fault{}, false
}

// extreme are words that say how far as well as what kind: 最高纪录.
var extreme = sync.OnceValue(func() map[string]bool {
	return wordSet("最高 最低 上限")
})

// anyScope allows for a scope that says what the source says otherwise: "over 30"
// and the like where the word is no scope at all.
func (k *comparison) anyScope(s scoped) bool {
	form := k.statement.tokens[s.at].form
	return (form == "over" || form == "under") && (s.head < 0 || k.statement.tokens[s.head].class != number) || form == "just" || form == "alone"
}

// linkedFrom is the token of the statement that source token j is linked to, or -1.
func (k *comparison) linkedFrom(j int) int {
	for i, l := range k.links {
		if l.to == j && l.alike >= synonym {
			return i
		}
	}
	return -1
}

// everyUnit are words behind "every" that make it say how often: "a day" as well.
var everyUnit = map[string]bool{"day": true, "week": true, "month": true, "year": true, "hour": true, "minute": true, "time": true}
