package score

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/knowledge"
	"detente/knowledge/document"
	"detente/knowledge/source"
)

// towns is a set of four documents, a question about each, and one about none.
func towns(t *testing.T) Set {
	t.Helper()
	set, err := Load(write(t,
		"towns.questions.jsonl", strings.Join([]string{
			`{"id":"1","passage":"lisbon","question":"里斯本的峰会什么时候举行？","answers":["11 月 19 日"],"lang":"zh"}`,
			`{"id":"2","passage":"deauville","question":"多维尔的会谈有谁参加？","answers":["默克尔"],"lang":"zh"}`,
			`{"id":"3","passage":"moscow","question":"莫斯科的人口是多少？","answers":["1150万"],"lang":"zh"}`,
			`{"id":"4","passage":"paris","question":"巴黎铁塔有多高？","answers":["400米"],"lang":"zh-Hant"}`,
			`{"id":"5","question":"北京烤鸭怎么做好吃？","answers":[],"lang":"zh"}`,
		}, "\n"),
		"towns.passages.jsonl", strings.Join([]string{
			`{"id":"lisbon","title":"里斯本","text":"里斯本是葡萄牙的首都。里斯本的峰会将于11月19日举行。"}`,
			`{"id":"deauville","title":"多维尔","text":"多维尔是法国的城市。参加多维尔会谈的有默克尔。"}`,
			`{"id":"moscow","title":"莫斯科","text":"莫斯科是俄罗斯的首都。莫斯科的人口是1150万。"}`,
			`{"id":"paris","title":"巴黎","text":"巴黎是法国的首都。巴黎铁塔高324米。"}`,
		}, "\n"),
	))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// run runs a set and fails the test when that fails.
func run(t *testing.T, set Set, o Options) Report {
	t.Helper()
	r, err := Run(t.Context(), set, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRun(t *testing.T) {
	r := run(t, towns(t), Options{})
	want := Tally{Questions: 5, Answerable: 4, Right: 3, Wrong: 1, RefusedRightly: 1}
	if r.Answers != want {
		t.Errorf("got answers %+v, want %+v", r.Answers, want)
	}
	// The fourth gold answer stands nowhere.
	if want := (Retrieval{Questions: 4, RecallAt1: 1, RecallAt10: 1, SentenceAt1: 0.75, SentenceAt2: 0.75}); *r.Retrieval != want {
		t.Errorf("got retrieval %+v, want %+v", *r.Retrieval, want)
	}
	if len(r.Failures) != 1 || r.Failures[0].ID != "4" || r.Failures[0].Outcome != "wrong" {
		t.Errorf("got failures %+v, want question 4 answered wrong", r.Failures)
	}
	right := 0.0
	for _, b := range r.Confidence.Bins {
		right += b.Right * float64(b.Questions)
	}
	if right != 3 {
		t.Errorf("the reliability table has %v right answers, want 3", right)
	}
	if r.Set != "towns" || r.Documents != 4 || r.Halved || r.Confidence.Separation == nil {
		t.Errorf("got set %q, %d documents, halved %t, separation %v", r.Set, r.Documents, r.Halved, r.Confidence.Separation)
	}
}

// TestRunHalved leaves out deauville and paris, and with them the answers to
// questions 2 and 4.
func TestRunHalved(t *testing.T) {
	set := towns(t)
	r := run(t, set, Options{Halve: true})
	if r.Documents != 2 || !r.Halved || r.Answers.Questions != 5 || r.Answers.Answerable != 2 || r.Retrieval.Questions != 2 {
		t.Errorf("got %d documents, halved %t, answers %+v, %d retrieved", r.Documents, r.Halved, r.Answers, r.Retrieval.Questions)
	}
	var far Group
	for _, g := range r.ByKind {
		if g.Name == farKind {
			far = g
		}
	}
	if r.Answers.Right != 2 {
		t.Errorf("got %d right, want questions 1 and 3", r.Answers.Right)
	}
	if far.Questions != 2 || far.Answerable != 0 {
		t.Errorf("got %+v, want the two questions about the documents left out", far)
	}
	if len(set.Documents) != 4 || len(set.Questions[1].Answers) != 1 {
		t.Error("the set was changed")
	}
}

// TestRunWorkers compares reports of one worker and of eight.
func TestRunWorkers(t *testing.T) {
	set := towns(t)
	still := func() time.Time { return time.Unix(0, 0) } // no latencies
	o := Options{Workers: 1, Answer: answer.Options{Clock: still}}
	one := run(t, set, o)
	o.Workers = 8
	if eight := run(t, set, o); !reflect.DeepEqual(one, eight) {
		t.Errorf("one worker: %+v\neight: %+v", one, eight)
	}
}

func TestRunConfigured(t *testing.T) {
	set, err := Load(write(t, "a.jsonl", strings.Join([]string{
		`{"id":"1","lang":"zh","kind":"where","question":"峰会在哪里举行？","answers":["峰会&里斯本"]}`,
		`{"id":"2","lang":"zh","kind":"where","question":"` + strings.Repeat("在哪里举行？", 100) + `","answers":["里斯本"]}`,
	}, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	doc := document.New("a", "峰会", "峰会将在里斯本举行。")
	responder, err := answer.New(knowledge.Open([]*document.Document{doc}, knowledge.Options{}), answer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(t.Context(), set, responder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Tally{Questions: 2, Answerable: 2, Right: 1, RefusedWrongly: 1}); r.Answers != want {
		t.Errorf("got answers %+v, want %+v: a question that is too long counts as refused", r.Answers, want)
	}
	if r.Retrieval != nil || r.Documents != 0 {
		t.Errorf("got retrieval %+v on %d documents for a set without", r.Retrieval, r.Documents)
	}
}

func TestRunProgress(t *testing.T) {
	var got []int
	run(t, towns(t), Options{Progress: func(done, total int) { got = append(got, done, total) }})
	if want := []int{1, 5, 2, 5, 3, 5, 4, 5, 5, 5}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestRunErrors(t *testing.T) {
	article := Set{Name: "a", Questions: []Question{{ID: "1", Text: "在哪里？"}}}
	tests := []struct {
		name string
		set  Set
		o    Options
		want string
	}{
		{"no questions", Set{Name: "a"}, Options{}, "score a: it has no questions"},
		{"nobody answers", article, Options{}, "score a: it has no documents"},
		{"nothing to halve", article, Options{Halve: true}, "score a: only a set with its own documents"},
		{"options out of range", towns(t), Options{Answer: answer.Options{MinConfidence: 2}}, "score towns: the least confidence"},
	}
	for _, tt := range tests {
		if _, err := Run(t.Context(), tt.set, nil, tt.o); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestRunCanceled ends a run between two questions.
func TestRunCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	set := towns(t)
	for range 10 {
		set.Questions = append(set.Questions, set.Questions...)
	}
	last := 0
	_, err := Run(ctx, set, nil, Options{Progress: func(done, _ int) { last = done; cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if last == len(set.Questions) {
		t.Errorf("all %d questions were asked after the end", last)
	}
}

// TestPlaceLongDocument finds a document behind one that has all the best
// passages.
func TestPlaceLongDocument(t *testing.T) {
	long := document.New("long", "里斯本", strings.Repeat("里斯本的峰会在里斯本举行。"+strings.Repeat("里斯本峰会举行", 60)+"。\n\n", 60))
	short := document.New("short", "别处", "多维尔。峰会的天气。")
	set := Set{Documents: []*document.Document{long, short}, Questions: []Question{{ID: "1"}}}
	e, err := newExam(set, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := e.place(t.Context(), answer.Question{Text: "里斯本的峰会在哪里举行？"}, "short")
	if err != nil || got != 2 {
		t.Errorf("got place %d, %v; want 2", got, err)
	}
}

// openFolder answers from the plain texts and Markdown of a folder.
func openFolder(_ context.Context, folder string) (*answer.Responder, error) {
	docs, err := source.Read([]string{folder}, nil)
	if err != nil {
		return nil, err
	}
	return answer.New(knowledge.Open(docs, knowledge.Options{}), answer.Options{})
}

func TestRunGrouped(t *testing.T) {
	set, err := LoadGrouped(write(t, "small.jsonl", strings.Join([]string{
		`{"group":"a","files":{"sub/a.md":"# 峰会\n\n峰会将在里斯本举行。"},"questions":[{"question":"峰会在哪里举行？","want":["里斯本"]},{"question":"峰会在哪里举行？","want":["里斯本"],"not":"将在里斯本"},{"question":"北京烤鸭怎么做好吃？","want":null}]}`,
		`{"group":"b","files":{"a.md":{"base64":"5bOw5Lya5bCG5Zyo6YeM5pav5pys5Li+6KGM44CC"}},"questions":[{"question":"峰会在哪里举行？","want":["里斯 本"]}]}`,
		`{"group":"c","files":{"a.dat":"峰会"},"questions":[{"question":"峰会在哪里举行？","want":["里斯本"]},{"question":"谁？","want":null}]}`,
	}, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	var last [2]int
	r, err := RunGrouped(t.Context(), set, openFolder, Options{Progress: func(done, total int) { last = [2]int{done, total} }})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Tally{Questions: 6, Answerable: 4, Right: 2, Wrong: 1, RefusedWrongly: 1, RefusedRightly: 2}); r.Answers != want {
		t.Errorf("got answers %+v, want %+v", r.Answers, want)
	}
	if r.Groups != 3 || len(r.NotLoaded) != 1 || !strings.HasPrefix(r.NotLoaded[0], "c: ") {
		t.Errorf("got %d groups, not loaded %q, want 3 and c", r.Groups, r.NotLoaded)
	}
	var got []string
	for _, q := range r.Results() {
		got = append(got, q.ID+" "+q.Verdict)
	}
	if want := "a/1 right, a/2 wrong, a/3 refused rightly, b/1 right, c/1 refused, c/2 refused rightly"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
	if last[1] != 6 {
		t.Errorf("progress ended at %v, want a total of 6", last)
	}
}

// TestRunFiles scores questions about the files of a documentation, and says where
// those were lost that were.
func TestRunFiles(t *testing.T) {
	path := write(t,
		"x.questions.jsonl", strings.Join([]string{
			`{"id":"1","lang":"zh","kind":"where","question":"里斯本的峰会在哪里举行？","answers":["里斯本&举行"],"document":"docs/use/lisbon.md"}`,
			`{"id":"2","lang":"zh","kind":"who","question":"里斯本的峰会由谁主持？","answers":["拉斯穆森"],"document":"use/lisbon.md"}`,
			`{"id":"3","lang":"zh","kind":"unanswerable-near","question":"多维尔的烤鸭怎么做？","answers":[],"document":""}`,
			`{"id":"4","lang":"zh","kind":"unanswerable-far","question":"北京烤鸭怎么做好吃？","answers":[],"document":""}`,
		}, "\n"))
	folder := filepath.Join(filepath.Dir(path), "x", "docs")
	if err := (Files{Files: []File{
		{"use/lisbon.md", []byte("里斯本的峰会将在里斯本举行。")}, {"lisbon.md", []byte("别处。")}, {"../LICENSE", []byte("MIT")},
	}}).write(folder); err != nil {
		t.Fatal(err)
	}
	set, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if set.Folder != folder || !set.Shown {
		t.Fatalf("got folder %q, shown %t, want %q", set.Folder, set.Shown, folder)
	}
	responder, err := openFolder(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(t.Context(), set, responder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Answers.Right != 1 || r.Near.Questions != 1 || r.Far.RefusedRightly != 1 {
		t.Errorf("got answers %+v, near %+v, far %+v", r.Answers, r.Near, r.Far)
	}
	f := r.Failures[0]
	if f.ID != "2" || f.Lost != "search" || !f.Document || f.Passage {
		t.Errorf("got %+v, want question 2 lost in the search, with its document found", f)
	}
	twice := Together("both", []Report{r, r})
	if twice.Answers.Questions != 8 || twice.Confidence.Error != r.Confidence.Error || len(twice.Results()) != 8 {
		t.Errorf("got %+v together", twice.Answers)
	}
}

func TestRunJudged(t *testing.T) {
	set, err := LoadJudged(write(t, "judged.jsonl", strings.Join([]string{
		`{"id":"1","question":"峰会在哪里举行？","answered":true,"passages":[{"id":"a","title":"峰会","text":"峰会将在里斯本举行。"}]}`,
		`{"id":"2","question":"烤鸭怎么做？","answered":false,"passages":[{"id":"a","title":"峰会","text":"峰会将在里斯本举行。"}]}`,
	}, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	r, err := RunJudged(t.Context(), set, openFolder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (JudgedReport{Set: "judged", Answered: 1, Unanswered: 1, AUROC: 1, Refused: 1, OwnKept: 1, OwnRefused: 1}); r != want {
		t.Errorf("got %+v, want %+v", r, want)
	}
	var table strings.Builder
	if err := r.WriteTable(&table); err != nil || !strings.Contains(table.String(), "refused at 95.6 % kept") {
		t.Errorf("got %v,\n%s", err, table.String())
	}
	set.Questions = set.Questions[:1]
	if _, err := RunJudged(t.Context(), set, openFolder, Options{}); err == nil {
		t.Error("a set of which all is answered is no error")
	}
}
