package golden

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/score"
	"detente/answer/score/scoretest"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/source"
)

var update = flag.Bool("update", false, "rewrite the goldens in eval/golden")

// read reads the documents of files and folders, without those that can't be read.
func read(sources ...string) ([]*document.Document, error) {
	set, err := source.Load(context.Background(), source.Options{Sources: sources})
	return set.Documents, err
}

// open answers from the documents in a folder.
func open(_ context.Context, folder string) (*answer.Responder, error) {
	docs, err := read(folder)
	if err != nil {
		return nil, err
	}
	return answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
}

// TestCases holds small documents after public reports of faults.
func TestCases(t *testing.T) { grouped(t, "cases") }

// TestOwnCases holds small documents that were written for each kind of text and
// question.
func TestOwnCases(t *testing.T) { grouped(t, "cases.own") }

func grouped(t *testing.T, name string) {
	set, err := score.LoadGrouped(eval(t, name+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.RunGrouped(t.Context(), set, open, score.Options{})
	if err != nil {
		t.Fatal(err)
	}
	head := fmt.Sprintf("%d groups\n", r.Groups)
	for _, g := range r.NotLoaded {
		group, _, _ := strings.Cut(g, ":")
		head += "not loaded: " + group + "\n"
	}
	hold(t, name, head+totals(r)+"\n"+lines(r, true))
}

// TestKB holds a folder of small files in every shape.
func TestKB(t *testing.T) {
	r := documentation(t, eval(t, "docs/kb.questions.jsonl"), eval(t, "docs/kb"))
	hold(t, "kb", totals(r)+"\n"+lines(r, true))
}

// TestDocumentations holds the verdicts on three real documentations. Their texts are
// others', so that nothing is quoted.
func TestDocumentations(t *testing.T) {
	var b strings.Builder
	var all []score.Report
	for _, name := range documentations {
		r := documentation(t, eval(t, "docs/"+name+".questions.jsonl"), "")
		fmt.Fprintf(&b, "%s\n%s\n%s\n", name, totals(r), lines(r, false))
		all = append(all, r)
	}
	hold(t, "docs", "all\n"+totals(score.Together("all", all))+"\n"+strings.TrimSuffix(b.String(), "\n"))
}

var documentations = []string{"sealdice", "geyser", "carpentries"}

// documentation scores questions about the files of a folder; "" is the documentation
// of that name in ../shared.
func documentation(t *testing.T, questions, folder string) score.Report {
	t.Helper()
	if folder == "" {
		folder = published(t, strings.TrimSuffix(filepath.Base(questions), ".questions.jsonl"))
	}
	set, err := score.Load(questions)
	if err != nil {
		t.Fatal(err)
	}
	responder, err := open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.Run(t.Context(), set, responder, score.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// published is the folder of a real documentation.
func published(t testing.TB, name string) string {
	t.Helper()
	where := map[string][2]string{
		"sealdice":    {"sealdice/docs", "https://github.com/sealdice/sealdice-manual-next"},
		"geyser":      {"geyser", "https://github.com/GeyserMC/GeyserWebsite"},
		"carpentries": {"carpentries/source", "https://github.com/carpentries/docs.carpentries.org"},
	}[name]
	return scoretest.Public(t, "docs/"+where[0], where[1])
}

// eval is a file in the folder eval.
func eval(t testing.TB, name string) string {
	return filepath.Join(scoretest.Root(t), "eval", filepath.FromSlash(name))
}

// hold compares with a golden in eval/golden, and logs the totals on top of it.
func hold(t *testing.T, name, got string) {
	t.Helper()
	head, _, _ := strings.Cut(got, "\n\n")
	t.Log("\n" + head)
	scoretest.Golden(t, eval(t, "golden/"+name+".txt"), got, *update)
}

// totals are the figures of a report, a line each.
func totals(r score.Report) string {
	a := r.Answers
	s := fmt.Sprintf("answerable %d: right %d, wrong %d, refused %d\n", a.Answerable, a.Right, a.Answerable-a.Right-a.RefusedWrongly, a.RefusedWrongly)
	for _, of := range []struct {
		name  string
		tally *score.Tally
	}{{"near", r.Near}, {"far", r.Far}} {
		if t := of.tally; t != nil {
			s += fmt.Sprintf("%s %d: refused %d\n", of.name, t.Questions, t.RefusedRightly)
		}
	}
	if n := a.Questions - a.Answerable; n > 0 && r.Near == nil {
		s += fmt.Sprintf("not answered there %d: refused %d\n", n, a.RefusedRightly)
	}
	for _, l := range r.Lost {
		s += fmt.Sprintf("lost in the %s: %d\n", l.Name, l.Count)
	}
	return s + fmt.Sprintf("calibration error %.2f\n", r.Confidence.Error)
}

// longestQuote is how many characters of a quote are held.
const longestQuote = 160

// lines are what came of each question, a line each, with what was quoted or without
// any text.
func lines(r score.Report, quoted bool) string {
	var b strings.Builder
	for _, q := range r.Results() {
		if !quoted {
			fmt.Fprintf(&b, "%s %s\n", q.ID, q.Verdict)
			continue
		}
		quote := []rune(q.Quoted)
		if len(quote) > longestQuote {
			quote = append(quote[:longestQuote], '…')
		}
		fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("%-15s  %s  %s | %s", q.Verdict, q.ID, q.Question, string(quote)), " |"))
	}
	return b.String()
}
