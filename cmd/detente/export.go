package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"detente/bot/store"
	"detente/cmd/detente/config"
)

// exportOptions are the flags of export.
type exportOptions struct {
	out   string
	guild string
}

func (p *program) exportCommand() *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write rated and refused questions of the store as a question set for eval",
		Long: "Write rated and refused questions of the store as a question set for eval, a line each.\n\n" +
			"Questions that more people found answered well than badly have their quotes as answers. Refused\n" +
			"ones have none: fill in what the documents should have told. Badly rated ones have none either,\n" +
			"and a note that says why. The bot may run meanwhile. See eval/README.md.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.export(cmd.Context(), o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.out, "out", "", "write to `FILE`, which only you can read (default: standard output)")
	flags.StringVar(&o.guild, "guild", "", "only questions of the server with this `ID` (default: all, and direct messages)")
	return cmd
}

func (p *program) export(ctx context.Context, o exportOptions) error {
	c, err := p.settings()
	if err != nil {
		return err
	}
	s, err := p.openStored(ctx, c)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return exportTo(ctx, w, s, o.guild) }
	if o.out == "" {
		err = write(p.std.out)
	} else {
		err = replaceFile(o.out, write)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// openStored opens the store for reading what is in it.
func (p *program) openStored(ctx context.Context, c config.Config) (*store.Store, error) {
	url := c.Store.URL
	if url == "" {
		url = p.storeFile()
	}
	switch url {
	case "":
		return nil, fmt.Errorf("open the store: %w: set store.url", errNoFolder)
	case store.Memory:
		return nil, errors.New("open the store: store.url is " + store.Memory + ", which only the running bot can read: name a file")
	}
	return store.Open(ctx, url, store.Options{ReadOnly: true, Logger: p.logger(c.Log)})
}

// replaceFile writes a file that only its owner can read, whole or not at all.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	err = errors.Join(write(file), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// exportedRow is a line of a question set, as package score reads it; Note is for
// people.
type exportedRow struct {
	ID       string   `json:"id"`
	Lang     string   `json:"lang"`
	Kind     string   `json:"kind"`
	Question string   `json:"question"`
	Answers  []string `json:"answers"`
	History  []string `json:"history,omitempty"`
	Note     string   `json:"note,omitempty"`
}

// exportTo writes the questions, latest first. Of the same question with the same
// history only the latest is written.
func exportTo(ctx context.Context, w io.Writer, s *store.Store, guild string) error {
	buffered := bufio.NewWriter(w)
	lines := json.NewEncoder(buffered)
	lines.SetEscapeHTML(false)
	seen := map[string]bool{}
	err := s.Export(ctx, guild, func(r store.ExportRow) error {
		row, ok := exported(r)
		key := strings.Join(append([]string{row.Question}, row.History...), "\n")
		if !ok || seen[key] {
			return nil
		}
		seen[key] = true
		return lines.Encode(row)
	})
	if err != nil {
		return err
	}
	return buffered.Flush()
}

// exported is a question as a line of the set, and whether it belongs there.
func exported(r store.ExportRow) (row exportedRow, ok bool) {
	row = exportedRow{ID: r.ID, Lang: r.Lang, Kind: r.Kind, Question: r.Text, Answers: []string{}, History: r.History}
	switch {
	case r.Unhelpful > r.Helpful:
		row.Note = "badly rated"
		if len(r.Reasons) > 0 {
			row.Note += ": " + strings.Join(r.Reasons, "; ")
		}
		return row, true
	case r.Outcome == store.Refused:
		return row, true
	case r.Helpful > r.Unhelpful:
		row.Answers = quoted(r.Quotes)
	}
	return row, len(row.Answers) > 0
}

// quoted are quotes as answers. In those "&" parts what an answer must have, and no
// part may be empty.
func quoted(quotes []string) []string {
	answers := []string{}
	for _, q := range quotes {
		var parts []string
		for part := range strings.SplitSeq(q, "&") {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
		if len(parts) > 0 {
			answers = append(answers, strings.Join(parts, "&"))
		}
	}
	return answers
}
