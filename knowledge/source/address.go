package source

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"detente/knowledge/document"
)

// What stands for a document in the pattern of its public address.
const (
	pathPlace = "{path}"
	idPlace   = "{id}"
)

// CheckURL reports what is wrong with a pattern of public addresses, such as
// https://docs.example.org/{path}; "" is none, and right.
func CheckURL(pattern string) error {
	if pattern == "" {
		return nil
	}
	if !strings.Contains(pattern, pathPlace) && !strings.Contains(pattern, idPlace) {
		return errors.New("it needs {path} or {id}, as in https://docs.example.org/{path}")
	}
	filled := strings.NewReplacer(pathPlace, "x", idPlace, "x").Replace(pattern)
	if strings.ContainsAny(filled, "{} ") || !isWeb(filled) {
		return errors.New("it is no address such as https://docs.example.org/{path}")
	}
	if _, rest, _ := strings.Cut(pattern, "://"); strings.IndexByte(rest, '{') < strings.IndexAny(rest+"/", "/?#") {
		return errors.New("{path} and {id} can't stand for the server's name: https://docs.example.org/{path}")
	}
	return nil
}

// isWeb reports whether s is an absolute address of the web that holds no password.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

// address is the public address of a document: its own, where it tells one, or else
// by the pattern; "" where neither makes one.
func address(pattern string, d *document.Document) string {
	switch {
	case isWeb(d.URL):
		return d.URL
	case strings.HasPrefix(d.URL, "/") && pattern != "": // of the same site
		u, err := url.Parse(pattern)
		own, ownErr := url.Parse(d.URL)
		if err == nil && ownErr == nil && own.Host == "" {
			u.Path, u.RawPath, u.RawQuery, u.Fragment = "", "", "", ""
			return u.ResolveReference(own).String()
		}
	}
	if pattern == "" || strings.Contains(pattern, pathPlace) && d.Path == "" {
		return ""
	}
	return fill(pattern, d)
}

// fill puts a document into the pattern.
func fill(pattern string, d *document.Document) string {
	before, behind, _ := strings.Cut(pattern, pathPlace)
	inside := d.Path
	if behind == "" || strings.HasPrefix(behind, "/") { // not {path}.html
		inside = withoutIndex(inside)
	}
	if inside == "" {
		behind = strings.TrimPrefix(behind, "/")
	}
	if strings.Contains(pattern, pathPlace) {
		pattern = before + escapeFor(before, inside) + behind
	}
	for {
		before, behind, ok := strings.Cut(pattern, idPlace)
		if !ok {
			return pattern
		}
		pattern = before + escapeFor(before, d.ID) + behind
	}
}

// withoutIndex drops a last segment that stands for the folder that it is in.
func withoutIndex(name string) string {
	switch dir, base := path.Split(name); strings.ToLower(base) {
	case "index", "_index", "readme":
		return strings.TrimSuffix(dir, "/")
	}
	return name
}

// escapeFor escapes a path for the place behind before: in a query all of it, in a
// path each segment.
func escapeFor(before, name string) string {
	if strings.Contains(before, "?") {
		return url.QueryEscape(name)
	}
	segments := strings.Split(name, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	return strings.Join(segments, "/")
}

// unique is an ID that is not taken: the document's own, or else that with what tells
// it apart. That is the extension where the other is in the same source, and the
// source's folder where it is in another; for a line of a file it is the file's name.
// Where none of them does, it is a number.
func unique(id string, c candidate, taken map[string]candidate) string {
	other, ok := taken[id]
	if !ok {
		return id
	}
	ext, folder := path.Ext(c.name), filepath.Base(c.root)+"/"
	names := []string{folder + id, folder + id + ext, id + ext}
	switch {
	case id != c.id:
		names = []string{c.id + "/" + id, folder + c.id + "/" + id}
	case other.root == c.root:
		names[0], names[2] = names[2], names[0]
	}
	free := func(name string) bool { _, ok := taken[name]; return !ok }
	if i := slices.IndexFunc(names, free); i >= 0 {
		return names[i]
	}
	for n := 2; ; n++ {
		if name := fmt.Sprint(id, "-", n); free(name) {
			return name
		}
	}
}
