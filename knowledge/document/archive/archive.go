// Package archive reads files that are ZIP archives of XML, as DOCX and EPUB are,
// within limits: a few kilobytes can claim to hold gigabytes.
package archive

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"detente/knowledge/document/charset"
)

const (
	// maxEntries is how many files an archive may hold.
	maxEntries = 20_000
	// maxUnpacked is how many bytes may be read of an archive.
	maxUnpacked = 64 << 20
	// maxDepth is how deep elements of XML may be nested.
	maxDepth = 500
)

// Errors that an [Archive] returns.
var (
	ErrNotArchive = errors.New("it is damaged: it is not a ZIP archive")
	ErrEncrypted  = errors.New("it is protected with a password; save it without one")
	ErrTooLarge   = fmt.Errorf("it has more than %d MB of text when it is unpacked; split it", maxUnpacked>>20)
)

// An Archive is an open archive. It is not safe for concurrent use.
type Archive struct {
	files map[string]*zip.File
	left  int64 // how many bytes may still be read
}

// Open opens an archive.
func Open(content []byte) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, ErrNotArchive
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("it holds %d files, the limit is %d", len(z.File), maxEntries)
	}
	a := &Archive{files: make(map[string]*zip.File, len(z.File)), left: maxUnpacked}
	for _, f := range z.File {
		a.files[f.Name] = f
	}
	return a, nil
}

// Has reports whether the archive holds a file.
func (a *Archive) Has(name string) bool { return a.files[name] != nil }

// Read unpacks a file. One that is not there is [fs.ErrNotExist].
func (a *Archive) Read(name string) (content []byte, err error) {
	f := a.files[name]
	switch {
	case f == nil:
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	case f.Flags&1 != 0:
		return nil, ErrEncrypted
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	content, err = io.ReadAll(io.LimitReader(r, a.left+1))
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %s: %w", name, err)
	}
	if a.left -= int64(len(content)); a.left < 0 {
		return nil, ErrTooLarge
	}
	return content, nil
}

// Tokens calls visit with the tags and the text of an XML file, in their order. An
// error of visit ends it. Entities that the file defines itself are not resolved.
func (a *Archive) Tokens(name string, visit func(xml.Token) error) error {
	content, err := a.Read(name)
	if err != nil {
		return err
	}
	text, err := charset.DecodeMarkup(content)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is decoded
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("it is damaged: %s: %w", name, err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
		default:
			continue
		}
		if depth > maxDepth {
			return fmt.Errorf("it is damaged: %s: its elements are nested more than %d deep", name, maxDepth)
		}
		if err := visit(token); err != nil {
			return err
		}
	}
}

// Attr is the value of an element's attribute, whichever its name space; "" for none.
func Attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
