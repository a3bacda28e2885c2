package claim

// checkContraries looks for words whose opposite stands where they should.
func checkContraries(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		if len(t.sides()) == 0 || t.scoped {
			continue
		}
		home := k.best[t.clause]
		if home >= 0 && k.saysSo(t, home) || t.class == function && !k.besideOpposite(i) {
			continue
		}
		if o := k.opposite(t, home); o >= 0 && k.source[o].negated == t.negated {
			return fault{Contrary, i, i}, true
		}
		if k.linked(i) {
			continue
		}
		for j, o := range k.source {
			if t.excludes(o.token) && o.negated == t.negated && !k.saysSo(t, o.clause) && k.linkedFrom(j) < 0 {
				return fault{Contrary, i, i}, true
			}
		}
	}
	return fault{}, false
}

// saysSo reports whether a clause of the source has a token or a word that is on
// the same side.
func (k *comparison) saysSo(t token, clause int) bool {
	for _, o := range k.source {
		if o.clause != clause {
			continue
		}
		if o.key == t.key || t.shares(o.token) {
			return true
		}
	}
	return false
}

// opposite is the token of a clause that excludes t, and that the statement does
// not have as well; -1 for none.
func (k *comparison) opposite(t token, clause int) int {
	for j, o := range k.source {
		if o.clause == clause && t.excludes(o.token) && k.linkedFrom(j) < 0 {
			return j
		}
	}
	return -1
}

// besideOpposite reports whether the word that token i joins, the one before it in
// Chinese and the one behind it elsewhere, has an opposite of token i beside it.
func (k *comparison) besideOpposite(i int) bool {
	next := k.slots[i].right
	if k.statement.tokens[i].han {
		next = k.slots[i].left
	}
	if next < 0 {
		return false
	}
	for j, o := range k.source {
		if !k.statement.tokens[i].excludes(o.token) {
			continue
		}
		if s := k.sourceSlots[j]; s.left >= 0 && k.alikeness[next][s.left] >= synonym || s.right >= 0 && k.alikeness[next][s.right] >= synonym {
			return true
		}
	}
	return false
}
