package claim

import "strings"

// A slot is the place of a token in its clause: what stands beside it, functions
// left out, and the word that joins it. In a passive clause the sides are changed,
// so that "was invited by Norway" is the same place as "Norway invited".
type slot struct {
	left, right       int // tokens; -1 for none
	farLeft, farRight int // those beyond
	joint             string
}

// joints are the words that give what follows them its part in a clause. Those
// that mean the same have the same number.
var joints = map[string]string{
	"in": "in", "at": "in", "on": "in", "from": "from", "to": "to", "by": "by", "with": "with", "for": "for", "of": "of", "than": "than",
	"against": "against", "over": "over", "before": "before", "after": "after", "into": "to", "instead": "not", "not": "not", "rather": "not", "near": "near",
	"在": "in", "于": "in", "从": "from", "自": "from", "由": "by", "被": "by", "受": "by", "遭": "by", "到": "to", "至": "to", "向": "to", "对": "to", "给": "to",
	"与": "with", "和": "with", "同": "with", "跟": "with", "为": "for", "比": "than", "较": "than", "把": "of", "将": "of", "不是": "not", "而不是": "not",
	"de": "of", "à": "to", "par": "by", "von": "by", "mit": "with", "nach": "to", "в": "in", "на": "in", "из": "from", "от": "from", "до": "to", "en": "in", "dans": "in", "im": "in", "am": "in", "auf": "in", "с": "with", "к": "to",
}

// anchor tells of a token that others can be placed by.
func (t token) anchor() bool {
	return t.class == content || t.class == number || t.class == calendar || moods()[t.form]&(told|thought|promised|wished|duty|forecast) != 0
}

// slots finds the place of each token.
func slots(tokens []token) []slot {
	all := make([]slot, len(tokens))
	for i := range tokens {
		all[i] = slot{left: -1, right: -1, farLeft: -1, farRight: -1}
		all[i].left = nextAnchor(tokens, i, -1)
		all[i].right = nextAnchor(tokens, i, 1)
		if l := all[i].left; l >= 0 {
			all[i].farLeft = nextAnchor(tokens, l, -1)
		}
		if r := all[i].right; r >= 0 {
			all[i].farRight = nextAnchor(tokens, r, 1)
		}
		all[i].joint = jointOf(tokens, i)
	}
	turnPassives(tokens, all)
	turnCounts(tokens, all)
	return all
}

// turnCounts puts what a Chinese number counts behind it where it stands before:
// 教师2900名 is 2900名教师.
func turnCounts(tokens []token, all []slot) {
	for i, t := range tokens {
		if t.class != number || t.quantity.unit.dimension != "" || t.measure == "" || len(run(tokens, i)) > 0 {
			continue
		}
		if l := all[i].left; l == i-1 && l >= 0 && tokens[l].class == content {
			all[i].right, all[i].farRight, all[i].left, all[i].farLeft = l, all[i].farLeft, all[i].farLeft, -1
		}
	}
}

func nextAnchor(tokens []token, i, step int) int {
	for j := i + step; j >= 0 && j < len(tokens) && tokens[j].clause == tokens[i].clause; j += step {
		if tokens[j].anchor() {
			return j
		}
	}
	return -1
}

// jointOf is the joint before token i, past what describes it: "by the historian
// Judith Crane".
func jointOf(tokens []token, i int) string {
	described := 0
	if tokens[i].class == number {
		described = 2 // nothing stands between
	}
	for j := i - 1; j >= 0 && tokens[j].clause == tokens[i].clause; j-- {
		if joint, ok := joints[tokens[j].form]; ok {
			if tokens[i].class == number && tokens[j].form == "由" {
				return "from"
			}
			if tokens[i].class == number && tokens[j].form == "为" {
				return "to"
			}
			if j > 0 && (tokens[j-1].form == "than" || tokens[j-1].form == "not") {
				return "not"
			}
			return joint
		}
		if tokens[j].class == number && (described > 0 || tokens[j].quantity.unit.dimension != "") {
			return ""
		}
		if tokens[j].class == content || tokens[j].class == number {
			if described++; described > 2 || tokens[j].form == "的" {
				return ""
			}
		} else if tokens[j].class == marker || tokens[j].class == calendar || be[tokens[j].form] {
			return ""
		}
	}
	return ""
}

// be are the words that make a passive in English.
var be = map[string]bool{"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "being": true}

// turnPassives changes the sides of what a passive verb stands between.
func turnPassives(tokens []token, all []slot) {
	for i, t := range tokens {
		switch {
		case t.form == "被" || t.form == "由" || t.form == "遭":
			turnHan(tokens, all, i)
		case be[t.form]:
			turnEnglish(tokens, all, i)
		case t.form == "by" && i > 0 && strings.HasSuffix(tokens[i-1].form, "ed"):
			if all[i-1].left >= 0 && !passiveBefore(tokens, i) {
				turn(tokens, all, i-1, all[i-1].left, nextAnchor(tokens, i, 1))
			}
		}
	}
}

func passiveBefore(tokens []token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if be[tokens[j].form] {
			return true
		}
	}
	return false
}

// turn makes agent stand before verb, and patient behind it.
func turn(tokens []token, all []slot, verb, patient, agent int) {
	if patient >= 0 {
		all[patient].right, all[patient].farRight = -1, -1
		all[patient].left = verb
		all[verb].right = patient
	}
	if agent >= 0 {
		all[agent].left, all[agent].right, all[agent].joint = -1, verb, ""
	}
	all[verb].left = agent
}

func turnHan(tokens []token, all []slot, i int) {
	agent := nextAnchor(tokens, i, 1)
	if agent < 0 || tokens[agent].class != content {
		return
	}
	verb := nextAnchor(tokens, agent, 1)
	for verb >= 0 && (tokens[verb].name || tokens[verb].class != content) {
		verb = nextAnchor(tokens, verb, 1)
	}
	patient := nextAnchor(tokens, i, -1)
	if verb >= 0 && patient >= 0 {
		turn(tokens, all, verb, patient, agent)
	}
}

func turnEnglish(tokens []token, all []slot, i int) {
	verb := nextAnchor(tokens, i, 1)
	if verb < 0 || !participle(tokens[verb].form) {
		return
	}
	patient, agent := nextAnchor(tokens, i, -1), -1
	for j := verb + 1; j < len(tokens) && tokens[j].clause == tokens[verb].clause; j++ {
		if tokens[j].form == "by" {
			agent = nextAnchor(tokens, j, 1)
			break
		}
	}
	if patient >= 0 {
		turn(tokens, all, verb, patient, agent)
	}
}

// participle tells of what may be one, by its ending or as an irregular one.
func participle(form string) bool {
	if strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "en") || strings.HasSuffix(form, "wn") || strings.HasSuffix(form, "ght") {
		return true
	}
	switch form {
	case "made", "sold", "held", "built", "found", "led", "won", "told", "put", "cut", "shut", "sent", "paid", "lost", "left", "met", "known", "done", "born", "hit", "set", "read", "kept", "struck", "begun", "sung":
		return true
	}
	return false
}
