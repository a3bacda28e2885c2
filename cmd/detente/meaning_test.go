package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/answer/model/modeltest"
)

// towns is a set of three documents, with questions of which the last shares no
// word with what answers it.
const (
	townPassages = `{"id":"lisbon","title":"Lisbon","text":"The capital of Portugal lies at the Tagus."}
{"id":"berlin","title":"Berlin","text":"Germany is governed from the Spree."}
{"id":"paris","title":"Paris","text":"A tower of iron stands beside the Seine."}
`
	townQuestions = `{"id":"1","passage":"lisbon","question":"What is the capital of Portugal?","answers":["Lisbon"],"lang":"en"}
{"id":"2","passage":"berlin","question":"Whence are Germans governing?","answers":["Spree"],"lang":"en"}
{"id":"3","passage":"paris","question":"Which ironlike towerlike?","answers":["Seine"],"lang":"en"}
`
)

// towns writes the set and returns the names of its files.
func towns(t *testing.T) (passages, questions string) {
	t.Helper()
	dir := t.TempDir()
	passages, questions = filepath.Join(dir, "towns.passages.jsonl"), filepath.Join(dir, "towns.questions.jsonl")
	for path, content := range map[string]string{passages: townPassages, questions: townQuestions} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return passages, questions
}

// embedding is the environment that leads the program to a fake model for
// embeddings, whose vectors are kept in file.
func embedding(s *modeltest.Server, file string, more ...string) []string {
	return append([]string{"DETENTE_EMBEDDINGS_BASE_URL=" + s.URL(), "DETENTE_EMBEDDINGS_MODEL=embed", "DETENTE_EMBEDDINGS_FILE=" + file,
		"DETENTE_EMBEDDINGS_WEIGHT=0.5", "DETENTE_EMBEDDINGS_PASSAGE_PREFIX=passage: ", "DETENTE_EMBEDDINGS_QUERY_PREFIX=query: ", "DETENTE_LOG_LEVEL=warn"}, more...)
}

// embedder is a server whose vectors are long enough to tell texts apart.
func embedder(t *testing.T) *modeltest.Server {
	t.Helper()
	s := modeltest.New(t)
	s.ScriptEmbeddings(modeltest.Embed(512))
	return s
}

// embedded are the texts that vectors were asked of since the n-th request.
func embedded(s *modeltest.Server, n int) (texts []string) {
	for _, r := range s.Requests()[n:] {
		texts = append(texts, r.Input...)
	}
	return texts
}

// vowels shares parts of words with the document about Paris, and no word.
const vowels = "ironlike towerlike"

func TestSearchByMeaning(t *testing.T) {
	t.Parallel()
	s, file := embedder(t), filepath.Join(t.TempDir(), "vectors")
	passages, _ := towns(t)
	find := func() outcome { return execute(t, "", embedding(s, file), "search", "--documents", passages, vowels) }
	if words := succeed(t, "", "search", "--documents", passages, vowels); strings.Contains(words, "Paris") {
		t.Fatalf("by words alone it is found: %s", words)
	}
	o := find()
	if first, _, _ := strings.Cut(o.out, "\n"); o.code != 0 || o.err != "" || !strings.Contains(first, "Paris") {
		t.Errorf("exit code %d, found %s, standard error %q", o.code, o.out, o.err)
	}
	before := len(s.Requests())
	if got := embedded(s, 0); before != 2 || len(got) != 4 || got[0] != "passage: Lisbon\nThe capital of Portugal lies at the Tagus." || got[3] != "query: "+vowels {
		t.Errorf("vectors were asked of %q", got)
	}
	if again := find(); again != o {
		t.Errorf("the second time: %+v, want %+v", again, o)
	}
	if got := embedded(s, before); len(got) != 1 {
		t.Errorf("the second time vectors were asked of %q", got)
	}
}

// Without the server, and with vectors that do not fit, words are searched as if
// no embeddings were configured, and standard error says why.
func TestSearchWithoutEmbeddings(t *testing.T) {
	t.Parallel()
	passages, _ := towns(t)
	ask := []string{"search", "--documents", passages, "capital of Portugal"}
	want, file := succeed(t, "", ask...), filepath.Join(t.TempDir(), "vectors")
	s := embedder(t)
	if o := execute(t, "", embedding(s, file), ask...); o.code != 0 || o.out == want {
		t.Fatalf("meaning finds no more than words: %+v", o)
	}
	for name, test := range map[string]struct {
		file   string
		script modeltest.Behaviour
		said   string
	}{
		"at the start":         {file + "-none", modeltest.Fail(http.StatusBadRequest, "no such model"), "no such model"},
		"at the question":      {file, modeltest.Fail(http.StatusBadRequest, "no such model"), "searching by words alone"},
		"other vectors":        {file, modeltest.Embed(7), "vectors of 7 numbers"},
		"no file of vectors":   {passages, modeltest.Embed(512), "no file of vectors"},
		"a file within a file": {filepath.Join(passages, "x"), modeltest.Embed(512), "not a directory"},
	} {
		s.ScriptEmbeddings(test.script)
		o := execute(t, "", embedding(s, test.file), ask...)
		if o.code != 0 || o.out != want || !strings.Contains(o.err, test.said) {
			t.Errorf("%s: exit code %d, found %s, standard error %q", name, o.code, o.out, o.err)
		}
	}
	asked := len(s.Requests())
	if o := execute(t, "", embedding(s, file, "DETENTE_EMBEDDINGS_WEIGHT=0"), ask...); o.out != want || o.err != "" || len(s.Requests()) != asked {
		t.Errorf("with a weight of 0: %+v after %d requests", o, len(s.Requests())-asked)
	}
}

func TestVectorsAreCached(t *testing.T) {
	t.Parallel()
	passages, _ := towns(t)
	s, home := embedder(t), t.TempDir()
	env := append(embedding(s, ""), "XDG_CACHE_HOME="+home, "HOME="+home, "LocalAppData="+home)
	if o := execute(t, "", env, "search", "--documents", passages, vowels); o.code != 0 || o.err != "" {
		t.Fatalf("%+v", o)
	}
	found := false
	err := filepath.Walk(home, func(path string, info os.FileInfo, err error) error {
		found = found || filepath.Ext(path) == ".dvec" && info.Size() > 3*512
		return err
	})
	if err != nil || !found {
		t.Errorf("no vectors are in the folder for caches, or %v", err)
	}
	o := execute(t, "", embedding(s, ""), "search", "--documents", passages, vowels)
	if o.code != 0 || !strings.Contains(o.out, "Paris") || !strings.Contains(o.err, "set embeddings.file") {
		t.Errorf("without such a folder: %+v", o)
	}
}

func TestEvalTune(t *testing.T) {
	t.Parallel()
	s, file := embedder(t), filepath.Join(t.TempDir(), "vectors")
	_, questions := towns(t)
	o := execute(t, "", embedding(s, file), "eval", "--json", "--tune", questions)
	if o.code != 0 || o.err != "" {
		t.Fatalf("%+v", o)
	}
	var all []tuned
	for line := range strings.Lines(o.out) {
		var one tuned
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if len(all) != 11 || all[0].Weight != 0 || all[10].Weight != 1 || all[0].Questions != 3 {
		t.Fatalf("got %+v", all)
	}
	if all[0].RecallAt10 == 1 || all[10].RecallAt1 != 1 {
		t.Errorf("words alone have a recall@10 of %v, meaning alone a recall@1 of %v", all[0].RecallAt10, all[10].RecallAt1)
	}
	scored := execute(t, "", embedding(s, file, "DETENTE_EMBEDDINGS_WEIGHT=1"), "eval", "--json", questions)
	if scored.code != 0 || !strings.Contains(scored.out, `"recall_at_1":1,`) {
		t.Errorf("meaning alone: %+v", scored)
	}
}

// Figures of words alone must not pass for those of words and meaning.
func TestEvalRefusesToGoWithout(t *testing.T) {
	t.Parallel()
	passages, questions := towns(t)
	s, file := embedder(t), filepath.Join(t.TempDir(), "vectors")
	for _, flag := range []string{"--tune", "--loss"} {
		if o := execute(t, "", nil, "eval", flag, questions); o.code != exitFailed || !strings.Contains(o.err, "embeddings.base_url") {
			t.Errorf("%s without embeddings: %+v", flag, o)
		}
		if o := execute(t, "", embedding(s, file), "eval", flag, "../../eval/article.dev.jsonl"); o.code != exitFailed || !strings.Contains(o.err, "no documents of its own") {
			t.Errorf("%s of a set without documents: %+v", flag, o)
		}
	}
	if o := execute(t, "", embedding(s, file), "search", "--documents", passages, vowels); o.code != 0 {
		t.Fatalf("%+v", o)
	}
	s.ScriptEmbeddings(modeltest.Fail(http.StatusBadRequest, "no such model"))
	for _, file := range []string{file, file + "-none"} {
		for _, args := range [][]string{{"eval", questions}, {"eval", "--tune", questions}} {
			if o := execute(t, "", embedding(s, file), args...); o.code != exitFailed || !strings.Contains(o.err, "no such model") {
				t.Errorf("%q without the server: %+v", args, o)
			}
		}
	}
}

func TestEvalLoss(t *testing.T) {
	t.Parallel()
	var passages strings.Builder
	for _, r := range "abcdefghijklmnopqrst" {
		passages.WriteString(`{"id":"` + string(r) + `","title":"","text":"` + strings.Repeat(string(r), 3) + ` is one of many words."}` + "\n")
	}
	_, questions := towns(t)
	path := filepath.Join(t.TempDir(), "words.jsonl")
	if err := os.WriteFile(path, []byte(passages.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	asked := filepath.Join(filepath.Dir(path), "q.questions.jsonl")
	if err := os.WriteFile(asked, []byte(`{"id":"1","passage":"a","question":"Which is aaa?","answers":["aaa"],"lang":"en"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := embedder(t)
	o := execute(t, "", embedding(s, filepath.Join(t.TempDir(), "v")), "eval", "--loss", "--passages", path, asked)
	if o.code != 0 || o.err != "" || !strings.Contains(o.out, "nearest passages kept") {
		t.Errorf("%+v", o)
	}
	if o := execute(t, "", embedding(s, ""), "eval", "--loss", questions); o.code != exitFailed || !strings.Contains(o.err, "more than 10 passages") {
		t.Errorf("three passages: %+v", o)
	}
}
