package pdf

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

const (
	// maxGlyphs is how many characters of a page are read.
	maxGlyphs = 200_000
	// maxOperations is how many operations draw a page.
	maxOperations = 2_000_000
	// maxForms is how deep forms, which are parts of pages, hold each other.
	maxForms = 8
)

// glyph is a character on a page. x and y are of its foot, in points from the bottom
// left.
type glyph struct {
	x, y, width, size float64
	text              string
}

// transform maps (x, y) to (a·x + c·y + e, b·x + d·y + f), as PDF has it.
type transform struct{ a, b, c, d, e, f float64 }

var identity = transform{a: 1, d: 1}

// then is m followed by n.
func (m transform) then(n transform) transform {
	return transform{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// state is the state of drawing.
type state struct {
	page, text, row                        transform // text and row are of the text and of its line
	font                                   *font
	size, scale, leading, rise, char, word float64
}

// drawer reads what draws a page.
type drawer struct {
	state
	saved      []state
	fonts      map[string]*font
	glyphs     []glyph
	operations int
}

// draw reads a stream, or an array of them, with the resources of a page or a form.
func (d *drawer) draw(content, resources pdf.Value, depth int) {
	if content.Kind() != pdf.Stream && content.Kind() != pdf.Array {
		return
	}
	pdf.Interpret(content, func(stack *pdf.Stack, op string) {
		if d.operations++; d.operations > maxOperations || len(d.glyphs) >= maxGlyphs {
			panic(stopped{errTooLarge})
		}
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		if op == "Do" && len(args) == 1 && depth < maxForms {
			d.form(resources.Key("XObject").Key(args[0].Name()), resources, depth)
			return
		}
		d.operate(op, args, resources)
	})
}

// form draws a form in its place.
func (d *drawer) form(form, resources pdf.Value, depth int) {
	if form.Key("Subtype").Name() != "Form" {
		return
	}
	if own := form.Key("Resources"); !own.IsNull() {
		resources = own
	}
	before, saved := d.state, len(d.saved)
	if m := form.Key("Matrix"); m.Len() == 6 {
		d.page = matrixOf(m.Index).then(d.page)
	}
	d.draw(form, resources, depth+1)
	d.state, d.saved = before, d.saved[:min(len(d.saved), saved)]
}

func matrixOf(at func(int) pdf.Value) transform {
	return transform{at(0).Float64(), at(1).Float64(), at(2).Float64(), at(3).Float64(), at(4).Float64(), at(5).Float64()}
}

// operate carries out an operation. One with other arguments than it has is passed over.
func (d *drawer) operate(op string, args []pdf.Value, resources pdf.Value) {
	number := func(i int) float64 {
		if i < len(args) {
			return args[i].Float64()
		}
		return 0
	}
	switch op {
	case "q":
		if len(d.saved) < 1000 {
			d.saved = append(d.saved, d.state)
		}
	case "Q":
		if n := len(d.saved); n > 0 {
			d.state, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		if len(args) == 6 {
			d.page = matrixOf(func(i int) pdf.Value { return args[i] }).then(d.page)
		}
	case "BT":
		d.text, d.row = identity, identity
	case "Tm":
		if len(args) == 6 {
			d.row = matrixOf(func(i int) pdf.Value { return args[i] })
			d.text = d.row
		}
	case "Td":
		d.move(number(0), number(1))
	case "TD":
		d.leading = -number(1)
		d.move(number(0), number(1))
	case "T*":
		d.move(0, -d.leading)
	case "Tf":
		if len(args) == 2 {
			d.font, d.size = d.fontNamed(args[0].Name(), resources), number(1)
		}
	case "Tc":
		d.char = number(0)
	case "Tw":
		d.word = number(0)
	case "Tz":
		d.scale = number(0) / 100
	case "TL":
		d.leading = number(0)
	case "Ts":
		d.rise = number(0)
	default:
		d.operateText(op, args)
	}
}

// operateText carries out an operation that shows text.
func (d *drawer) operateText(op string, args []pdf.Value) {
	if len(args) == 0 {
		return
	}
	last := args[len(args)-1]
	switch op {
	case "\"", "'":
		d.move(0, -d.leading)
		d.show(last.RawString())
	case "Tj":
		d.show(last.RawString())
	case "TJ":
		for i := range last.Len() {
			if v := last.Index(i); v.Kind() == pdf.String {
				d.show(v.RawString())
			} else {
				d.advance(-v.Float64() / 1000 * d.size * d.scale)
			}
		}
	}
}

func (d *drawer) move(x, y float64) {
	d.row = transform{1, 0, 0, 1, x, y}.then(d.row)
	d.text = d.row
}

func (d *drawer) advance(x float64) { d.text = transform{1, 0, 0, 1, x, 0}.then(d.text) }

func (d *drawer) fontNamed(name string, resources pdf.Value) *font {
	v := resources.Key("Font").Key(name)
	key := v.String()
	f := d.fonts[key]
	if f == nil {
		f = newFont(v)
		d.fonts[key] = f
	}
	return f
}

// show shows a string of codes of the font.
func (d *drawer) show(codes string) {
	if d.font == nil {
		return
	}
	for len(codes) > 0 && len(d.glyphs) < maxGlyphs {
		n := min(d.font.bytes, len(codes))
		code := codes[:n]
		codes = codes[n:]
		text, width := d.font.glyph(code)
		at := transform{d.size * d.scale, 0, 0, d.size, 0, d.rise}.then(d.text).then(d.page)
		if at.b*at.b < 0.1*at.a*at.a && strings.TrimSpace(text) != "" { // not turned
			d.glyphs = append(d.glyphs, glyph{at.e, at.f, width / 1000 * at.a, max(at.d, -at.d), text})
		}
		tx := width/1000*d.size + d.char
		if code == " " {
			tx += d.word
		}
		d.advance(tx * d.scale)
	}
}
