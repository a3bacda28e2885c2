package docx

import (
	"context"
	"encoding/xml"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document/archive"
)

// reader turns the XML of a document's text into nodes of HTML.
type reader struct {
	ctx       context.Context
	styles    *styles
	numbering *numbering
	links     links
	notes     map[string]*html.Node // footnotes and endnotes that were not shown yet

	root   *html.Node
	places []*place     // where blocks go, the innermost last
	pars   []*paragraph // those that are being read, the innermost last: text boxes stand in paragraphs
	tables []*table     // likewise
	skip   int          // counts the open elements since one that is left out
	flat   int          // counts the open tables that are nested too deeply to be shown as such
	text   bool         // whether text is being read
	visits int
}

func newReader(ctx context.Context) *reader {
	r := &reader{ctx: ctx, styles: newStyles(), numbering: newNumbering(), links: links{}, notes: map[string]*html.Node{}}
	r.root = element(atom.Div)
	r.places = []*place{{node: r.root}}
	return r
}

func element(a atom.Atom, attr ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String(), Attr: attr}
}

func (r *reader) place() *place { return r.places[len(r.places)-1] }

// enter makes n the place where blocks go, until leave.
func (r *reader) enter(n *html.Node) { r.places = append(r.places, &place{node: n}) }

func (r *reader) leave() {
	if len(r.places) > 1 {
		r.places = r.places[:len(r.places)-1]
	}
}

// visit reads a token of the text.
func (r *reader) visit(token xml.Token) error {
	if r.visits++; r.visits%10_000 == 0 {
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
	switch token := token.(type) {
	case xml.StartElement:
		if r.skip > 0 || isLeftOut(token.Name.Local) {
			r.skip++
			return nil
		}
		r.start(token)
	case xml.EndElement:
		if r.skip > 0 {
			r.skip--
			return nil
		}
		r.end(token.Name.Local)
	case xml.CharData:
		if p := r.paragraph(); r.text && r.skip == 0 && p != nil {
			p.write(string(token))
		}
	}
	return nil
}

// isLeftOut reports whether an element is not part of the text as it is: what was
// deleted, how it was formatted before, codes of fields, and copies for old programs.
func isLeftOut(name string) bool {
	switch name {
	case "del", "moveFrom", "delText", "delInstrText", "instrText", "Fallback", "rt", "sectPr",
		"pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "numberingChange":
		return true
	}
	return false
}

func (r *reader) start(e xml.StartElement) {
	if r.startTable(e) {
		return
	}
	switch e.Name.Local {
	case "p":
		r.pars = append(r.pars, newParagraph())
	case "txbxContent":
		if p := r.paragraph(); p != nil {
			box := element(atom.Div)
			p.after = append(p.after, box)
			r.enter(box)
		}
	case "t":
		r.text = true
	default:
		if p := r.paragraph(); p != nil {
			r.startIn(p, e)
		}
	}
}

func (r *reader) end(name string) {
	if r.endTable(name) {
		return
	}
	switch name {
	case "p":
		if n := len(r.pars); n > 0 {
			p := r.pars[n-1]
			r.pars = r.pars[:n-1]
			r.show(p)
		}
	case "txbxContent":
		if r.paragraph() != nil {
			r.leave()
		}
	case "t":
		r.text = false
	default:
		if p := r.paragraph(); p != nil {
			p.end(name)
		}
	}
}

// paragraph is the paragraph that is being read, nil for none.
func (r *reader) paragraph() *paragraph {
	if len(r.pars) == 0 {
		return nil
	}
	return r.pars[len(r.pars)-1]
}

// startIn reads the start of an element in a paragraph that needs more than it.
func (r *reader) startIn(p *paragraph, e xml.StartElement) {
	switch e.Name.Local {
	case "hyperlink":
		p.link(r.links[archive.Attr(e, "id")])
	case "footnoteReference", "endnoteReference":
		key := e.Name.Local[:len(e.Name.Local)-len("Reference")] + archive.Attr(e, "id")
		if n := r.notes[key]; n != nil {
			p.after = append(p.after, n)
			delete(r.notes, key)
		}
	default:
		p.start(e)
	}
}

// notesReader reads a part with notes of a kind, "footnote" or "endnote".
func (r *reader) notesReader(kind string) *notes {
	own := newReader(r.ctx)
	own.styles, own.numbering = r.styles, r.numbering
	return &notes{reader: own, kind: kind, to: r.notes}
}

// notes reads notes into nodes by their kind and id.
type notes struct {
	*reader
	kind string
	to   map[string]*html.Node
}

func (n *notes) visit(token xml.Token) error {
	switch e := token.(type) {
	case xml.StartElement:
		if kind := archive.Attr(e, "type"); e.Name.Local == n.kind && (kind == "" || kind == "normal") {
			note := element(atom.Div)
			n.to[n.kind+archive.Attr(e, "id")] = note
			n.places = []*place{{node: note}}
		}
	case xml.EndElement:
		if e.Name.Local == n.kind {
			n.places = []*place{{node: n.root}}
		}
	}
	return n.reader.visit(token)
}
