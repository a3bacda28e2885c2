package bot

import (
	"context"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// An outlet is where the texts of one reply go: the first becomes a message, the
// others take its place. It is not used twice at once.
type outlet interface {
	// send shows a text; its error is one that nothing more can be done about.
	send(ctx context.Context, with reply) error
	// message is where the reply stands: its channel, and its id, "" when that is
	// not known.
	message() (channel, id string)
	// withdraw takes back what was shown, if anything was.
	withdraw(ctx context.Context) error
}

// promiseAfter is how long an interaction's question may take before Discord is
// told that the answer comes later: then the asker sees that the bot is thinking.
const promiseAfter = time.Second

// A response is the outlet of an interaction. An answer that is ready soon is sent
// as the first response: one request, and no "is thinking" in between.
type response struct {
	bot     *Bot
	i       *discordgo.Interaction
	private bool   // only the asker sees it
	asked   string // the question as the reply shows it, for those who did not see it asked
	at      time.Time
	timer   *time.Timer

	edits *discordgo.Bucket // the rate limit of changing it

	mu   sync.Mutex // held during a request: one at a time
	open bool       // the interaction has its first response
	id   string
	post *letterbox // where the reply goes instead, once the interaction is lost
}

// newResponse is the outlet of an interaction that came just now. Unless it is sent
// to within promiseAfter, it tells Discord that an answer will come.
func (b *Bot) newResponse(ctx context.Context, i *discordgo.Interaction, asked string, private bool) *response {
	r := &response{bot: b, i: i, private: private, asked: asked, at: b.now(), edits: newBucket("edit")}
	r.timer = time.AfterFunc(promiseAfter, func() {
		b.prompt.add(ctx, i.ID, sending(r.promise))
	})
	return r
}

// promise tells Discord that an answer will come. When that fails, send finds out.
func (r *response) promise(ctx context.Context) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open || r.post != nil {
		return
	}
	ctx, cancel := context.WithDeadline(ctx, r.at.Add(callbackLimit))
	defer cancel()
	c := callback{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	if r.private {
		c.Data = map[string]int{"flags": int(discordgo.MessageFlagsEphemeral)}
	}
	_, err := r.bot.rest.respond(ctx, r.i, c)
	if err != nil && codeOf(err) != codeAcknowledged {
		r.bot.log.DebugContext(ctx, "answer not promised", "interaction", r.i.ID, "error", err)
		return
	}
	r.open = true
}

func (r *response) send(ctx context.Context, with reply) error {
	with = with.under(r.asked)
	r.timer.Stop()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.post != nil {
		return r.post.send(ctx, with)
	}
	err := r.respondLocked(ctx, with)
	if err == nil || ctx.Err() != nil {
		return err
	}
	r.bot.log.DebugContext(ctx, "interaction lost, answering in a message", "interaction", r.i.ID, "error", err)
	if err := r.bot.instead.Wait(ctx); err != nil {
		return err
	}
	r.post = r.bot.insteadOf(r)
	return r.post.send(ctx, with)
}

// respondLocked answers the interaction itself. r.mu is held.
func (r *response) respondLocked(ctx context.Context, with reply) (err error) {
	if !r.open {
		err = r.firstLocked(ctx, with)
		if code := codeOf(err); err == nil || code != 0 && code != codeAcknowledged {
			return err
		}
		// A try that seemed to fail may have come through all the same: then the
		// response is there, and can be edited.
	}
	id, err := r.bot.rest.edit(ctx, r.i, r.edits, with)
	if err == nil {
		r.open, r.id = true, id
	}
	return err
}

// firstLocked sends a text as the interaction's first response. r.mu is held.
func (r *response) firstLocked(ctx context.Context, with reply) error {
	ctx, cancel := context.WithDeadline(ctx, r.at.Add(callbackLimit))
	defer cancel()
	m := with.message()
	if r.private {
		m.Flags = discordgo.MessageFlagsEphemeral
	}
	c := callback{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: m}
	id, err := r.bot.rest.respond(ctx, r.i, c, with.files...)
	if err == nil {
		r.open, r.id = true, id
	}
	return err
}

func (r *response) message() (channel, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.post != nil {
		return r.post.message()
	}
	return r.i.ChannelID, r.id
}

// withdraw implements [outlet]. Who used an interaction is never left without a word.
func (r *response) withdraw(context.Context) error { return nil }

// insteadOf is where an answer goes whose interaction Discord has given up: to the
// channel, or to the asker alone if nobody else should see it or the bot is no
// member there.
func (b *Bot) insteadOf(r *response) *letterbox {
	return &letterbox{
		bot: b, channel: r.i.ChannelID, nonce: r.i.ID, user: userOf(r.i), guild: r.i.GuildID, locale: string(r.i.Locale),
		lack:  b.lacks.of(r.i.ChannelID, b.now()),
		alone: r.i.GuildID != "" && (r.private || !b.directory.knows(r.i.GuildID)),
	}
}
