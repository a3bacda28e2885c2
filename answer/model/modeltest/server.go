// Package modeltest is an OpenAI-compatible server for tests, which behaves as
// badly as a test tells it to.
//
//	s := modeltest.New(t, modeltest.Fail(503, "overloaded"), modeltest.Say("The ", "answer. [1]"))
//	client, err := model.New(model.Options{BaseURL: s.URL(), Model: "test"})
//
// Each request for a chat takes the next [Behaviour] of the script; the last one
// is kept for all that come after. A [Stream] is put together of [Part]s. A model
// that reads what it is asked is [Answer] or [Choose]. Embeddings have a script
// of their own, which begins with [Embed].
//
// Nothing here waits for longer than its client does: what hangs, hangs until
// the client leaves or the test ends.
package modeltest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// A Behaviour is how the server answers one request.
type Behaviour func(*Exchange)

// A Server is a fake of a model's server. Make one with [New]. It is safe for
// concurrent use.
type Server struct {
	http  *httptest.Server
	ended chan struct{}

	mu         sync.Mutex
	chat       []Behaviour
	embeddings []Behaviour
	models     []string
	key        string
	requests   []Request
}

// New starts a server that answers chats as script says, and "ok" without one.
// It ends with the test.
func New(t testing.TB, script ...Behaviour) *Server {
	t.Helper()
	s := &Server{ended: make(chan struct{}), embeddings: []Behaviour{Embed(16)}, models: []string{"test"}}
	s.Script(script...)
	s.http = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(func() {
		close(s.ended)
		s.http.Close()
	})
	return s
}

// URL is the base URL for a client, which ends with /v1.
func (s *Server) URL() string { return s.http.URL + "/v1" }

// Root is the server's address without a path, which is the base URL for Azure.
func (s *Server) Root() string { return s.http.URL }

// Script replaces what is left of the chats' script.
func (s *Server) Script(script ...Behaviour) {
	if len(script) == 0 {
		script = []Behaviour{Say("ok")}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chat = script
}

// ScriptEmbeddings replaces what is left of the embeddings' script.
func (s *Server) ScriptEmbeddings(script ...Behaviour) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.embeddings = script
}

// SetModels replaces what /models lists, which is "test".
func (s *Server) SetModels(names ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.models = names
}

// RequireKey makes the server refuse requests without this key.
func (s *Server) RequireKey(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.key = key
}

// Requests returns the requests for chats and embeddings that came so far, those
// that were refused too.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.requests...)
}

// A Request is a request as it came.
type Request struct {
	// Path and Query are of the URL.
	Path, Query string
	Header      http.Header
	// Fields are the whole body.
	Fields map[string]any
	// Model, Messages and Input are the fields of these names.
	Model    string    `json:"model"`
	Messages []Message `json:"messages"`
	Input    []string  `json:"input"`
}

// A Message is one message of a chat.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// Prompt is all that the model was told, a message a paragraph.
func (r Request) Prompt() string {
	var texts []string
	for _, m := range r.Messages {
		texts = append(texts, m.Content)
	}
	return strings.Join(texts, "\n\n")
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	x := &Exchange{w: w, r: r, ended: s.ended}
	switch {
	case r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/models"):
		s.listModels(x)
	case r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/chat/completions"):
		s.answer(x, &s.chat)
	case r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/embeddings"):
		s.answer(x, &s.embeddings)
	default:
		Page(http.StatusNotFound, "text/plain; charset=utf-8", "404 page not found\n")(x)
	}
}

// answer answers with the script's next behaviour.
func (s *Server) answer(x *Exchange, script *[]Behaviour) {
	if err := x.read(); err != nil {
		Fail(http.StatusBadRequest, err.Error())(x)
		return
	}
	s.mu.Lock()
	s.requests = append(s.requests, x.Request)
	next, key := (*script)[0], s.key
	if len(*script) > 1 {
		*script = (*script)[1:]
	}
	s.mu.Unlock()
	if !permitted(x.r, key) {
		next = Fail(http.StatusUnauthorized, "Incorrect API key provided")
	}
	next(x)
}

// permitted reports whether a request has the key, as OpenAI or Azure want it.
func permitted(r *http.Request, key string) bool {
	return key == "" || r.Header.Get("Authorization") == "Bearer "+key || r.Header.Get("api-key") == key
}

func (s *Server) listModels(x *Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !permitted(x.r, s.key) {
		Fail(http.StatusUnauthorized, "Incorrect API key provided")(x)
		return
	}
	list := []map[string]any{}
	for _, name := range s.models {
		list = append(list, map[string]any{"id": name, "object": "model", "created": 1, "owned_by": "test"})
	}
	x.json(http.StatusOK, map[string]any{"object": "list", "data": list})
}

// read takes the request in; one of more than a megabyte is refused.
func (x *Exchange) read() error {
	const most = 1 << 20
	body, err := io.ReadAll(io.LimitReader(x.r.Body, most+1))
	if err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	if len(body) > most {
		return fmt.Errorf("the request is larger than %d bytes", most)
	}
	x.Request = Request{Path: x.r.URL.Path, Query: x.r.URL.RawQuery, Header: x.r.Header.Clone()}
	if err := json.Unmarshal(body, &x.Request.Fields); err != nil {
		return fmt.Errorf("the request is not JSON: %w", err)
	}
	if err := json.Unmarshal(body, &x.Request); err != nil {
		return fmt.Errorf("the request is not of a chat or of embeddings: %w", err)
	}
	return nil
}
