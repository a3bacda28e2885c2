package claim

// A frame is a word of speech or opinion with those who say so.
type frame struct {
	verb     int
	speakers []int
	// open tells that the speaker is not named in the clause.
	open bool
}

// frames finds who says what in a text.
func frames(tokens []token) (all []frame) {
	for i, t := range tokens {
		if speech(t) {
			all = append(all, frameAt(tokens, i))
		}
	}
	return all
}

// speech tells of a word that someone's words follow.
func speech(t token) bool {
	return moods()[t.form]&(told|thought) != 0 && t.class != number
}

func frameAt(tokens []token, i int) frame {
	f := frame{verb: i}
	if tokens[i].form == "according" || tokens[i].form == "据" {
		f.speakers = speakersFrom(tokens, i+1)
	} else {
		f.speakers = speakersFrom(tokens, clauseStart(tokens, i))
		for len(f.speakers) > 0 && f.speakers[len(f.speakers)-1] > i {
			f.speakers = f.speakers[:len(f.speakers)-1]
		}
		if len(f.speakers) == 0 && i+1 < len(tokens) && tokens[i+1].name && tokens[i+1].clause == tokens[i].clause && !tokens[i].han {
			f.speakers = speakersFrom(tokens, i+1)
		}
	}
	f.open = len(f.speakers) == 0
	return f
}

func clauseStart(tokens []token, i int) int {
	for i > 0 && tokens[i-1].clause == tokens[i].clause {
		i--
	}
	return i
}

// speakersFrom are the words from token i on up to the first joint or word of
// speech in its clause.
func speakersFrom(tokens []token, i int) (all []int) {
	if i >= len(tokens) {
		return nil
	}
	for j := i; j < len(tokens) && tokens[j].clause == tokens[i].clause && !speech(tokens[j]); j++ {
		if _, ok := joints[tokens[j].form]; ok && len(all) > 0 && tokens[j].form != "of" && tokens[j].form != "和" && tokens[j].form != "与" {
			break
		}
		if tokens[j].class == content {
			all = append(all, j)
		}
	}
	return all
}

// checkSpeaker looks for words that someone else says in the sources.
func checkSpeaker(k *comparison) (fault, bool) {
	theirs := frames(k.tokens)
	for _, f := range frames(k.statement.tokens) {
		if f.open || len(theirs) == 0 {
			continue
		}
		same := false
		for _, o := range theirs {
			same = same || o.open || k.shareSpeaker(f, o)
		}
		if !same && !k.opensClause(f) {
			return fault{Attribution, f.speakers[0], f.speakers[len(f.speakers)-1]}, true
		}
	}
	return fault{}, false
}

// opensClause reports whether the speakers behind "according to" begin a clause of
// a source: "according to DNA tests" of "DNA tests blamed dogs".
func (k *comparison) opensClause(f frame) bool {
	if f.speakers[0] < f.verb || !k.linked(f.speakers[0]) {
		return false
	}
	return k.sourceSlots[k.links[f.speakers[0]].to].left < 0
}

// shareSpeaker reports whether two frames have a speaker in common: a name where
// both have names.
func (k *comparison) shareSpeaker(f, o frame) bool {
	for _, a := range f.speakers {
		for _, b := range o.speakers {
			if k.alikeness[a][b] >= related && (k.statement.tokens[a].name == k.source[b].name || !k.anyName(f, o)) {
				return true
			}
		}
	}
	for _, a := range f.speakers {
		if at := k.findText(k.statement.tokens[a].form); k.statement.tokens[a].name && at >= 0 && at < o.verb && k.source[at].clause == k.source[o.verb].clause {
			return true // it was cut otherwise
		}
	}
	if len(o.speakers) == 1 && generic()[k.source[o.speakers[0]].form] {
		return k.standsFor(f.speakers[0], o.speakers[0])
	}
	return false
}

// anyName reports whether both frames have a name.
func (k *comparison) anyName(f, o frame) bool {
	mine, theirs := false, false
	for _, a := range f.speakers {
		mine = mine || k.statement.tokens[a].name
	}
	for _, b := range o.speakers {
		theirs = theirs || k.source[b].name
	}
	return mine && theirs
}
