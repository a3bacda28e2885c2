package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/wording"
)

// TestLayoutsInTerminal asks the questions of the bot's goldens, of lists, steps, rows,
// code and headings, as plain text and with the reply as programs read it.
func TestLayoutsInTerminal(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "zh"} {
		folder := filepath.Join("..", "..", "bot", "testdata", lang)
		questions, err := os.ReadFile(filepath.Join(folder, "questions.txt"))
		if err != nil {
			t.Fatal(err)
		}
		env := []string{"DETENTE_ANSWER_MIN_CONFIDENCE=0.000001"}
		var b strings.Builder
		for q := range strings.Lines(string(questions)) {
			q = strings.TrimSpace(q)
			o := execute(t, "", env, "ask", q, "--documents", filepath.Join(folder, "guide.md"))
			if o.code != 0 || o.err != "" {
				t.Fatalf("exit code %d, standard error %q", o.code, o.err)
			}
			b.WriteString("======== " + q + "\n" + o.out)
		}
		checkGolden(t, "layouts-"+lang, b.String())
	}
}

// TestQuote lays out what the goldens have none of.
func TestQuote(t *testing.T) {
	row := func(header bool, columns, cells []string) answer.Leaf {
		return answer.Leaf{Setting: answer.Setting{Shape: answer.Row, Header: header, Columns: columns, Cells: cells}}
	}
	names := []string{"Plan", "", "Why"}
	wide := strings.Repeat("long ", 20)
	for _, tt := range []struct {
		leaves []answer.Leaf
		more   int
		want   string
	}{
		{[]answer.Leaf{row(true, nil, names), row(false, names, []string{"Team", "x", "so"})}, 0, "    Plan     Why\n    ----  -  ---\n    Team  x  so\n[1]"},
		{[]answer.Leaf{row(false, names, []string{"甲", "", "so"})}, 2, "    Plan    Why\n    ----    ---\n    甲      so\n… and 2 more [1]"},
		{[]answer.Leaf{row(true, nil, names), row(false, names, []string{"A", "b", wide}), row(false, names, []string{"C", "", "\x1b[1m"})}, 0, "    Plan: A\n    b\n    Why: " + strings.TrimSpace(wide) + "\n\n    Plan: C\n    Why: [1m\n[1]"},
		{[]answer.Leaf{{Text: "a\nb", Setting: answer.Setting{Depth: 2, Marker: "10."}}, {Text: "c", Setting: answer.Setting{Depth: 1}}}, 0, "  10. a\n      b\n  c [1]"},
		{[]answer.Leaf{{Text: "\tx\x07\n\n  y", Setting: answer.Setting{Shape: answer.Code}}}, 0, "        x\n\n      y\n[1]"},
	} {
		c := answer.Citation{N: 1, More: tt.more, Parts: []answer.Part{{Leaves: tt.leaves}}}
		if got := strings.Join(screen{}.quote(c, wording.For("en")), "\n"); got != tt.want {
			t.Errorf("got\n%s\nwant\n%s", got, tt.want)
		}
	}
}
