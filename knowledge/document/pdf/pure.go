package pdf

import (
	"bytes"
	"cmp"
	"context"
	"regexp"
	"runtime"

	"github.com/ledongthuc/pdf"

	"detente/knowledge/document"
)

// readPure reads a PDF without another program.
func readPure(ctx context.Context, content []byte) (s scan, err error) {
	defer func() { // the module panics where a file is not as it should be
		switch r := recover().(type) {
		case nil:
		case stopped:
			s, err = scan{}, r.err
		default:
			s, err = scan{}, errDamaged
		}
	}()
	if claimsTooMuch(content) {
		return scan{}, errDamaged
	}
	r, err := pdf.NewReader(&guarded{ctx: ctx, r: bytes.NewReader(content)}, int64(len(content)))
	switch {
	case ctx.Err() != nil:
		return scan{}, ctx.Err()
	case err != nil && bytes.Contains(content, []byte("/Encrypt")): // with a password, or in a newer way
		return scan{}, errEncrypted
	case err != nil:
		return scan{}, errDamaged
	}
	info := r.Trailer().Key("Info")
	s.title = info.Key("Title").Text()
	s.date = cmp.Or(infoDay(info.Key("ModDate").Text()), infoDay(info.Key("CreationDate").Text()))
	pages := leaves(r.Trailer().Key("Root").Key("Pages"), nil, 0)
	if len(pages) > maxPages {
		return scan{}, errTooLarge
	}
	fonts := map[string]*font{}
	for _, v := range pages {
		s.pages = append(s.pages, readPage(v, fonts))
	}
	return s, nil
}

// infoDay is the day of a PDF's date, D:20260211080000+01'00'.
func infoDay(s string) string {
	if len(s) > 2 && s[:2] == "D:" {
		s = s[2:]
	}
	return document.Day(s[:min(len(s), 8)])
}

// leaves appends the pages beneath a node of the tree of pages to all.
func leaves(node pdf.Value, all []pdf.Value, depth int) []pdf.Value {
	kids := node.Key("Kids")
	if depth > 50 || kids.Len() == 0 {
		if node.Key("Type").Name() == "Page" {
			all = append(all, node)
		}
		return all
	}
	for i := range kids.Len() {
		if len(all) > maxPages {
			return all
		}
		all = leaves(kids.Index(i), all, depth+1)
	}
	return all
}

// large matches a number of a PDF's structure that would make the module reserve memory
// without measure.
var large = regexp.MustCompile(`[\s\[/](?:[1-9]\d{8,})[\s\]/>]`)

// claimsTooMuch reports whether content names lengths that no file has.
func claimsTooMuch(content []byte) bool { return large.Match(content) }

const (
	// maxReads is how often the module may read a piece of a file. It reads one for
	// each reference that it follows, and would follow those that lead in a circle for
	// ever.
	maxReads = 5_000_000
	// maxFrames is how deep the module's functions may call each other.
	maxFrames = 5_000
)

// stopped is the panic that ends reading.
type stopped struct{ err error }

// guarded is a file that stops being read when that takes too long.
type guarded struct {
	ctx   context.Context
	r     *bytes.Reader
	reads int
}

func (g *guarded) ReadAt(p []byte, off int64) (int, error) {
	g.reads++
	if g.reads > maxReads {
		panic(stopped{errDamaged})
	}
	if g.reads%256 == 0 {
		if err := g.ctx.Err(); err != nil {
			panic(stopped{err})
		}
		if runtime.Callers(0, make([]uintptr, maxFrames)) == maxFrames {
			panic(stopped{errDamaged})
		}
	}
	return g.r.ReadAt(p, off)
}
