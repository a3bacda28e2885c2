package source

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"detente/knowledge/document/archive/archivetest"
	"detente/knowledge/document/documenttest"
)

// TestMixedFolder reads a folder of files in every format and encoding: whole ones, cut,
// spoilt and swapped ones, and such as are made to do harm. It has 100 files, and 500
// where DETENTE_REQUIRE is set. Whole ones have to be read, none may break a reader, and
// all of it has to end soon.
func TestMixedFolder(t *testing.T) {
	n, within := 100, 30*time.Second
	if os.Getenv("DETENTE_REQUIRE") != "" {
		n, within = 500, 2*time.Minute
	}
	root := t.TempDir()
	put(t, root, mixedFiles(t, n))
	plant(t, root)
	start := time.Now()
	set, err := Load(t.Context(), Options{Sources: []string{root}})
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > within {
		t.Errorf("it took %s, the limit is %s", took, within)
	}
	read := map[string]bool{}
	for _, d := range set.Documents {
		documenttest.Check(t, d)
		read[d.ID] = true
	}
	for name := range samples(t) {
		if id := "whole/" + strings.TrimSuffix(name, filepath.Ext(name)); !read[id] && name != "rows.jsonl" {
			t.Errorf("%s was not read", id)
		}
	}
	if !read["row one"] {
		t.Error("the JSON lines were not read")
	}
	skipped := 0
	for _, s := range set.Skipped {
		skipped++
		if strings.Contains(s.Reason, "fault of this program") || strings.HasPrefix(s.Name, "whole/") {
			t.Errorf("%s: %s", s.Name, s.Reason)
		}
	}
	t.Logf("%d documents, %d files skipped, in %s", len(set.Documents), skipped, time.Since(start).Round(time.Millisecond))
}

// mixedFiles are n files by their names: the samples, those that do harm, and samples
// that were spoilt, the same in each run.
func mixedFiles(t *testing.T, n int) map[string]string {
	t.Helper()
	random := rand.New(rand.NewPCG(3, 5))
	whole := samples(t)
	files := map[string]string{}
	for name, content := range whole {
		files["whole/"+name] = content
	}
	for name, content := range hostile(t) {
		files["hostile/"+name] = content
	}
	for _, ext := range Extensions() {
		files["empty/none"+ext] = ""
		files["empty/random"+strings.ToUpper(ext)] = randomBytes(random, 3000)
	}
	names := slices.Sorted(maps.Keys(whole))
	for i := 0; len(files) < n; i++ {
		name := names[i%len(names)]
		ext := filepath.Ext(name)
		if random.IntN(6) == 0 { // the content of another format
			ext = Extensions()[random.IntN(len(Extensions()))]
		}
		files[fmt.Sprintf("spoilt/%d%s", i, ext)] = spoil(random, whole[name])
	}
	return files
}

func randomBytes(random *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.IntN(256))
	}
	return string(b)
}

// spoil cuts, changes, repeats or pads content.
func spoil(random *rand.Rand, content string) string {
	b := []byte(content)
	at := random.IntN(len(b))
	switch random.IntN(5) {
	case 0:
		return content[:at]
	case 1:
		return content[at:]
	case 2:
		return content[:at] + randomBytes(random, 50) + content[at:]
	case 3:
		return content + content[at:] + content
	}
	for range 1 + len(b)/50 {
		b[random.IntN(len(b))] ^= byte(1 << random.IntN(8))
	}
	return string(b)
}

// samples are one file of each format, and a text in each encoding.
func samples(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{
		"a.md": "---\ntitle: A\n---\n# A\n\nText of A.\n\n- one\n- two\n", "b.markdown": "Some text.", "c.mdx": "import x from 'y'\n\n# C\n\n<Tip>Hold it.</Tip>\n",
		"d.txt": "Plain text.\n\nMore of it.", "e.text": "Plain.", "f.html": "<title>F</title><p>Text of F.<table><tr><td>1<td>2<tr><td>3<td>4</table>",
		"g.htm": "<p>G.", "h.xhtml": `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>H.</p></body></html>`,
		"rows.jsonl": `{"id":"row one","text":"A row."}` + "\n" + `{"id":2,"text":"Another."}`,
		"pdf.pdf":    samplePDF(), "docx.docx": sampleDOCX(t, "<w:p><w:r><w:t>Text of a document.</w:t></w:r></w:p>"), "epub.epub": sampleEPUB(t, "<p>Text of a chapter.</p>"),
		"gbk.txt": "\xcd\xbc\xca\xe9\xb9\xdd\xc3\xbf\xd6\xdc\xd2\xbb\xb1\xd5\xb9\xdd\xa1\xa3", "big5.txt": "\xb9\xcf\xae\xd1\xc0]\xa8C\xb6g\xa4@\xb3\xac\xc0]\xa1C",
		"sjis.txt": "\x90}\x8f\x91\x8a\xd9\x82\xcd\x8b\x78\x8a\xd9\x82\xb5\x82\xdc\x82\xb7\x81B", "cp1251.txt": "\xc1\xe8\xe1\xeb\xe8\xee\xf2\xe5\xea\xe0 \xe7\xe0\xea\xf0\xfb\xf2\xe0.",
		"cp1252.txt": "Le caf\xe9 ferme \xe0 dix-huit heures.", "utf16le.txt": "\xff\xfeA\x00 \x00t\x00e\x00x\x00t\x00.\x00", "utf16be.md": "\xfe\xff\x00A\x00 \x00t\x00e\x00x\x00t\x00.",
		"bom.md": "\xef\xbb\xbf# BOM\n\nText.",
	}
}

// hostile are files that are made to do harm.
func hostile(t *testing.T) map[string]string {
	t.Helper()
	zeros := strings.Repeat(" ", 70<<20)
	laughs := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">`
	for c := 'b'; c <= 'z'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	return map[string]string{
		"bomb.docx": sampleDOCX(t, zeros), "bomb.epub": sampleEPUB(t, zeros),
		"deep.docx": sampleDOCX(t, strings.Repeat("<w:tbl><w:tr><w:tc>", 10_000)), "deep.epub": sampleEPUB(t, strings.Repeat("<div>", 10_000)),
		"deep.html": strings.Repeat("<div>", 100_000), "open.html": strings.Repeat("<b>", 400) + strings.Repeat("<p>a", 100_000),
		"laughs.xhtml": `<?xml version="1.0"?>` + laughs + `]><html><p>&z;</p></html>`, "laughs.docx": sampleDOCX(t, laughs+"]><w:p><w:r><w:t>&z;</w:t></w:r></w:p>"),
		"deep.md": strings.Repeat("> ", 5000) + "x", "list.md": strings.Repeat("- ", 5000) + "x", "stars.md": strings.Repeat("*a **b ", 20_000),
		"self.md": "{% include \"self.md\" %}\n\n--8<-- \"self.md\"\n\nText.", "self.mdx": "import Self from './self.mdx'\n\n<Self />\n\nText.",
		"line.txt": strings.Repeat("word ", 500_000), "letters.txt": strings.Repeat("x", 2_000_000), "array.jsonl": "[{\"id\":\"a\",\"text\":\"b\"}]",
		"deep.jsonl": strings.Repeat(`{"a":`, 100_000), "kids.pdf": strings.Replace(samplePDF(), "/Kids [3 0 R]", "/Kids [2 0 R]", 1),
		"length.pdf": strings.Replace(samplePDF(), "/Length 43", "/Length 4 0 R", 1), "size.pdf": strings.Replace(samplePDF(), "/Size 6", "/Size 99999999999", 1),
	}
}

// plant puts what is no regular file into root, as far as the system has it.
func plant(t *testing.T, root string) {
	t.Helper()
	for name, target := range map[string]string{"zero.txt": "/dev/zero", "gone.pdf": "nowhere", "self.md": "self.md", "up": ".."} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Logf("no link %s: %v", name, err)
		}
	}
	if err := exec.Command("mkfifo", filepath.Join(root, "pipe.html")).Run(); err != nil {
		t.Logf("no named pipe: %v", err)
	}
}

func sampleDOCX(t *testing.T, body string) string {
	t.Helper()
	return string(archivetest.Pack(t, "word/document.xml", `<w:document xmlns:w="w"><w:body>`+body+`</w:body></w:document>`))
}

func sampleEPUB(t *testing.T, body string) string {
	t.Helper()
	return string(archivetest.Pack(t,
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
		"book.opf", `<package><metadata><title>Book</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"a.xhtml", `<html xmlns="http://www.w3.org/1999/xhtml"><body>`+body+`</body></html>`))
}

// samplePDF is a PDF of one line.
func samplePDF() string {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		"<< /Length 43 >>\nstream\nBT /F 12 Tf 20 200 Td (Text of a PDF.) Tj ET\nendstream",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	} {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := out.Len()
	out.WriteString("xref\n0 6\n0000000000 65535 f \n")
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", start)
	return out.String()
}
