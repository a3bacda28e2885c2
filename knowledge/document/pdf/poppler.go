package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"detente/knowledge/document"
)

const (
	// popplerTime is how long pdftotext may take.
	popplerTime = time.Minute
	// maxOutput is how much of what pdftotext writes is read, in bytes. A word takes
	// about a hundred.
	maxOutput = 256 << 20
)

// readPoppler reads a PDF with pdftotext. It gets the file on its standard input, and
// of the environment nothing but the path.
func readPoppler(ctx context.Context, program string, content []byte) (s scan, err error) {
	within, cancel := context.WithTimeout(ctx, popplerTime)
	defer cancel()
	cmd := exec.CommandContext(within, program, "-bbox-layout", "-enc", "UTF-8", "-", "-")
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C"}
	cmd.Stdin = bytes.NewReader(content)
	cmd.WaitDelay = time.Second
	var complaint bytes.Buffer
	cmd.Stderr = &limited{&complaint, 4096}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return scan{}, fmt.Errorf("run pdftotext: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return scan{}, fmt.Errorf("run pdftotext: %w", err)
	}
	s, readErr := parseBoxes(out)
	if readErr != nil {
		cancel()
	}
	err = cmd.Wait()
	switch {
	case readErr != nil:
		return scan{}, readErr
	case ctx.Err() != nil:
		return scan{}, ctx.Err()
	case within.Err() != nil:
		return scan{}, fmt.Errorf("%w: it takes more than %s to read", errTooLarge, popplerTime)
	case strings.Contains(complaint.String(), "Incorrect password"):
		return scan{}, errEncrypted
	case err != nil:
		return scan{}, popplerError(err)
	}
	return s, nil
}

// popplerError says what a failure of pdftotext means: it ends with 1 for a file that
// can't be opened, and with 3 for one that does not permit it.
func popplerError(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		switch exit.ExitCode() {
		case 1:
			return errDamaged
		case 3:
			return errEncrypted
		}
	}
	return fmt.Errorf("run pdftotext: %w", err)
}

// limited writes up to left bytes and drops the rest.
type limited struct {
	w    io.Writer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	if _, err := l.w.Write(p[:n]); err != nil {
		return 0, err
	}
	return len(p), nil
}

// parseBoxes reads what pdftotext -bbox-layout writes: pages of flows of blocks of
// lines of words in XHTML.
func parseBoxes(r io.Reader) (scan, error) {
	bounded := &io.LimitedReader{R: r, N: maxOutput}
	p := boxParser{z: html.NewTokenizer(bounded)}
	for {
		switch p.z.Next() {
		case html.ErrorToken:
			if bounded.N <= 0 {
				return scan{}, errTooLarge
			}
			if err := p.z.Err(); err != io.EOF {
				return scan{}, fmt.Errorf("read what pdftotext writes: %w", err)
			}
			return p.scan, nil
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start()
		case html.TextToken:
			p.text()
		case html.EndTagToken:
			p.end()
		}
		if len(p.scan.pages) > maxPages {
			return scan{}, errTooLarge
		}
	}
}

// boxParser reads the output of pdftotext.
type boxParser struct {
	z       *html.Tokenizer
	scan    scan
	block   block
	line    line
	words   []cell
	word    cell
	heights []float64 // of the words
	in      string    // the element that is being read, where its text counts
}

// attributes reads the attributes of the tag.
func (p *boxParser) attributes() (values map[string]string) {
	values = map[string]string{}
	for {
		key, value, more := p.z.TagAttr()
		if len(key) > 0 {
			values[string(key)] = string(value)
		}
		if !more {
			return values
		}
	}
}

func coordinate(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f != f || f > 1e6 || f < -1e6 {
		return 0
	}
	return f
}

func (p *boxParser) start() {
	name, _ := p.z.TagName()
	p.in = string(name)
	switch p.in {
	case "meta":
		if a := p.attributes(); a["name"] == "ModDate" || a["name"] == "CreationDate" {
			p.scan.date = document.Day(a["content"])
		}
	case "page":
		a := p.attributes()
		p.scan.pages = append(p.scan.pages, page{width: coordinate(a["width"]), height: coordinate(a["height"])})
	case "block":
		p.block = nil
	case "line":
		a := p.attributes()
		p.line = line{x0: coordinate(a["xmin"]), y0: coordinate(a["ymin"]), x1: coordinate(a["xmax"]), y1: coordinate(a["ymax"])}
		p.words, p.heights = p.words[:0], p.heights[:0]
	case "word":
		a := p.attributes()
		p.heights = append(p.heights, coordinate(a["ymax"])-coordinate(a["ymin"]))
		p.word = cell{x0: coordinate(a["xmin"]), x1: coordinate(a["xmax"])}
	}
}

func (p *boxParser) text() {
	switch p.in {
	case "title":
		p.scan.title += string(p.z.Text())
	case "word":
		if p.word.text = clean(string(p.z.Text())); p.word.text != "" {
			p.words = append(p.words, p.word)
		}
	}
	p.in = ""
}

func (p *boxParser) end() {
	name, _ := p.z.TagName()
	p.in = ""
	switch string(name) {
	case "line":
		if len(p.words) > 0 {
			slices.Sort(p.heights)
			p.line.size = p.heights[len(p.heights)/2]
			p.block = append(p.block, lineOf(p.line, p.words))
		}
	case "block":
		if n := len(p.scan.pages); n > 0 && len(p.block) > 0 {
			last := &p.scan.pages[n-1]
			last.blocks = append(last.blocks, p.block)
		}
		p.block = nil
	}
}
