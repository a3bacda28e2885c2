package bot

import (
	"context"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/bot/policy"
)

// A Summariser tells what a document says. [answer.Responder] is one. It is called
// from many goroutines at once.
type Summariser interface {
	// Summarise quotes the sentences that say most of the document with the ID or
	// key; of q count all but its text and history. An unknown document is
	// answer.ErrNoDocument.
	Summarise(ctx context.Context, document string, q answer.Question) (answer.Answer, error)
}

// What the custom ids of pages begin with, and what follows. Documents are named by
// their keys, so that the ids outlive the program. Pages count from 0, but those of
// sections from 1, as in the library. Of a search the query stands in the first line
// of its message.
//
//	fnd:PAGE                      a page of what a search found
//	lib:USE:PAGE                  a page of the list of documents, USE being a command
//	doc:USE                       the menu of that list; its values are keys
//	toc:KEY:PAGE                  a page of a document's contents
//	sec:KEY:SECTION:PAGE[:o]      a page of a section; "o" is the original's
//	sen:KEY:SENTENCE:CHECK[:o]    the page of a section that has a sentence
//	tml:KEY:PAGE                  a page of dated events; without KEY, of all documents
//	all:                          shows a page to everybody
//
// Menus have the ids "sec" and "sen", and the rest as their values.
const (
	foundPage    = "fnd:"
	libraryPage  = "lib:"
	documentMenu = "doc:"
	contentsPage = "toc:"
	sectionPage  = "sec:"
	sentencePage = "sen:"
	timelinePage = "tml:"
	showAll      = "all:"
	// inOriginal is the last argument of pages that show the original.
	inOriginal = "o"
)

// browseHandlers are the handlers of the commands that show documents.
func (b *Bot) browseHandlers() map[string]handler {
	all := map[string]handler{
		"?" + askCommand:      b.completeQuestion,
		"?" + summaryCommand:  b.completeDocument,
		"?" + articleCommand:  b.completeDocument,
		"?" + timelineCommand: b.completeDocument,
		helpCommand:           b.allowing(b.onHelp),
	}
	for name, h := range map[string]handler{
		searchCommand: b.onSearch, foundPage: b.onFound,
		summaryCommand: b.onDocument, articleCommand: b.onDocument, timelineCommand: b.onDocument,
		libraryPage: b.onLibrary, documentMenu: b.onChosen, contentsPage: b.onContents,
		sectionPage: b.onSection, sentencePage: b.onSentence, timelinePage: b.onTimeline,
		showAll: b.onShowAll,
	} {
		all[name] = b.allowing(b.withLibrary(h))
	}
	return all
}

// allowing is a handler under the rules that hold for questions: the policy decides
// about each visit, and commands count as questions. Turning pages is free.
func (b *Bot) allowing(h handler) handler {
	return func(ctx context.Context, v *visit) error {
		v.about.Way = policy.WaySlash
		if d := b.decide(&v.about); !d.Allowed() {
			return v.respond(ctx, reply{content: v.phrases.Notice.Denied(d.Rule)})
		}
		if v.i.Type == discordgo.InteractionApplicationCommand && !b.spend(ctx, v) {
			return nil
		}
		return h(ctx, v)
	}
}

// spend uses up one of the visitor's questions; without one left it asks them to wait.
func (b *Bot) spend(ctx context.Context, v *visit) bool {
	wait, _ := b.allowances.take(b.now(), v.about.User, v.about.Channel)
	if wait > 0 {
		b.warn(ctx, v.i.ID, v.respond(ctx, slowDown(v.words, wait)))
	}
	return wait == 0
}

// withLibrary is a handler that needs documents.
func (b *Bot) withLibrary(h handler) handler {
	return func(ctx context.Context, v *visit) error {
		if v.library == nil {
			return v.gone(ctx)
		}
		return h(ctx, v)
	}
}

// gone says that what was asked for is not there any more.
func (v *visit) gone(ctx context.Context) error {
	return v.respond(ctx, reply{content: v.phrases.Notice.Gone})
}

// page gives the first response: a page that can be shown to everybody.
func (v *visit) page(ctx context.Context, with reply) error {
	with.rows = append(with.rows, v.showAllRow()...)
	return v.turn(ctx, with)
}

// turn gives the first response: a page in the place of the visitor's own one, or as
// a new message to the visitor alone where everybody sees the one it was opened from.
func (v *visit) turn(ctx context.Context, with reply) error {
	if v.i.Message != nil && isPrivate(v.i.Message) {
		return v.update(ctx, with)
	}
	return v.respond(ctx, with)
}

// showAllRow has the button that shows a page to everybody, where there is anybody
// else.
func (v *visit) showAllRow() []discordgo.MessageComponent {
	if v.i.GuildID == "" && v.i.Context != discordgo.InteractionContextPrivateChannel {
		return nil
	}
	return []discordgo.MessageComponent{row(plainButton(v.phrases.Browse.ShowAll, showAll, true))}
}

// plainButton is a grey button without an emoji, which can't be pressed unless it is
// enabled.
func plainButton(label, id string, enabled bool) discordgo.Button {
	return discordgo.Button{Label: label, Style: discordgo.SecondaryButton, CustomID: id, Disabled: !enabled}
}

// joinID puts a custom id together: a name, which ends in ":", and its arguments.
func joinID(name string, arguments ...any) string {
	id := []byte(name)
	for i, a := range arguments {
		if i > 0 {
			id = append(id, ':')
		}
		switch a := a.(type) {
		case int:
			id = strconv.AppendInt(id, int64(a), 10)
		case string:
			id = append(id, a...)
		}
	}
	return string(id)
}
