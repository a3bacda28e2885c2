package phrase

import (
	"fmt"

	"detente/answer/model"
	"detente/knowledge/language"
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
const acknowledged = "Understood."

// A prompt is a request as a model gets it.
type prompt struct {
	messages []model.Message
	// told is what must not show in a reply: the rules and the example.
	told string
	// sources is how many of the request's sources are in it.
	sources int
}

// A share is what of a request is put into a prompt.
type share struct {
	sources int // how many, from the first
	history []string
	example bool
}

// prompt puts a request into messages that fit. The least useful sentences go
// first, then the example, then the oldest earlier questions, then quoted sentences
// but for the first; the question never. ok is false where it does not fit even so.
func (p *Phraser) prompt(r Request, fault string) (made prompt, ok bool, err error) {
	s := share{min(len(r.Sources), maxSources), r.History, true}
	quoted := 0
	for i := range s.sources {
		if r.Sources[i].Quoted {
			quoted = i + 1
		}
	}
	for s.sources > 0 {
		if made, err = p.render(r, s, fault); err != nil || p.fits(made.messages) {
			return made, err == nil, err
		}
		switch {
		case s.sources > max(quoted, 1):
			s.sources--
		case s.example:
			s.example = false
		case len(s.history) > 0:
			s.history = s.history[1:]
		default:
			s.sources--
		}
	}
	return made, false, nil
}

// fits reports whether messages are within the budget.
func (p *Phraser) fits(messages []model.Message) bool {
	sum := 0
	for _, m := range messages {
		sum += model.EstimateTokens(m.Content) + frameTokens
	}
	return sum <= p.options.ContextTokens
}

// render fills in the messages of a request: the rules, an example and its reply,
// the sentences, the question.
func (p *Phraser) render(r Request, s share, fault string) (prompt, error) {
	data := prompts.Data{
		Language: languageName(r.Lang), Persona: p.options.Persona, Question: material(r.Question),
		Summary: r.Summary, Fault: fault, Sources: numbered(r.Sources[:s.sources], r.Lang),
	}
	for _, h := range s.history {
		data.History = append(data.History, material(h))
	}
	rules, err := p.options.Prompts.Render(prompts.Rules, data)
	if err != nil {
		return prompt{}, fmt.Errorf("prompt %s: %w", prompts.Rules, err)
	}
	made := prompt{told: rules, sources: s.sources, messages: []model.Message{{Role: model.System, Content: rules}}}
	if example, reply, ok := prompts.Example(chineseOr(r.Lang)); ok && s.example {
		if err := p.ask(&made, example); err != nil {
			return prompt{}, err
		}
		made.messages = append(made.messages, model.Message{Role: model.Assistant, Content: reply})
		made.told += "\n" + reply
	}
	return made, p.ask(&made, data)
}

// ask adds the messages that ask: the sentences and the question.
func (p *Phraser) ask(made *prompt, data prompts.Data) error {
	var both [2]string
	for i, name := range []string{prompts.Sources, prompts.Question} {
		var err error
		if both[i], err = p.options.Prompts.Render(name, data); err != nil {
			return fmt.Errorf("prompt %s: %w", name, err)
		}
	}
	made.messages = append(made.messages,
		model.Message{Role: model.User, Content: both[0]},
		model.Message{Role: model.Assistant, Content: acknowledged},
		model.Message{Role: model.User, Content: both[1]})
	return nil
}

// numbered are sources as a model is given them: in the language of the reply
// where there is a translation, so that it has less to translate itself.
func numbered(sources []Source, lang string) []prompts.Source {
	all := make([]prompts.Source, len(sources))
	for i, s := range sources {
		shown := s.Text
		if s.Translation != "" && language.Primary(s.TranslationLang) == language.Primary(lang) {
			shown = s.Translation
		}
		all[i] = prompts.Source{N: i + 1, Title: material(s.Title), Section: material(s.Section), Text: material(shown)}
	}
	return all
}
