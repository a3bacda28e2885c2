package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/bot/store"
)

const (
	// maxSaved is the longest text of a saved answer, in UTF-16 code units.
	maxSaved = 1500
	// maxNameInID is the longest name in a custom id, which has room for 100
	// characters: two ids and the form's name take 47.
	maxNameInID = 50

	savedQuestionInput = "question"

	// draftsRemembered is of how many messages the text is kept while a form asks
	// which question they answer.
	draftsRemembered = 200
)

// drafts are texts of messages, by the messages' ids, that are being saved: a form
// comes back without them. It is safe for concurrent use.
type drafts struct {
	mu    sync.Mutex
	texts *lru[string]
}

func newDrafts() *drafts { return &drafts{texts: newLRU[string](draftsRemembered)} }

func (d *drafts) put(message, text string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.texts.put(message, text)
}

func (d *drafts) of(message string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	text, _ := d.texts.find(message)
	return text
}

// saveHandlers are the handlers of the command that saves a message as an answer.
func (b *Bot) saveHandlers() map[string]handler {
	return map[string]handler{saveCommand: b.askWhatToSave, saveForm + ":": b.saveAnswer}
}

// askWhatToSave opens the form for a message that is to be saved.
func (b *Bot) askWhatToSave(ctx context.Context, v *visit) error {
	data, _ := v.i.Data.(discordgo.ApplicationCommandInteractionData)
	m := target(data)
	p := v.phrases.Saving
	if m == nil || m.Author == nil {
		return errors.New("a message command without its message")
	}
	text := strings.TrimSpace(clean(m.Content))
	switch {
	case v.i.GuildID == "" || !v.trusted():
		return v.respond(ctx, reply{content: p.NotTrusted})
	case text == "":
		return v.respond(ctx, reply{content: p.NoText})
	case units(text) > maxSaved:
		return v.respond(ctx, reply{content: fmt.Sprintf(p.TooLongFormat, maxSaved, units(text))})
	}
	b.drafts.put(m.ID, text)
	name := cut(oneLine(m.Author.DisplayName()), maxNameInID)
	id := strings.Join([]string{saveForm, m.ID, m.Author.ID, name}, ":")
	return v.form(ctx, id, p.Title, discordgo.TextInput{
		CustomID: savedQuestionInput, Label: p.Question, Value: b.questionAbove(ctx, m, v.i.GuildID),
		Style: discordgo.TextInputParagraph, Required: true, MaxLength: answer.MaxQuestion,
	})
}

// questionAbove is the question that a message answers, as far as can be seen: that of
// the message that it replies to, or what its thread began with.
func (b *Bot) questionAbove(ctx context.Context, m *discordgo.Message, guild string) string {
	ctx, cancel := context.WithTimeout(ctx, threadNameTimeout)
	defer cancel()
	question := ""
	switch above := b.above(ctx, m); {
	case above == nil:
		if b.directory.channel(m.ChannelID).isThread() {
			question = b.firstOf(ctx, m.ChannelID)
		}
	case above.Author != nil && b.isMe(above.Author.ID):
		question = b.askedOn(ctx, above, guild)
	default:
		above.GuildID = guild
		question = b.questionText(above)
	}
	if question = strings.TrimSpace(clean(question)); units(question) > answer.MaxQuestion {
		return ""
	}
	return question
}

// saveAnswer takes in the form. What is saved is the message's own text, which nobody
// can change: it is cited with its author.
func (b *Bot) saveAnswer(ctx context.Context, v *visit) error {
	p := v.phrases.Saving
	if v.i.GuildID == "" || !v.trusted() {
		return v.respond(ctx, reply{content: p.NotTrusted})
	}
	question, text := strings.TrimSpace(clean(v.input(savedQuestionInput))), b.draft(ctx, v.i.ChannelID, v.argument(0))
	q := answer.Question{Text: question, Locale: v.locale}
	if err := q.Validate(); err != nil {
		return v.respond(ctx, reply{content: answer.Unread(err, q, v.words)})
	}
	if text == "" || units(text) > maxSaved {
		return v.gone(ctx)
	}
	keeping, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	_, err := b.store.Save(keeping, v.savedOf(question, text))
	switch {
	case errors.Is(err, store.ErrManySaved):
		return v.respond(ctx, reply{content: fmt.Sprintf(p.ManyFormat, store.MaxSaved)})
	case err != nil:
		return err
	}
	return v.respond(ctx, reply{content: fmt.Sprintf(p.DoneFormat, cutEscaped(oneLine(question), maxContent/2))})
}

// draft is the text of a message that is being saved. After a restart it is read
// again; "" is what can't be read any more.
func (b *Bot) draft(ctx context.Context, channel, message string) string {
	if text := b.drafts.of(message); text != "" {
		return text
	}
	ctx, cancel := context.WithTimeout(ctx, threadNameTimeout)
	defer cancel()
	if m := b.read(ctx, channel, message); m != nil {
		return strings.TrimSpace(clean(m.Content))
	}
	return ""
}

// savedOf is what the form's custom id tells of the message, with what was filled in.
func (v *visit) savedOf(question, text string) store.Saved {
	name := strings.Join(v.arguments[min(2, len(v.arguments)):], ":")
	return store.Saved{
		Guild: v.i.GuildID, Question: question, Text: text, Message: v.argument(0),
		Author: v.argument(1), AuthorName: name, SavedBy: v.user, Link: linkTo(v.i.GuildID, v.i.ChannelID, v.argument(0)),
	}
}
