package source

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/glossary"
)

// translationName matches a translation that stands beside a document X: X.en.md.
var translationName = regexp.MustCompile(`^(.+)\.([a-z]{2,3}(?:-[A-Za-z]{4})?)\.(?i:md|markdown)$`)

const (
	glossaryEnding  = ".glossary.txt"
	questionsEnding = ".questions.tsv"
)

// A listing is what the names in one folder say of each other.
type listing struct {
	stems map[string]bool // of files that can be read, without their extension
	// beside are the companions by the stem of their document, sorted.
	beside map[string][]string
}

// list looks through the names in a folder, which are sorted.
func list(names []string) listing {
	l := listing{map[string]bool{}, map[string][]string{}}
	for _, name := range names {
		if isReadable(name) && !hasEnding(name, glossaryEnding) {
			l.stems[withoutExtension(name)] = true
		}
	}
	for _, name := range names {
		if stem, ok := companionOf(name); ok && l.stems[stem] {
			l.beside[stem] = append(l.beside[stem], name)
		}
	}
	return l
}

// companionOf is the stem of the document that a name of this form stands beside.
func companionOf(name string) (stem string, ok bool) {
	for _, ending := range []string{glossaryEnding, questionsEnding} {
		if hasEnding(name, ending) {
			return name[:len(name)-len(ending)], true
		}
	}
	if m := translationName.FindStringSubmatch(name); m != nil {
		return m[1], true
	}
	return "", false
}

func hasEnding(name, ending string) bool {
	return len(name) > len(ending) && strings.EqualFold(name[len(name)-len(ending):], ending)
}

// isCompanion reports whether name stands beside a document, and is none itself.
func (l listing) isCompanion(name string) bool {
	stem, ok := companionOf(name)
	return ok && slices.Contains(l.beside[stem], name)
}

// take returns the companions of the document called name, whose stem has no others
// then: of two documents with one stem the first has them.
func (l listing) take(name string) []string {
	stem := withoutExtension(name)
	all := l.beside[stem]
	delete(l.beside, stem)
	return all
}

// addCompanions adds what stands beside a document to it. What does not fit is
// skipped, and the document stays as it was without it.
func addCompanions(fsys fs.FS, c candidate, doc *document.Document) (skipped []Skipped) {
	for _, name := range c.companions {
		if err := addCompanion(fsys, name, doc); err != nil {
			skipped = append(skipped, Skipped{c.source, name, fmt.Sprintf("%v; %s is read without it", err, path.Base(c.name))})
		}
	}
	return skipped
}

func addCompanion(fsys fs.FS, name string, doc *document.Document) error {
	content, err := readText(fsys, name)
	if err != nil {
		return err
	}
	switch {
	case hasEnding(name, glossaryEnding):
		g, err := glossary.Parse(content)
		if err != nil {
			return err
		}
		doc.Glossary = g
	case hasEnding(name, questionsEnding):
		doc.Questions, err = parseQuestions(content)
		return err
	default:
		return markdown.AddTranslation(doc, translationName.FindStringSubmatch(path.Base(name))[2], content)
	}
	return nil
}

// parseQuestions reads lines of a language tag, a tab and a question. Empty lines and
// those that begin with # are passed over.
func parseQuestions(content string) (all []document.SuggestedQuestion, err error) {
	n := 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lang, question, ok := strings.Cut(line, "\t")
		if question = strings.TrimSpace(question); !ok || question == "" {
			return nil, fmt.Errorf("line %d: it needs a language, a tab and a question", n)
		}
		all = append(all, document.SuggestedQuestion{Lang: lang, Text: question})
	}
	return all, nil
}
