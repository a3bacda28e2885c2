package main

import (
	"context"
	"io"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"detente/bot/discordtest"
)

func TestOutputs(t *testing.T) {
	t.Parallel()
	tests := []struct {
		golden string
		in     string
		args   []string
	}{
		{golden: "ask-zh", args: []string{"ask", "北约峰会在哪里举行？"}},
		{golden: "ask-zh-Hant", args: []string{"ask", "北約秘書長是誰？"}},
		{golden: "ask-en", args: []string{"ask", "Who", "is", "the", "secretary", "general", "of", "NATO?"}},
		{golden: "ask-ru", args: []string{"ask", "Кто генеральный секретарь НАТО?"}},
		{golden: "ask-fr", args: []string{"ask", "Qui est le secrétaire général de l’OTAN ?"}},
		{golden: "ask-de", args: []string{"ask", "Wer ist der Generalsekretär der NATO?"}},
		{golden: "ask-refused-zh", args: []string{"ask", "今天天气怎么样？"}},
		{golden: "ask-refused-en", args: []string{"ask", "What is the capital of Brazil?"}},
		{golden: "ask-summary", args: []string{"ask", "文章讲了什么？"}},
		{golden: "ask-greeting", args: []string{"ask", "你好"}},
		{golden: "ask-json", args: []string{"ask", "--json", "Who is the secretary general of NATO?"}},
		{golden: "ask-refused-json", args: []string{"--json", "ask", "今天天气怎么样？"}},
		{golden: "ask-lines", in: "北约秘书长是谁？\n\n谢谢\n", args: []string{"ask", "-"}},
		{golden: "search", args: []string{"search", "--top", "2", "北约峰会"}},
		{golden: "search-json", args: []string{"search", "--json", "--top", "1", "Lisbon"}},
		{golden: "search-nothing", args: []string{"search", "zzzz"}},
		{golden: "search-nothing-json", args: []string{"search", "--json", "zzzz"}},
		{golden: "doctor", args: []string{"doctor"}},
		{golden: "doctor-json", args: []string{"doctor", "--json"}},
		{golden: "help", args: []string{"--help"}},
		{golden: "conversation", in: "北约秘书长是谁？\n\n他在莫斯科和谁会谈了？\n謝謝", args: []string{"run"}},
		{
			golden: "conversation-unreadable", args: []string{},
			in: strings.Repeat("长", 501) + "\n" + strings.Repeat("长", maxLine) + "\n北约\xff\n \n",
		},
	}
	for _, test := range tests {
		t.Run(test.golden, func(t *testing.T) {
			t.Parallel()
			checkGolden(t, test.golden, masked(succeed(t, test.in, test.args...)))
		})
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	words := regexp.MustCompile(`^detente \S+, ` + regexp.QuoteMeta(runtime.Version()+", "+runtime.GOOS+"/"+runtime.GOARCH) + "\n$")
	if got := succeed(t, "", "version"); !words.MatchString(got) {
		t.Errorf("version prints %q", got)
	}
	fields := regexp.MustCompile(`^\{"go":"` + regexp.QuoteMeta(runtime.Version()) + `","version":"[^"]+"\}` + "\n$")
	if got := succeed(t, "", "version", "--json"); !fields.MatchString(got) {
		t.Errorf("version --json prints %q", got)
	}
}

// TestShow wants the article as it is shipped, and the same by its ID.
func TestShow(t *testing.T) {
	t.Parallel()
	text := article(t)
	if !strings.HasPrefix(text, "俄罗斯与北约关系缓解 新条约的突破性有待观望\n\n") || strings.Contains(text, "#") {
		t.Errorf("show prints\n%s", text)
	}
	if byID := succeed(t, "", "show", "russia-nato"); byID != text+"\n" {
		t.Errorf("show russia-nato prints\n%s", byID)
	}
}

// TestOwnDocument answers from a file instead of the article.
func TestOwnDocument(t *testing.T) {
	t.Parallel()
	path := writeFile(t, "bridge.md", "# 桥\n\n## 长度\n\n这座桥长三百米。它建于1937年。\n")
	if got := succeed(t, "", "ask", "--documents", path, "这座桥有多长？"); !strings.HasPrefix(got, "这座桥长三百米。 [1]\n") {
		t.Errorf("ask prints\n%s", got)
	}
	config := writeFile(t, "config.yaml", "knowledge:\n  sources: ["+path+"]\n")
	if got := succeed(t, "", "show", "--config", config); !strings.Contains(got, "它建于1937年。") {
		t.Errorf("show prints\n%s", got)
	}
}

// TestOwnWords answers German questions about a Chinese file by the owner's
// dictionary and glossary, and names the line of a fault in either.
func TestOwnWords(t *testing.T) {
	t.Parallel()
	document := writeFile(t, "bridge.md", "# 桥\n\n## 长度\n\n这座桥长三百米。李工建了它。\n")
	words := writeFile(t, "words.de.tsv", "Brücke\t桥\nlang\t长\nMeter\t米\n")
	glossary := writeFile(t, "glossary.txt", "李工: Baumeister\n")
	settings := []string{"DETENTE_KNOWLEDGE_DICTIONARIES=" + words, "DETENTE_KNOWLEDGE_GLOSSARY=" + glossary}
	for question, want := range map[string]string{
		"Wie viele Meter ist die Brücke lang?": "这座桥长三百米。 [1]\n",
		"Wer ist der Baumeister?":              "李工建了它。 [1]\n",
	} {
		if o := execute(t, "", settings, "ask", "--documents", document, question); !strings.HasPrefix(o.out, want) {
			t.Errorf("%s\n%s%s", question, o.out, o.err)
		}
	}
	faulty := writeFile(t, "faulty.de.tsv", "Brücke 桥\n")
	for _, setting := range []string{"DETENTE_KNOWLEDGE_DICTIONARIES=", "DETENTE_KNOWLEDGE_GLOSSARY="} {
		o := execute(t, "", []string{setting + faulty}, "ask", "北约")
		if o.code != exitFailed || !strings.Contains(o.err, "faulty.de.tsv: line 1: it needs ") {
			t.Errorf("%s%s ends with %d and %s", setting, faulty, o.code, o.err)
		}
	}
}

// TestLanguageOfReplies sets it for all questions.
func TestLanguageOfReplies(t *testing.T) {
	t.Parallel()
	o := execute(t, "", []string{"DETENTE_ANSWER_LANGUAGE=de"}, "ask", "今天天气怎么样？")
	if !strings.HasPrefix(o.out, "Die Dokumente geben auf diese Frage keine Antwort.\n") {
		t.Errorf("ask prints\n%s", o.out)
	}
}

// TestConversationEnds ends the conversation as Ctrl-C does, while it waits for
// a line.
func TestConversationEnds(t *testing.T) {
	t.Parallel()
	in, typist := io.Pipe()
	defer typist.Close()
	ctx, cancel := context.WithCancel(t.Context())
	out, code := new(discordtest.Journal), make(chan int)
	go func() { code <- run(ctx, []string{"run"}, streams{in, out, out}, nil) }()
	if _, err := io.WriteString(typist, "北约秘书长是谁？\n"); err != nil {
		t.Fatal(err)
	}
	until(t, "an answer", func() bool { return out.Count("拉斯穆森") > 0 })
	cancel()
	if c := <-code; c != 0 {
		t.Errorf("exit code %d, output:\n%s", c, out)
	}
}

// TestLinesEnd ends the answering of lines as Ctrl-C does: what is still to be
// read is neither answered nor told to have failed.
func TestLinesEnd(t *testing.T) {
	t.Parallel()
	in, typist := io.Pipe()
	defer typist.Close()
	ctx, cancel := context.WithCancel(t.Context())
	out, errs, code := new(discordtest.Journal), new(discordtest.Journal), make(chan int)
	go func() { code <- run(ctx, []string{"ask", "-"}, streams{in, out, errs}, nil) }()
	if _, err := io.WriteString(typist, "北约秘书长是谁？\n"); err != nil {
		t.Fatal(err)
	}
	until(t, "an answer", func() bool { return out.Count("第 5 句") > 0 })
	cancel()
	if _, err := io.WriteString(typist, strings.Repeat("北约秘书长是谁？\n", 3)); err != nil {
		t.Fatal(err)
	}
	if c := <-code; c != exitFailed || errs.String() != "detente: stopped at question 2\n" || out.Count("第 5 句") != 1 {
		t.Errorf("exit code %d, standard error %q, output:\n%s", c, errs, out)
	}
}

// TestDoctorOnline asks the fake Discord about the bot.
func TestDoctorOnline(t *testing.T) {
	t.Parallel()
	d := discordtest.Start(t, discordtest.Options{})
	mask := strings.NewReplacer(d.ApplicationID(), "APPLICATION", d.URL(), "API_BASE")
	o := execute(t, "", online(d), "doctor")
	checkGolden(t, "doctor-online", masked(mask.Replace(o.out)))
	if o.code != 0 || o.err != "" {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
	o = execute(t, "", append(online(d), "DETENTE_DISCORD_TOKEN="+wellFormed), "doctor", "--json")
	checkGolden(t, "doctor-token-json", masked(mask.Replace(o.out)))
	if o.code != exitFailed || o.err != "detente: something is wrong; see above\n" {
		t.Errorf("exit code %d, standard error %q", o.code, o.err)
	}
	if len(d.Identifies()) > 0 {
		t.Error("doctor began a session")
	}
}
