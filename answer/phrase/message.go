package phrase

import (
	"fmt"

	"detente/answer/model"
	"detente/knowledge/text"
	"detente/prompts"
)

const (
	// maxSources is how many sentences a model is given at most.
	maxSources = 16
	// frameTokens is what a chat's template adds to a message.
	frameTokens = 8
)

// acknowledged stands between the sentences and the question, which are both the
// user's: the chat templates of Gemma and Mistral want the roles to alternate.
const acknowledged = "I have read the sentences. I will put their numbers behind every sentence of mine, like this. [1]"

// A prompt is a request as a model gets it.
type prompt struct {
	messages []model.Message
	rules    string
	// sources is how many of the request's sources are in it.
	sources int
}

// prompt puts a request into messages that fit. The least useful sentences go
// first, then the oldest earlier questions, then quoted sentences but for the
// first; the question never. ok is false where it does not fit even so.
func (p *Phraser) prompt(r Request, fault string) (made prompt, ok bool, err error) {
	n, history := min(len(r.Sources), maxSources), r.History
	quoted := 0
	for i := range n {
		if r.Sources[i].Quoted {
			quoted = i + 1
		}
	}
	for {
		if made, err = p.render(r, n, history, fault); err != nil {
			return made, false, err
		}
		switch {
		case p.fits(made.messages):
			return made, n > 0, nil
		case n > max(quoted, 1):
			n--
		case len(history) > 0:
			history = history[1:]
		case n > 1:
			n--
		default:
			return made, false, nil
		}
	}
}

// fits reports whether messages are within the budget.
func (p *Phraser) fits(messages []model.Message) bool {
	sum := 0
	for _, m := range messages {
		sum += model.EstimateTokens(m.Content) + frameTokens
	}
	return sum <= p.options.ContextTokens
}

// render fills in the messages of a request with its first n sources.
func (p *Phraser) render(r Request, n int, history []string, fault string) (prompt, error) {
	data := prompts.Data{
		Language: languageName(r.Lang), Persona: p.options.Persona, Question: material(r.Question),
		Summary: r.Summary, Fault: fault, Sources: numbered(r.Sources[:n], r.Lang),
	}
	for _, h := range history {
		data.History = append(data.History, material(h))
	}
	made := prompt{sources: n}
	for _, name := range []string{prompts.Rules, prompts.Sources, prompts.Question} {
		content, err := p.options.Prompts.Render(name, data)
		if err != nil {
			return prompt{}, fmt.Errorf("prompt %s: %w", name, err)
		}
		m := model.Message{Role: model.User, Content: content}
		switch name {
		case prompts.Rules:
			m.Role, made.rules = model.System, content
		case prompts.Question:
			made.messages = append(made.messages, model.Message{Role: model.Assistant, Content: acknowledged})
		}
		made.messages = append(made.messages, m)
	}
	return made, nil
}

// numbered are sources as a model is given them: in the language of the reply
// where there is a translation, so that it has less to translate itself.
func numbered(sources []Source, lang string) []prompts.Source {
	all := make([]prompts.Source, len(sources))
	for i, s := range sources {
		shown := s.Text
		if s.Translation != "" && text.Primary(s.TranslationLang) == text.Primary(lang) {
			shown = s.Translation
		}
		all[i] = prompts.Source{N: i + 1, Title: material(s.Title), Section: material(s.Section), Text: material(shown)}
	}
	return all
}
