package jsonl

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
)

func TestRead(t *testing.T) {
	content := "\uFEFF" + `{"id":"x","title":"题","text":"甲。乙。","more":{"a":[1]}}` + "\r\n\n" +
		`{"id":42,"text":"One line.\r\nAnother.","url":" https://example.org/42 ","date":"2026-02-11T10:00:00Z","lang":"en-GB"}`
	docs, err := Read(t.Context(), document.File{Content: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range docs {
		documenttest.Check(t, d)
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%q", d.ID, d.Title, d.Lang, d.URL, d.Date, d.Text))
	}
	want := `x|题|zh|||"甲。乙。"` + "\n" + `42|42|en-GB|https://example.org/42|2026-02-11|"One line.\nAnother."`
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"broken", "{\"id\":\"a\",\"text\":\"b\"}\n{", "line 2: unexpected end of JSON input"},
		{"no text", `{"id":"a"}`, `line 1: it needs "id" and "text"`},
		{"no id", `{"text":"a"}`, `line 1: it needs "id" and "text"`},
		{"one id twice", "{\"id\":1,\"text\":\"b\"}\n\n{\"id\":\"1\",\"text\":\"c\"}", `line 3: the id "1" is that of line 1 already`},
		{"array", "\n[{\"id\":\"a\",\n\"text\":\"b\"}]", "line 2: it is a JSON array; write one object a line, without the brackets and the commas between them"},
		{"wrong type", `{"id":"a","text":["b"]}`, `line 1: "text" has to be a string`},
		{"id of a wrong type", `{"id":{},"text":"b"}`, `line 1: "id" has to be a string`},
		{"no object", `"a"`, "line 1: it needs an object, in braces"},
		{"binary", "ab\x00", "it is not text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Read(t.Context(), document.File{Content: []byte(tt.content)}); err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, document.File{Content: []byte(`{"id":"a","text":"b"}`)}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"id":1,"title":"t","text":"A b.\n\n- c","date":"2026-02-11"}`))
	f.Add([]byte("\xff\xfe{\x00}\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		docs, err := Read(t.Context(), document.File{Content: content})
		if err != nil {
			return
		}
		for _, d := range docs {
			documenttest.Check(t, d)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var content strings.Builder
	for i := range 40_000 {
		fmt.Fprintf(&content, `{"id":"%d","title":"Title %d","text":"%s","lang":"en"}`+"\n", i, i, strings.Repeat("A sentence of some words. ", 8))
	}
	b.SetBytes(int64(content.Len()))
	for b.Loop() {
		if _, err := Read(b.Context(), document.File{Content: []byte(content.String())}); err != nil {
			b.Fatal(err)
		}
	}
}
