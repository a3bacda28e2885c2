package bot

import (
	"context"
	"fmt"
	"net/http"
	"reflect"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// The names by which the command and its options come back in interactions,
// whatever the user's language.
const (
	askCommand     = "ask"
	questionOption = "question"
	privateOption  = "private"
)

// A command is a slash command as it is registered, without what Discord adds
// of its own: two commands are the same when these are equal.
type command struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Options                  []commandOption   `json:"options,omitempty"`
	Contexts                 []int             `json:"contexts,omitempty"`
	IntegrationTypes         []int             `json:"integration_types,omitempty"`
}

type commandOption struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	MaxLength                int               `json:"max_length,omitempty"`
}

// commands are all of the bot's slash commands.
func commands() []command {
	return []command{{
		Type:              int(discordgo.ChatApplicationCommand),
		Name:              askCommand,
		NameLocalizations: localized("提问", "提問", "спросить", "demander", "fragen"),
		Description:       "Ask about the documents",
		DescriptionLocalizations: localized("就文档内容提问", "就文件內容提問",
			"Задать вопрос по документам", "Poser une question sur les documents", "Eine Frage zu den Dokumenten stellen"),
		Options: []commandOption{{
			Type:              int(discordgo.ApplicationCommandOptionString),
			Name:              questionOption,
			NameLocalizations: localized("问题", "問題", "вопрос", "question", "frage"),
			Description:       "What you want to know",
			DescriptionLocalizations: localized("想知道什么", "想知道什麼",
				"Что вы хотите узнать", "Ce que vous voulez savoir", "Was Sie wissen möchten"),
			Required:  true,
			MaxLength: answer.MaxQuestion,
		}, {
			Type:              int(discordgo.ApplicationCommandOptionBoolean),
			Name:              privateOption,
			NameLocalizations: localized("私密", "私密", "лично", "privé", "privat"),
			Description:       "Show the answer to you alone",
			DescriptionLocalizations: localized("答案只给自己看", "答案只給自己看",
				"Показать ответ только вам", "Ne montrer la réponse qu’à vous", "Die Antwort nur Ihnen zeigen"),
		}},
		Contexts:         []int{int(discordgo.InteractionContextGuild), int(discordgo.InteractionContextBotDM)},
		IntegrationTypes: []int{int(discordgo.ApplicationIntegrationGuildInstall)},
	}}
}

// localized gives a text in each of Discord's locales that the bot speaks,
// but English, which is the default.
func localized(zhCN, zhTW, ru, fr, de string) map[string]string {
	return map[string]string{"zh-CN": zhCN, "zh-TW": zhTW, "ru": ru, "fr": fr, "de": de}
}

// register makes the bot's global commands those of [commands], and reports
// whether anything had to be changed. Discord allows 200 new commands a day.
func (r *rest) register(ctx context.Context, appID string) (changed bool, err error) {
	url := discordgo.EndpointApplicationGlobalCommands(appID)
	var registered []command
	if err := r.do(ctx, http.MethodGet, url+"?with_localizations=true", url, nil, &registered); err != nil {
		return false, fmt.Errorf("read the registered commands: %w", err)
	}
	wanted := commands()
	if reflect.DeepEqual(registered, wanted) {
		return false, nil
	}
	if err := r.do(ctx, http.MethodPut, url, url, wanted, nil); err != nil {
		return false, fmt.Errorf("register the commands: %w", err)
	}
	return true, nil
}
