package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"detente/answer/score/scoretest"
)

var update = flag.Bool("update", false, "rewrite the goldens under testdata")

// golden compares got with a file under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	scoretest.Golden(t, filepath.Join("testdata", name), got, *update)
}

func indent(t *testing.T, content []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, content, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.String() + "\n"
}

// sample is a report with everything in it.
func sample() Report {
	outcomes := []outcome{
		asked("zh", "where", "里斯本", true, true, 0.95),
		asked("zh", "when", "11月19日", true, false, 0.85),
		asked("zh-Hant", "who", "默克爾", false, false, 0.35),
		asked("en", "unanswerable-near", "", true, false, 0.55),
		asked("en", "unanswerable-far", "", false, false, 0.05),
	}
	for i := range outcomes {
		o := &outcomes[i]
		o.question.ID = "q" + strconv.Itoa(i+1)
		o.answer.LatencyUS = int64(100 * (i + 1))
		if o.answerable() {
			o.question.Passage, o.document, o.sentence = "p", 1+i, i
		}
	}
	outcomes[1].question.Text = "什么时候\n*举行*？"
	outcomes[1].answer.Citations = citations("很长的<b>一句</b>。", "11月19日。")
	outcomes[1].beyond = true
	r := newReport(outcomes, true)
	r.Set, r.Documents, r.Halved = "a_b", 3, true
	return r
}

func TestWriteTable(t *testing.T) {
	var b strings.Builder
	if err := sample().WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.txt", b.String())
}

func TestWriteMarkdown(t *testing.T) {
	var b strings.Builder
	if err := sample().WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.md", b.String())
}

// TestWriteFewerFailures lists the failures that were left and counts the others.
func TestWriteFewerFailures(t *testing.T) {
	r := sample()
	r.Failures = r.Failures[:1]
	var b strings.Builder
	if err := r.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	if _, list, _ := strings.Cut(b.String(), "\nFailures\n"); strings.Count(list, "\n") != 2 || !strings.HasSuffix(list, "\n  and 2 more\n") {
		t.Errorf("want one failure and the count of the others, got\n%s", list)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestWriteErrors(t *testing.T) {
	w := brokenWriter{errors.New("full")}
	if err := sample().WriteTable(w); !errors.Is(err, w.err) {
		t.Errorf("table: got %v, want %v", err, w.err)
	}
	if err := sample().WriteMarkdown(w); !errors.Is(err, w.err) {
		t.Errorf("Markdown: got %v, want %v", err, w.err)
	}
}
