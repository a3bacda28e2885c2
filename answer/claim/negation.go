package claim

// negators deny what follows, folded; keys of tokens in letters are stems, so
// forms are compared.
var negators = wordSet(`not no never nobody none nothing neither nor cannot without hardly n't ne pas jamais sans aucun aucune nicht kein keine keinen keinem keiner nie niemals ohne не нет ни никогда без
不 没 没有 未 未能 无 非 并非 从未 从不 别 勿 不再 毫不 绝不 没能 尚未 不得 不能 无法 无须 不必 不会 不是 不用 不准 不许 不想 不愿 不肯 未曾 毫无 不可 不曾 从没 没有人 无人 无意`)

// negator tells of a token that denies.
func (t token) negator() bool { return negators[t.form] || t.key == "not" || t.key == "ne" }

// markNegated marks the words that a negation belongs to: the next one that says
// something in its clause, or the last one before where none follows.
func markNegated(tokens []token) {
	for i := range tokens {
		if !tokens[i].negator() {
			continue
		}
		tokens[i].class, tokens[i].weight = marker, 0
		if tokens[i].form == "no" && i+1 < len(tokens) && (tokens[i+1].form == "longer" || tokens[i+1].form == "one") {
			tokens[i+1].class, tokens[i+1].weight = marker, 0
		}
		if tokens[i].form == "not" && i+1 < len(tokens) && tokens[i+1].form == "only" {
			continue
		}
		if head := negatedBy(tokens, i); head >= 0 {
			tokens[head].negated = !tokens[head].negated
		}
	}
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

// nearNegation is how many words away from another one a negated word still
// counts as the same.
const nearNegation = 2

// checkNegation compares what is denied.
func checkNegation(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		l := k.links[i]
		if l.to < 0 || t.class == function || t.class == marker || t.name && !t.negated {
			continue
		}
		o := k.source[l.to]
		if t.negated == o.negated {
			continue
		}
		if t.negated && !k.deniedNear(l.to) || o.negated && !deniedIn(k.statement.tokens, i) {
			return fault{Negation, i, i}, true
		}
	}
	return fault{}, false
}

// deniedNear reports whether a word near source token j in its clause is denied,
// or denies by itself.
func (k *comparison) deniedNear(j int) bool {
	for i := max(0, j-nearNegation-2); i < min(len(k.source), j+nearNegation+3); i++ {
		if k.source[i].clause == k.source[j].clause && (k.source[i].negated || k.source[i].negative()) {
			return true
		}
	}
	return false
}

func deniedIn(tokens []token, i int) bool {
	for j := max(0, i-nearNegation-2); j < min(len(tokens), i+nearNegation+3); j++ {
		if tokens[j].clause == tokens[i].clause && (tokens[j].negated || tokens[j].negative()) {
			return true
		}
	}
	return false
}

// negatives are words that deny by themselves.
var negatives = wordSet(`deny denied denies refuse refused reject rejected decline declined ban banned fail failed rather instead lack lacks lacked prevent unable
拒绝 否认 禁止 避免 缺乏 未能 而不是 反对 不足 以免`)

func (t token) negative() bool { return negatives[t.form] }
