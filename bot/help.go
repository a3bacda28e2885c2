package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/bot/policy"
)

// onHelp says what the bot can do, as far as the visitor can use it where they are.
func (b *Bot) onHelp(ctx context.Context, v *visit) error {
	h := v.phrases.Help
	lines := []string{
		emphasis + h.Title + emphasis, "",
		fmt.Sprintf(h.AskFormat, b.clickable(askCommand)), b.waysHere(v), fmt.Sprintf(h.AppsFormat, nameFor(answerCommand, v.locale)), "",
	}
	for _, c := range browseCommands() {
		if c.Name != helpCommand {
			lines = append(lines, b.clickable(c.Name)+" "+inLocale(c.Description, c.DescriptionLocalizations, v.locale))
		}
	}
	lines = append(lines, "")
	lines = append(lines, b.aboutAnswers(v)...)
	lines = append(lines, h.NotDone)
	if b.handles(privacyCommand) {
		lines = append(lines, fmt.Sprintf(h.PrivacyFormat, b.clickable(privacyCommand)))
	}
	if b.handles(settingsCommand) && b.directory.knows(v.i.GuildID) && v.may(discordgo.PermissionManageGuild) {
		lines = append(lines, fmt.Sprintf(h.SettingsFormat, b.clickable(settingsCommand)))
	}
	return v.respond(ctx, reply{embed: &discordgo.MessageEmbed{Color: colorAnswered, Description: strings.Join(lines, "\n")}})
}

// waysHere tells how messages ask where the visitor is.
func (b *Bot) waysHere(v *visit) string {
	h := v.phrases.Help
	about := v.about
	about.Way = policy.WayAuto
	switch {
	case v.i.GuildID == "" && v.i.Context != discordgo.InteractionContextPrivateChannel:
		return h.Direct
	case !b.directory.knows(v.i.GuildID):
		return h.Guest
	case b.options.MessageContent && b.store.Settings(v.i.GuildID).Takes(about):
		return h.Auto
	}
	return h.Mention
}

// aboutAnswers explains what stands under answers.
func (b *Bot) aboutAnswers(v *visit) (lines []string) {
	if b.handles(sourcesButton + ":") {
		lines = append(lines, v.phrases.Help.Sources)
	}
	if b.handles(helpfulButton+":") && !(v.i.GuildID != "" && b.store.Settings(v.i.GuildID).NoFeedback) {
		lines = append(lines, v.phrases.Help.Feedback)
	}
	return lines
}

// handles reports whether there is a handler of a name.
func (b *Bot) handles(name string) bool {
	_, ok := b.handlers[name]
	return ok
}

// clickable is a command, with its subcommand, as it can be clicked, and as it is
// typed until Discord has told its id.
func (b *Bot) clickable(name string) string {
	ids := b.commands.Load()
	if ids == nil {
		return "`/" + name + "`"
	}
	command, _, _ := strings.Cut(name, " ")
	id := (*ids)[command]
	if id == "" {
		return "`/" + name + "`"
	}
	return "</" + name + ":" + id + ">"
}

// nameFor is a command's name as its user sees it.
func nameFor(name, locale string) string {
	all := commands()
	i := slices.IndexFunc(all, func(c command) bool { return c.Name == name })
	if i < 0 {
		return name
	}
	return inLocale(name, all[i].NameLocalizations, locale)
}

// inLocale is a text in one of Discord's locales, where it has that.
func inLocale(text string, localizations map[string]string, locale string) string {
	if other, ok := localizations[locale]; ok {
		return other
	}
	return text
}
