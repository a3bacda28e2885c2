package html

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestRead compares each page in testdata with its golden.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*html")
	if err != nil || len(files) == 0 {
		t.Fatal("no test files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			docs, err := Read(t.Context(), document.File{ID: "page", Name: file, Content: content})
			if err != nil {
				t.Fatal(err)
			}
			documenttest.Check(t, docs[0])
			golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".golden"
			got := documenttest.Print(docs[0])
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func read(t *testing.T, content string) *document.Document {
	t.Helper()
	docs, err := Read(t.Context(), document.File{ID: "page", Content: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Check(t, docs[0])
	return docs[0]
}

func TestDescribe(t *testing.T) {
	const text = "<p>The library is closed on Mondays, and on all public holidays of the year.</p>"
	tests := []struct{ name, page, title, lang, url, date string }{
		{"title without the site", `<title>Rules | City Library</title><meta property="og:site_name" content="City Library">` + text, "Rules", "en", "", ""},
		{"the only heading", `<title>City Library: Rules</title><h1>House rules</h1>` + text, "House rules", "en", "", ""},
		{"a heading that is the site's", `<title>Rules - City Library</title><h1>City Library</h1><h2>Rules</h2>` + text, "Rules", "en", "", ""},
		{"a heading behind text", `<p>Help</p><h1>Rules</h1>` + text, "Rules", "en", "", ""},
		{"nothing", text, "page", "en", "", ""},
		{"language and address", `<html lang="en_GB"><link rel="canonical" href="https://example.org/rules">` + text, "page", "en-GB", "https://example.org/rules", ""},
		{"a relative address", `<link rel="canonical" href="/rules"><meta property="og:url" content="javascript:x">` + text, "page", "en", "", ""},
		{"another language", `<html lang="en"><p>图书馆每周一闭馆。读者每次最多借阅八册图书。</p>`, "page", "zh", "", ""},
		{"a language of its own", `<html lang="uk"><p>Бібліотека зачинена щопонеділка. Читач може взяти вісім книг.</p>`, "page", "uk", "", ""},
		{"published", `<meta property="article:published_time" content="2026-02-11T08:00:00Z"><meta name="last-modified" content="2026-03-01">` + text, "page", "en", "", "2026-02-11"},
		{"linked data", `<script type="application/ld+json">{"@graph":[{"@type":"X"},{"datePublished":"2026-02-11"}]}</script>` + text, "page", "en", "", "2026-02-11"},
		{"one time", `<p><time datetime="2026-02-11T10:00">today</time></p>` + text, "page", "en", "", "2026-02-11"},
		{"several times", `<time datetime="2026-02-11">a</time><time datetime="2026-02-12">b</time>` + text, "page", "en", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, tt.page)
			if d.Title != tt.title || d.Lang != tt.lang || d.URL != tt.url || d.Date != tt.date {
				t.Errorf("got  %q %q %q %q\nwant %q %q %q %q", d.Title, d.Lang, d.URL, d.Date, tt.title, tt.lang, tt.url, tt.date)
			}
		})
	}
}

func TestKeywords(t *testing.T) {
	d := read(t, `<meta name="description" content="When it is open."><meta name="keywords" content="hours, opening，时间"><p>Text.`)
	if got, want := strings.Join(d.Keywords, "|"), "When it is open.|hours|opening|时间"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestContent tells what of a page is shown, and what goes.
func TestContent(t *testing.T) {
	prose := strings.Repeat("<p>The library is closed on Mondays, and opens at nine on all other days of the week.</p>", 5)
	faq := strings.Repeat("<ul><li>May I bring a dog, a cat, or a bird?</li><li>Only in a cage.</li></ul>", 8)
	tests := []struct {
		name, page, has, lacks string
	}{
		{"main", "<nav>Go</nav><div class=x>Junk</div><main>" + prose + "<aside>Mind the step.</aside><nav>Next</nav></main><footer>End</footer>", "Mind the step", "Junk Go Next End"},
		{"article", "<header>Site</header><article><header><h1>Rules</h1></header>" + prose + "<footer>By Ann</footer></article><aside>Ad</aside>", "By Ann", "Site Ad"},
		{"no marks", "<div id=sidebar>Links</div><div>" + prose + "</div><div class='cookie-banner'>Cookies</div>", "nine", "Links Cookies"},
		{"questions", "<body><div>" + faq + "</div><form><input value=Send><button>Send</button></form>", "Only in a cage", "Send"},
		{"a question in a button", "<h2><button>Is it free?</button></h2><p>Yes, it is.</p><button>Copy</button>", "Is it free?", "Copy"},
		{"hidden", "<p hidden>Never</p><p style='display: none'>Nowhere</p><p>Shown.</p><noscript>Enable</noscript>", "Shown", "Never Nowhere Enable"},
		{"an empty main", "<main></main>" + prose, "nine", ""},
		{"frameset", "<frameset><frame src=a></frameset>", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := read(t, tt.page).Text
			if !strings.Contains(text, tt.has) {
				t.Errorf("%q is missing in:\n%s", tt.has, text)
			}
			for word := range strings.FieldsSeq(tt.lacks) {
				if strings.Contains(text, word) {
					t.Errorf("%q stands in:\n%s", word, text)
				}
			}
		})
	}
}

func TestReadEncoding(t *testing.T) {
	content := "<meta charset=\"gb2312\"><title>\xb9\xe6\xb6\xa8</title><p>\xcd\xbc\xca\xe9\xb9\xdd\xc3\xbf\xd6\xdc\xd2\xbb\xb1\xd5\xb9\xdd\xa1\xa3"
	if d := read(t, content); d.Title != "规定" || d.Text != "图书馆每周一闭馆。" {
		t.Errorf("got %q, %q", d.Title, d.Text)
	}
}

func TestReadErrors(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name    string
		ctx     context.Context
		content string
		want    string
	}{
		{"a picture", t.Context(), "\x89PNG\x00\x01\x00", "it is not text"},
		{"too large", t.Context(), strings.Repeat(" ", maxPage+1), "the page has 16777217 bytes, the limit is 16777216; split it"},
		{"nested", t.Context(), strings.Repeat("<div>", 1000), "its elements are nested too deeply, more than 512; is it really HTML?"},
		{"unclosed", t.Context(), strings.Repeat("<b>", 100) + strings.Repeat("<p>a", 100_000), "most of its tags are not closed; is it really HTML?"},
		{"cancelled", cancelled, "<p>a", "context canceled"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Read(tt.ctx, document.File{ID: "page", Content: []byte(tt.content)}); err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
	if _, err := Read(cancelled, document.File{ID: "page", Content: []byte("<p>a")}); !errors.Is(err, context.Canceled) {
		t.Error("what ended it is lost")
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*html")
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		docs, err := Read(t.Context(), document.File{ID: "page", Content: content})
		if err == nil {
			documenttest.Check(t, docs[0])
		}
	})
}

func BenchmarkRead(b *testing.B) {
	content, err := os.ReadFile("testdata/docs.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		if _, err := Read(b.Context(), document.File{ID: "page", Content: content}); err != nil {
			b.Fatal(err)
		}
	}
}
