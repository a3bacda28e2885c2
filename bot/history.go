package bot

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

const (
	// maxHistory is how many earlier questions are looked for.
	maxHistory = 4
	// maxSteps bounds the messages that are walked over for them.
	maxSteps = 3 * maxHistory
	// maxThreadRead is how many messages of a thread are read for them.
	maxThreadRead = 20
	// historyTimeout bounds the whole walk: a late answer is worse than one
	// that knows less of what was said before.
	historyTimeout = 3 * time.Second
)

// history is what was asked before m in the same conversation, oldest first. What
// can't be read is left out; it is not an error.
func (b *Bot) history(ctx context.Context, m *discordgo.Message) []string {
	ctx, cancel := context.WithTimeout(ctx, historyTimeout)
	defer cancel()
	earlier := b.repliedTo(ctx, m)
	if len(earlier) == 0 && m.MessageReference == nil && b.directory.channel(m.ChannelID).isThread() {
		earlier = b.threadBefore(ctx, m)
	}
	slices.Reverse(earlier)
	return earlier
}

// repliedTo walks the replies upward, and returns the questions on the way, newest
// first: from a reply of the bot's to the question that it answers, and on to what
// that was a reply to.
func (b *Bot) repliedTo(ctx context.Context, m *discordgo.Message) (earlier []string) {
	fromBot := false // whether at was written by the bot
	at := m
	for range maxSteps {
		next := b.above(ctx, at)
		// Above a user's message only the bot's words are of the conversation.
		if next == nil || next.Author == nil || !fromBot && !b.isMe(next.Author.ID) {
			break
		}
		at, fromBot = next, b.isMe(next.Author.ID)
		if q := b.questionIn(at, fromBot); q != "" {
			earlier = append(earlier, q)
		}
		if len(earlier) == maxHistory {
			break
		}
	}
	return earlier
}

// threadBefore returns the questions in m's thread before it, newest first, and in
// the end what the thread began with.
func (b *Bot) threadBefore(ctx context.Context, m *discordgo.Message) (earlier []string) {
	before, err := b.rest.before(ctx, m.ChannelID, m.ID, maxThreadRead)
	if err != nil {
		b.log.DebugContext(ctx, "history not read", "channel", m.ChannelID, "error", err)
	}
	for _, e := range slices.Backward(before) {
		if len(earlier) == maxHistory {
			return earlier
		}
		e.GuildID = m.GuildID
		if text := b.questionText(e); b.isAsked(e) && (answer.Question{Text: text}).Validate() == nil {
			earlier = append(earlier, text)
		}
	}
	if first := b.firstOf(ctx, m.ChannelID); first != "" && len(earlier) < maxHistory {
		earlier = append(earlier, first)
	}
	return earlier
}

// isAsked reports whether a message asks the bot.
func (b *Bot) isAsked(m *discordgo.Message) bool {
	way := b.wayOf(m)
	if way == "" {
		return false
	}
	about := b.aboutMessage(m, way)
	return b.decide(&about).Allowed()
}

// firstOf is the question of the message that a thread was opened on, which has the
// thread's id; "" when it is none.
func (b *Bot) firstOf(ctx context.Context, thread string) string {
	parent := b.directory.channel(thread).parent
	first := b.read(ctx, parent, thread)
	if first == nil || first.Author == nil {
		return ""
	}
	if asked := b.questionIn(first, b.isMe(first.Author.ID)); asked != "" {
		return asked
	}
	if above := b.above(ctx, first); above != nil && above.Author != nil {
		return b.questionIn(above, b.isMe(above.Author.ID))
	}
	return ""
}

// above is the message that m replies to, nil when there is none or when it
// can't be read.
func (b *Bot) above(ctx context.Context, m *discordgo.Message) *discordgo.Message {
	if m.Type == discordgo.MessageTypeReply && m.MessageReference == nil {
		// A message that came inside another one may lack its reference.
		m = b.read(ctx, m.ChannelID, m.ID)
	}
	if m == nil {
		return nil
	}
	if m.ReferencedMessage != nil {
		return m.ReferencedMessage
	}
	ref := m.MessageReference
	if ref == nil || ref.MessageID == "" || ref.Type != discordgo.MessageReferenceTypeDefault {
		return nil
	}
	if ref.ChannelID != "" && ref.ChannelID != m.ChannelID {
		return nil // a reference into another channel is no reply
	}
	return b.read(ctx, m.ChannelID, ref.MessageID)
}

// read fetches a message, nil when that can't be done.
func (b *Bot) read(ctx context.Context, channel, id string) *discordgo.Message {
	m, err := b.rest.read(ctx, channel, id)
	if err != nil {
		b.log.DebugContext(ctx, "history not read", "channel", channel, "error", err)
		return nil
	}
	return m
}

// questionIn is the question that a message of the conversation has: a user's
// text, or the question that the bot repeats above its answer to a command.
func (b *Bot) questionIn(m *discordgo.Message, fromBot bool) string {
	text := askedIn(m.Content)
	if !fromBot {
		text = b.withoutMention(m.Content)
	}
	if (answer.Question{Text: text}).Validate() != nil {
		return ""
	}
	return text
}

// withoutMention is a message's text without the mentions of the bot.
func (b *Bot) withoutMention(content string) string {
	me := b.me.Load()
	if me == nil {
		return strings.TrimSpace(content)
	}
	return strings.TrimSpace(strings.NewReplacer("<@"+*me+">", "", "<@!"+*me+">", "").Replace(content))
}

// isMe reports whether a user id is the bot's own.
func (b *Bot) isMe(user string) bool {
	me := b.me.Load()
	return me != nil && *me == user
}

// mention is how a message's content names a user, a role or a channel.
var mention = regexp.MustCompile(`<(@[!&]?|#)\d+>`)

// withoutMentions is a message's text without any mentions.
func withoutMentions(m *discordgo.Message) string {
	return strings.TrimSpace(mention.ReplaceAllString(m.Content, ""))
}
