package epub

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/archive/archivetest"
	"detente/knowledge/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const (
	container = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`
	opfFile   = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>图书馆 手册</dc:title><dc:language>zh</dc:language><dc:date>2026-02-11T00:00:00Z</dc:date><dc:subject>规定</dc:subject></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="a" href="text/first%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="ncx"><itemref idref="nav"/><itemref idref="b"/><itemref idref="gone"/><itemref idref="a"/><itemref idref="b"/><itemref idref="none"/></spine></package>`
	chapterA = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>每册每天一角。<a epub:type="noteref" href="n.xhtml#1">1</a></p></body></html>`
	chapterB = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>B</title></head><body><h1 id="open">开放时间</h1><a id="p1"/><p>周一闭馆。</p><h2>节假日</h2><ul><li>五月一日</li><li>十月一日</li></ul></body></html>`
	nav      = `<html xmlns="http://www.w3.org/1999/xhtml"><body><nav epub:type="toc"><ol><li><a href="text/b.xhtml">时间</a></li><li><a href="text/first%20one.xhtml#x">罚款</a></li></ol></nav></body></html>`
	ncx      = `<?xml version="1.0"?><ncx><navMap><navPoint><navLabel><text>费用</text></navLabel><content src="text/first one.xhtml"/></navPoint></navMap></ncx>`
)

func book(t testing.TB, more ...string) []byte {
	t.Helper()
	return archivetest.Pack(t, append([]string{"mimetype", "application/epub+zip", "META-INF/container.xml", container, "OEBPS/book.opf", opfFile,
		"OEBPS/text/first one.xhtml", chapterA, "OEBPS/text/b.xhtml", chapterB}, more...)...)
}

func read(t testing.TB, content []byte) *document.Document {
	t.Helper()
	docs, err := Read(context.Background(), document.File{ID: "book", Content: content})
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Check(t, docs[0])
	return docs[0]
}

func TestRead(t *testing.T) {
	got := documenttest.Print(read(t, book(t, "OEBPS/nav.xhtml", nav, "OEBPS/toc.ncx", ncx)))
	const golden = "testdata/book.golden"
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
}

// TestContents tells where the name of a chapter without a heading comes from.
func TestContents(t *testing.T) {
	tests := []struct {
		name, want string
		files      []string
	}{
		{"both", "罚款", []string{"OEBPS/nav.xhtml", nav, "OEBPS/toc.ncx", ncx}},
		{"EPUB 2", "费用", []string{"OEBPS/toc.ncx", ncx}},
		{"a broken one", "费用", []string{"OEBPS/nav.xhtml", "<a", "OEBPS/toc.ncx", ncx}},
		{"none", "开放时间 › 节假日", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, book(t, tt.files...))
			if got := d.SectionOf(len(d.Sentences) - 1).Name(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	pack := func(files ...string) []byte { return archivetest.Pack(t, files...) }
	spine := strings.Repeat(`<itemref idref="a"/>`, maxChapters+1)
	tests := []struct {
		name    string
		content []byte
		want    string
	}{
		{"no archive", []byte("plain"), "it is damaged: it is not a ZIP archive"},
		{"another archive", pack("a.txt", "x"), "it is no EPUB: its list of chapters is missing"},
		{"no package", pack("META-INF/container.xml", container), "it is no EPUB: its list of chapters is missing"},
		{"no chapters", pack("META-INF/container.xml", container, "OEBPS/book.opf", "<package/>"), "it is no EPUB: its list of chapters is missing"},
		{"broken package", pack("META-INF/container.xml", container, "OEBPS/book.opf", "<package"), "it is damaged: OEBPS/book.opf: XML syntax error on line 1: unexpected EOF"},
		{"many chapters", pack("META-INF/container.xml", container, "OEBPS/book.opf", spine), "it has more than 5000 chapters; split it"},
		{"a binary chapter", pack("META-INF/container.xml", container, "OEBPS/book.opf", opfFile, "OEBPS/text/b.xhtml", "\x00\x01\x02"), "OEBPS/text/b.xhtml: it is not text"},
		{"copy protection", pack("META-INF/container.xml", container, "OEBPS/book.opf", opfFile, "OEBPS/text/b.xhtml", "\x00\x01\x02", "META-INF/encryption.xml", "<e/>"), "the book is protected against copying; use one that is not"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Read(t.Context(), document.File{ID: "book", Content: tt.content}); err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, document.File{ID: "book", Content: book(t)}); err == nil {
		t.Error("reading goes on after its context")
	}
}

// FuzzRead spoils the files inside of a book, which spoiling an archive would not
// reach.
func FuzzRead(f *testing.F) {
	f.Add(container, opfFile, chapterB, ncx)
	f.Fuzz(func(t *testing.T, container, opf, chapter, toc string) {
		content := archivetest.Pack(t, "META-INF/container.xml", container, "OEBPS/book.opf", opf, "OEBPS/text/b.xhtml", chapter, "OEBPS/toc.ncx", toc)
		if docs, err := Read(t.Context(), document.File{ID: "book", Content: content}); err == nil {
			documenttest.Check(t, docs[0])
		}
	})
}
