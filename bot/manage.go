package bot

// manageHandlers are the handlers of the commands of those who manage a server.
func (b *Bot) manageHandlers() map[string]handler { return map[string]handler{} }
