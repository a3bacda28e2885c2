package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"detente/knowledge"
	"detente/knowledge/document"
)

func (p *program) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show [DOCUMENT…]",
		Args:  cobra.ArbitraryArgs,
		Short: "Print documents as they are shown: the text that citations count bytes of",
		Long: "Print documents as they are shown: the text that citations count bytes of.\n" +
			"Without a DOCUMENT, all of them. Each of several has its name above it.",
		RunE: func(cmd *cobra.Command, ids []string) error {
			c, err := p.settings()
			if err != nil {
				return err
			}
			base, err := p.openBase(cmd.Context(), c, nil)
			if err != nil {
				return err
			}
			docs, err := chosenDocuments(base, ids)
			if err != nil {
				return err
			}
			return p.show(docs)
		},
	}
}

// chosenDocuments are those with the IDs, or all for none.
func chosenDocuments(base *knowledge.Base, ids []string) (docs []*document.Document, err error) {
	if len(ids) == 0 {
		return base.Documents(), nil
	}
	for _, id := range ids {
		d := base.Document(id)
		if d == nil {
			return nil, fmt.Errorf("there is no document %q; there are: %s", id, documentIDs(base))
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// shownDocument is a document as show prints it; its JSON form is stable.
type shownDocument struct {
	Document string `json:"document"`
	Title    string `json:"title"`
	URL      string `json:"url"`
	Text     string `json:"text"`
}

func (p *program) show(docs []*document.Document) error {
	shown := func(text string) string { return text } // as it is, for whoever counts bytes
	if isTerminal(p.std.out) {
		shown = plain
	}
	for i, d := range docs {
		var err error
		switch {
		case p.json:
			err = p.printJSON(shownDocument{d.ID, d.Title, d.URL, d.Text})
		case len(docs) == 1:
			_, err = fmt.Fprintln(p.std.out, shown(d.Text))
		default:
			_, err = fmt.Fprintf(p.std.out, "%s==> %s <==\n%s\n", strings.Repeat("\n", min(i, 1)), plain(d.ID), shown(d.Text))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// documentIDs lists the first documents' IDs.
func documentIDs(base *knowledge.Base) string {
	const shown = 10
	var ids []string
	for i, d := range base.Documents() {
		if i == shown {
			ids = append(ids, fmt.Sprintf("and %d more", len(base.Documents())-shown))
			break
		}
		ids = append(ids, d.ID)
	}
	return strings.Join(ids, ", ")
}
