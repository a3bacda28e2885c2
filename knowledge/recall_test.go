package knowledge_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/knowledge"
	"detente/knowledge/language"
	"detente/knowledge/source"
)

// trainingDocs are real documentations with questions in users' own words.
const trainingDocs = "../../shared/eval/docs-train"

// asked is a question of a documentation.
type asked struct {
	Question, Document string
	Answers            []string
}

// TestRecallOnDocumentations holds the share of questions whose document is the first,
// and among six: 77.9 and 95.0 of 100 when this was written, 76.0 and 93.1 without
// other forms of words.
func TestRecallOnDocumentations(t *testing.T) {
	files, _ := filepath.Glob(trainingDocs + "/*.questions.jsonl")
	if len(files) == 0 {
		const missing = trainingDocs + " is missing: it holds documentations as they are published, each with a SOURCE.md that says where"
		if os.Getenv("DETENTE_REQUIRE") != "" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	var all, first, six int
	for _, file := range files {
		folder := strings.TrimSuffix(file, ".questions.jsonl")
		docs, err := source.Read([]string{folder}, nil)
		if err != nil {
			t.Logf("%s is not read: %v", filepath.Base(folder), err)
			continue
		}
		base := knowledge.Open(docs, knowledge.Options{})
		for _, q := range readAsked(t, file) {
			id := strings.TrimSuffix(q.Document, filepath.Ext(q.Document))
			if len(q.Answers) == 0 || base.Document(id) == nil {
				continue
			}
			all++
			switch place := placeOf(t, base, q.Question, id); {
			case place == 1:
				first++
				six++
			case place > 0 && place <= 6:
				six++
			}
		}
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(max(all, 1)) }
	t.Logf("%d questions: the document is first for %.1f of 100, among six for %.1f", all, share(first), share(six))
	if share(first) < 76.5 || share(six) < 93.8 {
		t.Errorf("the document is first for %.1f of 100, among six passages for %.1f", share(first), share(six))
	}
}

func readAsked(t *testing.T, file string) (all []asked) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var q asked
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, q)
	}
	return all
}

// placeOf is the place of the first passage of a document for a question, 0 for none.
func placeOf(t *testing.T, base *knowledge.Base, question, id string) int {
	t.Helper()
	lang, _ := language.Language(question)
	hits, err := base.Search(t.Context(), questionQuery(base, question, lang))
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range hits {
		if h.Passage.Document.ID == id {
			return i + 1
		}
	}
	return 0
}
