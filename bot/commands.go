package bot

import (
	"context"
	"fmt"
	"net/http"
	"reflect"

	"github.com/bwmarrin/discordgo"
)

// A command is a command as it is registered, without what Discord adds of its own:
// two commands are the same when these are equal.
type command struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Options                  []commandOption   `json:"options,omitempty"`
	Permissions              string            `json:"default_member_permissions,omitempty"`
	Contexts                 []int             `json:"contexts,omitempty"`
	IntegrationTypes         []int             `json:"integration_types,omitempty"`
}

type commandOption struct {
	Type                     int               `json:"type"`
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description"`
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
	Options                  []commandOption   `json:"options,omitempty"`
	Required                 bool              `json:"required,omitempty"`
	MaxLength                int               `json:"max_length,omitempty"`
	Autocomplete             bool              `json:"autocomplete,omitempty"`
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
	if err := r.do(ctx, request{method: http.MethodGet, url: url + "?with_localizations=true", out: &registered}); err != nil {
		return false, fmt.Errorf("read the registered commands: %w", err)
	}
	wanted := commands()
	if reflect.DeepEqual(registered, wanted) {
		return false, nil
	}
	if err := r.do(ctx, request{method: http.MethodPut, url: url, body: wanted}); err != nil {
		return false, fmt.Errorf("register the commands: %w", err)
	}
	return true, nil
}
