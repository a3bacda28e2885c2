package bot

import (
	"context"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/bwmarrin/discordgo"
)

// onShowAll posts the page that the button stands under for everybody, once.
func (b *Bot) onShowAll(ctx context.Context, v *visit) error {
	m := v.i.Message
	if m == nil || !isPrivate(m) {
		return v.gone(ctx)
	}
	page := pageKey(m)
	if !b.shown.begin(page) {
		return v.respond(ctx, reply{content: v.phrases.Browse.Shown})
	}
	if !b.spend(ctx, v) {
		b.shown.failed(page)
		return nil
	}
	err := v.call(ctx, discordgo.InteractionResponseChannelMessageWithSource, b.copyOf(m, v.user).message(), nil)
	if err != nil {
		b.shown.failed(page)
	}
	return err
}

// copyOf is a message of the bot's own as everybody gets it: what was pressed to
// show it is gone, and whoever showed it may delete it.
func (b *Bot) copyOf(m *discordgo.Message, user string) reply {
	r := reply{content: m.Content, rows: b.pageRows(m.Components)}
	if len(m.Embeds) > 0 {
		e := m.Embeds[0]
		r.embed = &discordgo.MessageEmbed{Color: e.Color, Title: e.Title, Description: e.Description}
		if e.Footer != nil {
			r.embed.Footer = &discordgo.MessageEmbedFooter{Text: e.Footer.Text}
		}
	}
	if b.handles(deleteButton + ":") {
		r.rows = append(r.rows, row(discordgo.Button{
			Style: discordgo.SecondaryButton, CustomID: joinID(deleteButton+":", user), Emoji: &discordgo.ComponentEmoji{Name: "🗑️"},
		}))
	}
	return r
}

// pageRows are the rows of a page that make sense for everybody: what opens another
// page, which whoever presses it then gets alone.
func (b *Bot) pageRows(rows []discordgo.MessageComponent) []discordgo.MessageComponent {
	names := []string{foundPage, libraryPage, documentMenu, contentsPage, sectionPage, sentencePage, timelinePage, sourcesButton + ":"}
	var kept []discordgo.MessageComponent
	for _, c := range rows {
		r, ok := c.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		var parts []discordgo.MessageComponent
		for _, part := range r.Components {
			name, _, _ := strings.Cut(customID(part), ":")
			if slices.Contains(names, name+":") {
				parts = append(parts, part)
			}
		}
		if len(parts) > 0 {
			kept = append(kept, row(parts...))
		}
	}
	return kept
}

// customID is that of a button or menu, "" of anything else.
func customID(c discordgo.MessageComponent) string {
	switch c := c.(type) {
	case *discordgo.Button:
		return c.CustomID
	case *discordgo.SelectMenu:
		return c.CustomID
	}
	return ""
}

// pageKey names what a message shows: its pages take each other's place in it.
func pageKey(m *discordgo.Message) string {
	h := fnv.New64a()
	for _, e := range m.Embeds {
		h.Write([]byte(e.Description)) // a hash takes everything
	}
	return m.ID + ":" + strconv.FormatUint(h.Sum64(), 16)
}

// shownPages remembers which pages were shown to everybody. It is safe for concurrent
// use.
type shownPages struct {
	mu    sync.Mutex
	pages *lru[bool] // whether the page was shown, or is being shown
}

func newShownPages() *shownPages { return &shownPages{pages: newLRU[bool](remembered)} }

// begin reports whether a page is to be shown, which it then is, unless failed says
// that it came to nothing.
func (s *shownPages) begin(page string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if shown, _ := s.pages.find(page); shown {
		return false
	}
	s.pages.put(page, true)
	return true
}

func (s *shownPages) failed(page string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages.put(page, false)
}
