package bot

// manageHandlers are the handlers of the commands of those who manage a server, and of
// /privacy, which is everybody's.
func (b *Bot) manageHandlers() map[string]handler {
	return map[string]handler{
		settingsCommand:   managers(b.onSettings),
		settingsMenu:      managers(b.onSetting),
		unansweredCommand: managers(b.onGaps),
		gapsMenu:          managers(b.onGaps),
		statsCommand:      managers(b.onStats),
		statsMenu:         managers(b.onStats),
		whyCommand:        managers(b.onWhy),
		answersCommand:    managers(b.onAnswers),
		answersMenu:       managers(b.onAnswers),
		statusCommand:     managers(b.onStatus),
		privacyCommand:    b.onPrivacy,
		privacyMenu:       b.onPrivacy,
	}
}
