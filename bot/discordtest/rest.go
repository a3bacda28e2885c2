package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// maxBody is the largest request that is read, as Discord's is without boost.
const maxBody = 10 << 20

// Request is a REST request that arrived, in the order of the answers.
type Request struct {
	Method string
	Path   string // with /api/v10, without the query
	Query  string
	Status int    // of the answer
	Body   []byte // as sent; of a multipart request the payload_json part
	At     time.Time
}

// apiError is an error as Discord answers it.
type apiError struct {
	status, code int
	text         string
}

// Error is for the record only; the client gets the parts as JSON.
func (e *apiError) Error() string {
	return fmt.Sprintf("HTTP %d, code %d: %s", e.status, e.code, e.text)
}

// unknown is the 404 for a thing that is not there. Codes are from
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
func unknown(code int, what string) error {
	return &apiError{http.StatusNotFound, code, "Unknown " + what}
}

// invalid is the 400 for a body or a parameter that breaks a rule.
func invalid(text string) error {
	return &apiError{http.StatusBadRequest, 50035, "Invalid Form Body: " + text}
}

// call is one request on its way through a handler. The handler runs with
// Server.mu held.
type call struct {
	s       *Server
	w       *world
	r       *http.Request
	body    []byte
	at      time.Time             // of its arrival
	uploads map[string]Attachment // see files; nil until asked for
	log     *record
}

// decode reads the body into v.
func (c *call) decode(v any) error {
	if err := json.Unmarshal(c.body, v); err != nil {
		c.log.note(err.Error())
		return &apiError{http.StatusBadRequest, 50109, "The request body contains invalid JSON: " + err.Error()}
	}
	return nil
}

// refuse records what the limits found, and returns an error if Discord would
// refuse the request for it.
func (c *call) refuse(found findings) error {
	var first error
	for _, f := range found {
		c.log.note(f.String())
		if f.refused && first == nil {
			first = invalid(f.String())
		}
	}
	return first
}

// handler answers with a status and a value to encode, nil for no body.
type handler func(*call) (int, any, error)

// routes returns the whole server. The pattern's path is relative to apiPath.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, h := range s.handlers() {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" "+apiPath+path, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, pattern, h) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if websocket.IsWebSocketUpgrade(r) {
			s.gateway.ServeHTTP(w, r)
			return
		}
		s.serve(w, r, "", func(*call) (int, any, error) {
			return 0, nil, &apiError{http.StatusNotFound, 0, "404: Not Found"}
		})
	})
	return mux
}

// handlers names every REST route that the server has.
func (s *Server) handlers() map[string]handler {
	all := map[string]handler{
		"GET /gateway":                 gatewayAddress,
		"GET /gateway/bot":             gatewayBot,
		"GET /users/@me":               self,
		"POST /users/@me/channels":     openDirect,
		"GET /applications/@me":        application,
		"GET /oauth2/applications/@me": application,

		"GET /guilds/{guild}/members/{user}": getMember,

		"GET /channels/{channel}":                       getChannel,
		"POST /channels/{channel}/typing":               typing,
		"GET /channels/{channel}/messages":              listMessages,
		"POST /channels/{channel}/messages":             createMessage,
		"GET /channels/{channel}/messages/{message}":    getMessage,
		"PATCH /channels/{channel}/messages/{message}":  editMessage,
		"DELETE /channels/{channel}/messages/{message}": deleteMessage,

		"POST /interactions/{interaction}/{token}/callback":         interactionCallback,
		"POST /webhooks/{application}/{token}":                      createFollowup,
		"GET /webhooks/{application}/{token}/messages/{message}":    getResponse,
		"PATCH /webhooks/{application}/{token}/messages/{message}":  editResponse,
		"DELETE /webhooks/{application}/{token}/messages/{message}": deleteResponse,
	}
	for _, base := range []string{"/applications/{application}/commands", "/applications/{application}/guilds/{guild}/commands"} {
		all["GET "+base] = listCommands
		all["PUT "+base] = replaceCommands
		all["POST "+base] = createCommand
		all["GET "+base+"/{command}"] = getCommand
		all["PATCH "+base+"/{command}"] = editCommand
		all["DELETE "+base+"/{command}"] = deleteCommand
	}
	maps.Copy(all, threadHandlers())
	maps.Copy(all, reactionHandlers())
	return all
}

// serve runs one request, or lets a fault have it.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, pattern string, h handler) {
	at := time.Now()
	s.attempted(r)
	// Only when its body was read does a server notice that a client went.
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		s.answer(w, r, pattern, http.StatusRequestEntityTooLarge, nil)
		return
	}
	f := s.faultFor(r, raw)
	if f == nil {
		s.obey(w, r, raw, pattern, h, at)
		return
	}
	status, lost := s.faulty(w, r, f, func(w http.ResponseWriter) { s.obey(w, r, raw, pattern, h, at) })
	if lost {
		s.keep(pattern, Request{r.Method, r.URL.Path, r.URL.RawQuery, status, nil, at})
	}
}

// obey does what a request wants: the interception, the token, the handler, and
// the record of it all.
func (s *Server) obey(w http.ResponseWriter, r *http.Request, raw []byte, pattern string, h handler, at time.Time) {
	body, problem := jsonPart(r.Header.Get("Content-Type"), raw)
	log := s.check.begin(r, body)
	if problem != "" {
		log.note(problem)
	}
	defer log.finish()
	status := s.intercepted(w, r, raw)
	intercepted := status != 0
	var out any
	if !intercepted {
		r.Body = io.NopCloser(bytes.NewReader(raw)) // for the files of a form
		status, out = s.handle(r, pattern, h, body, at, log)
	}
	// Kept before it is answered: who has the answer may ask for it at once.
	s.keep(pattern, Request{r.Method, r.URL.Path, r.URL.RawQuery, status, body, at})
	if !intercepted {
		s.answer(w, r, pattern, status, out)
	}
}

// keep counts a request, and remembers it unless that was not wanted.
func (s *Server) keep(pattern string, r Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.traffic.count(pattern, r.Status, r.At)
	if !s.o.Lean {
		s.requests = append(s.requests, r)
	}
}

// handle returns the status and the body of the answer.
func (s *Server) handle(r *http.Request, pattern string, h handler, body []byte, at time.Time, log *record) (int, any) {
	if !s.authorized(r, pattern) {
		return http.StatusUnauthorized, object{"message": "401: Unauthorized", "code": 0}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	status, out, err := h(&call{s: s, w: s.world, r: r, body: body, at: at, log: log})
	if err == nil {
		return status, out
	}
	e, ok := errors.AsType[*apiError](err)
	if !ok {
		e = &apiError{http.StatusInternalServerError, 0, err.Error()}
	}
	return e.status, object{"message": e.text, "code": e.code}
}

// authorized checks the bot's token. The URLs of interactions and webhooks
// carry their own, and /gateway needs none.
func (s *Server) authorized(r *http.Request, pattern string) bool {
	_, path, _ := strings.Cut(pattern, " ")
	if path == "" || path == "/gateway" || strings.HasPrefix(path, "/interactions/") || strings.HasPrefix(path, "/webhooks/") {
		return true
	}
	return r.Header.Get("Authorization") == "Bot "+s.o.Token
}

// intercepted lets the test's function answer, and returns its status or 0.
func (s *Server) intercepted(w http.ResponseWriter, r *http.Request, raw []byte) int {
	s.mu.Lock()
	f := s.intercept
	s.mu.Unlock()
	if f == nil {
		return 0
	}
	r.Body = io.NopCloser(bytes.NewReader(raw))
	status, header, body, handled := f(r)
	if !handled {
		return 0
	}
	if json.Valid([]byte(body)) {
		w.Header().Set("Content-Type", "application/json")
	}
	for name, values := range header {
		w.Header()[name] = values
	}
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body) // a client that left is its own affair
	return status
}

// answer writes the headers of a bucket that never runs dry, and the body.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, pattern string, status int, body any) {
	h := w.Header()
	bucket := fnv.New64a()
	_, _ = io.WriteString(bucket, pattern)
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%016x", bucket.Sum64()))
	h.Set("X-RateLimit-Limit", "50")
	h.Set("X-RateLimit-Remaining", "49")
	h.Set("X-RateLimit-Reset", fmt.Sprintf("%.3f", float64(time.Now().UnixMilli())/1000+1))
	h.Set("X-RateLimit-Reset-After", "1.000")
	if body == nil {
		w.WriteHeader(status)
		return
	}
	h.Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(encode(body)) // a client that left is its own affair
}

// jsonPart returns the JSON of a request: the body, or the payload_json part
// of a multipart one. The text says what is wrong with the form, or is "".
func jsonPart(contentType string, raw []byte) ([]byte, string) {
	kind, params, err := mime.ParseMediaType(contentType)
	switch {
	case len(raw) == 0:
		return nil, ""
	case err != nil:
		return raw, fmt.Sprintf("content type %q: %v", contentType, err)
	case kind == "application/json":
		return raw, ""
	case kind != "multipart/form-data":
		return raw, fmt.Sprintf("content type %q is not JSON", contentType)
	}
	form, err := multipart.NewReader(bytes.NewReader(raw), params["boundary"]).ReadForm(maxBody)
	if err != nil {
		return nil, fmt.Sprintf("multipart body: %v", err)
	}
	if parts := form.Value["payload_json"]; len(parts) > 0 {
		return []byte(parts[0]), ""
	}
	return []byte("{}"), ""
}

// Requests returns every REST request so far, none of a lean server.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Intercept lets f see each REST request first. If it reports handled, its
// status, header and body are the answer, and nothing else happens; a body that
// is JSON gets that content type. f may read the request's body, is called from
// many goroutines, and must not call the Server. nil removes it.
func (s *Server) Intercept(f func(r *http.Request) (status int, header http.Header, body string, handled bool)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.intercept = f
}
