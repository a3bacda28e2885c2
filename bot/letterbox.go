package bot

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"sync"
	"time"

	"detente/bot/phrasebook"
)

// A lack is what the bot may not do in a channel.
type lack uint8

const (
	lackEmbeds  lack = 1 << iota // Embed Links
	lackHistory                  // Read Message History, without which nothing can be replied to
	lackAll                      // View Channel or Send Messages
	lackThreads                  // Create Public Threads

	// lackUnreferred are those for which a reply can't refer to its question.
	lackUnreferred = lackHistory | lackAll
)

// A letterbox is an outlet that sends a message: to the channel of the question, in
// a poorer form where permissions are missing, and to the asker alone where the bot
// may not write at all.
type letterbox struct {
	bot            *Bot
	guild, channel string // where the question was asked
	user           string // who asked
	to             string // the message that is replied to; "" for none
	asked          string // the question, shown where nothing can be replied to
	thread         string // the name of the thread that is opened on to for the reply; "" for none
	nonce          string
	locale         string // the asker's
	lack           lack
	alone          bool // nobody but the asker may see the reply

	direct string // the channel of direct messages that is used instead
	id     string // the message made
	tried  bool
}

// send sends the first text as a message, and puts the others in its place. After a
// first text that failed, the next one is sent under the same nonce, and may be given
// the message with the text that seemed lost: it is edited in any case.
func (l *letterbox) send(ctx context.Context, with reply) error {
	if l.id == "" {
		id, err := l.post(ctx, with)
		again := l.tried
		l.id, l.tried = id, true
		if err != nil || !again {
			return err
		}
	}
	channel, id := l.message()
	err := l.bot.rest.editMessage(ctx, channel, id, l.form(with))
	if codeOf(err) == codeUnknownMessage {
		l.bot.log.InfoContext(ctx, "answer deleted, not changed", "answer", id)
		return nil
	}
	return err
}

func (l *letterbox) message() (channel, id string) {
	if l.direct != "" {
		return l.direct, l.id
	}
	return l.channel, l.id
}

func (l *letterbox) withdraw(ctx context.Context) error {
	if l.id == "" {
		return nil
	}
	channel, id := l.message()
	l.id = ""
	return l.bot.rest.deleteMessage(ctx, channel, id)
}

// post makes the message, with less and less of what needs a permission.
func (l *letterbox) post(ctx context.Context, with reply) (id string, err error) {
	known := l.lack
	l.enterThread(ctx)
	for {
		if (l.alone || l.lack&lackAll != 0) && l.direct == "" {
			if l.direct, err = l.bot.rest.openDirect(ctx, l.user); err != nil {
				return "", err
			}
		}
		id, err = l.bot.rest.post(ctx, l.letter(with))
		missing := l.missing(err, with)
		if missing == 0 {
			l.told(ctx, known)
			return id, err
		}
		if l.lack |= missing; missing == lackAll {
			l.lack = known | lackAll // embeds were not what was wrong
		}
	}
}

// told tells of the permissions that are missing besides the known ones, now that it
// is clear which they are.
func (l *letterbox) told(ctx context.Context, known lack) {
	for _, missing := range []lack{lackEmbeds, lackHistory, lackAll} {
		if l.lack&^known&missing != 0 {
			l.bot.lacking(ctx, l.guild, l.channel, missing)
		}
	}
}

// missing is the permission for want of which a message was refused, 0 when it was
// for something else or is known.
func (l *letterbox) missing(err error, with reply) (missing lack) {
	switch codeOf(err) {
	case codeNoHistory:
		missing = lackHistory
	case codeMissingPermission:
		missing = lackAll
		if with.embed != nil && l.lack&lackEmbeds == 0 {
			missing = lackEmbeds
		}
	case codeMissingAccess:
		missing = lackAll
	}
	if l.direct != "" {
		return 0
	}
	return missing &^ l.lack
}

func (l *letterbox) letter(with reply) letter {
	channel, _ := l.message()
	out := letter{channel: channel, nonce: l.nonce, to: l.to, with: l.form(with)}
	if l.lack&lackUnreferred != 0 {
		out.to = ""
	}
	return out
}

// form is a text as the permissions allow it.
func (l *letterbox) form(with reply) reply {
	if l.lack&lackUnreferred != 0 {
		with = with.under(l.asked)
	}
	if l.direct != "" && l.guild != "" && l.lack&lackAll != 0 {
		with = with.below(fmt.Sprintf(phrasebook.For(l.locale).Notice.ElsewhereFormat, l.channel))
	}
	if l.direct == "" && l.lack&lackEmbeds != 0 {
		with = with.plain()
	}
	return with
}

// lackFor is how long a missing permission is taken to be missing still. Requests
// that Discord refuses count: too many of them bar a bot.
const lackFor = 10 * time.Minute

// lacks remembers what the bot may not do in which channel. It is safe for
// concurrent use.
type lacks struct {
	mu       sync.Mutex
	channels *lru[lackSince]
}

type lackSince struct {
	lack lack
	at   time.Time
}

func newLacks() *lacks { return &lacks{channels: newLRU[lackSince](remembered)} }

func (l *lacks) of(channel string, now time.Time) lack {
	l.mu.Lock()
	defer l.mu.Unlock()
	known, ok := l.channels.find(channel)
	if !ok || now.Sub(known.at) > lackFor {
		return 0
	}
	return known.lack
}

func (l *lacks) add(channel string, missing lack, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	known, _ := l.channels.find(channel)
	if now.Sub(known.at) > lackFor {
		known.lack = 0
	}
	l.channels.put(channel, lackSince{known.lack | missing, now})
}

// lacking remembers that a permission is missing, logs it, and tells the server's
// owner, once.
func (b *Bot) lacking(ctx context.Context, guild, channel string, missing lack) {
	b.lacks.add(channel, missing, b.now())
	name := missing.permission()
	b.log.WarnContext(ctx, "permission missing", "permission", name, "guild", guild, "channel", channel)
	b.tellOwner(ctx, guild, "lacks "+name, func(p phrasebook.Phrases) string {
		if missing == lackThreads {
			return fmt.Sprintf(p.Controls.OwnerFormat, name, channel)
		}
		return p.Lacks(name, channel)
	})
}

// permission is the name that Discord's English settings have for what is missing.
func (l lack) permission() string {
	switch l {
	case lackEmbeds:
		return "Embed Links"
	case lackHistory:
		return "Read Message History"
	case lackThreads:
		return "Create Public Threads"
	}
	return "View Channel, Send Messages"
}

// nonceOf makes a nonce for what is sent once.
func nonceOf(parts ...string) string {
	h := fnv.New64a()
	for _, p := range parts {
		_, _ = io.WriteString(h, p+"\n") // a hash takes everything
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// tellOwner writes to the owner of a server, once for each matter, in the server's
// language.
func (b *Bot) tellOwner(ctx context.Context, guild, matter string, text func(phrasebook.Phrases) string) {
	owner, locale := b.directory.ownerOf(guild)
	if owner == "" || !b.store.Once(guild+" "+matter) {
		return
	}
	// The reply that gave occasion for it may be sent before this is.
	b.prompt.add(context.WithoutCancel(ctx), guild, sending(func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, requestTimeout)
		defer cancel()
		channel, err := b.rest.openDirect(ctx, owner)
		if err == nil {
			note := reply{content: text(phrasebook.For(locale))}
			_, err = b.rest.post(ctx, letter{channel: channel, nonce: nonceOf(guild, matter), with: note})
		}
		if err != nil {
			b.log.InfoContext(ctx, "owner not told", "guild", guild, "matter", matter, "error", err)
		}
	}))
}
