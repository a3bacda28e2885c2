package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

// The thresholds that a server can choose instead of the bot's own. Of the questions
// about the shipped article in eval/article.dev.jsonl, 55 of 58 and 2 of the 14 that
// it does not answer reach the lenient one, 53 and none the normal one, and 49 and
// none the strict one.
const (
	lenientThreshold = 0.05
	normalThreshold  = answer.DefaultMinConfidence
	strictThreshold  = 0.4
)

// The pages of the panel: a message has five rows, and the first one turns the pages.
const (
	answersPage = "answers"
	underPage   = "under"
	placesPage  = "places"
	peoplePage  = "people"
)

// A setting is a line of the panel with its menu, for one value of the settings that
// it was made for.
type setting struct {
	name, page string // the name stands in the menu's custom id
	label      string
	shown      string // the value, in words
	disabled   string // why it can't be changed, or ""

	// picks are the values of a setting that has one; current is it, and pick makes
	// another one it.
	picks   []pick
	current string
	pick    func(value string)
	// list is a setting's that has ids, of kind.
	list     *[]string
	kind     discordgo.SelectMenuType
	channels []discordgo.ChannelType
}

// set makes what was chosen the value. What can't be chosen changes nothing.
func (s setting) set(values []string) {
	switch {
	case s.disabled != "":
	case s.list != nil:
		*s.list = slices.Clone(values[:min(len(values), maxChosen)])
	case len(values) == 1 && slices.ContainsFunc(s.picks, func(p pick) bool { return p.value == values[0] }):
		s.pick(values[0])
	}
}

// settingsOf are the settings in their order, which change s when they are set.
func (b *Bot) settingsOf(p phrasebook.Settings, s *policy.Settings) []setting {
	all := slices.Concat(b.answerSettings(p, s), placeSettings(p, s), peopleSettings(p, s))
	for i := range all {
		if all[i].name == autoSetting && !b.options.MessageContent {
			all[i].disabled = p.NoIntent
		}
		if all[i].disabled != "" {
			all[i].shown = all[i].disabled
		}
	}
	return all
}

const autoSetting = "auto"

// byDefault stands in menus for the empty value, which Discord does not take.
const byDefault = "default"

func orZero(value string) string {
	if value == byDefault {
		return ""
	}
	return value
}

// answerSettings are those of answers and of what stands below them.
func (b *Bot) answerSettings(p phrasebook.Settings, s *policy.Settings) []setting {
	language := one("language", answersPage, p.Language, cmp.Or(s.Language, byDefault), []pick{{byDefault, p.Automatic}},
		func(v string) { s.Language = orZero(v) })
	for _, tag := range wording.Languages() {
		language.picks = append(language.picks, pick{tag, phrasebook.LanguageName(tag)})
	}
	phrasing := flag("phrasing", answersPage, p.Phrasing, p.Phrased, p.Verbatim, !s.Verbatim, func(on bool) { s.Verbatim = !on })
	if !b.options.Phrases {
		phrasing.disabled = p.NoModel
	}
	threads := one("threads", underPage, p.Threads, cmp.Or(string(s.Threads), byDefault), []pick{
		{byDefault, p.ThreadsOffered}, {string(policy.ThreadsAlways), p.ThreadsAlways}, {string(policy.ThreadsNever), p.ThreadsNever},
	}, func(v string) { s.Threads = policy.Threads(orZero(v)) })
	feedback := flag("feedback", underPage, p.Feedback, p.On, p.Off, !s.NoFeedback, func(on bool) { s.NoFeedback = !on })
	return []setting{language.withWords(), b.thresholdSetting(p, s).withWords(), phrasing, threads.withWords(), feedback}
}

// thresholdSetting offers three thresholds, and the bot's own.
func (b *Bot) thresholdSetting(p phrasebook.Settings, s *policy.Settings) setting {
	value := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	own := b.options.MinConfidence
	if own == 0 {
		own = answer.DefaultMinConfidence
	}
	picks := []pick{
		{"0", fmt.Sprintf(p.OwnFormat, own)},
		{value(lenientThreshold), fmt.Sprintf(p.LenientFormat, lenientThreshold)},
		{value(normalThreshold), fmt.Sprintf(p.NormalFormat, normalThreshold)},
		{value(strictThreshold), fmt.Sprintf(p.StrictFormat, strictThreshold)},
	}
	current := value(s.MinConfidence)
	if !slices.ContainsFunc(picks, func(p pick) bool { return p.value == current }) {
		picks = append(picks, pick{current, fmt.Sprintf(p.SetFormat, s.MinConfidence)})
	}
	return one("threshold", answersPage, p.Threshold, current, picks, func(v string) {
		if f, err := strconv.ParseFloat(v, 64); err == nil { // it is one of the picks
			s.MinConfidence = f
		}
	})
}

// placeSettings are those of channels.
func placeSettings(p phrasebook.Settings, s *policy.Settings) []setting {
	readable := []discordgo.ChannelType{
		discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews, discordgo.ChannelTypeGuildForum,
		discordgo.ChannelTypeGuildCategory, // Discord's description knows no menu of media channels
	}
	all := append(slices.Clone(readable), discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildStageVoice)
	return []setting{
		many("channels", placesPage, p.Channels, p.Everywhere, &s.Channels.Allow, discordgo.ChannelSelectMenu, all, p),
		many("not-channels", placesPage, p.NotChannels, p.Nowhere, &s.Channels.Deny, discordgo.ChannelSelectMenu, all, p),
		many(autoSetting, placesPage, p.Auto, p.Nowhere, &s.Auto, discordgo.ChannelSelectMenu, readable, p),
		flag("quiet", placesPage, p.Quiet, p.On, p.Off, s.Quiet, func(on bool) { s.Quiet = on }),
	}
}

// peopleSettings are those of roles and members.
func peopleSettings(p phrasebook.Settings, s *policy.Settings) []setting {
	return []setting{
		many("roles", peoplePage, p.Roles, p.Everyone, &s.Roles.Allow, discordgo.RoleSelectMenu, nil, p),
		many("not-roles", peoplePage, p.NotRoles, p.NobodyDenied, &s.Roles.Deny, discordgo.RoleSelectMenu, nil, p),
		many("not-users", peoplePage, p.NotUsers, p.NobodyDenied, &s.Users.Deny, discordgo.UserSelectMenu, nil, p),
		many("trusted", peoplePage, p.TrustedBy, p.ManagersAlone, &s.Trusted, discordgo.RoleSelectMenu, nil, p),
	}
}

// one is a setting that has one of some values.
func one(name, page, label, current string, picks []pick, set func(string)) setting {
	return setting{name: name, page: page, label: label, current: current, picks: picks, pick: set}
}

// withWords shows the current value in the words of its pick.
func (s setting) withWords() setting {
	for _, p := range s.picks {
		if p.value == s.current {
			s.shown = p.text
		}
	}
	return s
}

// flag is a setting that is on or off.
func flag(name, page, label, on, off string, current bool, set func(bool)) setting {
	value := map[bool]string{true: "on", false: "off"}
	return one(name, page, label, value[current], []pick{{"on", on}, {"off", off}}, func(v string) { set(v == "on") }).withWords()
}

// shownIDs is how many of a list's ids the panel's text shows.
const shownIDs = 5

// many is a setting that has a list of ids; empty is what an empty one means.
func many(name, page, label, empty string, list *[]string, kind discordgo.SelectMenuType, channels []discordgo.ChannelType, p phrasebook.Settings) setting {
	s := setting{name: name, page: page, label: label, list: list, kind: kind, channels: channels, shown: empty}
	if len(*list) > 0 {
		s.shown = mentions(kind, *list, p)
	}
	return s
}

// mentions shows ids as Discord shows what they are of.
func mentions(kind discordgo.SelectMenuType, ids []string, p phrasebook.Settings) (text string) {
	sign := map[discordgo.SelectMenuType]string{discordgo.ChannelSelectMenu: "#", discordgo.RoleSelectMenu: "@&", discordgo.UserSelectMenu: "@"}[kind]
	for i, id := range ids[:min(len(ids), shownIDs)] {
		if i > 0 {
			text += " "
		}
		text += "<" + sign + id + ">"
	}
	if more := len(ids) - shownIDs; more > 0 {
		text += " " + fmt.Sprintf(p.MoreFormat, more)
	}
	return text
}

// onSettings shows the panel.
func (b *Bot) onSettings(ctx context.Context, v *visit) error {
	return v.respond(ctx, b.settingsPanel(v, b.store.Settings(v.about.Guild), answersPage, ""))
}

// onSetting takes in a choice of one of the panel's menus, and saves it.
func (b *Bot) onSetting(ctx context.Context, v *visit) error {
	guild, name := v.about.Guild, v.argument(0)
	if name == "page" {
		return v.update(ctx, b.settingsPanel(v, b.store.Settings(guild), v.chosen(), ""))
	}
	page, note := answersPage, ""
	// The transaction has a part of the time that there is for the first response.
	saving, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	now, err := b.store.ChangeSettings(saving, guild, func(s *policy.Settings) {
		for _, one := range b.settingsOf(v.phrases.Settings, s) {
			if one.name == name {
				one.set(v.values())
			}
		}
	})
	if err != nil {
		note = fmt.Sprintf(v.phrases.Settings.NotSavedFormat, v.fault(ctx, err))
	}
	for _, one := range b.settingsOf(v.phrases.Settings, &now) {
		if one.name == name {
			page = one.page
		}
	}
	return v.update(ctx, b.settingsPanel(v, now, page, note))
}
