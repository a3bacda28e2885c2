package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// put is a text on a page, from the top left in points.
type put struct {
	x, y, size float64
	text       string
}

// column puts lines of a size beneath each other.
func column(x, y, size float64, lines ...string) (all []put) {
	for i, l := range lines {
		all = append(all, put{x, y + float64(i)*1.2*size, size, l})
	}
	return all
}

// makePDF writes a PDF of pages of A4 in Courier. more is written into the trailer.
func makePDF(t testing.TB, more string, pages ...[]put) []byte {
	t.Helper()
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [" + strings.Repeat("600 ", 224) + "] >>",
		"<< /Title (Handbook of the Library) /ModDate (D:20260211080000Z) >>"}
	kids := ""
	for _, p := range pages {
		var ops, packed bytes.Buffer
		for _, x := range p {
			text := strings.NewReplacer("(", "\\(", ")", "\\)", "•", "\\225", "é", "\\351").Replace(x.text)
			fmt.Fprintf(&ops, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", x.size, x.x, 842-x.y-x.size, text)
		}
		z := zlib.NewWriter(&packed)
		if _, err := z.Write(ops.Bytes()); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		n := len(objects) + 1
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", n+1),
			fmt.Sprintf("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", packed.Len(), packed.String()))
		kids += fmt.Sprintf("%d 0 R ", n)
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages))
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, more, start)
	return out.Bytes()
}

// handbook is a PDF with what PDFs have.
func handbook(t testing.TB) []byte {
	furniture := func(n int) []put {
		return []put{{72, 30, 8, "City Library"}, {290, 800, 8, fmt.Sprintf("Page %d of 3", n)}}
	}
	one := append(furniture(1), put{72, 72, 20, "Library rules"}, put{72, 110, 14, "Opening hours"})
	one = append(one, column(72, 135, 10,
		"The library is closed on Mondays. It opens at nine on all other days, and", "closes at six. In the exam-", "ination weeks it closes at ten, so that every-", "body can learn there.")...)
	one = append(one, column(90, 215, 10, "A paragraph of its own begins with an indent, and has two", "lines.")...)
	one = append(one, put{72, 260, 14, "Borrowing"}, put{72, 285, 10, "To borrow a book, do this:"})
	one = append(one, column(90, 300, 10, "1. Bring your card.", "2. Show it at the desk, where somebody will look at it and", "   write down its number.", "3. Take the book.")...)
	for i, row := range [][3]string{{"Kind", "Days", "Fee"}, {"Book", "30", "0.10"}, {"Film", "7", "1.00"}, {"Journal", "3", "0.50"}} {
		for j, c := range row {
			one = append(one, put{72 + 130*float64(j), 380 + 14*float64(i), 10, c})
		}
	}
	two := append(furniture(2), column(72, 72, 10, "The left column goes on without a break", "and tells of the reading room, which has", "forty places with lamps. It is quiet", "there, and nobody may eat or")...)
	two = append(two, column(345, 72, 10, "drink. In the right column there is", "more of it, until the very end of", "the page, where it stops at last,", "with a full stop.")...)
	two = append(two, column(72, 160, 10, "• Adults: 20 euros", "• Children: free")...)
	three := append(furniture(3), column(72, 72, 10, "2.1 Exceptions")...)
	three = append(three, column(72, 100, 10, "Well-known readers pay well-", "known fees (see 2.1).")...)
	return makePDF(t, "", one, two, three)
}

func read(t testing.TB, f func(context.Context, []byte) (scan, error), content []byte) *document.Document {
	t.Helper()
	s, err := f(context.Background(), content)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := s.document("d")
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Check(t, docs[0])
	return docs[0]
}

// poppler reads with pdftotext; it skips t where that is not installed.
func poppler(t testing.TB) func(context.Context, []byte) (scan, error) {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed; it is part of Poppler (poppler-utils)")
	}
	return func(ctx context.Context, content []byte) (scan, error) { return readPoppler(ctx, program, content) }
}

// printed is a document with the pages of its blocks.
func printed(d *document.Document) string {
	var pages strings.Builder
	for _, b := range d.Blocks {
		fmt.Fprintf(&pages, "%d ", b.Page)
	}
	return documenttest.Print(d) + "\npages: " + pages.String() + "\n"
}

// TestRead reads one file with and without pdftotext: both have to see the same.
func TestRead(t *testing.T) {
	const golden = "testdata/handbook.golden"
	content := handbook(t)
	got := printed(read(t, readPure, content))
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
	if got := printed(read(t, poppler(t), content)); got != string(want) {
		t.Errorf("pdftotext: got:\n%s\nwant:\n%s", got, want)
	}
}

func TestReadErrors(t *testing.T) {
	whole := handbook(t)
	empty := makePDF(t, "", nil, nil)
	locked := makePDF(t, "/Encrypt << /Filter /Standard /V 1 /R 2 /O ("+strings.Repeat("o", 32)+") /U ("+strings.Repeat("u", 32)+") /P -44 >> /ID [(0123456789abcdef) (0123456789abcdef)]", column(72, 72, 10, "Secret."))
	tests := []struct {
		name    string
		content []byte
		want    error
	}{
		{"no PDF", []byte("plain text"), errDamaged},
		{"nothing", nil, errDamaged},
		{"a header alone", []byte("%PDF-1.4\n"), errDamaged},
		{"scanned", empty, errScanned},
		{"a password", locked, errEncrypted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, path := range []string{os.Getenv("PATH"), t.TempDir()} { // with pdftotext and without
				t.Setenv("PATH", path)
				if _, err := Read(t.Context(), document.File{ID: "d", Content: tt.content}); !errors.Is(err, tt.want) {
					t.Errorf("got  %v\nwant %v", err, tt.want)
				}
			}
		})
	}
	for n := 0; n < len(whole); n += 97 { // cut anywhere, and spoilt
		if _, err := readPure(t.Context(), whole[:n]); err != nil && !isAnswer(err) {
			t.Errorf("cut at %d: %v", n, err)
		}
		spoilt := bytes.Clone(whole)
		spoilt[n] ^= 0x15
		if _, err := readPure(t.Context(), spoilt); err != nil && !isAnswer(err) {
			t.Errorf("spoilt at %d: %v", n, err)
		}
	}
}

// TestReadHostile reads files that would keep a reader busy without end.
func TestReadHostile(t *testing.T) {
	whole := string(makePDF(t, "", column(72, 72, 10, "Text.")))
	tests := []struct{ name, old, new string }{
		{"parents in a circle", "/Resources << /Font << /F1 3 0 R >> >>", "/R 2 0 R"},
		{"pages in a circle", "/Kids [5 0 R ]", "/Kids [2 0 R ]"},
		{"a length of itself", "/Length", "/Length 6 0 R /X"},
		{"a huge table", "/Size 7", "/Size 999999999"},
		{"nested arrays", "/Resources <<", "/X " + strings.Repeat("[", 100_000) + " /Resources <<"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(whole, tt.old) {
				t.Fatalf("%q does not stand in the file", tt.old)
			}
			content := strings.Replace(whole, tt.old, tt.new, 1)
			if s, err := readPure(t.Context(), []byte(content)); err == nil {
				if docs, err := s.document("d"); err == nil {
					documenttest.Check(t, docs[0])
				}
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, document.File{ID: "d", Content: handbook(t)}); !errors.Is(err, context.Canceled) {
		t.Errorf("reading goes on after its context: %v", err)
	}
}

// TestPopplerStops ends a pdftotext that hangs or writes without end.
func TestPopplerStops(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell to play pdftotext")
	}
	script := t.TempDir() + "/pdftotext"
	play := func(body string) error {
		if err := os.WriteFile(script, []byte("#!"+shell+"\n"+body), 0o700); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if strings.Contains(body, "sleep") {
			cancel()
		}
		_, err := readPoppler(ctx, script, nil)
		return err
	}
	if err := play("exec sleep 60"); !errors.Is(err, context.Canceled) {
		t.Errorf("one that hangs: %v", err)
	}
	if err := play("exit 3"); !errors.Is(err, errEncrypted) {
		t.Errorf("one that may not: %v", err)
	}
	if err := play("kill -9 $$"); err == nil || isAnswer(err) {
		t.Errorf("one that dies: %v", err)
	}
	if _, err := parseBoxes(strings.NewReader(strings.Repeat("<page>", maxPages+2))); !errors.Is(err, errTooLarge) {
		t.Errorf("many pages: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(handbook(f))
	f.Add(makePDF(f, "", column(72, 72, 10, "a", "b")))
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := readPure(t.Context(), content)
		if err != nil {
			return
		}
		if docs, err := s.document("d"); err == nil {
			documenttest.Check(t, docs[0])
		}
	})
}

// FuzzBoxes reads what a broken pdftotext could write.
func FuzzBoxes(f *testing.F) {
	f.Add(`<title>T</title><page width="595" height="842"><block><line xMin="1" yMin="2" xMax="3" yMax="4"><word xMin="1" yMin="2" xMax="3" yMax="NaN">a&amp;b</word><word>1.</word></line></block></page>`)
	f.Fuzz(func(t *testing.T, output string) {
		s, err := parseBoxes(strings.NewReader(output))
		if err != nil {
			return
		}
		if docs, err := s.document("d"); err == nil {
			documenttest.Check(t, docs[0])
		}
	})
}

// BenchmarkRead reads three pages with each of the two readers.
func BenchmarkRead(b *testing.B) {
	content := handbook(b)
	for name, f := range map[string]func(context.Context, []byte) (scan, error){"pure": readPure, "poppler": poppler(b)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := f(b.Context(), content); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
