package answer_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/wording"
	"detente/knowledge"
	"detente/knowledge/source"
)

// textOf returns a responder for one of the texts under testdata/texts, and the
// shipped article's for "".
func textOf(t testing.TB, name string) *answer.Responder {
	t.Helper()
	if name == "" {
		r, _ := article(t, answer.Options{})
		return r
	}
	docs, err := source.Read([]string{filepath.Join("testdata", "texts", name+".md")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A yesNo is a question of testdata/yesno.jsonl. Lead is what the document says:
// "yes", "no", or "none" where it does not say either plainly. Held questions
// were not looked at while the rules were made.
type yesNo struct {
	ID, Document, Lang, Question, Lead string
	Held                               bool
}

func yesNoSet(t *testing.T) (set []yesNo) {
	t.Helper()
	file, err := os.Open("testdata/yesno.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var q yesNo
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		set = append(set, q)
	}
	return set
}

// No lead is wrong, and there are leads: it prints how many.
func TestLeads(t *testing.T) {
	responders := map[string]*answer.Responder{}
	type count struct{ asked, given, right int }
	counts := map[bool]*count{false: {}, true: {}}
	for _, q := range yesNoSet(t) {
		if responders[q.Document] == nil {
			responders[q.Document] = textOf(t, q.Document)
		}
		a := reply(t, responders[q.Document], q.Question)
		words := wording.For(q.Lang)
		got := map[string]string{words.Yes: "yes", words.No: "no", "": "none"}[a.Lead]
		n := counts[q.Held]
		if q.Lead != "none" {
			n.asked++
		}
		if got == "none" {
			t.Logf("held %t: %s: none of %s, answered %t, %s", q.Held, q.Question, q.Lead, a.Answered, quotes(a))
			continue
		}
		n.given++
		if got != q.Lead {
			t.Errorf("held %t: %s: leads with %q, want %s: %s", q.Held, q.Question, a.Lead, q.Lead, quotes(a))
			continue
		}
		n.right++
	}
	for held, n := range counts {
		t.Logf("held %t: %d of %d that the documents decide have a lead; %d leads, %d right", held, n.right, n.asked, n.given, n.right)
		if 2*n.right < n.asked {
			t.Errorf("held %t: only %d of %d have a lead", held, n.right, n.asked)
		}
	}
}

// The lead stands before the quotes, in the reply's language, and is no quote.
func TestLeadIsPartOfTheText(t *testing.T) {
	tests := []struct{ document, question, want string }{
		{"museum", "博物馆接受现金吗？", "不是。\n博物馆不接受现金。 [1]"},
		{"museum", "博物館接受現金嗎？", "不是。\n博物馆不接受现金。 [1]"},
		{"harbour", "Is the old lighthouse open to visitors?", "No.\nThe old lighthouse is not open to visitors. [1]"},
		{"most", "Построил ли Орлов мост?", "Да.\nИнженер Орлов построил мост. [1]"},
	}
	for _, tt := range tests {
		if a := reply(t, textOf(t, tt.document), tt.question); !strings.HasPrefix(a.Text, tt.want) {
			t.Errorf("%s: %q, want %q at its head", tt.question, a.Text, tt.want)
		}
	}
}
