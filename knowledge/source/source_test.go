package source

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"detente/knowledge"
	"detente/knowledge/document"
)

// outline writes a document's structure, a line a section or sentence.
func outline(d *document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %s\n", d.Title)
	section, blocks := 0, -1
	for i, s := range d.Sentences {
		if !d.SameBlock(i-1, i) {
			blocks++
		}
		for ; section < s.Section; section++ {
			fmt.Fprintf(&b, "# %s\n", d.Sections[section+1].Name())
		}
		fmt.Fprintf(&b, "%d %s\n", blocks, d.Quote(i))
	}
	return b.String()
}

func TestRead(t *testing.T) {
	tests := []struct{ name, file, content, want string }{
		{"markdown", "a.md", "# 标题\n\n序言。\n\n## 一\n\n甲**重**点。乙！\n\n### 细\n\n- 项一\n- 项二\n\n## 二\n\n丙[链接](http://x)。\n",
			"title 标题\n0 序言。\n# 一\n1 甲重点。\n1 乙！\n# 一 › 细\n2 项一\n3 项二\n# 二\n4 丙链接 (http://x)。\n"},
		{"markdown, bold beside punctuation", "a.md", "**注意：**请看。", "title a\n0 注意：请看。\n"},
		{"markdown, front matter and html", "a.md", "---\ntitle: x\n---\n<script>alert(1)</script>\n\n甲<b>乙</b>。 <!-- 藏 -->", "title x\n0 甲乙。\n"},
		{"markdown, table and code", "a.md", "| 国 | 数 |\n|---|---|\n| 法 | 3 |\n\n```\nx = 1\n```\n", "title a\n0 国 | 数\n1 法 | 3\n2 x = 1\n"},
		{"markdown, escapes", "a.md", "5 \\* 3 &amp; `a\\*b`。", "title a\n0 5 * 3 & a\\*b。\n"},
		{"markdown, two top headings", "a.md", "# 书\n\n# 章\n\n文。", "title 书\n# 章\n0 文。\n"},
		{"text with empty lines", "a.txt", "标题\n\n第一段。第二句。\n\n小标题\n\n第二段。\n", "title 标题\n0 第一段。\n0 第二句。\n# 小标题\n1 第二段。\n"},
		{"text, a line each", "a.txt", "第一段。\n第二段。", "title a\n0 第一段。\n1 第二段。\n"},
		{"text with carriage returns", "a.txt", "\uFEFF甲。\r\n乙。", "title a\n0 甲。\n1 乙。\n"},
		{"segmented text", "a.txt", "梅德韦 杰夫 10 月 19 日 宣布 ， 他 将 出席 “ 峰会 ” 。 北约 NATO summit 开始 了 。",
			"title a\n0 梅德韦杰夫10月19日宣布，他将出席“峰会”。\n0 北约NATO summit开始了。\n"},
		{"text in GB18030", "a.txt", "\xbc\xd7\xca\xc7\xcd\xbc\xca\xe9\xa1\xa3", "title a\n0 甲是图书。\n"},
		{"json lines", "a.jsonl", "{\"id\":\"x\",\"title\":\"题\",\"text\":\"甲。乙。\"}\n\n", "title 题\n0 甲。\n0 乙。\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs, err := Read([]string{writeFile(t, tt.file, tt.content)}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := outline(docs[0]); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func writeFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadFolder(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"b.md": "# B\n\n文。", "a.txt": "甲。", "sub/c.txt": "丙。", ".hidden.md": "x", "b.en.md": "# B\n\nText.",
		"b.questions.tsv": "# comment\nzh\t问什么？\n", "b.glossary.txt": "文: text\n", "picture.png": "x",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	docs, err := Read([]string{dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range docs {
		got = append(got, fmt.Sprintf("%s %d %d %d", d.ID, len(d.Translations), len(d.Questions), d.Glossary.Len()))
	}
	if g, want := strings.Join(got, ", "), "a 0 0 0, b 1 1 1, sub/c 0 0 0"; g != want {
		t.Errorf("read %q, want %q", g, want)
	}
}

func TestReadErrors(t *testing.T) {
	const takes = "it takes .md, .markdown, .mdx, .txt, .text, .html, .htm, .xhtml, .pdf, .docx, .epub, .jsonl"
	tests := []struct{ name, source, want string }{
		{"missing", "nowhere.md", "read source nowhere.md: no such file or folder; name one that exists, or builtin:russia-nato"},
		{"unknown builtin", "builtin:x", "read source builtin:x: there is no such document in the program; there is builtin:russia-nato"},
		{"empty", writeFile(t, "e.md", " \n"), "it has no text"},
		{"kind", writeFile(t, "e.exe", "x"), `files of the kind ".exe" can't be read; ` + takes},
		{"picture", writeFile(t, "e.txt", "GIF89a\x00\x01\x00"), "it is not text"},
		{"broken json", writeFile(t, "e.jsonl", "{\"id\":\"a\",\"text\":\"b\"}\n{"), "line 2: unexpected end of JSON input"},
		{"json without text", writeFile(t, "e.jsonl", `{"id":"a"}`), `line 1: it needs "id" and "text"`},
		{"json with one id twice", writeFile(t, "e.jsonl", "{\"id\":\"a\",\"text\":\"b\"}\n{\"id\":\"a\",\"text\":\"c\"}"), `line 2: the id "a" is that of line 1 already`},
		{"folder without documents", t.TempDir(), "no documents in it; " + takes + " files"},
		{"pattern without documents", filepath.Join(t.TempDir(), "*.md"), "no documents in it; " + takes + " files"},
		{"pattern without a folder", "nowhere/*.md", "read source nowhere/*.md: there is no folder nowhere; name one that exists"},
		{"pattern", "[", `read source [: "[" is no pattern: a [ has no ], or a \ stands at its end`},
		{"device", os.DevNull, "read source " + os.DevNull + ": it is a device, not a regular file; name a file or a folder"},
		{"nothing", "", "no such file or folder; name one that exists, or builtin:russia-nato"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read([]string{tt.source}, fstest.MapFS{})
			if err == nil || !strings.HasSuffix(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant …%s", err, tt.want)
			}
		})
	}
	if _, err := Read(nil, nil); err == nil || err.Error() != "there are no sources to read" {
		t.Errorf("no sources: %v", err)
	}
}

// FuzzRead checks on any bytes that readers do not panic and that sentences lie
// in order inside the shown text.
func FuzzRead(f *testing.F) {
	f.Add("a.md", "# 题\n\n**甲**。\n\n| a |\n|-|\n| b |")
	f.Add("a.txt", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸 。")
	f.Add("a.jsonl", `{"id":"a","text":"b"}`)
	f.Fuzz(func(t *testing.T, name, content string) {
		switch filepath.Ext(name) {
		case ".md", ".txt", ".jsonl", ".TEXT":
		default:
			name = "a.md"
		}
		name = "f" + filepath.Ext(name)
		files := fstest.MapFS{name: {Data: []byte(content)}}
		docs := NewLoader(Options{}).read(t.Context(), candidate{fsys: files, name: name, id: "f"}).docs
		for _, d := range docs {
			last := 0
			for i, s := range d.Sentences {
				if s.Start < last || s.End <= s.Start || s.End > len(d.Text) {
					t.Fatalf("sentence %d at %v after %d of %d", i, s.Span, last, len(d.Text))
				}
				last = s.End
			}
			knowledge.Open([]*document.Document{d}, knowledge.Options{})
		}
	})
}
