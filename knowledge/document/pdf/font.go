package pdf

import (
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"
)

// font is a font of a page. What its codes are is looked up once.
type font struct {
	bytes   int // of a code
	encoder pdf.TextEncoding
	simple  pdf.Font
	widths  map[int]float64 // of a font whose codes have two bytes, by code
	missing float64         // the width of the other codes
	known   map[string]known
}

// known is what a code shows, and its width in thousandths of the font's size.
type known struct {
	text  string
	width float64
}

func newFont(v pdf.Value) *font {
	f := &font{bytes: 1, simple: pdf.Font{V: v}, known: map[string]known{}}
	f.encoder = f.simple.Encoder()
	if v.Key("Subtype").Name() == "Type0" {
		f.bytes = 2
		f.readWidths(v.Key("DescendantFonts").Index(0))
	}
	return f
}

// readWidths reads the widths of a font with codes of two bytes: "first [w w …]" and
// "first last w" in turn.
func (f *font) readWidths(v pdf.Value) {
	f.widths, f.missing = map[int]float64{}, 1000
	if dw := v.Key("DW"); !dw.IsNull() {
		f.missing = dw.Float64()
	}
	w := v.Key("W")
	for i := 0; i+1 < w.Len(); {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == pdf.Array {
			for j := range min(list.Len(), 1<<16) {
				f.widths[first+j] = list.Index(j).Float64()
			}
			i += 2
			continue
		}
		last := min(int(w.Index(i+1).Int64()), 1<<16)
		for code := first; code <= last && code >= 0; code++ {
			f.widths[code] = w.Index(i + 2).Float64()
		}
		i += 3
	}
}

// glyph is what a code shows, and its width.
func (f *font) glyph(code string) (text string, width float64) {
	if k, ok := f.known[code]; ok {
		return k.text, k.width
	}
	k := known{width: f.missing}
	if f.encoder != nil {
		k.text = clean(f.encoder.Decode(code))
	}
	switch {
	case f.bytes == 1:
		k.width = f.simple.Width(int(code[0]))
		if k.width == 0 { // one of the fonts that every reader has
			k.width = f.usualWidth(rune(code[0]))
		}
	case len(code) == 2:
		if w, ok := f.widths[int(code[0])<<8|int(code[1])]; ok {
			k.width = w
		}
	}
	f.known[code] = k
	return k.text, k.width
}

// usualWidth is about how wide a character is in the fonts that a PDF need not hold:
// Helvetica and Times, and Courier, of which all are equal.
func (f *font) usualWidth(r rune) float64 {
	switch {
	case strings.Contains(f.simple.BaseFont(), "Courier"):
		return 600
	case strings.ContainsRune("ijlI.,;:'|!/ ", r):
		return 265
	case strings.ContainsRune("ftr()[]-", r):
		return 320
	case strings.ContainsRune("mwMW@%", r):
		return 830
	case unicode.IsUpper(r):
		return 680
	}
	return 540
}
