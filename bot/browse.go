package bot

// browseHandlers are the handlers of the commands that show documents.
func (b *Bot) browseHandlers() map[string]handler { return map[string]handler{} }
