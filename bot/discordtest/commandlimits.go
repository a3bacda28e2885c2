package discordtest

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of application commands,
// https://discord.com/developers/docs/interactions/application-commands
const (
	maxCommands        = 100 // slash commands of a scope
	maxMenus           = 5   // user commands, and message commands
	maxCommandName     = 32
	maxCommandText     = 100
	maxOptions         = 25
	maxCommandSum      = 8000 // names, descriptions and values of a command
	commandSlash       = 1
	commandUser        = 2
	commandMessage     = 3
	optionSubcommand   = 1
	optionGroup        = 2
	optionString       = 3
	optionInteger      = 4
	optionNumber       = 10
	optionLast         = 11
	commandNamePattern = `^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`
	menuNamePattern    = `^[-_' \p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`
)

// commandBody is a command or an option with all that is checked.
type commandBody struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations"`
	Required     bool              `json:"required"`
	Autocomplete bool              `json:"autocomplete"`
	MinLength    *int              `json:"min_length"`
	MaxLength    *int              `json:"max_length"`
	MinValue     *float64          `json:"min_value"`
	MaxValue     *float64          `json:"max_value"`
	Choices      []struct {
		Name  string            `json:"name"`
		Names map[string]string `json:"name_localizations"`
		Value any               `json:"value"`
	} `json:"choices"`
	Options          []commandBody `json:"options"`
	ChannelTypes     []int         `json:"channel_types"`
	Contexts         []int         `json:"contexts"`
	IntegrationTypes *[]int        `json:"integration_types"`
	Permissions      any           `json:"default_member_permissions"`
}

// checkCommands checks the list that replaces all commands of a scope.
func checkCommands(raw []byte) findings {
	var f findings
	var list []commandBody
	if !f.decode(raw, "command", &list) {
		return f
	}
	seen, count := make(map[string]bool), make(map[int]int)
	for i, c := range list {
		at := fmt.Sprintf("[%d]", i)
		kind := max(c.Type, 1)
		key := fmt.Sprint(kind, " ", c.Name)
		if seen[key] {
			f.refuse(at+".name", "%q is there twice", c.Name)
		}
		seen[key] = true
		count[kind]++
		f.command(at, c)
	}
	if count[1] > maxCommands || count[2] > maxMenus || count[3] > maxMenus {
		f.refuse("", "%d slash, %d user and %d message commands, at most %d, %d, %d", count[1], count[2], count[3], maxCommands, maxMenus, maxMenus)
	}
	return f
}

// checkCommand checks one command, or a change of one of the type old, where
// what is absent stays; 0 is for a new one.
func checkCommand(raw []byte, old int) findings {
	var f findings
	var c commandBody
	var given map[string]json.RawMessage
	if !f.decode(raw, "command", &c) || json.Unmarshal(raw, &given) != nil {
		return f
	}
	if old > 0 {
		c.Type = old
		if given["name"] == nil {
			c.Name = "unchanged"
		}
		if given["description"] == nil && old == commandSlash {
			c.Description = "unchanged"
		}
	}
	f.command("", c)
	return f
}

// command checks one command of any type with all its options.
func (f *findings) command(path string, c commandBody) {
	f.offer(path, c)
	if c.Type > commandSlash {
		f.menu(path, c)
		return
	}
	f.named(path, c)
	f.options(join(path, "options"), c.Options, 0)
	if n := c.sum(); n > maxCommandSum {
		f.refuse(path, "%d characters in names, descriptions and values, at most %d", n, maxCommandSum)
	}
}

// menu checks a user or message command, whose names may have spaces and
// capitals.
func (f *findings) menu(path string, c commandBody) {
	f.menuName(join(path, "name"), c.Name)
	for locale, name := range c.Names {
		at := join(path, "name_localizations."+locale)
		f.locale(at, locale)
		f.menuName(at, name)
	}
	if c.Type > commandMessage {
		f.refuse(join(path, "type"), "%d is not between 1 and 3", c.Type)
	}
	if c.Description != "" || len(c.Descriptions) > 0 || len(c.Options) > 0 {
		f.refuse(path, "a user or message command has no description and no options")
	}
}

// menuName checks the name of a user or message command in one language: the
// characters of a slash command's name, capitals and spaces.
func (f *findings) menuName(path, name string) {
	f.filled(path, name, maxCommandName)
	if !regexp.MustCompile(menuNamePattern).MatchString(name) || strings.TrimSpace(name) != name {
		f.refuse(path, "%q is not 1 to 32 letters, digits, -, _ and spaces between them", name)
	}
}

// offer checks who is offered a command, and where.
func (f *findings) offer(path string, c commandBody) {
	f.from(join(path, "contexts"), c.Contexts, contextPrivate)
	if c.IntegrationTypes != nil {
		f.from(join(path, "integration_types"), *c.IntegrationTypes, 1)
		if len(*c.IntegrationTypes) == 0 {
			f.refuse(join(path, "integration_types"), "is empty")
		}
	}
	at := join(path, "default_member_permissions")
	switch v := c.Permissions.(type) {
	case nil:
	case string:
		if n, err := strconv.ParseInt(v, 10, 64); err != nil || n < 0 {
			f.refuse(at, "%q is not a number", v)
		}
	case float64:
		if v < 0 || v != math.Trunc(v) {
			f.refuse(at, "%v is not a set of permissions", v)
		}
	default:
		f.refuse(at, "%v is not a number", v)
	}
}

// from checks that each number is there once and between 0 and most.
func (f *findings) from(path string, list []int, most int) {
	for i, n := range list {
		if n < 0 || n > most || slices.Contains(list[:i], n) {
			f.refuse(fmt.Sprintf("%s[%d]", path, i), "%d is not between 0 and %d, or there twice", n, most)
		}
	}
}

// join adds a part to a path that may be empty.
func join(path, part string) string {
	return strings.TrimPrefix(path+"."+part, ".")
}

// named checks the name and the description of a slash command or an option,
// in all languages.
func (f *findings) named(path string, c commandBody) {
	f.slashName(join(path, "name"), c.Name)
	f.filled(join(path, "description"), c.Description, maxCommandText)
	for locale, name := range c.Names {
		at := join(path, "name_localizations."+locale)
		f.locale(at, locale)
		f.slashName(at, name)
	}
	for locale, text := range c.Descriptions {
		at := join(path, "description_localizations."+locale)
		f.locale(at, locale)
		f.filled(at, text, maxCommandText)
	}
}

// slashName checks the name of a slash command or an option. Scripts without
// case, like Chinese, pass the lower-case rule.
func (f *findings) slashName(path, name string) {
	if !regexp.MustCompile(commandNamePattern).MatchString(name) {
		f.refuse(path, "%q is not 1 to 32 letters, digits, - and _", name)
	}
	if name != strings.ToLower(name) {
		f.refuse(path, "%q must be in lower case", name)
	}
}

// locale refuses what is not on Discord's list of locales.
func (f *findings) locale(path, locale string) {
	const known = " ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW "
	if !strings.Contains(known, " "+locale+" ") {
		f.refuse(path, "%q is not a locale of Discord", locale)
	}
}

// options checks the options of a command, or those inside of an option of
// the type parent.
func (f *findings) options(path string, list []commandBody, parent int) {
	if len(list) > maxOptions {
		f.refuse(path, "%d options, at most %d", len(list), maxOptions)
	}
	f.nesting(path, list, parent)
	seen, optional := make(map[string]bool), false
	for i, o := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		if seen[o.Name] {
			f.refuse(at+".name", "%q is there twice", o.Name)
		}
		seen[o.Name] = true
		nested := o.Type == optionSubcommand || o.Type == optionGroup
		if o.Required && optional {
			f.refuse(at+".required", "a required option after an optional one")
		}
		optional = optional || !o.Required && !nested
		f.named(at, o)
		f.option(at, o, nested)
	}
}

// nesting checks that subcommands and groups stand where Discord allows them: a
// command has subcommands and groups or options, a group only subcommands, and
// a subcommand only options.
func (f *findings) nesting(path string, list []commandBody, parent int) {
	nested := 0
	for i, o := range list {
		if o.Type != optionSubcommand && o.Type != optionGroup {
			continue
		}
		nested++
		if parent == optionSubcommand || parent == optionGroup && o.Type == optionGroup {
			f.refuse(fmt.Sprintf("%s[%d].type", path, i), "%d may not stand inside of type %d", o.Type, parent)
		}
	}
	if nested > 0 && nested < len(list) {
		f.refuse(path, "subcommands and other options exclude each other")
	}
	if parent == optionGroup && (nested == 0 || nested < len(list)) {
		f.refuse(path, "a group has subcommands and nothing else")
	}
}

// option checks what depends on the type of an option.
func (f *findings) option(path string, o commandBody, nested bool) {
	if o.Type < 1 || o.Type > optionLast {
		f.refuse(path+".type", "%d is not between 1 and %d", o.Type, optionLast)
	}
	if nested {
		f.options(path+".options", o.Options, o.Type)
		if o.Required {
			f.refuse(path+".required", "a subcommand is not required")
		}
	} else if len(o.Options) > 0 {
		f.refuse(path+".options", "only a subcommand has options")
	}
	if (o.MinLength != nil || o.MaxLength != nil) && o.Type != optionString {
		f.refuse(path, "min_length and max_length are for strings")
	}
	if (o.MinValue != nil || o.MaxValue != nil) && o.Type != optionInteger && o.Type != optionNumber {
		f.refuse(path, "min_value and max_value are for numbers")
	}
	if o.MinLength != nil && o.MaxLength != nil && *o.MinLength > *o.MaxLength ||
		o.MinValue != nil && o.MaxValue != nil && *o.MinValue > *o.MaxValue {
		f.refuse(path, "the minimum is above the maximum")
	}
	if len(o.ChannelTypes) > 0 && o.Type != optionChannel {
		f.refuse(path+".channel_types", "only a channel option has them")
	}
	typed := o.Type == optionString || o.Type == optionInteger || o.Type == optionNumber
	if !typed && (o.Autocomplete || len(o.Choices) > 0) {
		f.refuse(path, "autocomplete and choices are for strings and numbers")
	}
	f.optionChoices(path+".choices", o)
}

// optionChoices checks the fixed values of an option.
func (f *findings) optionChoices(path string, o commandBody) {
	if len(o.Choices) > maxChoices {
		f.refuse(path, "%d choices, at most %d", len(o.Choices), maxChoices)
	}
	if len(o.Choices) > 0 && o.Autocomplete {
		f.refuse(path, "choices and autocomplete exclude each other")
	}
	seen := make(map[string]bool)
	for i, c := range o.Choices {
		at := fmt.Sprintf("%s[%d]", path, i)
		f.filled(at+".name", c.Name, maxCommandText)
		for locale := range c.Names {
			f.locale(at+".name_localizations."+locale, locale)
		}
		text, isText := c.Value.(string)
		if isText != (o.Type == optionString) {
			f.refuse(at+".value", "%v is not of the option's type", c.Value)
		}
		f.length(at+".value", text, maxCommandText)
		if seen[c.Name] {
			f.refuse(at+".name", "%q is there twice", c.Name)
		}
		seen[c.Name] = true
	}
}

// sum is how many characters count towards the limit of a command. Of the
// localisations the longest counts.
func (c commandBody) sum() int {
	n := longest(c.Name, c.Names) + longest(c.Description, c.Descriptions)
	for _, choice := range c.Choices {
		n += longest(choice.Name, choice.Names)
		if text, ok := choice.Value.(string); ok {
			n += utf8.RuneCountInString(text)
		}
	}
	for _, o := range c.Options {
		n += o.sum()
	}
	return n
}

// longest is the most code points that the text has in any language.
func longest(text string, others map[string]string) int {
	n := utf8.RuneCountInString(text)
	for _, o := range others {
		n = max(n, utf8.RuneCountInString(o))
	}
	return n
}
