package claim

// inverted reports whether the words on both sides of the verb i have changed
// sides, though it is passive in both or in none.
func (k *comparison) inverted(i int) bool {
	t, at := k.statement.tokens[i], k.links[i].to
	if k.slots[i].joint != "" && k.statement.tokens[i].han || k.sourceSlots[at].joint != "" && t.han {
		return false // it is what something is done to
	}
	if t.name || t.class == number || t.class == calendar || !t.han && !verbForm(t.form) || k.source[at].lang != k.statement.lang || k.links[i].alike < synonym {
		return false
	}
	tokens := k.tokens
	if passive(k.statement.tokens, t.clause) != passive(tokens, tokens[at].clause) {
		return false
	}
	return k.crossed(i, at, -1) && k.crossed(i, at, 1)
}

// crossed reports whether a word on one side of the verb i stands on the other side
// of source token at only.
func (k *comparison) crossed(i, at, step int) bool {
	for j := i + step; j >= 0 && j < len(k.links) && k.statement.tokens[j].clause == k.statement.tokens[i].clause; j += step {
		t := k.statement.tokens[j]
		if t.class != content || !t.placed() || k.slots[j].joint != "" && k.slots[j].joint != "by" || !k.linked(j) {
			continue
		}
		same, other := false, false
		for n, o := range k.source {
			elided := step > 0 && k.sourceSlots[at].left < 0 && n < at && o.view == k.source[at].view
			if o.clause != k.source[at].clause && !elided || k.alikeness[j][n] < synonym || n == at {
				continue
			}
			before := n < at
			same = same || before == (step < 0)
			other = other || before != (step < 0) && (k.sourceSlots[n].joint == "" || k.sourceSlots[n].joint == "by")
		}
		if other && !same {
			return true
		}
	}
	return false
}

// verbForm tells of an English word that may be a verb in the past.
func verbForm(form string) bool {
	if moods()[form]&(told|thought|promised|wished) != 0 || participle(form) {
		return true
	}
	switch form {
	case "beat", "took", "gave", "saw", "went", "came", "wrote", "drew", "threw", "chose", "became", "drove", "ate", "fell", "grew", "knew", "spoke", "stole", "wore", "asks", "has":
		return true
	}
	return false
}

// passive reports whether a clause has a passive verb with its agent.
func passive(tokens []token, clause int) bool {
	for i, t := range tokens {
		if t.clause != clause {
			continue
		}
		if t.form == "被" || t.form == "由" || t.form == "遭" || t.form == "受" || t.form == "by" && i > 0 {
			return true
		}
		if be[t.form] && i+1 < len(tokens) && participle(tokens[i+1].form) {
			return true
		}
	}
	return false
}
