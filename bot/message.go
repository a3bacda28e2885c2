package bot

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
	"detente/bot/policy"
	"detente/bot/store"
)

// The emojis that are put under a message instead of a reply: questions come too
// fast and that was said already, and here or to this person nobody answers.
const (
	markWait   = "⏳"
	markDenied = "🚫"
)

// onMessage takes in a message that was written where the bot can see it. It
// returns at once; what it starts gets ctx.
func (b *Bot) onMessage(ctx context.Context, m *discordgo.Message) {
	if j := b.intake(ctx, m); j != nil && !b.questions.add(ctx, m.ChannelID, j) {
		b.note(ctx, m, reply{content: wording.For(scriptOf(m.Content)).Busy})
	}
}

// intake is the job that answers a message; nil for one that is no question, that
// was taken before, or that gets something other than an answer.
func (b *Bot) intake(ctx context.Context, m *discordgo.Message) job {
	way := b.wayOf(m)
	if way == "" {
		return nil
	}
	text := b.questionText(m)
	if text == "" && !b.calls(m) {
		return nil // a sticker, a picture, or what only its readers may read
	}
	about := b.aboutMessage(m, way)
	d := b.decide(&about)
	if d.Rule == policy.NotAsked || !b.seen.first(m.ID) {
		return nil
	}
	if m.GuildID == "" {
		b.store.Direct(m.ChannelID)
	}
	q := answer.Question{ID: m.ID, Text: text}
	switch {
	case !b.allowed(ctx, m, q, about, d):
		return nil
	case text == "":
		b.note(ctx, m, reply{content: wording.For(scriptOf(text)).About})
		return nil
	}
	a := b.newAsking(q, about, d, scriptOf(text))
	box := b.letterboxFor(m, text)
	a.message, a.out = m, box
	box.thread = b.threadFor(a)
	a.inThread = box.thread != "" || b.directory.channel(m.ChannelID).isThread()
	return b.job(a)
}

// allowed reports whether a message's question may be answered, and says otherwise
// why not: in words once a minute, and by an emoji after that.
func (b *Bot) allowed(ctx context.Context, m *discordgo.Message, q answer.Question, about policy.Asking, d policy.Decision) bool {
	wait, notice := b.allowances.take(b.now(), about.User, about.Channel)
	switch {
	case wait == 0 && d.Allowed():
		return true
	case !d.Allowed():
		b.mark(ctx, m, markDenied)
		b.recordUnanswered(q, about, d, store.Denied)
		return false
	case notice:
		b.note(ctx, m, slowDown(wording.For(scriptOf(q.Text)), wait))
	default:
		b.mark(ctx, m, markWait)
	}
	b.recordUnanswered(q, about, d, store.Limited)
	return false
}

// wayOf tells how a message asks the bot, and "" when it does not: it is a bot's,
// or what Discord says itself. Mentions of everyone and of roles are not for the bot.
func (b *Bot) wayOf(m *discordgo.Message) policy.Way {
	if m.Author == nil || m.Author.Bot || m.Author.System || m.WebhookID != "" {
		return ""
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return ""
	}
	above := m.ReferencedMessage
	switch {
	case m.GuildID == "":
		return policy.WayDirect
	case slices.ContainsFunc(m.Mentions, func(u *discordgo.User) bool { return b.isMe(u.ID) }):
		return policy.WayMention
	case above != nil && above.Author != nil && b.isMe(above.Author.ID):
		return policy.WayReply
	case !b.options.MessageContent || above != nil || len(m.Mentions) > 0:
		return "" // the bot can't read it, or it is said to somebody else
	case b.store.IsThread(m.ChannelID):
		return policy.WayThread
	}
	return policy.WayAuto
}

// aboutMessage is what the policy has to know of a message.
func (b *Bot) aboutMessage(m *discordgo.Message, way policy.Way) policy.Asking {
	about := policy.Asking{Way: way, User: m.Author.ID, Guild: m.GuildID, Channel: m.ChannelID}
	if m.Member != nil {
		about.Roles = m.Member.Roles
	}
	return about
}

// questionText is what a message asks. The first message of a forum's post is asked
// with the post's title, which says most.
func (b *Bot) questionText(m *discordgo.Message) string {
	text := b.withoutMention(m.Content)
	if m.ID != m.ChannelID { // the first message of a post has the post's id
		return text
	}
	title := b.directory.channel(m.ChannelID).name
	whole := strings.TrimSpace(title + "\n" + text)
	if title != "" && (answer.Question{Text: whole}).Validate() != nil {
		return title
	}
	return whole
}

// calls reports whether a message without text still wants a reply: it names
// the bot in so many words, or is written to nobody else.
func (b *Bot) calls(m *discordgo.Message) bool {
	return m.GuildID == "" || b.withoutMention(m.Content) != strings.TrimSpace(m.Content)
}

// letterboxFor is the outlet for replies to a message.
func (b *Bot) letterboxFor(m *discordgo.Message, asked string) *letterbox {
	return &letterbox{
		bot: b, guild: m.GuildID, channel: m.ChannelID, user: m.Author.ID, to: m.ID, asked: asked, nonce: m.ID,
		locale: scriptOf(asked),
		lack:   b.lacks.of(m.ChannelID, b.now()),
	}
}

// note replies to a message with something other than an answer. When too
// many such notes wait, it is left out.
func (b *Bot) note(ctx context.Context, m *discordgo.Message, with reply) {
	b.prompt.add(ctx, m.ID, sending(func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, deliverFor)
		defer cancel()
		b.warn(ctx, m.ID, b.letterboxFor(m, "").send(ctx, with))
	}))
}

// mark puts an emoji under a message. Where that is not allowed nothing is said.
func (b *Bot) mark(ctx context.Context, m *discordgo.Message, emoji string) {
	b.prompt.add(ctx, m.ID, sending(func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, requestTimeout)
		defer cancel()
		if err := b.rest.react(ctx, m.ChannelID, m.ID, emoji); err != nil {
			b.log.DebugContext(ctx, "message not marked", "error", err)
		}
	}))
}

// sending is a job that only waits for the network.
func sending(send func(ctx context.Context)) job {
	return func(context.Context) func(context.Context) { return send }
}

// scriptOf guesses the language of a text from its script, as far as the
// bot's own words depend on it: "zh", "ru", or "" for any other.
func scriptOf(text string) string {
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			return "zh"
		case unicode.Is(unicode.Cyrillic, r):
			return "ru"
		}
	}
	return ""
}
