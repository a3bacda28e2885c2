package claim

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// checkReplaced looks for a token in a place where the source has another
// one.
func checkReplaced(k *comparison) (fault, bool) {
	fits := k.fits()
	for i, t := range k.statement.tokens {
		if t.class != content || !t.placed() {
			continue
		}
		outside := k.outside(i)
		if !outside && !k.linked(i) && !k.hasText(i) {
			if k.stranger(i) {
				return fault{Replaced, i, i}, true
			}
			continue
		}
		own := k.fitAt(fits, i, i)
		for j, o := range k.source {
			if k.alikeness[i][j] >= leastMatch || !comparable(t, o.token) {
				continue
			}
			margin, may := replaceMargin, k.replaces(i, j)
			if outside {
				margin, may = outsideMargin, k.replacesOutside(i, j)
			}
			if may && fits[i][j]-own >= margin {
				return fault{Replaced, i, i}, true
			}
		}
	}
	return fault{}, false
}

// replaces reports whether token i, which the sources have, may stand where they
// have token j.
func (k *comparison) replaces(i, j int) bool {
	if own := k.sourceSlots[max(0, k.links[i].to)]; own.left < 0 && own.right < 0 {
		return false // it stands alone, before the sentence
	}
	if t := k.statement.tokens[i]; t.name != k.source[j].name || k.said(j) || k.close(i, j) || !k.between(i, j) {
		return false
	} else if !t.name {
		a, b := k.slots[i], k.sourceSlots[j]
		return k.beside(a.left, b.left, 1) > 0 || k.beside(a.right, b.right, 1) > 0
	}
	return true
}

// replacesOutside reports the same for a token that stands only around the
// sources.
func (k *comparison) replacesOutside(i, j int) bool {
	a, b := k.slots[i], k.sourceSlots[j]
	if k.beside(a.left, b.left, 1)+k.beside(a.right, b.right, 1) == 0 {
		return false
	}
	if k.said(j) {
		return k.source[j].name && k.statement.tokens[i].name && k.beside(a.left, b.left, 1)+k.beside(a.right, b.right, 1)+k.clauseShare(i, k.source[j].clause) > 1.5
	}
	return !k.standsFor(i, j)
}

// inPlaceOf reports whether the nearest words beside token i that the source has
// stand beside source token j; at the edge of the statement's clause one will do.
func (k *comparison) inPlaceOf(i, j int) bool {
	left, right := k.nextLinked(i, -1), k.nextLinked(i, 1)
	b := k.sourceSlots[j]
	atLeft := left >= 0 && k.beside(left, b.left, 1) > 0
	atRight := right >= 0 && k.beside(right, b.right, 1) > 0
	return atLeft && atRight || atRight && left < 0 || atLeft && right < 0
}

// nextLinked is the next token beside token i in its clause that a source has, or
// -1.
func (k *comparison) nextLinked(i, step int) int {
	for j := nextAnchor(k.statement.tokens, i, step); j >= 0; j = nextAnchor(k.statement.tokens, j, step) {
		if k.linked(j) {
			return j
		}
	}
	return -1
}

// leastStranger is the weight from which a word that no source has is looked at:
// commoner ones say the same in many ways.
const leastStranger = 0.7

// divisions are single characters that are nouns of their own.
const divisions = "市县省镇乡村国区州"

// particles behind a verb change what it means.
var particles = sync.OnceValue(func() map[string]bool {
	return wordSet("up down out off over away back on through")
})

// spelledOut reports whether the statement has every character of a Chinese word:
// 建厂 of 建设工厂.
func (k *comparison) spelledOut(o token) bool {
	for _, r := range o.form {
		if !strings.ContainsRune(k.statement.folded, r) {
			return false
		}
	}
	return true
}

// beginAlike tells of Chinese words that have a character in common which is not
// the last of both: they mostly mean nearly the same, while 唐代 and 宋代 do not.
func beginAlike(a, b string) bool {
	if len(a) > len("财务官") || len(b) > len("财务官") {
		return false
	}
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	return x == y || strings.ContainsRune(a[n:], y) || strings.ContainsRune(b[m:], x)
}

// stranger reports whether token i, which no source has, stands where the source
// has another word that the statement does not have.
func (k *comparison) stranger(i int) bool {
	t := k.statement.tokens[i]
	if k.saysOtherwise(i) {
		return false
	}
	single := t.han && utf8.RuneCountInString(t.form) == 1
	if single != strings.Contains(divisions, t.form) || !single && t.weight < leastStranger {
		return false
	}
	if i > 0 && i+1 < len(k.links) && k.links[i-1].to >= 0 && k.links[i-1].to == k.links[i+1].to && t.han {
		return true // 首席财务官, where the source has 首席执行官
	}
	if i+1 < len(k.links) && particles()[k.statement.tokens[i+1].form] {
		return false // "broke down" is no breaking
	}
	for j, o := range k.source {
		if o.lang != k.statement.lang || t.han && (beginAlike(t.form, o.form) || k.spelledOut(o.token)) || k.mayShare(t, o.token, o.lang) {
			continue
		}
		if k.alikeness[i][j] < synonym && comparable(k.statement.tokens[i], o.token) && !k.said(j) && (k.between(i, j) || k.inPlaceOf(i, j)) {
			return true
		}
	}
	return false
}

// said reports whether a token of the statement says what source token j does.
func (k *comparison) said(j int) bool {
	for i := range k.statement.tokens {
		if k.alikeness[i][j] >= synonym {
			return true
		}
	}
	return false
}

// outside reports whether token i stands only around the sources.
func (k *comparison) outside(i int) bool {
	return k.links[i].to < 0 && (k.hasText(i) || k.named(k.statement.tokens[i]))
}

// close reports whether a source token stands beside one that says what token i
// does: both are of one phrase then.
func (k *comparison) close(i, j int) bool {
	for at := max(0, j-3); at < min(len(k.source), j+4); at++ {
		if k.alikeness[i][at] >= synonym && k.source[at].clause == k.source[j].clause {
			return true
		}
	}
	return false
}

// between reports whether a source token stands between the words that token i
// stands between.
func (k *comparison) between(i, j int) bool {
	a, b := k.slots[i], k.sourceSlots[j]
	left := k.beside(a.left, b.left, 1) + k.beside(a.left, b.farLeft, 1)
	right := k.beside(a.right, b.right, 1) + k.beside(a.right, b.farRight, 1)
	return left+right > 0 && (left > 0 || a.left < 0 && b.left < 0) && (right > 0 || a.right < 0 && b.right < 0)
}

// generic are words for what a text is about, whose name is its title's.
var generic = sync.OnceValue(func() map[string]bool {
	return wordSet(`公司 企业 集团 学校 大学 学院 医院 银行 政府 球队 机构 组织 书店 大桥 工厂 该书 该队 该校 博物馆 城市 村庄 作家 小说家 影片 电影 科学家
company firm bank school museum team club agency group organisation organization university hospital city town village country state party band film book ship bridge tunnel satellite airport mine bakery author writer scientist biologist player library railway`)
})

// standsFor reports whether a source's common noun may stand for token i: the
// title names it.
func (k *comparison) standsFor(i, j int) bool {
	if !generic()[k.source[j].form] {
		return false
	}
	t := k.statement.tokens[i]
	if around := k.slots[i].right; t.name && (around < 0 || moods()[k.statement.tokens[around].form]&(told|thought) == 0) {
		return true
	}
	for _, title := range k.titles {
		if strings.Contains(title, t.form) {
			return true
		}
	}
	return false
}
