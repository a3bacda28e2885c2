package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/source"
)

func (p *program) indexCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "index [SOURCE…]",
		Args:  cobra.ArbitraryArgs,
		Short: "Read documents, and list them and what could not be read",
		Long: "Read documents as the bot does when it starts, and list them and what could not be read, with\n" +
			"the reasons. A SOURCE is a file, a folder, a pattern such as docs/**/*.md, or builtin:russia-nato;\n" +
			"without one, the configured ones are read. Nothing is written: the bot reads its documents at\n" +
			"each start, which takes about as long as this does.",
		RunE: func(cmd *cobra.Command, sources []string) error {
			if len(sources) > 0 {
				p.documents = sources
			}
			return p.index(cmd.Context())
		},
	}
}

// indexed is what came of reading documents.
type indexed struct {
	set            source.Set
	base           *knowledge.Base
	reading, build time.Duration
}

func (p *program) index(ctx context.Context) error {
	c, err := p.settings()
	if err != nil {
		return err
	}
	start := time.Now()
	set, err := source.NewLoader(sourcesOf(c.Knowledge)).Load(ctx, p.reading())
	if err != nil {
		return stopped(ctx, err)
	}
	x := indexed{set: set, reading: time.Since(start)}
	start = time.Now()
	if x.base, err = makeBase(ctx, c.Knowledge, set, nil); err != nil {
		return err
	}
	x.build = time.Since(start)
	if p.json {
		return p.printIndexJSON(x)
	}
	_, err = fmt.Fprint(p.std.out, x.table())
	return err
}

// reading shows how many files are read, to a person.
func (p *program) reading() func(done, total int) {
	var bar func(done, total int)
	return func(done, total int) {
		if done == 0 {
			bar = p.progress("files", total)
		}
		if bar != nil {
			bar(done, total)
		}
	}
}

// sectionsOf counts a document's sections that have sentences.
func sectionsOf(d *document.Document) (n int) {
	for _, s := range d.Sections {
		if s.First < s.End {
			n++
		}
	}
	return n
}

// table lists the documents, and what was skipped.
func (x indexed) table() string {
	var b strings.Builder
	row := func(sections, sentences, bytes, name any) {
		fmt.Fprintf(&b, "%10v %10v %10v  %v\n", sections, sentences, bytes, name)
	}
	row("sections", "sentences", "bytes", "document")
	sections, sentences, bytes := 0, 0, 0
	for _, d := range x.set.Documents {
		row(sectionsOf(d), len(d.Sentences), len(d.Text), plain(d.ID))
		sections, sentences, bytes = sections+sectionsOf(d), sentences+len(d.Sentences), bytes+len(d.Text)
	}
	row(sections, sentences, bytes, fmt.Sprintf("%s, %s", counted(len(x.set.Documents), "document"), counted(len(x.base.Passages()), "passage")))
	fmt.Fprintf(&b, "\nread in %s, indexed in %s\n", seconds(x.reading), seconds(x.build))
	if x.set.Passed > 0 {
		fmt.Fprintf(&b, "%s passed over: of another kind, excluded, or nothing to read\n", counted(x.set.Passed, "other file"))
	}
	if len(x.set.Skipped) > 0 {
		fmt.Fprintf(&b, "\nnot read:\n")
	}
	for _, s := range x.set.Skipped {
		fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(plain(s.String()), "\n", " "))
	}
	return b.String()
}

// indexedDocument and indexedSkip are lines that index prints with --json; the form is
// stable.
type indexedDocument struct {
	Document  string `json:"document"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	Sections  int    `json:"sections"`
	Sentences int    `json:"sentences"`
	Bytes     int    `json:"bytes"`
}

type indexedSkip struct {
	Skipped string `json:"skipped"`
	Reason  string `json:"reason"`
}

func (p *program) printIndexJSON(x indexed) error {
	for _, d := range x.set.Documents {
		if err := p.printJSON(indexedDocument{d.ID, d.Title, d.URL, sectionsOf(d), len(d.Sentences), len(d.Text)}); err != nil {
			return err
		}
	}
	for _, s := range x.set.Skipped {
		if err := p.printJSON(indexedSkip{s.File(), s.Reason}); err != nil {
			return err
		}
	}
	return nil
}
