// Package jsonl reads JSON lines: a document a line.
package jsonl

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/document/charset"
)

// line is an object of one line. Fields that are not here are passed over.
type line struct {
	ID    id     `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
	URL   string `json:"url"`
	Date  string `json:"date"`
	Lang  string `json:"lang"`
}

// id is a string, or a number as it is written.
type id string

func (i *id) UnmarshalJSON(b []byte) error {
	var n json.Number
	if len(b) > 0 && b[0] != '"' && json.Unmarshal(b, &n) == nil {
		*i = id(n)
		return nil
	}
	return json.Unmarshal(b, (*string)(i))
}

// Read reads {"id","title","text","url","date","lang"} objects, one a line; "id" and
// "text" are needed. The text is read as plain text is. Empty lines are passed over.
// The ids of the documents are those of the lines, whatever the file is called.
func Read(ctx context.Context, f document.File) ([]*document.Document, error) {
	content, err := charset.Decode(f.Content)
	if err != nil {
		return nil, err
	}
	var docs []*document.Document
	seen := map[string]int{}
	n := 0
	for row := range bytes.Lines([]byte(content)) {
		n++
		if row = bytes.TrimSpace(row); len(row) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d, err := parse(row)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if first, ok := seen[d.ID]; ok {
			return nil, fmt.Errorf("line %d: the id %q is that of line %d already", n, d.ID, first)
		}
		seen[d.ID] = n
		docs = append(docs, d)
	}
	return docs, nil
}

// parse reads the document of a line.
func parse(row []byte) (*document.Document, error) {
	if row[0] == '[' {
		return nil, errors.New("it is a JSON array; write one object a line, without the brackets and the commas between them")
	}
	var l line
	if err := json.Unmarshal(row, &l); err != nil {
		return nil, plainer(err)
	}
	if l.ID == "" || strings.TrimSpace(l.Text) == "" {
		return nil, errors.New(`it needs "id" and "text"`)
	}
	m := document.Meta{Title: l.Title, URL: l.URL, Date: document.Day(l.Date), Lang: l.Lang}
	return document.NewDescribed(string(l.ID), m, strings.ReplaceAll(l.Text, "\r\n", "\n")), nil
}

// plainer says which field has a value of the wrong kind, without Go's types.
func plainer(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong.Field == "":
		return errors.New("it needs an object, in braces")
	}
	return fmt.Errorf("%q has to be a string", wrong.Field)
}
