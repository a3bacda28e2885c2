package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/document/charset"
	"detente/knowledge/document/docx"
	"detente/knowledge/document/epub"
	"detente/knowledge/document/html"
	"detente/knowledge/document/jsonl"
	"detente/knowledge/document/markdown"
	"detente/knowledge/document/pdf"
)

// readers are the readers of the formats, by the extension in lower case.
func readers() map[string]document.Reader {
	return map[string]document.Reader{
		".md":       readMarkdown,
		".markdown": readMarkdown,
		".mdx":      readMarkdown,
		".txt":      readPlain,
		".text":     readPlain,
		".html":     html.Read,
		".htm":      html.Read,
		".xhtml":    html.Read,
		".pdf":      pdf.Read,
		".docx":     docx.Read,
		".epub":     epub.Read,
		".jsonl":    jsonl.Read,
	}
}

// Extensions are the names' endings of the files that can be read, in lower case.
func Extensions() []string {
	return []string{".md", ".markdown", ".mdx", ".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".epub", ".jsonl"}
}

// extension is the ending of a file's name by which its reader is found.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// isReadable reports whether there is a reader of files of the name.
func isReadable(name string) bool { return readers()[extension(name)] != nil }

// readContent reads the documents of a file: at least one, each with text.
func readContent(ctx context.Context, f document.File) ([]*document.Document, error) {
	read := readers()[extension(f.Name)]
	if read == nil {
		return nil, fmt.Errorf("files of the kind %q can't be read; it takes %s", extension(f.Name), strings.Join(Extensions(), ", "))
	}
	if len(bytes.TrimSpace(f.Content)) == 0 {
		return nil, errors.New("it has no text")
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

// readMarkdown reads Markdown in any encoding.
func readMarkdown(ctx context.Context, f document.File) ([]*document.Document, error) {
	text, err := charset.Decode(f.Content)
	if err != nil {
		return nil, err
	}
	f.Content = []byte(text)
	return markdown.Read(ctx, f)
}

func readPlain(_ context.Context, f document.File) ([]*document.Document, error) {
	text, err := charset.Decode(f.Content)
	if err != nil {
		return nil, err
	}
	return []*document.Document{document.ReadPlain(f.ID, text)}, nil
}
