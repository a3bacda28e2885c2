package discordtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// specPath finds the description: the given path, else the environment's, else
// the one beside the checkout. The error says where it looked.
func specPath(given string) (string, error) {
	path := given
	if path == "" {
		path = os.Getenv("DETENTE_DISCORD_SPEC")
	}
	if path == "" {
		root, err := moduleRoot()
		if err != nil {
			return "", err
		}
		path = filepath.Join(root, "..", "shared", "discord", "openapi.json")
	}
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("find Discord's description: %w", err)
	}
	return path, nil
}

// moduleRoot walks up from the working directory to the folder with go.mod.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the module: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("find the module: no go.mod above the working directory")
		}
		dir = parent
	}
}

// description is Discord's OpenAPI document, ready to check requests. It may
// be used by many goroutines.
type description struct {
	doc   *openapi3.T
	paths []templatePath
}

// templatePath is a path of the document, cut at the slashes.
type templatePath struct {
	path  string
	parts []string
	item  *openapi3.PathItem
}

// descriptions holds a func() (*description, error) by path. It is the only
// state that servers share: loading takes 0.3 to 0.6 s, and what is loaded is
// never written again.
var descriptions sync.Map

// describe loads the document once a process.
func describe(path string) (*description, error) {
	load, _ := descriptions.LoadOrStore(path, sync.OnceValues(func() (*description, error) { return loadDescription(path) }))
	return load.(func() (*description, error))()
}

// loadDescription reads the document and cuts up its paths. It does not validate
// the document itself, which is not under test.
func loadDescription(path string) (*description, error) {
	doc, err := openapi3.NewLoader().LoadFromFile(path)
	if err != nil {
		return nil, fmt.Errorf("load Discord's description: %w", err)
	}
	d := &description{doc: doc}
	for p, item := range doc.Paths.Map() {
		d.paths = append(d.paths, templatePath{p, strings.Split(p, "/"), item})
	}
	return d, nil
}

// check returns why the description forbids the request, or nil.
func (d *description) check(ctx context.Context, method string, target *url.URL, body []byte) error {
	path, ok := strings.CutPrefix(target.Path, apiPath)
	if !ok {
		return fmt.Errorf("the path is not under %s", apiPath)
	}
	at, params := d.find(path)
	if at == nil || at.item.GetOperation(method) == nil {
		return errors.New("no such operation in Discord's description")
	}
	if strings.Contains(path, "/commands") {
		body = numericPermissions(body)
	}
	r, err := http.NewRequestWithContext(ctx, method, target.String(), bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("rebuild the request: %w", err)
	}
	if len(body) > 0 {
		r.Header.Set("Content-Type", "application/json")
	}
	options := &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}
	options.WithCustomSchemaErrorFunc(reason)
	return openapi3filter.ValidateRequest(ctx, &openapi3filter.RequestValidationInput{
		Request:    r,
		PathParams: params,
		Options:    options,
		Route: &routers.Route{
			Spec: d.doc, Path: at.path, PathItem: at.item, Method: method, Operation: at.item.GetOperation(method),
		},
	})
}

// find returns the template that the path fits with the most literal parts,
// and its parameters; nil when none does.
func (d *description) find(path string) (*templatePath, map[string]string) {
	parts := strings.Split(path, "/")
	var best *templatePath
	var params map[string]string
	for i := range d.paths {
		p, ok := d.paths[i].match(parts)
		if ok && (best == nil || len(p) < len(params)) {
			best, params = &d.paths[i], p
		}
	}
	return best, params
}

// match returns the path's parameters if it fits.
func (t *templatePath) match(parts []string) (map[string]string, bool) {
	if len(parts) != len(t.parts) {
		return nil, false
	}
	params := map[string]string{}
	for i, want := range t.parts {
		switch {
		case strings.HasPrefix(want, "{"):
			params[strings.Trim(want, "{}")] = parts[i]
		case want != parts[i]:
			return nil, false
		}
	}
	return params, true
}

// reason is a schema error without the schema, which would fill a screen.
func reason(e *openapi3.SchemaError) string {
	at := "/" + strings.Join(e.JSONPointer(), "/")
	return at + ": " + short([]byte(e.Reason))
}

// numericPermissions turns default_member_permissions given as text into the
// number that the description wants. Discord takes, and itself returns, text.
func numericPermissions(body []byte) []byte {
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return body // the check reports it
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, c := range list {
		m, _ := c.(map[string]any)
		text, _ := m["default_member_permissions"].(string)
		if n, err := strconv.ParseUint(text, 10, 64); err == nil {
			m["default_member_permissions"] = n
		}
	}
	return encode(v)
}
