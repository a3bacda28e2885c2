package claim

// How much of a statement may be in words that the sources do not have: of its
// weight, and of words that follow each other.
const (
	mostUnmatched = 1.3
	mostShare     = 0.22
	mostRow       = 2
)

// checkContent weighs the words that no source has.
func checkContent(k *comparison) (fault, bool) {
	total, lost, row, begin := 0.0, 0.0, 0, 0
	worst, at := 0.0, -1
	for i, t := range k.statement.tokens {
		if t.class != content {
			if t.class == number || t.class == calendar {
				total++
			}
			continue
		}
		total += t.weight
		missing := t.weight * (1 - k.support(i))
		lost += missing
		if missing > worst {
			worst, at = missing, i
		}
		if missing < 0.3 {
			row = 0
			continue
		}
		if row++; row == 1 {
			begin = i
		}
		if row > mostRow {
			return fault{Invented, begin, i}, true
		}
	}
	if at >= 0 && (lost > mostUnmatched || lost > mostShare*total) {
		return fault{Invented, at, at}, true
	}
	return fault{}, false
}

// support tells how well the sources or what stands around them say token i.
func (k *comparison) support(i int) float64 {
	t := k.statement.tokens[i]
	best := 0.0
	if k.links[i].to >= 0 {
		best = k.links[i].alike
	}
	if best < synonym && k.saysOtherwise(i) {
		best = synonym
	}
	if best < synonym && (k.hasText(i) || k.named(t) || k.initials(t)) {
		best = synonym
	}
	if best >= synonym {
		return 1
	}
	return best
}

// saysOtherwise reports whether a source denies the opposite of token i, or the
// statement denies it and the source has the opposite.
func (k *comparison) saysOtherwise(i int) bool {
	t := k.statement.tokens[i]
	for _, o := range k.source {
		if o.negated != t.negated && t.excludes(o.token) {
			return true
		}
	}
	return false
}
