package claim

import "sync"

// negators deny what follows, folded; keys of tokens in letters are stems, so
// forms are compared.
var negators = sync.OnceValue(func() map[string]bool {
	return wordSet(`not no never nobody none nothing neither nor cannot without hardly n't ne pas jamais sans aucun aucune nicht kein keine keinen keinem keiner nie niemals ohne не нет ни никогда без
不 没 没有 未 未能 无 非 并非 从未 从不 别 勿 不再 毫不 绝不 没能 尚未 不得 不能 无法 无须 不必 不会 不是 不用 不准 不许 不想 不愿 不肯 未曾 毫无 而非 不可 不曾 从没 没有人 无人 无意 并未 从来没有 还没 还没有 均未 仍未 无需 无力 尚无 并无 从无 绝无 全无 概不 并不 从来不 决不 不要 不应 不应该 不需 不需要 不让 不允许`)
})

// settled are words that begin with a negation and deny nothing by it.
var settled = sync.OnceValue(func() map[string]bool {
	return wordSet(`不仅 不但 不过 不断 不久 不少 不同 不满 不足 不良 不幸 不安 不论 不管 不如 不料 不只 不止 不动产 不锈钢 未来 没落 未知数 不解 不当 不时 不等 不约而同 不一 不惜 不免 不错 不可思议 不可分割 不平 不得不 不已 未知 没收 不朽 不倒翁 不丹 不列颠 不变 不利 不及 不敌 不少于 不低于 不超过 不多于 不高于`)
})

// negator tells of a token that denies.
// It includes "rather" and "instead", which deny what follows.
func (t token) negator() bool {
	return negators()[t.form] || t.key == "not" || t.key == "ne" || t.form == "rather" || t.form == "instead"
}

// markNegated marks the words that a negation belongs to: the next one that says
// something in its clause, or the last one before where none follows.
func markNegated(tokens []token) {
	for i := range tokens {
		if !tokens[i].negator() {
			continue
		}
		if tokens[i].form == "no" && i+1 < len(tokens) && tokens[i+1].class == number && tokens[i+1].clause > tokens[i].clause {
			continue // No. 81
		}
		tokens[i].class, tokens[i].weight, tokens[i].denies = marker, 0, true
		if tokens[i].form == "no" && i+1 < len(tokens) && (tokens[i+1].form == "longer" || tokens[i+1].form == "one") {
			tokens[i+1].class, tokens[i+1].weight = marker, 0
		}
		if tokens[i].form == "not" && i+1 < len(tokens) && tokens[i+1].form == "only" {
			continue
		}
		if head := negatedBy(tokens, i); head >= 0 {
			tokens[head].negated = true
			tokens[head].contrast = contrasts(tokens, i)
		}
	}
}

// contrasts tells of a negation that sets one thing against another: not by, not
// the, rather than, 而不是.
func contrasts(tokens []token, i int) bool {
	switch tokens[i].form {
	case "rather", "instead", "而不是", "而非":
		return true
	case "not", "不是", "非":
		if i > 0 && tokens[i-1].form == "而" {
			return true
		}
		if tokens[i].form != "not" || i+1 >= len(tokens) || be[formOf(tokens, i-1)] {
			return false
		}
		next := tokens[i+1].form
		_, joint := joints[next]
		return joint || next == "the" || next == "a"
	}
	return false
}

func formOf(tokens []token, i int) string {
	if i < 0 {
		return ""
	}
	return tokens[i].form
}

func negatedBy(tokens []token, i int) int {
	for j := i + 1; j < len(tokens) && tokens[j].clause == tokens[i].clause; j++ {
		if (tokens[j].class == content || tokens[j].class == number) && !tokens[j].negator() {
			return j
		}
	}
	for j := i - 1; j >= 0 && tokens[j].clause == tokens[i].clause; j-- {
		if tokens[j].class == content {
			return j
		}
	}
	return -1
}

// checkNegation compares what is denied. Where another word of the clause is
// denied in the source, as many have to be denied in both.
func checkNegation(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		l := k.links[i]
		if l.to < 0 || t.class == function || k.source[l.to].class == function || t.class == marker && !t.negated {
			continue
		}
		o := k.source[l.to]
		if t.negated == o.negated || t.name && k.namedSo(i, t.negated) {
			continue
		}
		if (t.contrast || o.contrast) && !k.namedSo(i, t.negated) {
			return fault{Negation, i, i}, true
		}
		if t.negated && l.alike < synonym {
			continue
		}
		mine, theirs := denials(k.statement.tokens, t.clause), k.denials(o.clause)
		if mine != theirs || mine == 0 {
			return fault{Negation, i, i}, true
		}
	}
	return fault{}, false
}

// namedSo reports whether a source has the name i negated, or not negated.
func (k *comparison) namedSo(i int, negated bool) bool {
	for j, o := range k.source {
		if o.negated == negated && k.alikeness[i][j] >= synonym {
			return true
		}
	}
	return false
}

// denials counts the words of a clause that deny.
func denials(tokens []token, clause int) (n int) {
	for _, t := range tokens {
		if t.clause == clause && (t.denies || t.negative()) {
			n++
		}
	}
	return n
}

// denials counts those of a clause of the source.
func (k *comparison) denials(clause int) (n int) {
	for _, o := range k.source {
		if o.clause == clause && (o.denies || o.negative()) {
			n++
		}
	}
	return n
}

// negatives are words that deny by themselves.
var negatives = sync.OnceValue(func() map[string]bool {
	return wordSet(`deny denied denies refuse refused reject rejected decline declined ban banned fail failed lack lacks lacked prevent unable
拒绝 否认 禁止 避免 缺乏 反对 不足 以免`)
})

func (t token) negative() bool { return negatives()[t.form] }
