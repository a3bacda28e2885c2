// Package charset turns the bytes of a text file into text, whichever of the
// customary encodings they are in.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	uni "unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// ErrNotText is the error for bytes that are no text: pictures, programs, archives.
var ErrNotText = errors.New("it is not text")

// errUnknown is the error for bytes that read as text in none of the encodings.
var errUnknown = errors.New("its encoding is not recognised; save it as UTF-8")

// Decode returns content as text in UTF-8, without a byte order mark, its lines
// ended by "\n". UTF-8 and UTF-16 are recognised with and without a mark, GB18030,
// Big5, Shift-JIS, EUC-JP, EUC-KR, Windows-1251, KOI8-R and Windows-1252 by what
// reads most like text; a few bytes that do not fit become U+FFFD. Bytes that are no
// text are [ErrNotText].
func Decode(content []byte) (string, error) {
	if s, ok, err := decodeUnicode(content); ok || err != nil {
		return s, err
	}
	some := sample(content)
	if enc := guess(some); enc != nil {
		return decodeWith(enc, content)
	}
	if len(some)*50 <= len(content) { // a few odd bytes in plain English
		return endLines(strings.ToValidUTF8(string(content), "\uFFFD")), nil
	}
	return "", errUnknown
}

// DecodeMarkup does what Decode does for HTML and XML, which may say themselves which
// encoding they are in: that counts where the bytes fit it.
func DecodeMarkup(content []byte) (string, error) {
	if s, ok, err := decodeUnicode(content); ok || err != nil {
		return s, err
	}
	if enc := declared(content); enc != nil {
		if s, err := decodeWith(enc, content); err == nil && strings.Count(s, "\uFFFD")*100 <= utf8.RuneCountInString(s) {
			return s, nil
		}
	}
	return Decode(content)
}

// decodeUnicode decodes UTF-8 and UTF-16. ok is false for other text.
func decodeUnicode(content []byte) (s string, ok bool, err error) {
	if bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")) {
		content = content[3:]
	} else if order, found := utf16Order(content); found {
		s, err = decodeWith(unicode.UTF16(order, unicode.UseBOM), content)
		if err == nil && (looksBinary([]byte(s)) || !mostlyPrintable(s)) {
			return "", false, ErrNotText
		}
		return s, true, err
	}
	if looksBinary(content) {
		return "", false, ErrNotText
	}
	if !mostlyUTF8(content) {
		return "", false, nil
	}
	return endLines(strings.ToValidUTF8(string(content), "\uFFFD")), true, nil
}

func decodeWith(enc encoding.Encoding, content []byte) (string, error) {
	b, err := enc.NewDecoder().Bytes(content)
	if err != nil {
		return "", fmt.Errorf("decode the text: %w", err)
	}
	return endLines(string(b)), nil
}

// endLines ends the lines of s with "\n".
func endLines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// utf16Order tells UTF-16 and its byte order: by its mark, else, where there are zero
// bytes, by the order in which more is spaces, letters and common punctuation.
func utf16Order(content []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return unicode.BigEndian, true
	case len(content)%2 != 0 || bytes.IndexByte(content, 0) < 0:
		return unicode.LittleEndian, false
	}
	little, big := 0, 0
	for i := 0; i < len(content); i += 2 {
		if isCommon(content[i+1], content[i]) {
			little++
		}
		if isCommon(content[i], content[i+1]) {
			big++
		}
	}
	if big > little {
		return unicode.BigEndian, big*100 >= len(content)/2
	}
	return unicode.LittleEndian, little > big && little*100 >= len(content)/2
}

// isCommon reports whether the character of two bytes is one that texts have many of:
// of ASCII, or punctuation of Chinese and Japanese.
func isCommon(high, low byte) bool {
	switch high {
	case 0:
		return low == '\n' || low >= ' ' && low < 0x7F
	case 0x30:
		return low <= 2
	case 0xFF:
		return low == 0x0C
	}
	return false
}

// looksBinary reports whether content has zero bytes, or more than one control
// character in twenty.
func looksBinary(content []byte) bool {
	control := 0
	for _, c := range content {
		switch {
		case c == 0:
			return true
		case c == '\t', c == '\n', c == '\v', c == '\f', c == '\r', c == '\x1b':
		case c < ' ', c == '\x7f':
			control++
		}
	}
	return control*20 > len(content)
}

// mostlyPrintable reports whether nineteen in twenty characters of s can be shown.
func mostlyPrintable(s string) bool {
	odd, n := 0, 0
	for _, r := range s {
		n++
		if r == utf8.RuneError || !uni.IsPrint(r) && !uni.IsSpace(r) && !uni.Is(uni.Cf, r) {
			odd++
		}
	}
	return odd*20 <= n
}

// mostlyUTF8 reports whether content is UTF-8, or has ten of its longer sequences for
// each byte that does not fit: a text that was cut or patched.
func mostlyUTF8(content []byte) bool {
	if utf8.Valid(content) {
		return true
	}
	good, bad := 0, 0
	for len(content) > 0 && utf8.FullRune(content) { // else it was cut at the end
		r, n := utf8.DecodeRune(content)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		content = content[n:]
	}
	return good >= 10*bad
}

// declared is the encoding that HTML or XML names in its first bytes, or nil.
func declared(content []byte) encoding.Encoding {
	head := bytes.ToLower(content[:min(len(content), 2048)])
	for _, key := range []string{"encoding=", "charset="} {
		_, rest, ok := bytes.Cut(head, []byte(key))
		if !ok {
			continue
		}
		name := strings.TrimLeft(string(rest), `"' `)
		if i := strings.IndexAny(name, "\"' ;>?/\n"); i >= 0 {
			name = name[:i]
		}
		if enc, err := htmlindex.Get(name); err == nil && !strings.HasPrefix(name, "utf") {
			return enc
		}
	}
	return nil
}
