package bot

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"slices"

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

// registered is a command as Discord returns it.
type registered struct {
	ID string `json:"id"`
	command
}

// register makes the bot's global commands those of [commands]. It returns the ids
// that Discord has given them, by name, and reports whether anything had to be
// changed. Discord allows 200 new commands a day.
func (r *rest) register(ctx context.Context, appID string) (ids map[string]string, changed bool, err error) {
	url := discordgo.EndpointApplicationGlobalCommands(appID)
	var all []registered
	if err := r.do(ctx, request{method: http.MethodGet, url: url + "?with_localizations=true", out: &all}); err != nil {
		return nil, false, fmt.Errorf("read the registered commands: %w", err)
	}
	wanted := commands()
	if isSame(all, wanted) {
		return idsOf(all), false, nil
	}
	var now []registered
	if err := r.do(ctx, request{method: http.MethodPut, url: url, body: wanted, out: &now}); err != nil {
		return nil, false, fmt.Errorf("register the commands: %w", err)
	}
	return idsOf(now), true, nil
}

// isSame reports whether the registered commands are those wanted, in their order.
func isSame(all []registered, wanted []command) bool {
	return slices.EqualFunc(all, wanted, func(a registered, b command) bool { return reflect.DeepEqual(a.command, b) })
}

func idsOf(all []registered) map[string]string {
	ids := make(map[string]string)
	for _, c := range all {
		ids[c.Name] = c.ID
	}
	return ids
}
