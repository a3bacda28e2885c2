package bot

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/bot/phrasebook"
	"detente/bot/policy"
)

const (
	// maxThreadName is the longest name of a thread that Discord takes.
	maxThreadName = 100
	// threadTimeout is how long opening one may take, and threadNameTimeout looking
	// its name up: the response to the press has to follow within callbackLimit.
	threadTimeout     = 1500 * time.Millisecond
	threadNameTimeout = 700 * time.Millisecond
)

// mayThread reports whether the bot can open threads in a channel, as far as it knows.
func (b *Bot) mayThread(channel string) bool {
	c := b.directory.channel(channel)
	text := c.kind == discordgo.ChannelTypeGuildText || c.kind == discordgo.ChannelTypeGuildNews
	return c.guild != "" && text && b.lacks.of(channel, b.now())&lackThreads == 0
}

// threadFor is the name of the thread that the answer to a message goes into, "" where
// it goes into none.
func (b *Bot) threadFor(a *asking) string {
	s := a.decision.Settings
	if s.Threads != policy.ThreadsAlways || !s.Takes(a.about) || !b.mayThread(a.about.Channel) {
		return ""
	}
	return threadName(a.q.Text, phrasebook.For(a.locale))
}

// threadName is a question as a thread's name.
func threadName(question string, p phrasebook.Phrases) string {
	if name := cut(oneLine(question), maxThreadName); name != "" {
		return name
	}
	return p.Controls.ThreadName
}

// continueInThread opens a thread on an answer.
func (b *Bot) continueInThread(ctx context.Context, v *visit) error {
	p := v.phrases.Controls
	m := v.i.Message
	if b.store.Settings(v.i.GuildID).Threads == policy.ThreadsNever || isPrivate(m) || !b.hasThreads(v.i.ChannelID) {
		return v.respond(ctx, reply{content: p.NoThread})
	}
	opening, cancel := context.WithTimeout(ctx, threadTimeout)
	defer cancel()
	id, err := b.openThread(opening, v.i.GuildID, v.i.ChannelID, m.ID, threadName(b.askedOn(ctx, m, v.i.GuildID), v.phrases))
	format := p.OpenedFormat
	switch code := codeOf(err); {
	case code == codeThreadExists:
		format = p.ThereFormat
	case code == codeMissingPermission, code == codeMissingAccess:
		return v.respond(ctx, reply{content: fmt.Sprintf(p.ForbiddenFormat, lackThreads.permission())})
	case code == codeUnknownMessage, code == codeUnknownChannel:
		return v.gone(ctx)
	case err != nil:
		return err
	}
	how := p.FollowMention
	if b.options.MessageContent {
		how = p.FollowFreely
	}
	return v.respond(ctx, reply{content: fmt.Sprintf(format, id) + " " + how})
}

// hasThreads reports whether a channel is of a kind in which threads are opened.
func (b *Bot) hasThreads(channel string) bool {
	c := b.directory.channel(channel)
	return c.guild != "" && !c.isThread()
}

// askedOn is the question that a message of the bot's answers, "" when it can't be
// read.
func (b *Bot) askedOn(ctx context.Context, m *discordgo.Message, guild string) string {
	if asked := askedIn(m.Content); asked != "" {
		return asked
	}
	ctx, cancel := context.WithTimeout(ctx, threadNameTimeout)
	defer cancel()
	if above := b.above(ctx, m); above != nil {
		above.GuildID = guild
		if text := b.questionText(above); (answer.Question{Text: text}).Validate() == nil {
			return text
		}
	}
	q, _, err := b.store.Question(ctx, m.ID)
	if err != nil {
		b.log.WarnContext(ctx, "question not looked up", "answer", m.ID, "error", err)
	}
	return q.Text
}

// openThread opens a thread on a message and remembers it. Where there is one already,
// its id comes with the error that says so; a missing permission is told to the owner.
func (b *Bot) openThread(ctx context.Context, guild, channel, message, name string) (id string, err error) {
	id, err = b.rest.openThread(ctx, channel, message, name)
	switch codeOf(err) {
	case codeThreadExists:
		id = message // a message's thread has its id
	case codeMissingPermission, codeMissingAccess:
		b.lacking(ctx, guild, channel, lackThreads)
	}
	if id != "" {
		b.store.Thread(id, guild)
	}
	return id, err
}

// enterThread opens the thread that the answer goes into. Without one the answer
// becomes a reply.
func (l *letterbox) enterThread(ctx context.Context) {
	name := l.thread
	if l.thread = ""; name == "" || l.lack&lackAll != 0 {
		return
	}
	id, err := l.bot.openThread(ctx, l.guild, l.channel, l.to, name)
	if id == "" {
		l.bot.log.InfoContext(ctx, "answer not put into a thread", "channel", l.channel, "error", err)
		return
	}
	l.channel, l.to = id, ""
}

// openThread opens a thread on a message of a channel.
func (r *rest) openThread(ctx context.Context, channel, message, name string) (id string, err error) {
	var got made
	err = r.do(ctx, request{
		method: http.MethodPost, url: discordgo.EndpointChannelMessageThread(channel, message),
		route: "open a thread in " + channel, body: map[string]string{"name": name}, out: &got,
	})
	if err != nil {
		return "", fmt.Errorf("open a thread on message %s: %w", message, err)
	}
	return got.ID, nil
}
