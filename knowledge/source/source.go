// Package source reads documents from files and folders.
package source

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/glossary"
)

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 256 << 20

// Builtin is the prefix of sources that are part of the program.
const Builtin = "builtin:"

// Extensions are the names' endings of the files that can be read.
func Extensions() []string { return []string{".md", ".mdx", ".txt", ".jsonl"} }

// companion matches what stands beside a document and is none itself: a
// translation (X.en.md) or suggested questions (X.questions.tsv).
var companion = regexp.MustCompile(`^(.+)\.([a-z]{2,3}(?:-[A-Za-z]{4})?)\.md$`)

// Read reads the documents of all sources, each a file, a folder, or
// builtin:NAME, which is NAME.md in builtin. Documents keep the order of the
// sources; in a folder files go by name. Two documents with one ID, a source
// without documents, and whatever can't be read are errors that name it.
func Read(sources []string, builtin fs.FS) ([]*document.Document, error) {
	var docs []*document.Document
	seen := map[string]string{}
	for _, source := range sources {
		read, err := readSource(source, builtin)
		if err != nil {
			return nil, fmt.Errorf("read source %s: %w", source, err)
		}
		if len(read) == 0 {
			return nil, fmt.Errorf("read source %s: no documents in it; it takes %s files", source, strings.Join(Extensions(), ", "))
		}
		for _, d := range read {
			if other, ok := seen[d.ID]; ok {
				return nil, fmt.Errorf("read source %s: a document with the id %q came from %s already; rename one", source, d.ID, other)
			}
			seen[d.ID] = source
		}
		docs = append(docs, read...)
	}
	return docs, nil
}

func readSource(source string, builtin fs.FS) ([]*document.Document, error) {
	if name, ok := strings.CutPrefix(source, Builtin); ok {
		docs, err := readFile(builtin, name+".md", name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errors.New("there is no such document in the program; there is builtin:russia-nato")
		}
		return docs, err
	}
	info, err := os.Stat(source)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no such file or folder; name one that exists, or %srussia-nato", Builtin)
	}
	if err != nil {
		return nil, withoutPath(err)
	}
	if info.IsDir() {
		return readFolder(os.DirFS(source))
	}
	name := filepath.Base(source)
	return readFile(os.DirFS(filepath.Dir(source)), name, documentID(name))
}

// withoutPath drops the path from an error that is wrapped with it anyway.
func withoutPath(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// documentID is a file's path without its extension.
func documentID(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// readFolder reads every file of a kind it knows, in sub-folders too. Names
// that begin with a dot are passed over.
func readFolder(fsys fs.FS) ([]*document.Document, error) {
	var docs []*document.Document
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(entry.Name(), ".") && name != ".":
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir(), !slices.Contains(Extensions(), path.Ext(name)), isCompanion(fsys, name):
			return nil
		}
		read, err := readFile(fsys, name, documentID(name))
		if err != nil {
			return nil // merged soon with the skipping of files
		}
		docs = append(docs, read...)
		return nil
	})
	return docs, err
}

// isCompanion reports whether name is a glossary, or a translation of a document
// beside it.
func isCompanion(fsys fs.FS, name string) bool {
	if strings.HasSuffix(name, ".glossary.txt") {
		return true
	}
	m := companion.FindStringSubmatch(name)
	if m == nil {
		return false
	}
	for _, ext := range []string{".md", ".txt"} {
		if _, err := fs.Stat(fsys, m[1]+ext); err == nil {
			return true
		}
	}
	return false
}

// readFile reads one file and what stands beside it.
func readFile(fsys fs.FS, name, id string) ([]*document.Document, error) {
	content, err := readText(fsys, name)
	if err != nil {
		return nil, err
	}
	var doc *document.Document
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".md", ".mdx":
		doc = markdown.Parse(id, content)
	case ".txt":
		doc = document.ReadPlain(id, content)
	case ".jsonl":
		return readJSONL(content)
	default:
		return nil, fmt.Errorf("files of the kind %q can't be read; it takes %s", ext, strings.Join(Extensions(), ", "))
	}
	if len(doc.Sentences) == 0 {
		return nil, errors.New("it has no text")
	}
	return []*document.Document{doc}, readCompanions(fsys, name, doc)
}

func readText(fsys fs.FS, name string) (string, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return "", withoutPath(err)
	}
	if info.Size() > MaxFile {
		return "", fmt.Errorf("the file has %d bytes, the limit is %d; split it", info.Size(), MaxFile)
	}
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return "", withoutPath(err)
	}
	if i := invalidUTF8(content); i >= 0 {
		return "", fmt.Errorf("byte %d is not UTF-8; convert the file, for example with iconv -f GB18030 -t UTF-8", i)
	}
	s := strings.TrimPrefix(string(content), "\uFEFF")
	return strings.ReplaceAll(s, "\r\n", "\n"), nil
}

// invalidUTF8 returns where content stops being UTF-8, or -1.
func invalidUTF8(content []byte) int {
	for i := 0; i < len(content); {
		r, n := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// readJSONL reads {"id","title","text"} objects, one a line. Empty lines are
// passed over.
func readJSONL(content string) ([]*document.Document, error) {
	var docs []*document.Document
	lines := bufio.NewScanner(strings.NewReader(content))
	lines.Buffer(nil, MaxFile)
	seen := map[string]int{}
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var row struct{ ID, Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if row.ID == "" || strings.TrimSpace(row.Text) == "" {
			return nil, fmt.Errorf(`line %d: it needs "id" and "text"`, n)
		}
		if first, ok := seen[row.ID]; ok {
			return nil, fmt.Errorf("line %d: the id %q is that of line %d already", n, row.ID, first)
		}
		seen[row.ID] = n
		docs = append(docs, document.New(row.ID, row.Title, row.Text))
	}
	return docs, lines.Err()
}

// readCompanions adds the translations and suggested questions that stand
// beside the file name.
func readCompanions(fsys fs.FS, name string, doc *document.Document) error {
	entries, err := fs.ReadDir(fsys, path.Dir(name))
	if err != nil {
		return fmt.Errorf("look for translations: %w", err)
	}
	for _, e := range entries {
		m := companion.FindStringSubmatch(e.Name())
		if m == nil || m[1] != documentID(path.Base(name)) {
			continue
		}
		content, err := readText(fsys, path.Join(path.Dir(name), e.Name()))
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name(), err)
		}
		if err := markdown.AddTranslation(doc, m[2], content); err != nil {
			return fmt.Errorf("%s: %w", e.Name(), err)
		}
	}
	if err := readGlossary(fsys, documentID(name)+".glossary.txt", doc); err != nil {
		return err
	}
	return readQuestions(fsys, documentID(name)+".questions.tsv", doc)
}

func readGlossary(fsys fs.FS, name string, doc *document.Document) error {
	content, err := readText(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		doc.Glossary, err = glossary.Parse(content)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// readQuestions reads lines of a language tag, a tab and a question. Empty lines
// and those that begin with # are passed over.
func readQuestions(fsys fs.FS, name string, doc *document.Document) error {
	content, err := readText(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	n := 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lang, question, ok := strings.Cut(line, "\t")
		if question = strings.TrimSpace(question); !ok || question == "" {
			return fmt.Errorf("%s: line %d: it needs a language, a tab and a question", name, n)
		}
		doc.Questions = append(doc.Questions, document.SuggestedQuestion{Lang: lang, Text: question})
	}
	return nil
}
