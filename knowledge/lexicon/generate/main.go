// Generate makes the English dictionary of package lexicon from CC-CEDICT:
//
//	go run ./knowledge/lexicon/generate cedict_ts.u8
//
// The file is CC-CEDICT's published text, unpacked. It also makes the characters
// that foreign names are written with and how characters are read, for package sound. What comes out is the
// same for the same file. Run it at the root of the module.
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"

	"detente/knowledge/lexicon"
)

// What is written.
const (
	dictionaryFile = "knowledge/lexicon/en.txt.gz"
	pinyinFile     = "knowledge/sound/pinyin.txt"
	readingsFile   = "knowledge/sound/readings.txt"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./knowledge/lexicon/generate cedict_ts.u8")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	entries, err := readEntries(in)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	chars := transcribing(entries)
	if err := write(pinyinFile, func(w io.Writer) error { return writePinyin(w, chars) }); err != nil {
		return err
	}
	said := readings(entries)
	if err := write(readingsFile, func(w io.Writer) error { return writeReadings(w, said) }); err != nil {
		return err
	}
	d := invert(entries)
	return write(dictionaryFile, func(w io.Writer) error { return pack(w, d) })
}

// write makes a file of what fill writes.
func write(name string, fill func(io.Writer) error) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := fill(out); err != nil {
		out.Close()
		return fmt.Errorf("write %s: %w", name, err)
	}
	return out.Close()
}

// pack compresses the table of d.
func pack(w io.Writer, d *lexicon.Dictionary) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(z, d.String()); err != nil {
		return err
	}
	return z.Close()
}

// readEntries reads CC-CEDICT's text.
func readEntries(r io.Reader) ([]entry, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	var entries []entry
	for n := 1; lines.Scan(); n++ {
		e, ok, err := parseLine(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if ok {
			entries = append(entries, e)
		}
	}
	return entries, lines.Err()
}
