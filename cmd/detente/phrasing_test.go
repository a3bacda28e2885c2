package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer"
	"detente/answer/model/modeltest"
	"detente/answer/score"
	"detente/bot/discordtest"
	"detente/cmd/detente/config"
)

const (
	// asksForDay is a question that the article answers, and phrasedDay how a model
	// puts it.
	asksForDay = "罗戈津是哪天接受采访的？"
	phrasedDay = "罗戈津11月2日接受了俄罗斯国家电视台采访。[1]"
)

// TestAskPhrased asks by way of a model, as a person and for a program.
func TestAskPhrased(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Say("罗戈津11月2日", "接受了俄罗斯国家电视台", "采访。", "[1] ", "他11月3日回国。[1]"))
	env := modelled(s)
	o := execute(t, "", env, "ask", asksForDay)
	checkGolden(t, "ask-phrased", o.out)
	if o.code != 0 || o.err != "" {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
	var a answer.Answer
	if err := json.Unmarshal([]byte(execute(t, "", env, "ask", "--json", asksForDay).out), &a); err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(phrasedDay, "[", " [", 1); a.Text != want || a.PhrasedBy != "test" {
		t.Errorf("%q by %q, want %q", a.Text, a.PhrasedBy, want)
	}
	checkCitation(t, "the citation", a.Citations[0], article(t))
}

func TestAskWithoutItsModel(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t, modeltest.Fail(401, "no such key"))
	o := execute(t, "", modelled(s), "ask", asksForDay)
	if want := succeed(t, "", "ask", asksForDay); o.out != want || o.code != 0 {
		t.Errorf("exit code %d, %q, want %q", o.code, o.out, want)
	}
	if !strings.Contains(o.err, "the model does not phrase this answer") || !strings.Contains(o.err, "no such key") {
		t.Errorf("standard error %q", o.err)
	}
}

func TestBadPrompts(t *testing.T) {
	t.Parallel()
	s := modeltest.New(t)
	o := execute(t, "", modelled(s, "DETENTE_PROMPTS_DIR=/nowhere"), "ask", asksForDay)
	if o.code != exitFailed || !strings.Contains(o.err, "prompts folder") {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "question.tmpl"), []byte("?"), 0o600); err != nil {
		t.Fatal(err)
	}
	o = execute(t, "", []string{"DETENTE_PROMPTS_DIR=" + dir}, "doctor")
	if o.code != exitFailed || !strings.Contains(o.out, "question.tmpl: prompt question: it leaves out {{.Question}}") {
		t.Errorf("doctor: exit code %d, %q", o.code, o.out)
	}
}

func TestEvalWithAModel(t *testing.T) {
	t.Parallel()
	// It repeats the first numbered sentence, and of a question in English says what
	// is in none.
	s := modeltest.New(t, modeltest.Answer(func(r modeltest.Request) string {
		if strings.Contains(r.Prompt(), "Answer in English") {
			return "Peter said 77 times no. [1]"
		}
		const sources = 5 // the message with the numbered sentences; a follow-up is rewritten without
		if len(r.Messages) <= sources {
			return ""
		}
		_, first, _ := strings.Cut(r.Messages[sources].Content, "[1] (")
		_, first, _ = strings.Cut(first, ") ")
		first, _, _ = strings.Cut(first, "\n")
		return first + "[1]"
	}))
	o := execute(t, "", modelled(s), "eval", "--llm", "--json", articleSet)
	var got score.Report
	if err := json.Unmarshal([]byte(o.out), &got); err != nil {
		t.Fatalf("%v: %s", err, o.err)
	}
	p := got.Phrasing
	if p == nil {
		t.Fatal("nothing is said of the model")
	}
	// What is not in the sentences, and simplified characters for a reader of
	// traditional ones.
	fell := map[string]int{}
	for _, f := range p.Fallbacks {
		fell[f.Name] = f.Count
	}
	failed := fell["unsupported"] + fell["foreign"]
	if p.Model != "test" || p.Phrased == 0 || len(fell) != 2 || p.Phrased+failed != p.Asked || p.Again != failed {
		t.Errorf("%+v", p)
	}
	var plain score.Report
	if err := json.Unmarshal([]byte(succeed(t, "", "eval", "--json", articleSet)), &plain); err != nil {
		t.Fatal(err)
	}
	if plain.Phrasing != nil || plain.Answers.Right < got.Answers.Right {
		t.Errorf("without a model %+v, %+v; with it %+v", plain.Phrasing, plain.Answers, got.Answers)
	}
	table := execute(t, "", modelled(s), "eval", "--llm", "--markdown", articleSet).out
	for _, want := range []string{"### Phrased by test", "| verbatim, unsupported |", "| dropped, untrue |", "| median time, in ms |"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q", want)
		}
	}
	if o := execute(t, "", nil, "eval", "--llm", articleSet); o.code != exitFailed || !strings.Contains(o.err, "DETENTE_LLM_BASE_URL") {
		t.Errorf("without a model: exit code %d, %q", o.code, o.err)
	}
}

// TestEvalAsksAnew makes sure that no reply is given again, and that the times are of
// one question at a time.
func TestEvalAsksAnew(t *testing.T) {
	c := config.Default()
	c.LLM.BaseURL, c.LLM.Model = "http://localhost/v1", "m"
	replies, workers, done, err := newRoot(streams{err: io.Discard}, nil).examined(c, evalOptions{llm: true})
	if err != nil {
		t.Fatal(err)
	}
	done()
	if replies.Phrase.Cache != 0 || replies.Phrase.Model == nil || workers != 1 {
		t.Errorf("cache %s, %d workers", replies.Phrase.Cache, workers)
	}
}

// TestBotPhrases asks the running bot, whose model keeps a second sentence back.
func TestBotPhrases(t *testing.T) {
	t.Parallel()
	m := modeltest.New(t, modeltest.Say(phrasedDay, " @everyone https://evil.example [1]"))
	s := startService(t, discordtest.Options{}, append(modelled(m), "DETENTE_HTTP_LISTEN=127.0.0.1:0")...)
	got := s.mention(t, asksForDay)
	if want := "罗戈津11月2日接受了俄罗斯国家电视台采访。 \\[1\\]\n\n> "; len(got.Embeds) != 1 || !strings.HasPrefix(got.Embeds[0].Description, want) {
		t.Errorf("%+v, want %q", got.Embeds, want)
	}
	if strings.Contains(string(got.Raw), "evil") || strings.Contains(string(got.Raw), "everyone") {
		t.Errorf("%s", got.Raw)
	}
	page := s.get(t, "/metrics")
	for _, want := range []string{`detente_phrasings_total{outcome="phrased"} 1`, `detente_model_requests_total{operation="chat",outcome="ok"} 1`} {
		if !strings.Contains(page, want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	s.stop()
}
