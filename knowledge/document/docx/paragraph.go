package docx

import (
	"encoding/xml"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document/archive"
)

// paragraph is a paragraph that is being read.
type paragraph struct {
	style   string
	outline int // its own level among headings from 0, -1 for that of its style
	numID   string
	level   int // of its numbering, -1 for that of its style
	indent  int // from the margin, in twentieths of a point

	inline *html.Node   // what it shows
	at     *html.Node   // where text goes in it
	run    format       // of the run that is being read
	last   *html.Node   // what holds the text that was written last, nil for none
	lastIs format       // its format
	after  []*html.Node // what comes behind it: notes, text boxes

	mark bool // whether its properties are being read
}

// format is how a run of text looks, as far as it says something.
type format struct {
	bold, struck, hidden bool
	vertical             string // "superscript" or "subscript"
}

func newParagraph() *paragraph {
	p := &paragraph{outline: -1, level: -1, inline: element(atom.P)}
	p.at = p.inline
	return p
}

// start reads the start of an element.
func (p *paragraph) start(e xml.StartElement) {
	value := archive.Attr(e, "val")
	switch e.Name.Local {
	case "pPr":
		p.mark = true
	case "r":
		p.run = format{}
	case "pStyle":
		p.style = value
	case "outlineLvl":
		p.outline = number(value, -1)
	case "numId":
		p.numID = value
	case "ilvl":
		p.level = number(value, -1)
	case "ind":
		p.indent = number(archive.Attr(e, "left"), 0) + number(archive.Attr(e, "start"), 0)
	case "tab":
		p.write("\t")
	case "br":
		if kind := archive.Attr(e, "type"); kind == "" || kind == "textWrapping" {
			p.breakLine()
		}
	case "cr":
		p.breakLine()
	case "noBreakHyphen":
		p.write("\u2011")
	case "docPr":
		p.image(archive.Attr(e, "descr"))
	default:
		p.format(e.Name.Local, value)
	}
}

// format reads a property of a run. Those in <pPr> are of the paragraph's mark.
func (p *paragraph) format(name, value string) {
	if p.mark {
		return
	}
	on := value != "0" && value != "false" && value != "off"
	switch name {
	case "b":
		p.run.bold = on
	case "strike", "dstrike":
		p.run.struck = on
	case "vanish":
		p.run.hidden = on
	case "vertAlign":
		p.run.vertical = value
	}
}

func (p *paragraph) end(name string) {
	switch name {
	case "pPr":
		p.mark = false
	case "r":
		p.run = format{}
	case "hyperlink":
		p.at, p.last = p.inline, nil
	}
}

// write adds text in the format of the run.
func (p *paragraph) write(s string) {
	if p.mark || p.run.hidden || s == "" {
		return
	}
	if p.last == nil || p.lastIs != p.run {
		p.last, p.lastIs = p.formatted(), p.run
	}
	p.last.AppendChild(&html.Node{Type: html.TextNode, Data: s})
}

// formatted is an element for text in the format of the run.
func (p *paragraph) formatted() *html.Node {
	in := p.at
	for _, is := range []struct {
		on bool
		a  atom.Atom
	}{
		{p.run.bold, atom.B}, {p.run.struck, atom.S},
		{p.run.vertical == "superscript", atom.Sup}, {p.run.vertical == "subscript", atom.Sub},
	} {
		if is.on {
			inner := element(is.a)
			in.AppendChild(inner)
			in = inner
		}
	}
	return in
}

func (p *paragraph) breakLine() {
	if !p.run.hidden {
		p.at.AppendChild(element(atom.Br))
		p.last = nil
	}
}

func (p *paragraph) image(description string) {
	if description != "" {
		p.at.AppendChild(element(atom.Img, html.Attribute{Key: "alt", Val: description}))
		p.last = nil
	}
}

// link begins a link; "" is one inside the document.
func (p *paragraph) link(target string) {
	p.at, p.last = p.inline, nil
	if target != "" {
		p.at = element(atom.A, html.Attribute{Key: "href", Val: target})
		p.inline.AppendChild(p.at)
	}
}

// isEmpty reports whether the paragraph shows nothing.
func (p *paragraph) isEmpty() bool { return isEmpty(p.inline) }

func isEmpty(n *html.Node) bool {
	if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" || n.DataAtom == atom.Img {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isEmpty(c) {
			return false
		}
	}
	return true
}

// as moves what the paragraph shows into an element.
func (p *paragraph) as(n *html.Node) *html.Node {
	for c := p.inline.FirstChild; c != nil; c = p.inline.FirstChild {
		p.inline.RemoveChild(c)
		n.AppendChild(c)
	}
	return n
}
