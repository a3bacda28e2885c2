package markdown

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"

	"detente/knowledge/document"
)

// front is what a file says of itself before its text.
type front struct {
	values map[string]string // what is a single value, by its key in lower case
	lists  map[string][]string
	home   []feature // what the home page of a site shows, which has it here
}

// feature is a line of a home page.
type feature struct{ title, details string }

// splitFront parts front matter from the text below it: YAML between ---, TOML
// between +++, or an object of JSON. What cannot be read is passed over.
func splitFront(source string) (f front, body string) {
	source = strings.TrimLeft(source, "\n")
	for _, format := range []struct {
		mark string
		read func([]byte, any) error
	}{{"---", yaml.Unmarshal}, {"+++", toml.Unmarshal}} {
		if matter, body, ok := between(source, format.mark); ok {
			return readFront(matter, format.read), body
		}
	}
	if strings.HasPrefix(source, "{\n") || strings.HasPrefix(source, ";;;\n") {
		source := strings.TrimPrefix(source, ";;;\n")
		decoder := json.NewDecoder(strings.NewReader(source))
		var values map[string]any
		if decoder.Decode(&values) == nil {
			body := strings.TrimPrefix(strings.TrimLeft(source[decoder.InputOffset():], "\n"), ";;;\n")
			return frontOf(values), body
		}
	}
	return front{}, source
}

// between is what stands between two lines that are marks, the first one at the top,
// and what follows.
func between(source, mark string) (matter, body string, ok bool) {
	first, next := lineAt(source, 0)
	if strings.TrimRight(first, " \t") != mark {
		return "", source, false
	}
	for at := next; at < len(source); {
		line, below := lineAt(source, at)
		if line = strings.TrimRight(line, " \t"); line == mark || mark == "---" && line == "..." {
			return source[next:at], source[below:], true
		}
		at = below
	}
	return "", source, false
}

// readFront reads front matter of a format. Packages for YAML and TOML may panic on
// what is no such text; then there is none.
func readFront(matter string, read func([]byte, any) error) (f front) {
	const longest = 64 << 10
	defer func() {
		if recover() != nil {
			f = front{}
		}
	}()
	var values map[string]any
	if len(matter) > longest || read([]byte(matter), &values) != nil {
		return front{}
	}
	return frontOf(values)
}

func frontOf(values map[string]any) front {
	f := front{values: map[string]string{}, lists: map[string][]string{}}
	f.add("", values, 0)
	f.hero(values)
	return f
}

// add notes values; those of objects by keys with a full stop.
func (f *front) add(prefix string, values map[string]any, depth int) {
	for key, value := range values {
		key = prefix + strings.ToLower(key)
		switch v := value.(type) {
		case map[string]any:
			if depth < 2 {
				f.add(key+".", v, depth+1)
			}
		case []any:
			for _, e := range v {
				if s := single(e); s != "" {
					f.lists[key] = append(f.lists[key], s)
				}
			}
		default:
			if s := single(value); s != "" {
				f.values[key] = s
			}
		}
	}
}

// single is a value as text, "" for one that is none.
func single(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v)
	case time.Time:
		return v.Format(time.DateOnly)
	case toml.LocalDate, toml.LocalDateTime, fmt.Stringer:
		return fmt.Sprint(v)
	case int, int64, uint64, float64:
		return fmt.Sprint(v)
	}
	return ""
}

// hero notes what a home page of VitePress or VuePress shows.
func (f *front) hero(values map[string]any) {
	for _, key := range []string{"herotext", "hero.name", "hero.title", "hero.text", "hero.tagline", "tagline"} {
		if s := f.values[key]; s != "" {
			f.home = append(f.home, feature{details: s})
		}
	}
	features, _ := values["features"].([]any)
	for _, e := range features {
		if m, ok := e.(map[string]any); ok {
			details := single(m["details"])
			if details == "" {
				details = single(m["description"])
			}
			f.home = append(f.home, feature{single(m["title"]), details})
		}
	}
}

// describe tells a builder what the front matter says.
func (f front) describe(b *document.Builder) {
	b.Describe(document.Meta{
		Title:    plain(f.first("title")),
		Lang:     languageTag(f.first("lang", "language", "locale")),
		URL:      absolute(f.first("url", "permalink", "canonical_url", "canonicalurl", "slug")),
		Date:     day(f.first("date", "published", "publishdate", "updated", "lastmod", "last_update.date", "lastupdated")),
		Keywords: f.keywords(),
	})
}

// show shows the home page that front matter is.
func (f front) show(b *document.Builder) {
	for _, h := range f.home {
		switch {
		case h.title == "":
			b.Paragraph(plain(h.details))
		case h.details == "":
			b.Paragraph(plain(h.title))
		default:
			b.Open(document.Definition, 0, "")
			b.Paragraph(plain(h.title))
			b.Paragraph(plain(h.details))
			b.Close()
		}
	}
}

func (f front) first(keys ...string) string {
	for _, k := range keys {
		if v := f.values[k]; v != "" {
			return v
		}
	}
	return ""
}

// maxKeywords is how many keywords of front matter are kept, the first ones.
const maxKeywords = 100

func (f front) keywords() (words []string) {
	for _, k := range []string{"sidebar_label", "nav_title", "linktitle", "sidebar.label", "subtitle", "shorttitle", "description", "summary", "excerpt"} {
		if v := f.values[k]; v != "" && v != f.values["title"] {
			words = append(words, plain(v))
		}
	}
	for _, k := range []string{"tags", "keywords", "aliases", "categories"} {
		words = append(words, f.lists[k]...)
		if v := f.values[k]; v != "" {
			for w := range strings.SplitSeq(v, ",") {
				words = append(words, strings.TrimSpace(w))
			}
		}
	}
	return words[:min(len(words), maxKeywords)]
}

var simpleMarks = regexp.MustCompile("[*`]|<[^<>]*>")

// plain is a value of front matter without the marks of Markdown and HTML.
func plain(s string) string {
	return strings.Join(strings.Fields(simpleMarks.ReplaceAllString(s, "")), " ")
}

var tagOfLanguage = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

// languageTag is a BCP 47 tag, "" for what is none.
func languageTag(s string) string {
	if !tagOfLanguage.MatchString(s) {
		return ""
	}
	return strings.ReplaceAll(s, "_", "-")
}

// absolute is a URL of a page, "" for what is none: a path inside a site says nothing
// of where the site is.
func absolute(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

var dateAtFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)

// day is a date as 2006-01-02, "" for what is none.
func day(s string) string {
	if m := dateAtFirst.FindStringSubmatch(s); m != nil {
		if t, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3]); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	for _, layout := range []string{"January 2, 2006", "Jan 2, 2006", "2 January 2006", time.RFC1123, time.RFC1123Z} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
