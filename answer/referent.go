package answer

import (
	"context"
	"strings"

	"detente/knowledge/language"
)

// persons are the pronouns that mean one person, folded.
const persons = " 他 她 he she him il elle lui er sie ihn ihm он она ему ей "

// read understands a question. One with a pronoun for a person is read in two ways:
// with what it takes over from the turns before, and with the name of whom the
// pronoun means in its place. The one that is answered more surely counts.
func (a *Responder) read(ctx context.Context, q Question) (reading, error) {
	r := a.readPlain(q)
	at, ok := personIn(r.text)
	if !r.followUp || !ok {
		return r, nil
	}
	name, err := a.referent(ctx, q)
	if err != nil || name == "" {
		return r, err
	}
	named := read(a.base, Question{Text: r.text[:at.Start] + name + r.text[at.End:], Locale: r.lang})
	named.lang, named.followUp, named.least, named.verbatim = r.lang, true, r.least, r.verbatim
	_, before, err := a.find(ctx, r)
	if err != nil {
		return r, err
	}
	if _, now, err := a.find(ctx, named); err != nil || now <= before {
		return r, err
	}
	return named, nil
}

// readPlain reads a question once, with what its asker wants of the reply.
func (a *Responder) readPlain(q Question) reading {
	r := read(a.base, q)
	r.least, r.verbatim = a.least(q), q.Verbatim
	return r
}

// least is the confidence that an answer to q has to have.
func (a *Responder) least(q Question) float64 {
	if q.MinConfidence > 0 {
		return q.MinConfidence
	}
	return a.options.MinConfidence
}

// personIn finds the first pronoun that means one person.
func personIn(question string) (language.Span, bool) {
	for _, u := range language.Units(question, "") {
		plural := strings.HasPrefix(question[u.End:], "们") || strings.HasPrefix(question[u.End:], "們")
		if !plural && strings.Contains(persons, " "+language.Fold(question[u.Start:u.End])+" ") {
			return language.Span{Start: u.Start, End: u.End}, true
		}
	}
	return language.Span{}, false
}

// referent is who was asked for by a "who" of the last two turns, if the answer to
// that tells plainly: 拉斯穆森 of 北约秘书长是谁？ is meant by the 他 that follows, and the
// document may nowhere say of the secretary general what it says of Rasmussen. It
// is "" where nobody was.
func (a *Responder) referent(ctx context.Context, q Question) (string, error) {
	n := len(q.History)
	for i := n - 1; i >= 0 && i >= n-2; i-- {
		before := Question{Text: q.History[i]}
		if before.Validate() != nil || kindOf(before.Text) != Who {
			continue
		}
		r := read(a.base, before)
		found, sure, err := a.find(ctx, r)
		if err != nil || sure < a.least(q) {
			return "", err
		}
		for _, shown := range []string{found[0].inLanguage(r.lang), found[0].quote(found[0].doc)} {
			if names := wanted(r, shown, true); len(names) > 0 {
				return names[0], nil
			}
		}
	}
	return "", nil
}
