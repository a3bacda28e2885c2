package claim

// How much what stands beside a token counts when its place is compared.
const (
	besideWorth = 1.0
	farWorth    = 0.5
	acrossWorth = 0.3 // the same word on the other side
	jointWorth  = 0.75
	jointLoss   = 0.5
	clauseWorth = 1.0 // all of the clause in one clause of the source
)

// place compares the place of token i with that of source token j.
func (k *comparison) place(i, j int) float64 {
	a, b := k.slots[i], k.sourceSlots[j]
	if k.source[j].lang != k.statement.lang {
		near := k.beside(a.left, b.left, 1) + k.beside(a.right, b.right, 1) + k.beside(a.left, b.right, 1) + k.beside(a.right, b.left, 1)
		return near/2 + clauseWorth*k.clauseShare(i, k.source[j].clause)
	}
	s := k.beside(a.left, b.left, besideWorth) + k.beside(a.right, b.right, besideWorth)
	s += max(k.beside(a.left, b.farLeft, farWorth), k.beside(a.farLeft, b.left, farWorth))
	s += max(k.beside(a.right, b.farRight, farWorth), k.beside(a.farRight, b.right, farWorth))
	s += k.beside(a.left, b.right, acrossWorth) + k.beside(a.right, b.left, acrossWorth)
	switch {
	case a.joint != "" && a.joint == b.joint:
		s += jointWorth
	case a.joint != "" && b.joint != "":
		s -= jointLoss
	}
	return s + clauseWorth*k.clauseShare(i, k.source[j].clause)
}

func (k *comparison) beside(i, j int, worth float64) float64 {
	if i < 0 || j < 0 || k.alikeness[i][j] < synonym {
		return 0
	}
	return worth
}

// clauseShare is the share of the words beside token i in its clause that a
// clause of the source has.
func (k *comparison) clauseShare(i, clause int) float64 {
	n, has := 0, 0
	for j, t := range k.statement.tokens {
		if j == i || t.clause != k.statement.tokens[i].clause || t.class == function || t.class == marker {
			continue
		}
		n++
		if k.inClause[j][clause] {
			has++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(has) / float64(n)
}

// placed tells of tokens whose place matters.
func (t token) placed() bool {
	return t.class == number || t.class == calendar || t.class == content && (t.name || t.weight >= 0.3)
}

// comparable tells of two tokens that may stand in each other's place.
func comparable(t, o token) bool {
	return o.placed() && o.class == t.class && (t.class != number || t.quantity.unit.dimension == o.quantity.unit.dimension)
}

// fits are how well the place of each token of the statement fits that of each of
// the source, for tokens that may stand there.
func (k *comparison) fits() [][]float64 {
	if k.fitted != nil {
		return k.fitted
	}
	all := make([][]float64, len(k.statement.tokens))
	for i, t := range k.statement.tokens {
		all[i] = make([]float64, len(k.source))
		if !t.placed() {
			continue
		}
		for j, o := range k.source {
			if comparable(t, o.token) {
				all[i][j] = k.place(i, j)
			}
		}
	}
	k.fitted = all
	return all
}

// fitAt is how well token i fits best where the source has what token j says.
func (k *comparison) fitAt(fits [][]float64, i, j int) float64 {
	best := 0.0
	for at := range k.source {
		if k.alikeness[j][at] >= synonym {
			best = max(best, fits[i][at])
		}
	}
	return best
}
