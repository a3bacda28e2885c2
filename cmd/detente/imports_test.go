package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which of our packages a package may import; it holds for the
// packages below it too, the longest entry first. A package may always import
// its own sub-packages.
var mayImport = map[string][]string{
	"cmd":                    {"answer", "bot", "knowledge", "prompts"},
	"bot":                    {"answer"},
	"bot/chart":              {},
	"bot/discordtest":        {},
	"bot/policy":             {},
	"bot/phrasebook":         {"answer/wording", "bot/policy"},
	"bot/store":              {"bot/policy"},
	"answer":                 {"knowledge", "prompts"},
	"answer/answertest":      {"answer", "knowledge"},
	"answer/columns":         {},
	"answer/wording":         {},
	"answer/model":           {},
	"answer/model/modeltest": {},
	"answer/claim":           {"knowledge"},
	"answer/phrase":          {"answer/claim", "answer/model", "knowledge/language", "prompts"},
	"answer/rank":            {},
	"answer/rank/boost":      {"answer/rank"},
	"answer/score":           {"answer", "knowledge"},
	"knowledge":              {"knowledge"},
	"knowledge/document":     {"knowledge/document", "knowledge/glossary", "knowledge/language"},
	"knowledge/edition":      {"knowledge/document", "knowledge/index", "knowledge/language"},
	"knowledge/glossary":     {"knowledge/language"},
	"knowledge/index":        {"knowledge/document", "knowledge/glossary", "knowledge/language"},
	"knowledge/language":     {},
	"knowledge/sound":        {"knowledge/language"},
	"knowledge/vector":       {},
	// The generator finds the characters that package sound reads, too.
	"knowledge/lexicon":          {"knowledge/language"},
	"knowledge/lexicon/generate": {"knowledge/lexicon", "knowledge/sound", "knowledge/language"},
	"prompts":                    {},
}

// importedBy says which package alone, with those below it, imports a module; where
// two do, with a space between them.
var importedBy = map[string]string{
	"codeberg.org/readeck/go-readability": "knowledge/document/html",
	"github.com/abadojack/whatlanggo":     "knowledge/language",
	"github.com/blevesearch/snowballstem": "knowledge/language",
	"github.com/bwmarrin/discordgo":       "bot",
	"github.com/fsnotify/fsnotify":        "knowledge/source",
	"github.com/getkin/kin-openapi":       "bot/discordtest",
	"github.com/go-viper/mapstructure":    "cmd/detente/config",
	"github.com/go-analyze/charts":        "bot/chart",
	"github.com/gorilla/websocket":        "bot",
	"github.com/mattn/go-runewidth":       "answer/columns",
	"github.com/pelletier/go-toml":        "knowledge/document/markdown",
	"github.com/ledongthuc/pdf":           "knowledge/document/pdf",
	"github.com/prometheus/client_golang": "cmd/detente/metrics",
	"github.com/sashabaranov/go-openai":   "answer/model",
	"github.com/sony/gobreaker":           "answer/model",
	"github.com/schollz/progressbar":      "cmd/detente",
	"github.com/spf13/cobra":              "cmd/detente",
	"github.com/spf13/viper":              "cmd/detente/config",
	"github.com/yuin/goldmark":            "knowledge/document/markdown",
	"github.com/yuin/goldmark-emoji":      "knowledge/document/markdown",
	"go.yaml.in/yaml":                     "cmd/detente/config knowledge/document/markdown",
	"golang.org/x/net":                    "knowledge/document",
	"golang.org/x/term":                   "cmd/detente",
	"golang.org/x/text":                   "knowledge/language knowledge/document/charset",
	"golang.org/x/time":                   "bot",
	"modernc.org/sqlite":                  "bot/store",
}

const module = "detente/"

func TestImports(t *testing.T) {
	err := filepath.WalkDir("../..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := strings.TrimPrefix(path.Dir(filepath.ToSlash(name)), "../../")
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			checkImport(t, name, from, imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImport(t *testing.T, file, from, imported string) {
	t.Helper()
	if ours, ok := strings.CutPrefix(imported, module); ok {
		if !allowed(from, ours, strings.HasSuffix(file, "_test.go")) {
			t.Errorf("%s imports %s, which the table of packages does not allow", file, imported)
		}
		return
	}
	if !strings.Contains(strings.Split(imported, "/")[0], ".") {
		return // the standard library
	}
	for prefix, owner := range importedBy {
		if within(imported, prefix) {
			if !slices.ContainsFunc(strings.Fields(owner), func(o string) bool { return within(from, o) }) {
				t.Errorf("%s imports %s, which %s alone may", file, imported, owner)
			}
			return
		}
	}
	t.Errorf("%s imports %s, of which the table of modules knows nothing", file, imported)
}

// allowed reports whether the package from may import ours. Tests may import
// what helps to test: the packages of tests, documents, and the shipped article.
func allowed(from, ours string, test bool) bool {
	if within(ours, from) || test && (strings.HasSuffix(ours, "test") || within(ours, "knowledge")) {
		return true
	}
	best := ""
	for pkg := range mayImport {
		if within(from, pkg) && len(pkg) > len(best) {
			best = pkg
		}
	}
	for _, pkg := range mayImport[best] {
		if within(ours, pkg) {
			return true
		}
	}
	return false
}

func within(pkg, parent string) bool { return pkg == parent || strings.HasPrefix(pkg, parent+"/") }

// TestImportTableIsReal makes sure that the tables name what exists.
func TestImportTableIsReal(t *testing.T) {
	for pkg := range mayImport {
		if _, err := os.Stat(filepath.Join("../..", pkg)); err != nil {
			t.Errorf("the table of packages names %s: %v", pkg, err)
		}
	}
}
