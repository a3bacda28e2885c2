package phrase

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"detente/answer/claim"
	"detente/answer/model"
	"detente/prompts"
)

// The most of a question's time that completing it may take, since everything else
// waits for it: a share, and no more than completing.
const (
	completing      = 3 * time.Second
	completingShare = 4
)

// maxQuestion is the longest completed question, in characters.
const maxQuestion = 300

// Complete asks the model to write out a question that leans on the history before
// it, and returns the written-out question. It is "" where the model fails, takes
// too long, or writes something else than one line in the question's script.
// Whoever calls it adds what it returns to the question and replaces nothing.
func (p *Phraser) Complete(ctx context.Context, r Request) string {
	ctx, cancel := context.WithTimeout(ctx, p.completing(ctx))
	defer cancel()
	done, _, _ := p.questions.get(ctx, r.key(), func() (string, bool) {
		data := prompts.Data{Question: material(r.Question)}
		for _, h := range r.History {
			data.History = append(data.History, material(h))
		}
		said := p.task(ctx, r.Payer, prompts.Rewrite, prompts.Question, data)
		if utf8.RuneCountInString(said) > maxQuestion || !written(said, r.Lang) {
			said = ""
		}
		return said, said != ""
	})
	return done
}

// completing is how long completing a question may take.
func (p *Phraser) completing(ctx context.Context) time.Duration {
	if end, ok := ctx.Deadline(); ok {
		return min(completing, time.Until(end)/completingShare)
	}
	return completing
}

// Translate asks the model for a translation of a source into lang. It is "" where
// the model fails or ctx ends, and where the checker does not find every name,
// number and negation of the translation in the source.
func (p *Phraser) Translate(ctx context.Context, s Source, lang, payer string) string {
	done, _, _ := p.quotes.get(ctx, keyOf(lang, s.Key), func() (string, bool) {
		data := prompts.Data{Language: languageName(lang), Sources: numbered([]Source{s}, s.Lang)}
		data.Sources[0].Title, data.Sources[0].Section = material(s.Title), ""
		said := p.task(ctx, payer, prompts.Translate, prompts.Sources, data)
		if said == "" || !speaks(said, lang) || !p.options.Checker.Check(said, lang, []claim.Source{s.Source}).Supported {
			return "", false
		}
		return said, true
	})
	return done
}

// task asks for one line by an instruction and what it is about. It is "" where
// that does not come, and where the line repeats the instruction.
func (p *Phraser) task(ctx context.Context, payer, instruction, about string, data prompts.Data) string {
	rules, err := p.options.Prompts.Render(instruction, data)
	if err != nil {
		return ""
	}
	content, err := p.options.Prompts.Render(about, data)
	if err != nil {
		return ""
	}
	messages := []model.Message{{Role: model.System, Content: rules}, {Role: model.User, Content: content}}
	if !p.fits(messages) {
		return ""
	}
	said, err := p.stream(ctx, model.Request{Messages: messages, Payer: payer}, nil)
	if err != nil || said.Truncated {
		return ""
	}
	line := oneLine(said.Text)
	if newTold(rules).in(line, nil) {
		return ""
	}
	return line
}

// oneLine is the only line of a model's text as plain text without numbers, and ""
// where there are several or none.
func oneLine(said string) string {
	line := ""
	for _, l := range strip(said) {
		plain, _ := takeMarks(l)
		if plain = strings.Trim(tidy(plain), ` "“”「」`); !saysSomething(plain) {
			continue
		}
		if line != "" {
			return ""
		}
		line = plain
	}
	return line
}
