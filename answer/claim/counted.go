package claim

// checkCounted looks for a number that counts something else in the source.
func checkCounted(k *comparison) (fault, bool) {
	for i, t := range k.statement.tokens {
		if t.class != number || t.quantity.unit.dimension != "" || t.quantity.article {
			continue
		}
		mine := k.countedBy(i)
		if len(mine) == 0 {
			continue
		}
		if !k.allLinked(mine) {
			if k.countsOther(t, mine) {
				return fault{Counted, min(i, mine[0]), max(i, mine[len(mine)-1])}, true
			}
			continue
		}
		if !k.countedAlike(t, mine) {
			return fault{Counted, min(i, mine[0]), max(i, mine[len(mine)-1])}, true
		}
	}
	return fault{}, false
}

// countsOther reports whether a source has the number with other words than those,
// which no source has.
func (k *comparison) countsOther(t token, mine []int) bool {
	if k.statement.tokens[mine[0]].weight < leastStranger {
		return false
	}
	found := false
	for j, o := range k.source {
		if o.class != number || o.lang != k.statement.lang || !t.quantity.equal(o.quantity) {
			continue
		}
		theirs := run(k.tokens, j)
		if len(theirs) == 0 {
			return false
		}
		for _, b := range theirs {
			for _, a := range mine {
				if k.alikeness[a][b] >= synonym || k.mayShare(k.statement.tokens[a], k.tokens[b], o.lang) {
					return false
				}
			}
		}
		found = true
	}
	return found
}

// maxCounted is of how many words what a number counts is made.
const maxCounted = 3

// countedBy are the words behind a number that say what it counts, or in Chinese
// the one before it where nothing stands behind it.
func (k *comparison) countedBy(i int) []int {
	tokens := k.statement.tokens
	mine := run(tokens, i)
	if l := k.slots[i].left; len(mine) == 0 && l >= 0 && l == i-1 && tokens[l].class == content && tokens[l].han {
		mine = []int{l}
	}
	return mine
}

// run are the words that follow token i at once; measure words and the like are
// passed over in Chinese.
func run(tokens []token, i int) (all []int) {
	for j := i + 1; j < len(tokens) && len(all) < maxCounted && tokens[j].clause == tokens[i].clause; j++ {
		switch {
		case j == i+1 && tokens[j].form == tokens[i].measure:
		case tokens[j].class == content:
			all = append(all, j)
		case tokens[j].class == function && tokens[j].han && len(all) == 0 && j == i+1, tokens[j].form == "of" && j == i+1, tokens[j].form == "the", tokens[j].form == "its", tokens[j].form == "their":
		default:
			return orMeasure(tokens, i, all)
		}
	}
	return orMeasure(tokens, i, all)
}

// orMeasure is a run, or the measure word where there is none: 球 of 两球.
func orMeasure(tokens []token, i int, all []int) []int {
	if j := i + 1; len(all) == 0 && j < len(tokens) && tokens[j].class == content && tokens[j].form == tokens[i].measure {
		return []int{j}
	}
	return all
}

func (k *comparison) allLinked(tokens []int) bool {
	for _, i := range tokens {
		if k.linked(i) {
			return true
		}
	}
	return false
}

// countedAlike reports whether a source has the number with one of the words, and
// no other number with one that this one lacks.
func (k *comparison) countedAlike(t token, mine []int) bool {
	tokens, found := k.tokens, false
	for j, o := range tokens {
		if o.class != number || !t.quantity.equal(o.quantity) {
			continue
		}
		found = true
		theirs := k.countedAt(tokens, j)
		if len(theirs) == 0 || k.anyAlike(mine, theirs) && !k.countsElse(tokens, mine, theirs, j) {
			return true
		}
	}
	return !found // it is a year, then
}

func (k *comparison) countedAt(tokens []token, j int) []int {
	if known, ok := k.counts[j]; ok {
		return known
	}
	theirs := run(tokens, j)
	defer func() { k.counts[j] = theirs }()
	for _, at := range []int{k.sourceSlots[j].left, k.sourceSlots[j].right} {
		if at >= 0 && (len(theirs) == 0 || at < j || tokens[j].measure != "") {
			theirs = append(theirs, at)
		}
	}
	return theirs
}

func (k *comparison) anyAlike(mine, theirs []int) bool {
	for _, a := range mine {
		for _, b := range theirs {
			if k.alikeness[a][b] >= leastMatch {
				return true
			}
		}
	}
	return false
}

// countsElse reports whether one of the words is among those of another number
// and not among those of number j.
func (k *comparison) countsElse(tokens []token, mine, theirs []int, j int) bool {
	for _, a := range mine[:1] {
		if k.anyAlike([]int{a}, theirs) {
			continue
		}
		for at, o := range tokens {
			if at != j && o.class == number && k.anyAlike([]int{a}, k.countedAt(tokens, at)) {
				return true
			}
		}
	}
	return false
}
