package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/index"
)

// markdownFile reads a file of Markdown.
func markdownFile(t *testing.T, path, text string) *document.Document {
	t.Helper()
	docs, err := markdown.Read(t.Context(), document.File{ID: path, Name: path + ".md", Content: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	docs[0].Path = path
	return docs[0]
}

// best is the passage that fits a question best, as it is shown; "" for none.
func best(t *testing.T, b *knowledge.Base, question string) string {
	t.Helper()
	q := index.Query{Top: 1}
	for _, term := range b.QueryTerms(question, "en") {
		q.Terms = append(q.Terms, term.Weighted(1))
	}
	hits, err := b.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if len(hits) == 0 {
		return ""
	}
	return hits[0].Passage.Document.ID + ": " + hits[0].Passage.Text()
}

func TestPathAndKeywordsAreSearched(t *testing.T) {
	tagged := markdownFile(t, "b", "# Starting\n\nRun the program.")
	tagged.Keywords = []string{"bootstrap", "kick-off"}
	b := knowledge.Open([]*document.Document{
		markdownFile(t, "windows/start", "# Starting\n\nRun the program."),
		markdownFile(t, "mac_os/start", "# Starting\n\nRun the program."),
		tagged,
	}, knowledge.Options{})
	for question, want := range map[string]string{"mac start": "mac_os/start", "windows start": "windows/start", "bootstrap": "b"} {
		if got := best(t, b, question); !strings.HasPrefix(got, want+":") {
			t.Errorf("%s: found %q; want %s", question, got, want)
		}
	}
	if got := best(t, b, "linux"); got != "" {
		t.Errorf("found %q for a word that stands nowhere", got)
	}
}

// TestLeadIsSearched makes a table and a list that are too long for one passage: what
// leads into them counts for the later ones too.
func TestLeadIsSearched(t *testing.T) {
	var rows, items strings.Builder
	for i := range 60 {
		fmt.Fprintf(&rows, "| tariff%d | %d |\n", i, 7*i)
		fmt.Fprintf(&items, "- The keeper feeds animal%d with what it likes.\n", i)
	}
	d := markdownFile(t, "zoo", "# Zoo\n\n| Ticket | Surcharge |\n|---|---|\n"+rows.String()+"\nEvery morning before sunrise:\n\n"+items.String())
	b := knowledge.Open([]*document.Document{d}, knowledge.Options{})
	last := b.Passages()[len(b.Passages())-1]
	if got := last.Lead(); got != "Every morning before sunrise:" {
		t.Errorf("what leads into the end of the list is %q", got)
	}
	if got := b.Passages()[0].Lead(); got != "" {
		t.Errorf("what leads into the first passage is %q; want nothing, it holds the header", got)
	}
	for _, p := range b.Passages() {
		q := index.Query{Top: len(b.Passages())}
		for _, term := range b.QueryTerms("surcharge sunrise", "en") {
			q.Terms = append(q.Terms, term.Weighted(1))
		}
		hits, err := b.Search(t.Context(), q)
		if err != nil || len(hits) != len(b.Passages()) {
			t.Fatalf("%d of %d passages are found by what leads into them: %v; %q is one", len(hits), len(b.Passages()), err, p.Text())
		}
	}
}
