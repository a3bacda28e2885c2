package bot

import (
	"context"
	"slices"
	"strings"

	"detente/answer"
	"detente/bot/policy"
)

// maxOffered is how many choices Discord takes while something is typed.
const maxOffered = 25

// completeQuestion offers questions that the documents answer and that have what is
// typed.
func (b *Bot) completeQuestion(ctx context.Context, v *visit) error {
	if !b.offers(v) {
		return v.choices(ctx, nil)
	}
	return v.choices(ctx, questionChoices(v.library.Complete(v.option(questionOption), v.locale, maxOffered)))
}

// completeDocument offers documents whose titles have what is typed.
func (b *Bot) completeDocument(ctx context.Context, v *visit) error {
	if !b.offers(v) {
		return v.choices(ctx, nil)
	}
	return v.choices(ctx, documentChoices(v.library.Documents(v.locale), v.option(documentOption)))
}

// offers reports whether anything is offered: only what would then be answered.
func (b *Bot) offers(v *visit) bool {
	v.about.Way = policy.WaySlash
	d := b.decide(&v.about)
	return v.library != nil && d.Allowed()
}

// questionChoices are the questions that fit into a choice.
func questionChoices(questions []string) (all []choice) {
	for _, q := range fitting(questions, maxChoice, maxOffered) {
		all = append(all, choice{q, q})
	}
	return all
}

// documentChoices are the documents that have each of the words typed in their title
// or ID, in their order.
func documentChoices(docs []answer.DocumentInfo, typed string) (all []choice) {
	words := strings.Fields(strings.ToLower(clean(head(typed, answer.MaxQuestion))))
	names := make(map[string]bool)
	for _, d := range docs {
		if len(all) == maxOffered {
			break
		}
		if !has(d, words) {
			continue
		}
		name := cut(titleOf(d), maxChoice)
		if names[name] { // a title that is there twice is told apart by the key
			name = cut(name, maxChoice-len(d.Key)-3) + " · " + d.Key
		}
		names[name] = true
		all = append(all, choice{name, d.Key})
	}
	return all
}

// has reports whether a document's title or ID has all of the words.
func has(d answer.DocumentInfo, words []string) bool {
	name := strings.ToLower(d.Title + " " + d.ID)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) })
}

// titleOf is a document's title, or what else there is to call it.
func titleOf(d answer.DocumentInfo) string {
	for _, name := range []string{d.Title, d.ID} {
		if name = oneLine(name); name != "" {
			return name
		}
	}
	return d.Key
}

// findDocument is the document that a command names: by its key, which a choice has,
// by its ID, or by what somebody typed of its title.
func (v *visit) findDocument(named string) (answer.DocumentInfo, bool) {
	named = strings.TrimSpace(named)
	if d, ok := v.library.Document(named, v.locale); ok {
		return d, true
	}
	found := documentChoices(v.library.Documents(v.locale), named)
	if len(found) == 0 {
		return answer.DocumentInfo{}, false
	}
	return v.library.Document(found[0].Value, v.locale)
}
