package bot

import (
	"context"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// target is what a page's id or the choice of a menu names: the arguments of either.
func (v *visit) target() []string {
	if chosen := v.chosen(); chosen != "" {
		return strings.Split(chosen, ":")
	}
	return v.arguments
}

// onSection shows a page of a section.
func (b *Bot) onSection(ctx context.Context, v *visit) error {
	v.arguments = v.target()
	d, ok := v.library.Document(v.argument(0), v.locale)
	if !ok {
		return v.gone(ctx)
	}
	lang, original := v.readIn(d, v.argument(3))
	e, ok := v.library.Section(d.Key, v.number(1), v.number(2), lang)
	if !ok {
		return v.gone(ctx)
	}
	return v.page(ctx, v.section(d, e, original))
}

// readIn is the language in which a document's pages are shown: the reader's, or the
// document's for the mode that the ids of originals end in.
func (v *visit) readIn(d answer.DocumentInfo, mode string) (lang string, original bool) {
	if mode == inOriginal {
		return d.Lang, true
	}
	return v.locale, false
}

// onSentence shows the page of a section that a sentence stands on.
func (b *Bot) onSentence(ctx context.Context, v *visit) error {
	v.arguments = v.target()
	id, sentence, ok := v.library.Find(answer.Mark{Key: v.argument(0), Sentence: v.number(1), Check: v.argument(2)})
	if !ok {
		return v.gone(ctx)
	}
	d, ok := v.library.Document(id, v.locale)
	if !ok {
		return v.gone(ctx)
	}
	lang, original := v.readIn(d, v.argument(3))
	e, ok := v.pageWith(d.Key, sentence, lang)
	if !ok {
		return v.gone(ctx)
	}
	if v.chosen() != "" { // a button turns to the other text of a whole page
		e.Lines[sentence-e.Lines[0].Sentence].Evidence = true
	}
	return v.page(ctx, v.section(d, e, original))
}

// pageWith is the page of a section that has a sentence.
func (v *visit) pageWith(key string, sentence int, lang string) (answer.Excerpt, bool) {
	in, ok := v.library.Passage(key, sentence, lang)
	if !ok {
		return answer.Excerpt{}, false
	}
	for low, high := 1, 1; low <= high; {
		e, ok := v.library.Section(key, in.SectionNumber, (low+high)/2, lang)
		if !ok {
			break
		}
		if high == 1 {
			high = e.Pages
		}
		switch {
		case sentence < e.Lines[0].Sentence:
			high = e.Page - 1
		case sentence > e.Lines[len(e.Lines)-1].Sentence:
			low = e.Page + 1
		default:
			return e, true
		}
	}
	return answer.Excerpt{}, false
}

// section shows a page of a section, with the ways from there.
func (v *visit) section(d answer.DocumentInfo, e answer.Excerpt, original bool) reply {
	at := pager{page: e.Page - 1, size: 1, total: e.Pages}
	r := reply{embed: &discordgo.MessageEmbed{
		Color: colorAnswered, Description: sectionText(v.sectionName(e.Section), e.Lines, original), Footer: sectionFooter(v, at, e),
	}}
	mode := ""
	if original {
		mode = ":" + inOriginal
	}
	if e.Pages > 1 {
		turn := func(label string, page int, possible bool) discordgo.Button {
			return plainButton(label, joinID(sectionPage, e.Key, e.SectionNumber, page)+mode, possible)
		}
		r.rows = append(r.rows, row(
			turn(v.phrases.Pages.Earlier, e.Page-1, e.Page > 1), turn(v.phrases.Pages.Later, e.Page+1, e.Page < e.Pages),
		))
	}
	before, after := neighbours(d, e.SectionNumber)
	ways := []discordgo.MessageComponent{
		plainButton(v.phrases.Browse.Contents, joinID(contentsPage, e.Key, contentsOf(d, e.SectionNumber)), true),
	}
	for _, way := range []struct {
		label string
		to    int
	}{{v.phrases.Browse.Previous, before}, {v.phrases.Browse.Next, after}} {
		if way.to > 0 {
			ways = append(ways, plainButton(way.label, joinID(sectionPage, e.Key, way.to, 1)+mode, true))
		}
	}
	return r.with(append(ways, v.otherText(e, original)...))
}

// with is the reply with one more row.
func (r reply) with(parts []discordgo.MessageComponent) reply {
	r.rows = append(r.rows, row(parts...))
	return r
}

// otherText is the button between a translation and the original, where there are
// both.
func (v *visit) otherText(e answer.Excerpt, original bool) []discordgo.MessageComponent {
	first := e.Lines[0].Sentence
	m, ok := v.library.Mark(e.Key, first)
	if !ok {
		return nil
	}
	id := joinID(sentencePage, m.Key, m.Sentence, m.Check)
	if original {
		back, ok := v.library.Passage(e.Key, first, v.locale)
		if !ok || !isTranslated(back.Lines) {
			return nil
		}
		return []discordgo.MessageComponent{plainButton(v.phrases.Browse.Translation, id, true)}
	}
	if !isTranslated(e.Lines) {
		return nil
	}
	return []discordgo.MessageComponent{plainButton(v.phrases.Browse.Original, id+":"+inOriginal, true)}
}

func isTranslated(lines []answer.Line) bool {
	return slices.ContainsFunc(lines, func(l answer.Line) bool { return l.Translation != "" })
}

// neighbours are the numbers of the sections before and after one, 0 for none.
func neighbours(d answer.DocumentInfo, section int) (before, after int) {
	for _, s := range d.Sections {
		switch {
		case s.Number < section:
			before = s.Number
		case s.Number > section && after == 0:
			after = s.Number
		}
	}
	return before, after
}

// contentsOf is the page of the contents that has a section, from 0.
func contentsOf(d answer.DocumentInfo, section int) int {
	at := slices.IndexFunc(d.Sections, func(s answer.SectionInfo) bool { return s.Number == section })
	return max(at, 0) / maxChosen
}

// sectionFooter names the document, and the page where there are several.
func sectionFooter(v *visit, at pager, e answer.Excerpt) *discordgo.MessageEmbedFooter {
	page := ""
	if f := at.footer(v); f != nil {
		page = f.Text
	}
	text := joined(" · ", cut(oneLine(e.Title), maxFooter/2), page)
	if text == "" {
		return nil
	}
	return &discordgo.MessageEmbedFooter{Text: text}
}
