package bot

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

// A visit is an interaction other than a question, such as a command that shows
// something or a pressed button. A handler gives it exactly one first response,
// within callbackLimit; nearly all respond to the visitor alone.
type visit struct {
	bot *Bot
	i   *discordgo.Interaction
	// user is who visits, about where, in the terms of the policy.
	user  string
	about policy.Asking
	// arguments are what stands in a component's or form's custom id behind its
	// name: "name:first:second".
	arguments []string
	// options are those of a command, by name; of a subcommand, its own.
	options map[string]*discordgo.ApplicationCommandInteractionDataOption
	locale  string
	// documents are those that the visit is to; library is theirs.
	documents Documents
	library   *answer.Library
	words     wording.Words
	phrases   phrasebook.Phrases
	begun     bool // the first response was given or tried
	// outlive calls a function with a context that lasts longer than the visit.
	outlive func(func(context.Context))
}

// A handler responds to a visit. An error that it returns is logged, and told to the
// visitor with a reference.
type handler func(ctx context.Context, v *visit) error

// newVisit reads an interaction.
func (b *Bot) newVisit(i *discordgo.Interaction, arguments []string) *visit {
	locale := string(i.Locale)
	about := aboutInteraction(i, "")
	b.directory.place(&about)
	docs := b.documents()
	v := &visit{
		documents: docs, library: docs.Library,
		bot: b, i: i, user: about.User, about: about, arguments: arguments, locale: locale,
		words: wording.For(locale), phrases: phrasebook.For(locale),
		options: make(map[string]*discordgo.ApplicationCommandInteractionDataOption),
	}
	if data, ok := i.Data.(discordgo.ApplicationCommandInteractionData); ok {
		_, options := subcommand(data)
		for _, o := range options {
			v.options[o.Name] = o
		}
	}
	return v
}

// nameOf is the name of what was used, by which its handler is found, and the
// arguments that come with it: a command's with its subcommand, "detente settings",
// with a "?" in front while it is being typed; what a custom id begins with.
func nameOf(i *discordgo.Interaction) (name string, arguments []string) {
	id := ""
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		name, _ = subcommand(data)
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			name = "?" + name
		}
		return name, nil
	case discordgo.MessageComponentInteractionData:
		id = data.CustomID
	case discordgo.ModalSubmitInteractionData:
		id = data.CustomID
	}
	parts := strings.Split(id, ":")
	return parts[0] + ":", parts[1:]
}

// subcommand is the path of the command that was used and its options.
func subcommand(data discordgo.ApplicationCommandInteractionData) (path string, options []*discordgo.ApplicationCommandInteractionDataOption) {
	path, options = data.Name, data.Options
	for len(options) == 1 {
		switch options[0].Type {
		case discordgo.ApplicationCommandOptionSubCommand, discordgo.ApplicationCommandOptionSubCommandGroup:
			path, options = path+" "+options[0].Name, options[0].Options
			continue
		}
		break
	}
	return path, options
}

// handle lets a handler respond, and tells the visitor of a fault.
func (v *visit) handle(ctx context.Context, h handler) {
	ctx, cancel := context.WithTimeout(ctx, deliverFor)
	defer cancel()
	err := v.try(ctx, h)
	if err == nil {
		return
	}
	ref := v.fault(ctx, err)
	switch {
	case v.begun:
	case v.i.Type == discordgo.InteractionApplicationCommandAutocomplete:
		v.bot.warn(ctx, v.i.ID, v.choices(ctx, nil))
	default:
		v.bot.warn(ctx, v.i.ID, v.respond(ctx, reply{content: fmt.Sprintf(v.phrases.Notice.FailedFormat, ref)}))
	}
}

// fault logs an error, and returns the reference under which the log has it.
func (v *visit) fault(ctx context.Context, err error) (reference string) {
	reference = newReference()
	v.bot.log.ErrorContext(ctx, "interaction failed", "interaction", v.i.ID, "reference", reference, "error", err)
	return reference
}

// try is the handler's response, with a panic as an error.
func (v *visit) try(ctx context.Context, h handler) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return h(ctx, v)
}

// respond gives the first response: a message to the visitor alone.
func (v *visit) respond(ctx context.Context, with reply) error {
	m := with.message()
	m.Flags = discordgo.MessageFlagsEphemeral
	return v.call(ctx, discordgo.InteractionResponseChannelMessageWithSource, m, with.files)
}

// update gives the first response: it puts a reply in the place of the message that
// the component belongs to.
func (v *visit) update(ctx context.Context, with reply) error {
	return v.call(ctx, discordgo.InteractionResponseUpdateMessage, with.replacement(), with.files)
}

// acknowledge gives the first response: that the press was heard, and no more.
func (v *visit) acknowledge(ctx context.Context) error {
	return v.call(ctx, discordgo.InteractionResponseDeferredMessageUpdate, nil, nil)
}

// choices gives the first response to what is being typed.
func (v *visit) choices(ctx context.Context, choices []choice) error {
	if choices == nil {
		choices = []choice{} // null is refused
	}
	return v.call(ctx, discordgo.InteractionApplicationCommandAutocompleteResult, map[string]any{"choices": choices}, nil)
}

// A choice is offered while something is typed.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// form gives the first response: a form to fill in, which comes back under the name
// and arguments of id.
func (v *visit) form(ctx context.Context, id, title string, inputs ...discordgo.TextInput) error {
	var rows []discordgo.MessageComponent
	for _, input := range inputs {
		rows = append(rows, row(input))
	}
	data := map[string]any{"custom_id": id, "title": cut(title, maxFormTitle), "components": rows}
	return v.call(ctx, discordgo.InteractionResponseModal, data, nil)
}

// maxFormTitle is the longest title of a form that Discord takes, in characters.
const maxFormTitle = 45

func (v *visit) call(ctx context.Context, kind discordgo.InteractionResponseType, data any, files []file) error {
	v.begun = true
	ctx, cancel := context.WithTimeout(ctx, callbackLimit)
	defer cancel()
	_, err := v.bot.rest.respond(ctx, v.i, callback{Type: kind, Data: data}, files...)
	if codeOf(err) == codeAcknowledged {
		return nil // an earlier try came through
	}
	return err
}

// argument is the n-th argument, from 0, "" without it.
func (v *visit) argument(n int) string {
	if n >= len(v.arguments) {
		return ""
	}
	return v.arguments[n]
}

// option is the text of a command's option, "" without it.
func (v *visit) option(name string) string {
	o, ok := v.options[name]
	if !ok {
		return ""
	}
	text, _ := o.Value.(string)
	return text
}

// values are what was chosen in a menu.
func (v *visit) values() []string {
	data, _ := v.i.Data.(discordgo.MessageComponentInteractionData)
	return data.Values
}

// input is the text that a form's input with the given id has.
func (v *visit) input(id string) string {
	data, _ := v.i.Data.(discordgo.ModalSubmitInteractionData)
	for _, c := range partsOf(data.Components) {
		if in, ok := c.(*discordgo.TextInput); ok && in.CustomID == id {
			return in.Value
		}
	}
	return ""
}

// may reports whether the visitor has a permission in the place of the visit.
func (v *visit) may(permission int64) bool {
	return v.i.Member != nil && v.i.Member.Permissions&(permission|discordgo.PermissionAdministrator) != 0
}
