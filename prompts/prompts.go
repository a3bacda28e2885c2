// Package prompts holds what a language model is told: templates, embedded in
// the program and overridable one by one from a folder.
//
// A request for a reply has three messages: the rules, the sources, and the
// question. Instructions and retrieved text never share a message, and every
// source sentence carries a number by which a reply cites it. A request to
// complete a follow-up is the template rewrite before that of the question; one
// to translate a quote is the template translate before that of the sources.
package prompts

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"
)

//go:embed *.tmpl
var embedded embed.FS

// The templates. Each makes one message.
const (
	Rules     = "rules"
	Sources   = "sources"
	Question  = "question"
	Rewrite   = "rewrite"
	Translate = "translate"
)

// Names are the templates: those of a reply in the order of its messages, then
// the instructions of the two other tasks.
func Names() []string { return []string{Rules, Sources, Question, Rewrite, Translate} }

// The faults of a reply that [Data] can name.
const (
	FaultLanguage = "language" // it was in another language
	FaultSupport  = "support"  // it was not what the sentences say
)

const extension = ".tmpl"

// maxTemplate is the largest template that is read, in bytes.
const maxTemplate = 64 << 10

// Data is what the templates are filled with. Every template may use all of it.
// Whoever fills it in has taken out of what users and documents wrote what could
// pass for a delimiter.
type Data struct {
	// Language is the language to reply in, as a model understands it: English
	// name and tag, "Simplified Chinese (zh)".
	Language string
	// Persona is the owner's wish for tone; it may be empty.
	Persona  string
	Sources  []Source
	Question string
	// History holds the earlier questions, oldest first.
	History []string
	// Summary asks for what the whole document says.
	Summary bool
	// Fault is what was wrong with the reply before, one of the constants, and
	// "" in a first request.
	Fault string
}

// A Source is a numbered sentence of a document.
type Source struct {
	N                    int
	Title, Section, Text string
}

// A Set is a complete set of templates.
type Set struct{ templates *template.Template }

// Load returns the templates, those in dir in place of the embedded ones of the
// same name. "" is no folder. A folder that is missing, a template that does not
// parse or can't be filled in, and a file NAME.tmpl that is no template's name
// are errors that name the file.
func Load(dir string) (*Set, error) {
	set := &Set{template.New("").Option("missingkey=error")}
	for _, name := range Names() {
		content, err := embedded.ReadFile(name + extension)
		if err != nil {
			return nil, fmt.Errorf("prompt %s: %w", name, err)
		}
		if err := set.parse(name, string(content)); err != nil {
			return nil, err
		}
	}
	if dir == "" {
		return set, nil
	}
	return set, set.override(os.DirFS(dir), dir)
}

// override parses the templates of a folder over the embedded ones.
func (s *Set) override(fsys fs.FS, dir string) error {
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return fmt.Errorf("prompts folder: %w", err)
	}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), extension)
		if !ok {
			continue
		}
		file := filepath.Join(dir, f.Name())
		if !slices.Contains(Names(), name) {
			return fmt.Errorf("prompt %s: there is no template of that name; there are %s", file, strings.Join(Names(), ", "))
		}
		content, err := fs.ReadFile(fsys, f.Name())
		if err != nil {
			return fmt.Errorf("prompt: %w", err)
		}
		if len(content) > maxTemplate {
			return fmt.Errorf("prompt %s: %d bytes; the limit is %d", file, len(content), maxTemplate)
		}
		if err := s.parse(name, string(content)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// parse adds a template, after filling it in once with an example.
func (s *Set) parse(name, content string) error {
	if strings.TrimSpace(content) == "" { // would leave the embedded one in place
		return fmt.Errorf("prompt %s: it says nothing", name)
	}
	if _, err := s.templates.New(name).Parse(content); err != nil {
		return fmt.Errorf("prompt %s: %w", name, err)
	}
	shown, err := s.Render(name, example())
	if err != nil {
		return fmt.Errorf("prompt %s: %w", name, err)
	}
	for _, part := range needed[name] {
		if !strings.Contains(shown, part.shows) {
			return fmt.Errorf("prompt %s: it leaves out %s", name, part.field)
		}
	}
	return nil
}

// example fills in every field, so that a template that misspells one is found.
func example() Data {
	return Data{
		Language: "English (en)", Persona: "calm", Question: "What is it?", History: []string{"Before?"}, Summary: true,
		Fault: FaultSupport, Sources: []Source{{N: 1071, Title: "title", Section: "section", Text: "A sentence."}},
	}
}

// needed is what a template has to show of the example: without it no reply
// could be right.
var needed = map[string][]struct{ field, shows string }{
	Rules:     {{"{{.Language}}", "English (en)"}},
	Sources:   {{"{{.N}} of each of .Sources", "1071"}, {"{{.Text}} of each of .Sources", "A sentence."}},
	Question:  {{"{{.Question}}", "What is it?"}},
	Translate: {{"{{.Language}}", "English (en)"}},
}

// Render fills in the template of one of [Names].
func (s *Set) Render(name string, data Data) (string, error) {
	var b strings.Builder
	if err := s.templates.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("fill in: %w", err)
	}
	return strings.TrimSpace(b.String()), nil
}
