package bot

import (
	"fmt"
	"regexp"
	"slices"
	"sync"
	"weak"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/bot/phrasebook"
	"detente/bot/store"
)

const (
	// maxAboveAnswer and maxBelowSaved are the longest descriptions of a saved answer
	// and of the documents' answer under it: with a footer the two embeds stay below
	// the 6,000 characters of one message.
	maxAboveAnswer = 1900
	maxBelowSaved  = 3500
	// maxPlainSaved is what a saved answer has of a message without embeds that the
	// documents' answer is in, too.
	maxPlainSaved = maxContent / 2
	// maxSavedBy is the longest name of an author.
	maxSavedBy = 60
	// preparedGuilds is of how many servers the saved answers are kept ready.
	preparedGuilds = 500

	colorSaved = 0x2E9E6B // green
)

// A savedIndex keeps the questions of saved answers ready to be compared. It is safe
// for concurrent use.
type savedIndex struct {
	mu     sync.Mutex
	guilds *lru[savedGuild]
}

// A savedGuild is the saved answers of one server as they were, with their questions as
// the documents' words weigh in them.
type savedGuild struct {
	library  weak.Pointer[answer.Library] // that prepared them; documents that are gone need no memory
	saved    []store.Saved
	prepared []answer.Prepared
}

func newSavedIndex() *savedIndex {
	return &savedIndex{guilds: newLRU[savedGuild](preparedGuilds)}
}

// of returns what is ready for a server's saved answers. What changed since the last
// time is prepared, and all of it by another library.
func (x *savedIndex) of(guild string, saved []store.Saved, library weak.Pointer[answer.Library], prepare func(question string) answer.Prepared) savedGuild {
	x.mu.Lock()
	known, _ := x.guilds.find(guild)
	x.mu.Unlock()
	if known.library != library {
		known = savedGuild{library: library}
	} else if sameList(known.saved, saved) {
		return known
	}
	ready := known.renewed(saved, prepare)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.guilds.put(guild, ready)
	return ready
}

// sameList reports whether two lists of the store's are the same one: it makes a new
// list for each change.
func sameList(a, b []store.Saved) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// renewed is g for another list.
func (g savedGuild) renewed(saved []store.Saved, prepare func(question string) answer.Prepared) savedGuild {
	ready := make(map[string]answer.Prepared, len(g.saved))
	for i, s := range g.saved {
		ready[s.Question] = g.prepared[i]
	}
	prepared := make([]answer.Prepared, len(saved))
	for i, s := range saved {
		p, ok := ready[s.Question]
		if !ok {
			p = prepare(s.Question)
		}
		prepared[i] = p
	}
	return savedGuild{g.library, saved, prepared}
}

// savedFor is the saved answer of a server to a question, nil when there is none.
func (b *Bot) savedFor(a *asking) *store.Saved {
	library, guild := a.documents.Library, a.about.Guild
	if library == nil || guild == "" || a.q.Validate() != nil {
		return nil
	}
	list := b.store.Saved(guild)
	if len(list) == 0 {
		return nil
	}
	prepare := func(question string) answer.Prepared { return library.Prepare(question, "") }
	ready := b.saved.of(guild, list, weak.Make(library), prepare)
	best, likeness := prepare(a.q.Text).Closest(ready.prepared)
	if best < 0 || likeness < answer.AlikeThreshold {
		return nil
	}
	return &ready.saved[best]
}

// renderWith shows an answer below a saved one, if there is one. The documents' answer
// is never left out for it; that they do not tell is not said then.
func renderWith(saved *store.Saved, a answer.Answer) reply {
	switch {
	case saved == nil:
		return render(a)
	case !a.Answered || len(a.Citations) == 0:
		return reply{embed: savedEmbed(*saved, a.Lang, maxDescription)}
	}
	r := renderIn(a, maxBelowSaved)
	r.above = savedEmbed(*saved, a.Lang, maxAboveAnswer)
	return r
}

// savedEmbed shows a saved answer for readers of lang within limit.
func savedEmbed(s store.Saved, lang string, limit int) *discordgo.MessageEmbed {
	p := phrasebook.For(lang).Saving
	head := "-# 📌 " + fmt.Sprintf(p.ByFormat, orEllipsis(cutEscaped(oneLine(s.AuthorName), maxSavedBy)))
	if linkForm.MatchString(s.Link) {
		head += " · [" + p.Message + "](" + s.Link + ")"
	}
	parts := []piece{fixed(head + "\n"), {orEllipsis(clean(s.Text)), escape}}
	return &discordgo.MessageEmbed{Color: colorSaved, Description: fit(parts, limit)}
}

// linkForm is the form of a link to a message of a server.
var linkForm = regexp.MustCompile(`^https://discord\.com/channels/\d{1,20}/\d{1,20}/\d{1,20}$`)

// linkTo is the link to a message.
func linkTo(guild, channel, message string) string {
	return "https://discord.com/channels/" + guild + "/" + channel + "/" + message
}

// trusted reports whether the visitor may save answers.
func (v *visit) trusted() bool {
	roles := v.bot.store.Settings(v.i.GuildID).Trusted
	return v.may(discordgo.PermissionManageMessages) || v.may(discordgo.PermissionManageGuild) ||
		slices.ContainsFunc(v.about.Roles, func(role string) bool { return slices.Contains(roles, role) })
}
