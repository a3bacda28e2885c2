package docx

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/archive/archivetest"
	"detente/knowledge/document/documenttest"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const (
	space      = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	stylesFile = `<w:styles` + space + `>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="Überschrift 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Our clause"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="code"><w:name w:val="HTML Preformatted"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn w:val="loop"/></w:style>
</w:styles>`
	numberingFile = `<w:numbering` + space + `>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>`
	rels      = `<Relationships><Relationship Id="rId1" Type="…/hyperlink" Target="https://example.org/form" TargetMode="External"/></Relationships>`
	notesFile = `<w:footnotes` + space + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Except in July.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	core      = `<cp:coreProperties xmlns:cp="a" xmlns:dc="b" xmlns:dcterms="c"><dc:title>Handbook</dc:title><dcterms:modified>2026-02-11T08:00:00Z</dcterms:modified><cp:keywords>rules</cp:keywords></cp:coreProperties>`
)

// p is a paragraph with properties and text.
func p(properties, text string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + run("", text) + "</w:p>"
}

func run(properties, text string) string {
	return "<w:r><w:rPr>" + properties + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

func styled(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

func numbered(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

func tc(properties, text string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p("", text) + "</w:tc>"
}

func tr(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }

// file makes a document of the XML in its body.
func file(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return archivetest.Pack(t, append([]string{
		"word/document.xml", "<w:document" + space + "><w:body>" + body + "<w:sectPr/></w:body></w:document>",
		"word/styles.xml", stylesFile, "word/numbering.xml", numberingFile, "word/_rels/document.xml.rels", rels, "word/footnotes.xml", notesFile,
	}, more...)...)
}

func read(t testing.TB, content []byte) *document.Document {
	t.Helper()
	docs, err := Read(context.Background(), document.File{ID: "d", Content: content})
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Check(t, docs[0])
	return docs[0]
}

func TestRead(t *testing.T) {
	body := p(styled("a3"), "Staff ") + p(styled("toc1"), "Leave 2") +
		p(styled("1"), "Leave") +
		"<w:p>" + run("", "Everybody has ") + run("<w:b/>", "15") + run("<w:b/>", " days") + run("", ".") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
		p("", "To apply:") + p(numbered(1, 0), "Fill in the form:") + p(numbered(1, 1), "name") + p(numbered(1, 1), "date") +
		p(`<w:ind w:left="720"/>`, "In ink.") + p(numbered(1, 0), "Run:") + p(styled("code"), "print form") + p(styled("code"), "  print again") +
		p("", "Then wait.") + p(numbered(1, 0), "Go.") + p("", "Other lists:") + p(numbered(4, 0), "Seven") + p(numbered(2, 0), "Bullet") +
		p(styled("berschrift2"), "Pay") +
		"<w:tbl>" + tr(tc("", "Kind"), tc(`<w:gridSpan w:val="2"/>`, "Days")) + tr(tc(`<w:vMerge w:val="restart"/>`, "Sick"), tc("", "first"), tc("", "10")) +
		tr(tc("<w:vMerge/>", ""), tc("", "then"), tc("", "5")) + "</w:tbl>" +
		p(styled("own"), "总则") + p(styled("own")+`<w:numPr><w:ilvl w:val="1"/></w:numPr>`, "范围") + p(styled("own"), "附则") +
		"<w:p>" + run("", "Ask ") + `<w:hyperlink r:id="rId1">` + run("", "here") + "</w:hyperlink>" + run("", ", 10") + run(`<w:vertAlign w:val="superscript"/>`, "6") + "<w:r><w:br/></w:r>" + run("", "next line.") + "</w:p>" +
		p(styled("q"), "It just works.") + p(styled("loop"), "End.")
	got := documenttest.Print(read(t, file(t, body, "docProps/core.xml", core)))
	const golden = "testdata/staff.golden"
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

// TestText tells what of the XML is text.
func TestText(t *testing.T) {
	box := "<w:txbxContent>" + p("", "In a box.") + "</w:txbxContent>"
	tests := []struct{ name, body, want string }{
		{"tracked changes", "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>" + run("", "new") + "</w:ins><w:moveFrom>" + run("", "moved") + "</w:moveFrom></w:p>", "new"},
		{"hidden and struck out", "<w:p>" + run("<w:vanish/>", "no") + run(`<w:vanish w:val="0"/>`, "yes") + run("", " ") + run("<w:strike/>", "gone") + "</w:p>", "yes ~~gone~~"},
		{"fields", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>` + run("", "7") + "</w:p>", "7"},
		{"tabs and breaks", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/><w:noBreakHyphen/></w:r></w:p>`, "a b\nc‑"},
		{"a box", "<w:p>" + run("", "Before.") + "<mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent>" + run("", " After.") + "</w:p>", "Before. After.\n\nIn a box."},
		{"an image", `<w:p><w:r><w:drawing><wp:docPr descr="Map of the halls"/></w:drawing></w:r></w:p>`, "Map of the halls"},
		{"content controls", "<w:sdt><w:sdtContent>" + p("", "In it.") + "</w:sdtContent></w:sdt>", "In it."},
		{"one row", "<w:tbl>" + tr(tc("", "a"), tc("", "b")) + "</w:tbl>", "a | b"},
		{"a table in a table", "<w:tbl>" + tr("<w:tc>"+p("", "a")+"<w:tbl>"+tr(tc("", "b"), tc("", "c"))+tr(tc("", "d"), tc("", "e"))+"</w:tbl></w:tc>", tc("", "f")) + "</w:tbl>", "a\n\nb | c\nd | e\n\nf"},
		{"nested deeply", strings.Repeat("<w:tbl><w:tr><w:tc>", 20) + p("", "a") + strings.Repeat("</w:tc></w:tr></w:tbl>", 20), "a"},
		{"a formula", "<w:p><m:oMath><m:r><m:t>E=mc²</m:t></m:r></m:oMath></w:p>", "E=mc²"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, file(t, tt.body)).Text; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	poor := strings.ReplaceAll(core, "Handbook", "Microsoft Word - x.doc")
	two := p(styled("1"), "A") + p("", "x") + p(styled("1"), "B")
	tests := []struct{ name, body, core, want string }{
		{"its style", p(styled("a3"), "Staff") + two, core, "Staff"},
		{"the only heading", p(styled("1"), "A") + p("", "x"), core, "A"},
		{"properties", two, core, "Handbook"},
		{"poor properties", p("", "x"), poor, "d"},
		{"nothing", p("", "x"), "<cp/>", "d"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(t, file(t, tt.body, "docProps/core.xml", tt.core)).Title; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumeral(t *testing.T) {
	tests := []struct {
		n            int
		format, want string
	}{
		{4, "decimal", "4"}, {28, "lowerLetter", "bb"}, {3, "upperLetter", "C"}, {1994, "upperRoman", "MCMXCIV"}, {4, "lowerRoman", "iv"},
		{10, "chineseCounting", "十"}, {21, "chineseCountingThousand", "二十一"}, {9, "japaneseCounting", "九"}, {120, "chineseCounting", "120"},
		{5, "none", ""}, {0, "lowerLetter", "0"}, {9999, "upperRoman", "9999"},
	}
	for _, tt := range tests {
		if got := numeral(tt.n, tt.format); got != tt.want {
			t.Errorf("numeral(%d, %s) = %q, want %q", tt.n, tt.format, got, tt.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name    string
		content []byte
		want    string
	}{
		{"a password", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "it is protected with a password, or of an old version of Word; save it as DOCX without a password"},
		{"no archive", []byte("plain"), "it is damaged: it is not a ZIP archive"},
		{"another archive", archivetest.Pack(t, "a", "b"), "it is no DOCX: its text is missing"},
		{"broken XML", archivetest.Pack(t, "word/document.xml", "<w:document><w:p"), "it is damaged: word/document.xml: XML syntax error on line 1: unexpected EOF"},
		{"broken styles", file(t, p("", "a"), "word/styles.xml", "<a"), "it is damaged: word/styles.xml: XML syntax error on line 1: unexpected EOF"},
		{"a bomb", file(t, strings.Repeat(" ", 65<<20)), "it has more than 64 MB of text when it is unpacked; split it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Read(t.Context(), document.File{ID: "d", Content: tt.content}); err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, document.File{ID: "d", Content: file(t, strings.Repeat(p("", "a"), 3000))}); err == nil {
		t.Error("reading goes on after its context")
	}
}

// FuzzRead spoils the parts of a document, which spoiling an archive would not reach.
func FuzzRead(f *testing.F) {
	f.Add(p(styled("own"), "a")+p(numbered(1, 1), "b")+"<w:tbl>"+tr(tc("<w:vMerge/>", "c"))+"</w:tbl>", stylesFile, numberingFile, notesFile)
	f.Fuzz(func(t *testing.T, body, styles, numbering, notes string) {
		content := archivetest.Pack(t, "word/document.xml", body, "word/styles.xml", styles, "word/numbering.xml", numbering, "word/footnotes.xml", notes)
		if docs, err := Read(t.Context(), document.File{ID: "d", Content: content}); err == nil {
			documenttest.Check(t, docs[0])
		}
	})
}
