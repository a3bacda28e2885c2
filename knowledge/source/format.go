package source

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
)

// readers are the readers of the formats, by the extension in lower case.
func readers() map[string]document.Reader {
	return map[string]document.Reader{
		".md":       readMarkdown,
		".markdown": readMarkdown,
		".mdx":      readMarkdown,
		".txt":      readPlain,
		".text":     readPlain,
		".jsonl":    readJSONL,
	}
}

// Extensions are the names' endings of the files that can be read, in lower case.
func Extensions() []string { return []string{".md", ".markdown", ".mdx", ".txt", ".text", ".jsonl"} }

// extension is the ending of a file's name by which its reader is found.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// isReadable reports whether there is a reader of files of the name.
func isReadable(name string) bool { return readers()[extension(name)] != nil }

// isRows reports whether a file holds documents, a line each, and is none itself.
func isRows(name string) bool { return extension(name) == ".jsonl" }

// readContent reads the documents of a file: at least one, each with text.
func readContent(ctx context.Context, f document.File) ([]*document.Document, error) {
	read := readers()[extension(f.Name)]
	if read == nil {
		return nil, fmt.Errorf("files of the kind %q can't be read; it takes %s", extension(f.Name), strings.Join(Extensions(), ", "))
	}
	docs, err := read(ctx, f)
	if err != nil {
		return nil, err
	}
	var full []*document.Document
	for _, d := range docs {
		if len(d.Sentences) > 0 {
			full = append(full, d)
		}
	}
	if len(full) == 0 {
		return nil, errors.New("it has no text")
	}
	return full, nil
}

func readMarkdown(_ context.Context, f document.File) ([]*document.Document, error) {
	text, err := decode(f.Content)
	if err != nil {
		return nil, err
	}
	return []*document.Document{markdown.Parse(f.ID, text)}, nil
}

func readPlain(_ context.Context, f document.File) ([]*document.Document, error) {
	text, err := decode(f.Content)
	if err != nil {
		return nil, err
	}
	return []*document.Document{document.ReadPlain(f.ID, text)}, nil
}

// readJSONL reads {"id","title","text"} objects, one a line. Empty lines are
// passed over.
func readJSONL(_ context.Context, f document.File) ([]*document.Document, error) {
	text, err := decode(f.Content)
	if err != nil {
		return nil, err
	}
	var docs []*document.Document
	lines := bufio.NewScanner(strings.NewReader(text))
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

// decode is the text of a file: UTF-8 without a byte order mark, lines ended by \n.
func decode(content []byte) (string, error) {
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
