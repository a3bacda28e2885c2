package bot

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/bot/policy"
)

// settingsMenu begins the custom ids of the panel's menus; a setting's name follows.
const settingsMenu = "settings:"

// menuMarks tell which line of the panel each of a page's menus is for: a menu in which
// something is chosen shows no label.
var menuMarks = [...]string{"①", "②", "③", "④"}

// settingsPanel shows all settings, with the menus of one page. A note stands above.
func (b *Bot) settingsPanel(v *visit, now policy.Settings, page, note string) reply {
	p := v.phrases.Settings
	pages := []pick{{answersPage, p.PageAnswers}, {underPage, p.PageUnder}, {placesPage, p.PagePlaces}, {peoplePage, p.PagePeople}}
	if !slices.ContainsFunc(pages, func(k pick) bool { return k.value == page }) {
		page = answersPage
	}
	r := reply{content: note, rows: []discordgo.MessageComponent{menuOf(settingsMenu+"page", p.PageMenu, page, pages)}}
	var parts []string
	all := b.settingsOf(p, &now)
	for _, k := range pages {
		lines := []string{"**" + k.text + "**"}
		for _, s := range all {
			if s.page != k.value {
				continue
			}
			mark := "·"
			if s.page == page {
				mark = menuMarks[len(r.rows)-1]
				r.rows = append(r.rows, b.settingRow(v, s, mark))
			}
			lines = append(lines, mark+" "+fmt.Sprintf(p.PairFormat, s.label, s.shown))
		}
		parts = append(parts, strings.Join(lines, "\n"))
	}
	r.embed = panel(p.Title, strings.Join(parts, "\n\n"))
	r.embed.Footer = &discordgo.MessageEmbedFooter{Text: p.SavedAtOnce}
	return r
}

// settingRow has a setting's menu.
func (b *Bot) settingRow(v *visit, s setting, mark string) discordgo.ActionsRow {
	prompt := mark + " " + s.label
	if s.disabled != "" {
		prompt = mark + " " + s.disabled
	}
	if s.list == nil {
		picks := slices.Clone(s.picks)
		for i := range picks {
			picks[i].text = mark + " " + picks[i].text
		}
		if s.disabled != "" {
			picks = []pick{{byDefault, prompt}}
			s.current = ""
		}
		r := menuOf(settingsMenu+s.name, prompt, s.current, picks)
		menu := r.Components[0].(discordgo.SelectMenu)
		menu.Disabled = s.disabled != ""
		r.Components[0] = menu
		return r
	}
	none := 0
	return row(discordgo.SelectMenu{
		MenuType: s.kind, CustomID: settingsMenu + s.name, Placeholder: cut(prompt, maxPlaceholder),
		MinValues: &none, MaxValues: maxChosen, ChannelTypes: s.channels, Disabled: s.disabled != "",
		DefaultValues: b.defaultsOf(v, s),
	})
}

// defaultsOf are what a menu has chosen at first: what is in the list, as far as it is
// still there.
func (b *Bot) defaultsOf(v *visit, s setting) (values []discordgo.SelectMenuDefaultValue) {
	kind := map[discordgo.SelectMenuType]discordgo.SelectMenuDefaultValueType{
		discordgo.ChannelSelectMenu: discordgo.SelectMenuDefaultValueChannel,
		discordgo.RoleSelectMenu:    discordgo.SelectMenuDefaultValueRole,
		discordgo.UserSelectMenu:    discordgo.SelectMenuDefaultValueUser,
	}[s.kind]
	known := b.directory.knows(v.about.Guild)
	for _, id := range *s.list {
		gone := s.kind == discordgo.ChannelSelectMenu && known && b.directory.channel(id).guild == ""
		if !gone && len(values) < maxChosen {
			values = append(values, discordgo.SelectMenuDefaultValue{ID: id, Type: kind})
		}
	}
	return values
}
