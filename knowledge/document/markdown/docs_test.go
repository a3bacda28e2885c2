package markdown_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
	"detente/knowledge/document/markdown"
)

// documentations are folders of real documentation beneath shared/eval, with the
// share of the answers of their questions that has to be found in what is read.
var documentations = []struct {
	root, questions string
	found           float64
}{
	{"docs/sealdice", "docs/sealdice.questions.jsonl", 1},
	{"docs/geyser", "docs/geyser.questions.jsonl", 1},
	{"docs/carpentries", "docs/carpentries.questions.jsonl", 1},
	{"docs-train/enrules1", "docs-train/enrules1.questions.jsonl", 1},
	{"docs-train/ensoft1", "docs-train/ensoft1.questions.jsonl", 1},
	{"docs-train/ensoft2", "docs-train/ensoft2.questions.jsonl", 1},
	{"docs-train/zhguide1", "docs-train/zhguide1.questions.jsonl", 1},
	{"docs-train/zhsoft1", "docs-train/zhsoft1.questions.jsonl", 1},
	{"docs-train/zhsoft2", "docs-train/zhsoft2.questions.jsonl", 1},
}

const evalFolder = "../../../../shared/eval"

// TestAnswersOfDocumentations reads real documentations and looks for the answers of
// the questions about them in the shown text.
func TestAnswersOfDocumentations(t *testing.T) {
	if _, err := os.Stat(evalFolder); err != nil && os.Getenv("DETENTE_REQUIRE") == "" {
		t.Skip("no ../shared/eval; docs and docs-train in it are documentations as published, SOURCE.md beside each says where")
	}
	for _, set := range documentations {
		t.Run(set.root, func(t *testing.T) {
			docs := readFolder(t, filepath.Join(evalFolder, set.root))
			found, missing := answers(t, filepath.Join(evalFolder, set.questions), docs)
			share := float64(found) / float64(found+len(missing))
			t.Logf("%d documents, %d of %d answers found", len(docs), found, found+len(missing))
			if share < set.found {
				t.Errorf("%.3f of the answers found, want %.3f; not found:\n%s", share, set.found, strings.Join(missing, "\n"))
			}
		})
	}
}

// readFolder reads and checks the Markdown in a folder, by its paths.
func readFolder(t testing.TB, root string) map[string]*document.Document {
	t.Helper()
	fsys := os.DirFS(root)
	docs := map[string]*document.Document{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		ext := strings.ToLower(path.Ext(name))
		if err != nil || entry.IsDir() || ext != ".md" && ext != ".mdx" && ext != ".markdown" {
			return err
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		read, err := markdown.Read(context.Background(), document.File{ID: name, Name: name, Content: content, FS: fsys})
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		documenttest.Check(t, read[0])
		docs[name] = read[0]
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// answers counts the answers that stand in the document that they are said to stand
// in, and returns the others.
func answers(t *testing.T, file string, docs map[string]*document.Document) (found int, missing []string) {
	t.Helper()
	opened, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	for lines := bufio.NewScanner(opened); lines.Scan(); {
		var q struct {
			ID, Document string
			Answers      []string
		}
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		if len(q.Answers) == 0 {
			continue
		}
		d := docs[q.Document]
		if d == nil {
			missing = append(missing, q.ID+": no document "+q.Document)
			continue
		}
		if part := missingPart(q.Answers[0], d); part != "" {
			missing = append(missing, fmt.Sprintf("%s: %q in %s", q.ID, part, q.Document))
			continue
		}
		found++
	}
	return found, missing
}

// missingPart is the first part of an answer that d does not show, "" for none.
func missingPart(answer string, d *document.Document) string {
	text := bare(d.Title + d.Text)
	for part := range strings.SplitSeq(answer, "&") {
		if !strings.Contains(text, bare(part)) {
			return part
		}
	}
	return ""
}

// bare is text without white space and the marks of Markdown, in lower case.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("*`|", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
