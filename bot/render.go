package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
)

// Discord's limits on what is sent here, in characters. A description and a
// footer at their limits stay below the 6,000 that one message's embeds may
// have together.
const (
	maxContent     = 2000
	maxDescription = 4096
	maxFooter      = 512 // Discord takes 2,048; more than a few titles is noise
	maxSection     = 200 // ours: one line of small print
	maxLabel       = 80
	maxButtons     = 3
	maxQuotes      = 5
	maxAlt         = 1024
)

// The embeds' colours: an answer and a refusal should not look alike.
const (
	colorAnswered = 0x2F6FDB // blue
	colorRefused  = 0x8A9099 // grey
)

// A reply is what one message says, before it is put into a request.
type reply struct {
	content string
	above   *discordgo.MessageEmbed      // a saved answer above the embed; may be nil
	embed   *discordgo.MessageEmbed      // may be nil
	rows    []discordgo.MessageComponent // action rows
	files   []file
}

// under is the reply with the question above it, for those who did not see it asked.
func (r reply) under(question string) reply {
	if question != "" {
		r.content = strings.TrimSuffix(shownQuestion(question)+"\n"+r.content, "\n")
	}
	return r
}

// below is the reply with a line of the bot's own words above it.
func (r reply) below(line string) reply {
	r.content = strings.TrimSuffix(line+"\n"+r.content, "\n")
	return r
}

// plain is the reply without an embed: its text as the message's own.
func (r reply) plain() reply {
	if r.embed == nil {
		return r
	}
	parts := []string{r.content}
	if r.above != nil {
		parts = append(parts, cut(r.above.Description, maxPlainSaved))
	}
	parts = append(parts, r.embed.Description)
	if r.embed.Footer != nil {
		parts = append(parts, "-# "+escape(r.embed.Footer.Text))
	}
	r.content = strings.TrimPrefix(strings.Join(parts, "\n"), "\n")
	r.above, r.embed = nil, nil
	return r
}

// render shows an answer. All text of users, documents and models in it is
// escaped; only the reply's own words are not.
func render(a answer.Answer) reply { return renderIn(a, maxDescription) }

// renderIn is render with at most limit units in the embed.
func renderIn(a answer.Answer, limit int) reply {
	words := wording.For(a.Lang)
	switch {
	case !a.Answered:
		return renderRefusal(a, words)
	case len(a.Citations) == 0:
		return reply{content: orEllipsis(cutEscaped(clean(a.Text), maxContent/2))}
	}
	var parts []piece
	switch {
	case saysMore(a):
		parts = append(parts, piece{clean(a.Text), escape}, fixed("\n\n"))
	case a.Lead != "":
		parts = append(parts, fixed(a.Lead+"\n"))
	}
	parts = append(parts, citations(a.Citations, words)...)
	return reply{embed: embed(colorAnswered, parts, a.Citations, limit)}
}

func renderRefusal(a answer.Answer, words wording.Words) reply {
	text := fixed(words.NotTold)
	if own := clean(a.Text); own != "" && !strings.HasPrefix(own, words.NotTold) {
		text = piece{own, escape}
	}
	parts := []piece{text}
	if len(a.Citations) > 0 {
		parts = append(parts, fixed("\n\n"+words.Near+"\n"))
		parts = append(parts, citations(a.Citations, words)...)
	}
	r := reply{}
	if suggested := labels(a.Suggestions); len(suggested) > 0 {
		parts = append(parts, fixed("\n\n"+words.TryThese))
		r.rows = append(r.rows, questionRow(suggested))
	}
	r.embed = embed(colorRefused, parts, a.Citations, maxDescription)
	return r
}

// askButton begins the custom ids of the buttons that ask a question; its
// number follows.
const askButton = "ask:"

// questionRow has a button for each question.
func questionRow(questions []string) discordgo.ActionsRow {
	var row discordgo.ActionsRow
	for i, q := range questions {
		row.Components = append(row.Components, discordgo.Button{
			Label: q, Style: discordgo.SecondaryButton, CustomID: askButton + strconv.Itoa(i),
		})
	}
	return row
}

// embed puts the parts into one embed of at most limit units, with the cited documents'
// titles under it.
func embed(color int, parts []piece, cited []answer.Citation, limit int) *discordgo.MessageEmbed {
	e := &discordgo.MessageEmbed{Color: color, Description: orEllipsis(fit(parts, limit))}
	if titles := titles(cited); titles != "" {
		e.Footer = &discordgo.MessageEmbedFooter{Text: titles}
	}
	return e
}

// citations shows each citation as its translation, if it has one, the quote,
// and where it stands. More than maxQuotes are not shown.
func citations(cited []answer.Citation, words wording.Words) []piece {
	var parts []piece
	for i, c := range cited[:min(len(cited), maxQuotes)] {
		if i > 0 {
			parts = append(parts, fixed("\n"))
		}
		bold := emphasiser(c.Wanted)
		if c.Translation != "" {
			parts = append(parts, layoutOf(inTranslation(c), bold, false), fixed("\n"))
		}
		parts = append(parts, layoutOf(c.Leaves(), bold, true), fixed("\n"))
		if c.More > 0 {
			parts = append(parts, fixed(words.More(c.More, c.EndsInCode())+"\n"))
		}
		parts = append(parts, fixed(sourceLine(c, words)))
		if c.Machine != "" {
			parts = append(parts, fixed("\n-# "+words.Machine+" "), piece{oneLine(c.Machine), escape})
		}
		if c.Context != "" {
			parts = append(parts, fixed("\n-# "+words.Context+" "), piece{oneLine(c.Context), escape})
		}
	}
	return parts
}

// inTranslation are the leaves of a citation's translation: those of a list one by
// one, anything else as one.
func inTranslation(c answer.Citation) []answer.Leaf {
	leaves := c.Leaves()
	inItem := func(l answer.Leaf) bool { return l.Depth > 0 }
	other := func(l answer.Leaf) bool { return l.Shape != answer.Prose || l.Translation == "" }
	if slices.ContainsFunc(leaves, other) || !slices.ContainsFunc(leaves, inItem) {
		return []answer.Leaf{{Text: c.Translation}}
	}
	for i := range leaves {
		leaves[i].Text = leaves[i].Translation
	}
	return leaves
}

// sourceLine is the line of small print under a quote: with a link to the section
// where that has a public address.
func sourceLine(c answer.Citation, words wording.Words) string {
	place := fmt.Sprintf(words.SourceTopFormat, c.Sentence)
	if address := linkTarget(c.URL); address != "" {
		name := cutEscaped(joined(" › ", oneLine(c.Title), oneLine(c.Section)), maxSection)
		place = fmt.Sprintf(words.SourceFormat, "["+orEllipsis(name)+"](<"+address+">)", c.Sentence)
	} else if section := cutEscaped(oneLine(c.Section), maxSection); section != "" {
		place = fmt.Sprintf(words.SourceFormat, section, c.Sentence)
	}
	return "-# [" + strconv.Itoa(c.N) + "] " + place
}

// titles names the cited documents, each once. A footer knows no Markdown, so
// nothing is escaped.
func titles(cited []answer.Citation) string {
	var all []string
	for _, c := range cited {
		if t := oneLine(c.Title); t != "" && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return cut(strings.Join(all, " · "), maxFooter)
}

// labels are the suggestions that can be buttons. One that is too long for a
// label is left out: half a question is not worth asking.
func labels(suggestions []string) []string { return fitting(suggestions, maxLabel, maxButtons) }

// fitting are the texts, in a line each, that have at most limit units: no more than
// most of them, and each once.
func fitting(texts []string, limit, most int) (all []string) {
	for _, s := range texts {
		s = oneLine(s)
		if s == "" || units(s) > limit || slices.Contains(all, s) || len(all) == most {
			continue
		}
		all = append(all, s)
	}
	return all
}

// saysMore reports whether the answer's text is more than its lead and its quotes,
// or their translations, put together. If not, showing the citations says it all.
func saysMore(a answer.Answer) bool {
	if a.PhrasedBy != "" {
		return true
	}
	rest := withoutSpace(strings.TrimPrefix(a.Text, a.Lead))
	for _, c := range a.Citations {
		more := wording.For(a.Lang).More(c.More, c.EndsInCode())
		for _, shown := range []string{c.Translation, c.Quote, more, "[" + strconv.Itoa(c.N) + "]"} {
			if shown = withoutSpace(shown); shown != "" {
				rest = strings.ReplaceAll(rest, shown, "")
			}
		}
	}
	return strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func withoutSpace(text string) string { return strings.Join(strings.Fields(clean(text)), "") }

// blockQuote shows text, which is escaped already, behind a bar.
func blockQuote(text string) string {
	return "> " + strings.ReplaceAll(text, "\n", "\n> ")
}

// emphasis is what Discord takes for the beginning and the end of bold text.
const emphasis = "**"

// emphasiser returns a function that escapes text and sets the wanted pieces in
// bold.
func emphasiser(wanted []string) func(string) string {
	return func(text string) string {
		var b strings.Builder
		open := false
		find := newFinder(text, wanted)
		for from := 0; from < len(text); {
			at, length := find.first(from)
			if open && at > from { // pieces that touch are one
				b.WriteString(emphasis)
				open = false
			}
			b.WriteString(escape(text[from:at]))
			if length > 0 && !open {
				b.WriteString(emphasis)
				open = true
			}
			b.WriteString(escape(text[at : at+length]))
			from = at + length
		}
		if open {
			b.WriteString(emphasis)
		}
		return b.String()
	}
}

// A finder finds pieces in a text, from its beginning to its end. It looks for each
// piece once in each part of the text.
type finder struct {
	text   string
	pieces []string
	next   []int // where each piece comes next; the text's length when it does not
}

// newFinder leaves out what can't be bold: white space at an end, and line ends.
func newFinder(text string, pieces []string) *finder {
	f := &finder{text: text}
	for _, p := range pieces {
		if p != "" && strings.TrimSpace(p) == p && !strings.Contains(p, "\n") {
			f.pieces = append(f.pieces, p)
			f.next = append(f.next, -1)
		}
	}
	return f
}

// first is where the piece that comes first begins, at from or later, and its length:
// the longest of those that begin there. Without one it is the text's end. from never
// falls from one call to the next.
func (f *finder) first(from int) (at, length int) {
	at = len(f.text)
	for i, p := range f.pieces {
		if f.next[i] < from {
			f.next[i] = len(f.text)
			if found := strings.Index(f.text[from:], p); found >= 0 {
				f.next[i] = from + found
			}
		}
		if n := f.next[i]; n < at || n == at && n < len(f.text) && len(p) > length {
			at, length = n, len(p)
		}
	}
	return at, length
}

// orEllipsis keeps a text that must not be empty from being so.
func orEllipsis(text string) string {
	if strings.TrimSpace(text) == "" {
		return ellipsis
	}
	return text
}

// A piece is a part of a text that has to fit a limit.
type piece struct {
	text string
	// show makes text what is sent; a piece without it stays as it is and is
	// never cut.
	show func(string) string
}

func fixed(text string) piece { return piece{text: text} }

// fit joins the pieces. When they are longer than limit units together, the
// longest are cut, each to the same length.
func fit(parts []piece, limit int) string {
	room := limit
	var needs []int
	for _, p := range parts {
		if p.show == nil {
			room -= units(p.text)
		} else {
			needs = append(needs, units(p.show(head(p.text, limit+1))))
		}
	}
	most := share(needs, room)
	var b strings.Builder
	for _, p := range parts {
		if p.show == nil {
			b.WriteString(p.text)
		} else {
			b.WriteString(cutAs(p.text, most, p.show))
		}
	}
	return b.String()
}

// share is the most that each of needs may take so that together they stay
// within room: those that need less leave the rest to the others.
func share(needs []int, room int) int {
	slices.Sort(needs)
	for i, need := range needs {
		if left := len(needs) - i; need*left > room {
			return max(room/left, 0)
		}
		room -= need
	}
	return maxDescription
}

// shownQuestion is how a reply tells the question it answers, for those who
// did not see it asked.
func shownQuestion(question string) string {
	return "> " + cutEscaped(oneLine(question), maxContent/2-2)
}

// askedIn is the question that [shownQuestion] put at the head of a message
// of the bot's, and "" when there is none.
func askedIn(content string) string {
	first, _, _ := strings.Cut(content, "\n")
	quoted, found := strings.CutPrefix(first, "> ")
	if !found {
		return ""
	}
	return unescape(quoted)
}
