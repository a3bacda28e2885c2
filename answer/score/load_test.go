package score

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// write puts files into a new folder and returns the path of the first name.
func write(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, files[0])
}

// titles are the documents as "id=title".
func titles(set Set) []string {
	var all []string
	for _, d := range set.Documents {
		all = append(all, d.ID+"="+d.Title)
	}
	return all
}

const (
	passagesFile  = `{"id":"a","title":"里斯本","text":"峰会在里斯本举行。"}` + "\n" + `{"id":"b","title":"同","text":"一。"}` + "\n" + `{"id":"c","title":"同","text":"二。"}`
	questionsFile = `{"id":"1","passage":"a","question":"峰会在哪里举行？","answers":["里斯本","里斯本"],"lang":"zh","spans":[[3,3]]}` + "\n\n" + `{"id":"2","passage":"c","question":"还有什么？","answers":[]}`
	squadData     = `{"version":"1.1","data":[
 {"title":"同","paragraphs":[
  {"context":"峰會在里斯本舉行。","qas":[{"id":"1","question":"峰會在哪裡舉行？","answers":[{"id":"1","text":"里斯本","answer_start":3},{"text":"里斯本"}]}]},
  {"id":"p2","context":"二。","qas":[{"id":"2","question":"還有什麼？","answers":[{"text":"二"}],"is_impossible":true}]}]},
 {"title":"別","paragraphs":[{"id":"p2","context":"三。","qas":[]}]}]}`
	cmrcData = `[{"context_id":"DEV_0","context_text":"峰会在里斯本举行。","title":"峰会","qas":[{"query_id":"1","query_text":"峰会在哪里举行？","answers":["里斯本","里斯本",2010]},{"query_id":"2","query_text":"","answers":["峰会"]}]}]`
)

func TestLoad(t *testing.T) {
	lisbon := Question{ID: "1", Lang: "zh", Text: "峰会在哪里举行？", Answers: []string{"里斯本"}, Passage: "a"}
	tests := []struct {
		name      string
		files     []string
		want      string
		titles    []string
		questions []Question
	}{
		{
			name:  "article questions",
			files: []string{"article.dev.jsonl", "\uFEFF" + `{"id":"1","lang":"de","kind":"when","question":"Wann?","answers":["a&b"],"history":["Was?"]}` + "\r\n"},
			want:  "article.dev",
			questions: []Question{
				{ID: "1", Lang: "de", Kind: "when", Text: "Wann?", History: []string{"Was?"}, Answers: []string{"a&b"}},
			},
		},
		{
			name:   "a pair of files",
			files:  []string{"x.questions.jsonl", questionsFile, "x.passages.jsonl", passagesFile},
			want:   "x",
			titles: []string{"a=里斯本", "b=", "c="},
			questions: []Question{
				lisbon, {ID: "2", Lang: "zh", Text: "还有什么？", Answers: []string{}, Passage: "c"},
			},
		},
		{
			name:   "the layout of SQuAD",
			files:  []string{"drcd.json", squadData},
			want:   "drcd",
			titles: []string{"1-1=", "p2=", "p2#3=別"},
			questions: []Question{
				{ID: "1", Lang: "zh-Hant", Text: "峰會在哪裡舉行？", Answers: []string{"里斯本"}, Passage: "1-1"},
				{ID: "2", Lang: "zh-Hant", Text: "還有什麼？", Answers: []string{}, Passage: "p2"},
			},
		},
		{
			name:   "CMRC's own layout",
			files:  []string{"cmrc.json", cmrcData},
			want:   "cmrc",
			titles: []string{"DEV_0=峰会"},
			questions: []Question{
				{ID: "1", Lang: "zh", Text: "峰会在哪里举行？", Answers: []string{"里斯本", "2010"}, Passage: "DEV_0"},
				{ID: "2", Lang: "zh", Answers: []string{"峰会"}, Passage: "DEV_0"},
			},
		},
		{
			name:      "a language in the name",
			files:     []string{"x.ro.json", `{"data":[{"paragraphs":[{"context":"c","qas":[{"id":"1","question":"?","answers":[]}]}]}]}`},
			want:      "x.ro",
			titles:    []string{"1-1="},
			questions: []Question{{ID: "1", Lang: "ro", Text: "?", Answers: []string{}, Passage: "1-1"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, err := Load(write(t, tt.files...))
			if err != nil {
				t.Fatal(err)
			}
			if set.Name != tt.want || !reflect.DeepEqual(titles(set), tt.titles) {
				t.Errorf("got set %q with documents %q, want %q with %q", set.Name, titles(set), tt.want, tt.titles)
			}
			if !reflect.DeepEqual(set.Questions, tt.questions) {
				t.Errorf("got questions\n%+v, want\n%+v", set.Questions, tt.questions)
			}
		})
	}
}

// TestLoadWith takes the answers in the passages' language where they are known.
func TestLoadWith(t *testing.T) {
	english := `{"id":"1","passage":"a","question":"Where is it held?","answers":["Lisbon"],"lang":"en"}`
	tests := []struct {
		name, beside string
		want         string
	}{
		{"with questions of the same ids beside the passages", "zh.questions.jsonl", "里斯本"},
		{"with none", "other.questions.jsonl", "Lisbon"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "en.questions.jsonl", english, "zh.passages.jsonl", passagesFile, tt.beside, questionsFile)
			set, err := LoadWith(path, filepath.Join(filepath.Dir(path), "zh.passages.jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			q := set.Questions[0]
			if set.Name != "en on zh" || q.Lang != "en" || q.Text != "Where is it held?" || len(set.Documents) != 3 {
				t.Errorf("got set %q with %d documents, question %+v", set.Name, len(set.Documents), q)
			}
			if !reflect.DeepEqual(q.Answers, []string{tt.want}) {
				t.Errorf("got answers %q, want %q", q.Answers, tt.want)
			}
		})
	}
}

func TestLoadErrors(t *testing.T) {
	const good = `{"id":"1","question":"q","answers":[]}` + "\n"
	tests := []struct {
		name  string
		files []string
		want  string // pieces of the error, parted by "…"
	}{
		{"nothing in it", []string{"a.jsonl", "\n"}, "a.jsonl: no questions in it"},
		{"broken JSON", []string{"a.jsonl", good + "{"}, "a.jsonl: line 2: a JSON object is wanted"},
		{"wrong type", []string{"a.jsonl", good + `{"id":2}`}, "line 2: …ID of type string"},
		{"no id", []string{"a.jsonl", `{"question":"q","answers":[]}`}, `line 1: it needs "id" and "question"`},
		{"no answers", []string{"a.jsonl", `{"id":"1","question":"q"}`}, `line 1: it needs "answers"…[] where`},
		{"an empty answer", []string{"a.jsonl", `{"id":"1","question":"q","answers":[" "]}`}, "line 1: an answer is empty"},
		{"an empty part", []string{"a.jsonl", `{"id":"1","question":"q","answers":["a&"]}`}, `line 1: answer "a&"`},
		{"an id twice", []string{"a.jsonl", good + "\n" + good}, `line 3: the id "1" is that of line 1`},
		{"not UTF-8", []string{"a.jsonl", good + "\xff"}, "line 2: it is not UTF-8"},
		{"a passage in an article set", []string{"a.jsonl", `{"id":"1","question":"q","answers":[],"passage":"p"}`}, `line 1: it names the passage "p"…NAME.passages.jsonl`},
		{"passages for questions", []string{"a.passages.jsonl", passagesFile}, "these are passages"},
		{"no passages file", []string{"a.questions.jsonl", questionsFile}, "a.passages.jsonl: no such file"},
		{"empty passages", []string{"a.questions.jsonl", questionsFile, "a.passages.jsonl", ""}, "a.passages.jsonl: no passages in it"},
		{"a passage without text", []string{"a.questions.jsonl", questionsFile, "a.passages.jsonl", `{"id":"a"}`}, `a.passages.jsonl: line 1: it needs "id" and "text"`},
		{"a passage twice", []string{"a.questions.jsonl", questionsFile, "a.passages.jsonl", passagesFile + "\n" + passagesFile}, `line 4: the id "a" is that of line 1`},
		{"no passage named", []string{"a.questions.jsonl", `{"id":"1","question":"q","answers":["x"]}`, "a.passages.jsonl", passagesFile}, `line 1: it needs "passage"`},
		{"an unknown passage", []string{"a.questions.jsonl", `{"id":"1","question":"q","answers":["x"],"passage":"z"}`, "a.passages.jsonl", passagesFile}, `line 1: no passage has the id "z"`},
		{"another kind of file", []string{"a.csv", "x"}, "a.csv: it takes .jsonl files"},
		{"SQuAD broken", []string{"a.json", "{\n \"data\": ["}, "a.json: line 2, byte "},
		{"SQuAD of a wrong type", []string{"a.json", "{\n \"data\": 3}"}, "a.json: line 2, byte "},
		{"SQuAD without data", []string{"a.json", "{}"}, "a.json: no passages in it…context_text"},
		{"SQuAD without context", []string{"a.json", `{"data":[{"paragraphs":[{"qas":[]}]}]}`}, "data[0].paragraphs[0]: it needs a text"},
		{"SQuAD without question", []string{"a.json", `{"data":[{"paragraphs":[{"context":"c","qas":[{"id":"1","answers":[]}]}]}]}`}, "data[0].paragraphs[0].qas[0]: it needs"},
		{"SQuAD without answers", []string{"a.json", strings.Replace(cmrcData, "answers", "answer", 1)}, `[0].qas[0]: it needs "answers"`},
		{"SQuAD without questions", []string{"a.json", `{"data":[{"paragraphs":[{"context":"c"}]}]}`}, "a.json: no questions in it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(write(t, tt.files...))
			if err == nil {
				t.Fatal("no error")
			}
			for _, part := range strings.Split(tt.want, "…") {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("got %q, want it to have %q", err, part)
				}
			}
		})
	}
}

// FuzzParseSQuAD looks for a file that is neither refused nor a usable set.
func FuzzParseSQuAD(f *testing.F) {
	f.Add([]byte(squadData))
	f.Add([]byte(cmrcData))
	f.Add([]byte(`[{"context_id":"a#2","context_text":"一"},{"context_id":"a","context_text":"二"},{"context_id":"a","context_text":"三"},{"context_id":"a#2","context_text":"四"}]`))
	f.Add([]byte(`[{"context_id":"a#3","context_text":"一"},{"context_id":"a","context_text":"二"},{"context_id":"a","context_text":"三"}]`))
	f.Fuzz(func(t *testing.T, content []byte) {
		set, err := parseSQuAD(content)
		if err != nil {
			return
		}
		known := map[string]bool{}
		for _, d := range set.Documents {
			if known[d.ID] {
				t.Errorf("two documents have the id %q", d.ID)
			}
			known[d.ID] = true
		}
		for _, q := range set.Questions {
			if !known[q.Passage] {
				t.Errorf("question %q is about no document: %q", q.ID, q.Passage)
			}
		}
	})
}

func TestFormOf(t *testing.T) {
	for content, want := range map[string]Form{
		`{"group":"a","files":{"a.md":""},"questions":[]}`:          Groups,
		`{"id":"1","question":"q","answered":true,"passages":[{}]}`: Judging,
		`{"id":"1","question":"q","answers":[]}`:                    Plain,
		`{`:                                                         Plain,
	} {
		if got := FormOf(write(t, "a.jsonl", content)); got != want {
			t.Errorf("the form of %s is %d, want %d", content, got, want)
		}
	}
}

func TestLoadGroupedErrors(t *testing.T) {
	for content, want := range map[string]string{
		"":              "no groups in it",
		"{":             "line 1",
		`{"group":"a"}`: `line 1: it needs "group", "files" and "questions"`,
		`{"group":"a","files":{"../a.md":"x"},"questions":[{"question":"q","want":["x"]}]}`:         "outside the folder",
		`{"group":"a","files":{"a.md":{"hex":"00"}},"questions":[{"question":"q","want":["x"]}]}`:   "base64",
		`{"group":"a","files":{"a.md":{"base64":"!"}},"questions":[{"question":"q","want":["x"]}]}`: "base64",
		`{"group":"a","files":{"a.md":"x"},"questions":[{"want":["x"]}]}`:                           `question 1: it needs "question"`,
		`{"group":"a","files":{"a.md":"x"},"questions":[{"question":"q","want":[]}]}`:               "null where nothing answers",
		`{"group":"a","files":{"a.md":"x"},"questions":[{"question":"q","want":[" "]}]}`:            "null where nothing answers",
	} {
		if _, err := LoadGrouped(write(t, "a.jsonl", content)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("LoadGrouped of %s: %v, want an error with %q", content, err, want)
		}
	}
	for _, content := range []string{"", "{", `{"question":"q"}`} {
		if _, err := LoadJudged(write(t, "a.jsonl", content)); err == nil {
			t.Errorf("LoadJudged of %q: no error", content)
		}
	}
}
