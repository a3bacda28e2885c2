package bot

import "detente/answer"

// withControls puts the buttons under an answer that belong there.
func (b *Bot) withControls(a *asking, got answer.Answer, r reply) reply { return r }
