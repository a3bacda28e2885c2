package bot

import "detente/answer"

// withControls puts the buttons under an answer that belong there.
func (b *Bot) withControls(a *asking, got answer.Answer, r reply) reply { return r }

// answerHandlers are the handlers of what stands under answers.
func (b *Bot) answerHandlers() map[string]handler { return map[string]handler{} }
