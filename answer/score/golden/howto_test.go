package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/score/pairs"
	"detente/answer/score/scoretest"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/language"
)

// leastHowTo is the share of the questions "How do I X?" that have to be answered
// right.
const leastHowTo = 0.65

// TestHowTo asks "How do I X?" for each line "To X, do Y:" that leads into code or a
// list, in three documentations and in the project's own. It is right to quote the
// first line of the code, or the first two items of the list.
func TestHowTo(t *testing.T) {
	var golden strings.Builder
	right, asked := 0, 0
	for _, name := range documentations {
		r, n := askHow(t, &golden, false, published(t, name))
		right, asked = right+r, asked+n
	}
	r, n := askHow(t, &golden, true, ownDocuments(t)...)
	right, asked = right+r, asked+n
	share := float64(right) / float64(max(asked, 1))
	hold(t, "howto", fmt.Sprintf("%d of %d right (%.0f %%)\n\n%s", right, asked, 100*share, golden.String()))
	if share < leastHowTo {
		t.Errorf("%d of %d are right, want at least %.0f %%", right, asked, 100*leastHowTo)
	}
}

// ownDocuments are what the project says of itself.
func ownDocuments(t *testing.T) (files []string) {
	t.Helper()
	root := scoretest.Root(t)
	for _, pattern := range []string{"README.md", "CONTRIBUTING.md", "docs/*.md", "eval/README.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if filepath.Base(f) != "README.md" || filepath.Dir(f) == root {
				files = append(files, f)
			}
		}
	}
	return files
}

// askHow asks what documents help to do, of those documents. It writes a line a
// question, with the question where the text is the project's.
func askHow(t *testing.T, golden *strings.Builder, own bool, sources ...string) (right, asked int) {
	t.Helper()
	docs, err := read(sources...)
	if err != nil {
		t.Fatal(err)
	}
	responder, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		for i, p := range pairs.Steps(d) {
			verdict := answeredHow(t, responder, p)
			asked++
			if verdict == "right" {
				right++
			}
			line := fmt.Sprintf("%-7s  %s/%d", verdict, d.ID, i+1)
			if own {
				line += "  " + p.Question
			}
			fmt.Fprintln(golden, line)
			if testing.Verbose() && os.Getenv("DETENTE_SHOW") != "" {
				t.Log(line, p.Question)
			}
		}
	}
	return right, asked
}

// answeredHow is the verdict on the answer to a pair's question.
func answeredHow(t *testing.T, r *answer.Responder, p pairs.Pair) string {
	t.Helper()
	reply, err := r.Reply(t.Context(), answer.Question{Text: p.Question})
	if err != nil {
		t.Fatal(err)
	}
	if !reply.Answered {
		return "refused"
	}
	var quotes strings.Builder
	for _, c := range reply.Citations[:min(2, len(reply.Citations))] {
		quotes.WriteString(c.Quote)
	}
	shown := language.Bare(quotes.String())
	for _, i := range p.Blocks {
		if hasAll(shown, wanted(p.Document, i)) {
			return "right"
		}
	}
	return "wrong"
}

// wanted are the pieces that have to be quoted of code or a list: the first line, or
// the first sentences of the first two items.
func wanted(d *document.Document, i int) (pieces []string) {
	b := d.Blocks[i]
	if b.Kind == document.Code {
		return []string{d.Quote(b.From)}
	}
	for c := range d.Children(i) {
		if item := d.Blocks[c]; len(pieces) < 2 && item.From < item.To {
			pieces = append(pieces, d.Quote(item.From))
		}
	}
	return pieces
}

func hasAll(s string, pieces []string) bool {
	for _, p := range pieces {
		if !strings.Contains(s, language.Bare(p)) {
			return false
		}
	}
	return true
}
