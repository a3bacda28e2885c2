package modeltest

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"
)

// post sends a request and returns the status and the body, as far as it came.
func post(t *testing.T, s *Server, path, body string, header ...string) (int, string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body) // a broken body is one of the behaviours
	return answer.StatusCode, string(text)
}

const hello = `{"model":"test","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello"}],"max_tokens":5}`

func TestScript(t *testing.T) {
	t.Parallel()
	s := New(t, Fail(503, "busy"), FailAfter(429, "7", "slow down"), Say("Hel", "lo"), Hang())
	for _, want := range []struct {
		status int
		text   string
	}{{503, `"message":"busy"`}, {429, "slow down"}, {200, `"content":"Hel"`}} {
		status, text := post(t, s, "/chat/completions", hello)
		if status != want.status || !strings.Contains(text, want.text) {
			t.Errorf("got %d %s, want %d with %s", status, text, want.status, want.text)
		}
	}
	s.Script(Say("again"))
	for range 2 { // the last behaviour stays
		if _, text := post(t, s, "/chat/completions", hello); !strings.HasSuffix(text, "data: [DONE]\n\n") {
			t.Errorf("the stream ends otherwise: %q", text)
		}
	}
	requests := s.Requests()
	if len(requests) != 5 {
		t.Fatalf("%d requests, want 5", len(requests))
	}
	if r := requests[0]; r.Model != "test" || r.Prompt() != "Be brief.\n\nHello" || r.Fields["max_tokens"] != 5.0 || r.Path != "/v1/chat/completions" {
		t.Errorf("the request was read as %+v", r)
	}
}

// TestStreamsAreJSON reads back what each part sends.
func TestStreamsAreJSON(t *testing.T) {
	t.Parallel()
	s := New(t, Stream(Role(), Text("a\"\\\n"), Reasoning("r"), ReasoningContent("c"), Drip(0, "中"), Finish("length"), Usage(3, 4)))
	_, text := post(t, s, "/chat/completions", hello)
	var got []string
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		if !ok {
			continue
		}
		var chunk struct {
			Choices []struct {
				Delta  map[string]string `json:"delta"`
				Finish string            `json:"finish_reason"`
			}
			Usage map[string]int
		}
		if err := json.Unmarshal([]byte(data), &chunk); err != nil {
			t.Fatalf("%v in %s", err, data)
		}
		for _, c := range chunk.Choices {
			got = append(got, c.Delta["content"]+c.Delta["reasoning"]+c.Delta["reasoning_content"]+c.Finish)
		}
		if chunk.Usage["completion_tokens"] == 4 {
			got = append(got, "usage")
		}
	}
	if want := "|a\"\\\n|r|c|中|length|usage"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestBadEnds(t *testing.T) {
	t.Parallel()
	s := New(t)
	for name, test := range map[string]struct {
		behaviour Behaviour
		status    int
		text      string
	}{
		"vanish":   {Vanish(), 0, "EOF"},
		"reset":    {Stream(Text("half"), Reset()), 200, "half"},
		"cut":      {Stream(Text("half")), 200, "half"},
		"redirect": {Redirect(307, "http://127.0.0.1:1/"), 307, ""},
		"page":     {Page(200, "text/html", "<html>"), 200, "<html>"},
		"answer":   {Answer(func(r Request) string { return r.Messages[1].Content }), 200, `"Hell"`},
	} {
		s.Script(test.behaviour)
		if status, text := post(t, s, "/chat/completions", hello); status != test.status || !strings.Contains(text, test.text) {
			t.Errorf("%s: got %d %q, want %d with %q", name, status, text, test.status, test.text)
		}
	}
	if status, _ := post(t, s, "/nothing", "{}"); status != 404 {
		t.Errorf("an unknown path: %d, want 404", status)
	}
	if status, _ := post(t, s, "/chat/completions", "nonsense"); status != 400 {
		t.Errorf("a body that is not JSON: %d, want 400", status)
	}
}

func TestKey(t *testing.T) {
	t.Parallel()
	s := New(t)
	s.RequireKey("hush")
	for _, test := range []struct {
		name, value string
		want        int
	}{{"X", "hush", 401}, {"Authorization", "Bearer hush", 200}, {"api-key", "hush", 200}} {
		if status, _ := post(t, s, "/chat/completions", hello, test.name, test.value); status != test.want {
			t.Errorf("%s: got %d, want %d", test.name, status, test.want)
		}
	}
}

func TestVectorsTellWhatIsNear(t *testing.T) {
	t.Parallel()
	dot := func(a, b string) (sum float64) {
		v, w := VectorOf(a, 64), VectorOf(b, 64)
		for i := range v {
			sum += float64(v[i]) * float64(w[i])
		}
		return sum
	}
	if same := dot("北约峰会在哪里", "北约峰会在哪里"); math.Abs(same-1) > 1e-6 {
		t.Errorf("a text with itself: %v, want 1", same)
	}
	if near, far := dot("北约峰会在哪里", "北约峰会在里斯本"), dot("北约峰会在哪里", "Kartoffelsalat"); near <= far {
		t.Errorf("near %v, far %v", near, far)
	}
	s := New(t)
	if status, text := post(t, s, "/embeddings", `{"model":"test","input":["a","b"]}`); status != 200 || !strings.Contains(text, `"index":1`) {
		t.Errorf("got %d %s", status, text)
	}
}
