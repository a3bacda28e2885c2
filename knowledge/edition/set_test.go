package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/markdown"
	"detente/knowledge/index"
)

// read makes documents of Markdown, by path.
func read(t testing.TB, files ...string) []*document.Document {
	t.Helper()
	var docs []*document.Document
	for i := 0; i+1 < len(files); i += 2 {
		found, err := markdown.Read(t.Context(), document.File{ID: files[i], Name: files[i] + ".md", Content: []byte(files[i+1])})
		if err != nil {
			t.Fatal(err)
		}
		found[0].Path = files[i]
		docs = append(docs, found...)
	}
	return docs
}

const limits = "# Limits\n\nThe upload limit is %s.\n\nThe name of a file has at most eighty letters.\n\nFolders have no limit.\n"

func page(limit string) string { return fmt.Sprintf(limits, limit) }

func TestVersions(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  string // versions, in order
	}{
		{"folders", []string{"v1/limits", page("1"), "v2/limits", page("2")}, "1 2"},
		{"below others", []string{"docs/1.20/en/limits", page("1"), "docs/1.21/en/limits", page("2")}, "1.20 1.21"},
		{"generator", []string{"docs/limits", page("1"), "versioned_docs/version-2.22/limits", page("2")}, " 2.22"},
		{"words", []string{"latest/limits", page("1"), "next/limits", page("2"), "0.9/limits", page("3")}, "latest unreleased 0.9"},
		{"unversioned", []string{"limits", page("1"), "v1/limits", page("2")}, " 1"},
		{"page of one version only", []string{"v1/limits", page("1"), "v2/limits", page("2"), "v2/mail", "# Mail\n\nMail is sent at noon."}, "1 2 2"},
		{"file names", []string{"api-v1", page("1"), "api-v2", page("2")}, "1 2"},
		{"titles", []string{"a", strings.Replace(page("1"), "Limits", "Limits 1.3", 1), "b", strings.Replace(page("2"), "Limits", "Limits 1.4", 1)}, "1.3 1.4"},
		{"years of one text", []string{"2025/limits", page("1"), "2026/limits", page("2")}, "2025 2026"},
		{"lone folder", []string{"1.21/limits", page("1"), "guide/mail", "# Mail\n\nMail is sent at noon."}, " "},
		{"other pages", []string{"v1/limits", page("1"), "v2/mail", "# Mail\n\nMail is sent at noon."}, " "},
		{"chapters", []string{"1/intro", "# Intro\n\nWelcome.", "2/intro", "# Intro\n\nMore of it."}, " "},
		{"two projects", []string{"v1/index", "# Kettle\n\nIt boils water.", "v3/index", "# Lamp\n\nIt lights rooms."}, " "},
		{"languages", []string{"en/limits", page("1"), "de/limits", page("2")}, " "},
		{"release notes", []string{"releases/v4.14", "# v4.14\n\nAdds maps.", "releases/v4.15", "# v4.15\n\nAdds songs."}, " "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := read(t, tt.files...)
			set := New(docs)
			var got []string
			for _, d := range docs {
				got = append(got, set.Version(d).String())
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("versions %q; want %q", strings.Join(got, " "), tt.want)
			}
		})
	}
}

// hits are the passages of documents, each with a little less score than the one before.
func hits(docs []*document.Document) (all []index.Hit) {
	for i, p := range document.Passages(docs) {
		all = append(all, index.Hit{Passage: p, Score: 10 - float64(i)/100})
	}
	return all
}

// left are the documents of what is left of the hits when a question is asked.
func left(t testing.TB, docs []*document.Document, question string) []string {
	t.Helper()
	var ids []string
	for _, h := range New(docs).Choose(hits(docs), Named(question)) {
		id := h.Passage.Document.ID
		if path := h.Passage.Document.Sections[h.Passage.Section].Path; len(path) > 0 {
			id += "#" + path[len(path)-1]
		}
		ids = append(ids, id)
	}
	return ids
}

func TestChoose(t *testing.T) {
	three := []string{"v1/limits", page("1"), "v2/limits", page("2"), "v10/limits", page("3"), "faq", "# FAQ\n\nAsk away."}
	minor := []string{"1.20/limits", page("1"), "1.21/limits", page("2"), "2.0-beta/limits", page("3"), "next/limits", page("4")}
	log := []string{"setup", "# Setup\n\nRead this first.\n\n## v1\n\nRun make.\n\n## v2\n\nRun cargo.\n\n## Help\n\nAsk away."}
	tests := []struct {
		name     string
		files    []string
		question string
		want     string
	}{
		{"newest", three, "What is the upload limit?", "v10/limits faq"},
		{"named", three, "What is the upload limit in v1?", "v1/limits faq"},
		{"in Chinese", three, "版本 2 的上传上限是多少", "v2/limits faq"},
		{"compared", three, "How do v1 and v2 differ?", "v1/limits v2/limits faq"},
		{"a version that is not there", three, "What is the upload limit in v7?", "v10/limits faq"},
		{"released", minor, "What is the upload limit?", "1.21/limits"},
		{"newest of those named", minor, "What is the upload limit in 1.x?", "1.21/limits"},
		{"patch", minor, "What is the upload limit in 1.20.4?", "1.20/limits"},
		{"candidate", minor, "What is the upload limit in 2.0?", "2.0-beta/limits"},
		{"not released", minor, "What is the upload limit in the nightly build?", "next/limits"},
		{"headings", log, "How do I build v1?", "setup#v1 setup setup#Help"},
		{"headings, none named", log, "How do I build it?", "setup setup#v1 setup#v2 setup#Help"},
		{"headings, one that is not there", log, "How do I build v3?", "setup setup#v1 setup#v2 setup#Help"},
		{"only in an older version", []string{"v1/limits", page("1"), "v2/limits", page("2"), "v1/fax", "# Fax\n\nFaxes go out at noon."}, "When do faxes go out?", "v2/limits v1/fax"},
		{"the other version's own page", []string{"v1/limits", page("1"), "v2/limits", page("2"), "v1/fax", "# Fax\n\nFaxes go out at noon."}, "When do faxes go out in v2?", "v2/limits"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(left(t, read(t, tt.files...), tt.question), " "); got != tt.want {
				t.Errorf("left %q; want %q", got, tt.want)
			}
		})
	}
}

func TestCopies(t *testing.T) {
	long := "# Tank\n\nThe tank holds 1500 litres. The pump runs twice a day. The valve closes when it has to. Rain water is led into the pond behind the house.\n"
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{"the same", []string{"a", long, "b", long, "c", long}, "a"},
		{"other marks", []string{"a", long, "b", strings.ReplaceAll(long, "pump", "**PUMP**")}, "a"},
		{"nearly the same", []string{"a", long, "b", strings.Replace(long, "The pump runs twice a day. ", "The pump runs. ", 1)}, "a"},
		{"another number", []string{"a", long, "b", strings.Replace(long, "1500", "900", 1)}, "a b"},
		{"denied", []string{"a", long, "b", strings.Replace(long, "The valve closes", "The valve never closes", 1)}, "a b"},
		{"another text", []string{"a", long, "b", "# Tank\n\nThe tank holds 1500 litres. It is green."}, "a b"},
		{"another heading", []string{"a", "# Q\n\n## Are dogs allowed?\n\nNo, they are not allowed on any of the trains that we run here.\n", "b", "# Q\n\n## Are cats allowed?\n\nNo, they are not allowed on any of the trains that we run here.\n"}, "a#Are dogs allowed? b#Are cats allowed?"},
		{"short, under other titles", []string{"a", "# Windows\n\nIt is supported.", "b", "# Linux\n\nIt is supported."}, "a b"},
		{"newest", []string{"v1/tank", long, "v2/tank", long}, "v2/tank"},
		{"languages", []string{"a", long, "b", "# 水箱\n\n水箱容量为1500升。水泵每天运行两次。\n"}, "a b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(left(t, read(t, tt.files...), "litres"), " "); got != tt.want {
				t.Errorf("left %q; want %q", got, tt.want)
			}
		})
	}
}

func TestRepresentative(t *testing.T) {
	text := "# Tank\n\nThe tank holds 1500 litres and the pump runs twice a day, unless it rains for long.\n"
	docs := read(t, "a", text, "b", text)
	docs[1].URL = "https://docs.example.org/b"
	if got := left(t, docs, "litres"); !slices.Equal(got, []string{"b"}) {
		t.Errorf("left %q; want the one with an address", got)
	}
	far := hits(docs)
	far[1].Score /= 2
	if got := New(docs).Choose(far, nil); len(got) != 1 || got[0].Passage.Document.ID != "a" {
		t.Errorf("left %v; want the one that fits better", got)
	}
	docs[1].URL = ""
	turned := hits(docs)
	slices.Reverse(turned)
	if got := New(docs).Choose(turned, nil); got[0].Passage.Document.ID != "a" {
		t.Errorf("left %s; want the first", got[0].Passage.Document.ID)
	}
}

// TestBareDocument reads one that no reader made: all its fields are zero.
func TestBareDocument(t *testing.T) {
	set := New([]*document.Document{{Sections: []document.Section{{}}}, {}})
	if logs := set.Logs(); len(logs) > 0 {
		t.Errorf("%d logs of empty documents", len(logs))
	}
}

func TestForeignDocuments(t *testing.T) {
	set := New(nil)
	docs := read(t, "v1/a", page("1"), "v2/a", page("1"))
	if got := set.Choose(hits(docs), Named("v1")); len(got) != 2 {
		t.Errorf("%d hits are left of documents that are not of the set; want both", len(got))
	}
	if v := set.Version(docs[0]); !v.IsZero() {
		t.Errorf("version %s of a document that is not of the set", v)
	}
}

func TestLogs(t *testing.T) {
	docs := read(t,
		"changes", "# Release notes\n\n## [Unreleased]\n\nA sauna.\n\n## 4.10.0 (2026-02-11)\n\n### Added\n\nDark mode.\n\n### Fixed\n\nThe door.\n\n## 4.9.5 (2024-01-15)\n\nMaps.\n\n## 4.1.0\n\nSongs.\n",
		"news", "# Club news\n\n## 2 March 2026\n\nThe pool opens.\n\n## 11 February 2026\n\nThe pool closes.\n",
		"releases/v1.1", "# v1.1\n\nAdds maps.", "releases/v1.2", "# v1.2\n\nAdds songs.",
		"manual", "# Manual\n\n## 2.3 Configuration\n\nSet it.\n\n## 2.4 Running\n\nRun it.\n\n## Upgrading from v4 to v5\n\nRun twice.\n",
		"windows", "# Windows\n\n## Windows 8.1\n\nIt works.\n")
	logs := New(docs).Logs()
	var got []string
	for _, l := range logs {
		newest, _ := l.Newest()
		got = append(got, fmt.Sprintf("%s: %d, %t, newest %s%s", newest.Document.ID, len(l.Entries), l.Declared, newest.Version, newest.Date))
	}
	want := []string{"changes: 4, true, newest 4.10.02026-02-11", "news: 2, true, newest 2026-03-02", "releases/v1.2: 2, true, newest 1.2"}
	if !slices.Equal(got, want) {
		t.Errorf("logs\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	of := func(named string) (all []string) {
		for _, e := range logs[0].Of(Named(named)[0]) {
			all = append(all, e.Version.String())
		}
		return all
	}
	if got := of("4.1"); !slices.Equal(got, []string{"4.1.0"}) {
		t.Errorf("4.1 is %q; want 4.1.0", got)
	}
	if got := of("v4"); !slices.Equal(got, []string{"4.10.0", "4.9.5", "4.1.0"}) {
		t.Errorf("v4 is %q", got)
	}
	if got := logs[1].On("2026-03-02"); len(got) != 1 || got[0].Date != "2026-03-02" {
		t.Errorf("entries of a day: %v", got)
	}
	if e, _ := logs[0].Newest(); e.End-e.First != 3 {
		t.Errorf("the newest has %d sections; want those beneath it, too", e.End-e.First)
	}
}

// BenchmarkNew reads 200 files of about 6 KB each, half of them in two versions.
func BenchmarkNew(b *testing.B) {
	var files []string
	for i := range 100 {
		var s strings.Builder
		fmt.Fprintf(&s, "# Page %c%d\n\n", 'a'+i%26, i)
		for j := range 20 {
			fmt.Fprintf(&s, "## Section %d\n\nThe page tells of thing %d of %d in some words. It is set in the file of settings, and %d is usual. Restart the server then; the log names what was read.\n\n- first of %d\n- second of it\n\n", j, j, i, i*j, i+j)
		}
		files = append(files, fmt.Sprintf("v1/page%d", i), s.String(), fmt.Sprintf("v2/page%d", i), s.String()+"\n\nIt is newer.\n")
	}
	docs := read(b, files...)
	size := 0
	for _, d := range docs {
		size += len(d.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		New(docs)
	}
}

// BenchmarkChoose chooses among 60 hits of two versions.
func BenchmarkChoose(b *testing.B) {
	var files []string
	for i := range 15 {
		body := fmt.Sprintf("# Page %d\n\n%s", i, strings.Repeat(fmt.Sprintf("The page tells of thing %d in a few words. ", i), 40))
		files = append(files, fmt.Sprintf("v1/p%d", i), body, fmt.Sprintf("v2/p%d", i), body)
	}
	docs := read(b, files...)
	set, found := New(docs), hits(docs)[:60]
	b.ReportAllocs()
	for b.Loop() {
		set.Choose(found, nil)
	}
}
