package answer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"detente/answer/calendar"
	"detente/knowledge/document"
)

// The most dated events that are kept of one document, the first ones of its text,
// and that a timeline of all has, the earliest ones.
const (
	maxEvents   = 1000
	maxTimeline = 5000
)

// An Event is a date in a document with the sentence that tells it.
type Event struct {
	Document, Key string
	// Title and Section are as the reader sees them.
	Title, Section string
	Sentence       int
	// Quote is the sentence as the document has it, between the byte offsets Start
	// and End of its text; Translation is in the reader's language, "" where there
	// is none.
	Quote, Translation string
	Start, End         int
	// When is the date as it is written: Quote[At : At+len(When)].
	When string
	At   int
	Date calendar.Date
}

// Timeline returns the dated events of the document with the ID or key doc, or of
// all for "", for a reader of lang, earliest first; what is told of one date keeps
// the order of the text. A sentence with several dates is an event for each of
// them. Of a document that does not tell its year the dates are relative to that;
// they come last, each document's by themselves. There are at most 1000 of a
// document and 5000 of all; a document is read for them when they are first asked
// for. An unknown document has none.
func (l *Library) Timeline(doc, lang string) []Event {
	docs := l.base.Documents()
	if doc != "" {
		d := l.document(doc)
		if d == nil {
			return nil
		}
		docs = []*document.Document{d}
	}
	var all, relative []Event
	for _, d := range docs {
		for _, e := range l.timelines[d]() {
			l.complete(&e, d, lang)
			if e.Date.Relative {
				relative = append(relative, e)
			} else {
				all = append(all, e)
			}
		}
	}
	if len(docs) > 1 {
		slices.SortStableFunc(all, func(a, b Event) int { return a.Date.Compare(b.Date) })
	}
	all = append(all, relative...)
	return all[:min(len(all), maxTimeline)]
}

// complete adds to an event what its reader sees.
func (l *Library) complete(e *Event, d *document.Document, lang string) {
	e.Title, e.Section = titleOf(d, lang), sectionOf(d, d.Sentences[e.Sentence-1].Section, lang)
	if t := translationFor(d, lang); t != nil {
		e.Translation = t.Sentences[e.Sentence-1]
	}
}

// datedEvents reads a document's dates, in the order of time.
func (l *Library) datedEvents(d *document.Document) []Event {
	var all []Event
	reader := calendar.Reader{Own: written(d)}
	for i, s := range d.Sentences {
		if !sameBlock(d, i-1, i) {
			reader.NewParagraph()
		}
		for _, f := range reader.Read(d.Quote(i), d.Lang) {
			all = append(all, Event{
				Document: d.ID, Key: l.keys[d], Sentence: i + 1, Quote: d.Quote(i), Start: s.Start, End: s.End,
				When: d.Quote(i)[f.Start:f.End], At: f.Start, Date: f.Date,
			})
		}
		if len(all) >= maxEvents {
			break
		}
	}
	slices.SortStableFunc(all, func(a, b Event) int { return a.Date.Compare(b.Date) })
	return all[:min(len(all), maxEvents)]
}

// idDate finds the date that a file's name begins or ends with, and dateline the
// head of a news agency's report, of a Chinese one.
var (
	idDate   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[^0-9])([12]\d{3}-\d{2}-\d{2})(?:$|[^0-9])`) })
	dateline = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[^，。]{0,24}[12]\d{3}年\d{1,2}月\d{1,2}日(?:电|電|讯|訊|消息)`)
	})
)

// written is when a document was written, the zero Point where it does not tell: by
// its ID, by a dateline, or by one of its first three or last two lines that is next
// to nothing but a full date.
func written(d *document.Document) calendar.Point {
	if m := idDate().FindStringSubmatch(d.ID); m != nil {
		return fullDate(m[1], "", 0)
	}
	for _, line := range outerLines(d.Text) {
		if head := dateline().FindString(line); head != "" {
			return fullDate(head, d.Lang, utf8.RuneCountInString(head))
		}
		const besides = 12 // characters: 发布时间, "Published on"
		if p := fullDate(line, d.Lang, besides); p.Year != 0 {
			return p
		}
	}
	return calendar.Point{}
}

// outerLines are the first three and the last two lines of a text that are short
// enough to be a date, cut where they are longer.
func outerLines(shown string) (lines []string) {
	const longest, head, tail = 200, 3, 2
	rest := shown
	for range head {
		line, after, _ := strings.Cut(strings.TrimSpace(rest), "\n")
		lines, rest = append(lines, cut(line, longest)), after
	}
	for range tail {
		rest = strings.TrimSpace(rest)
		at := strings.LastIndexByte(rest, '\n') + 1
		lines, rest = append(lines, cut(rest[at:], longest)), rest[:at]
	}
	return lines
}

// fullDate is the only date of s if it names a day with its year, and s has at most
// a few characters besides; the zero Point otherwise.
func fullDate(s, lang string, besides int) calendar.Point {
	var r calendar.Reader
	found := r.Read(s, lang)
	if len(found) != 1 || found[0].Date.Relative || found[0].Date.Precision != calendar.Day || found[0].Date.IsRange() {
		return calendar.Point{}
	}
	rest := strings.TrimSpace(s[:found[0].Start] + s[found[0].End:])
	if utf8.RuneCountInString(rest) > besides {
		return calendar.Point{}
	}
	return found[0].Date.From
}
