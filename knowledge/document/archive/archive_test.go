package archive

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"detente/knowledge/document/archive/archivetest"
)

func open(t testing.TB, content []byte) *Archive {
	t.Helper()
	a, err := Open(content)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestRead(t *testing.T) {
	a := open(t, archivetest.Pack(t, "a.xml", "text"))
	if got, err := a.Read("a.xml"); err != nil || string(got) != "text" || !a.Has("a.xml") || a.Has("b.xml") {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := a.Read("b.xml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

func TestOpenErrors(t *testing.T) {
	whole := archivetest.Pack(t, "a.xml", strings.Repeat("text", 100))
	for name, tt := range map[string]struct {
		content []byte
		want    error
	}{
		"empty":     {nil, ErrNotArchive},
		"no ZIP":    {[]byte("plain text"), ErrNotArchive},
		"truncated": {whole[:len(whole)/2], ErrNotArchive},
	} {
		if _, err := Open(tt.content); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", name, err, tt.want)
		}
	}
	var many []string
	for i := range maxEntries + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	if _, err := Open(archivetest.Pack(t, many...)); err == nil || !strings.Contains(err.Error(), "it holds 20001 files, the limit is 20000") {
		t.Errorf("many files: %v", err)
	}
}

// TestReadBounded reads an archive that unpacks to more than the limit in two files.
func TestReadBounded(t *testing.T) {
	half := strings.Repeat("\x00", maxUnpacked/2+1)
	content := archivetest.Pack(t, "a", half, "b", half)
	if len(content) > 1<<20 {
		t.Fatalf("the bomb has %d bytes", len(content))
	}
	a := open(t, content)
	if _, err := a.Read("a"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Read("b"); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

func TestReadDamaged(t *testing.T) {
	content := archivetest.Pack(t, "a.xml", strings.Repeat("text ", 100))
	content[45] ^= 0xff // in the compressed text
	if _, err := open(t, content).Read("a.xml"); err == nil || !strings.HasPrefix(err.Error(), "it is damaged: a.xml: ") {
		t.Errorf("got %v", err)
	}
	encrypted := archivetest.Pack(t, "a.xml", "text")
	directory := bytes.Index(encrypted, []byte("PK\x01\x02"))
	encrypted[directory+8] |= 1
	if _, err := open(t, encrypted).Read("a.xml"); !errors.Is(err, ErrEncrypted) {
		t.Errorf("got %v", err)
	}
}

func TestTokens(t *testing.T) {
	collect := func(source string) (string, error) {
		var s strings.Builder
		err := open(t, archivetest.Pack(t, "a.xml", source)).Tokens("a.xml", func(token xml.Token) error {
			switch token := token.(type) {
			case xml.StartElement:
				fmt.Fprintf(&s, "<%s %s>", token.Name.Local, Attr(token, "val"))
			case xml.CharData:
				s.Write(token)
			case xml.EndElement:
				s.WriteString("</>")
			}
			return nil
		})
		return s.String(), err
	}
	tests := []struct{ name, source, want, err string }{
		{"plain", `<?xml version="1.0"?><!-- c --><a w:val="1">x &amp; <b/></a>`, "<a 1>x & <b ></></>", ""},
		{"UTF-16", "\xff\xfe<\x00a\x00/\x00>\x00", "<a ></>", ""},
		{"own entities", `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`, "<a >&c;</>", ""},
		{"broken", `<a><b`, "<a >", "it is damaged: a.xml: XML syntax error on line 1: unexpected EOF"},
		{"deep", strings.Repeat("<a>", 501), strings.Repeat("<a >", 500), "it is damaged: a.xml: its elements are nested more than 500 deep"},
		{"binary", "\x00\x01\x02", "", "a.xml: it is not text"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := collect(tt.source)
			if got != tt.want || fmt.Sprint(err) != tt.err && (err != nil || tt.err != "") {
				t.Errorf("got  %q, %v\nwant %q, %v", got, err, tt.want, tt.err)
			}
		})
	}
	stop := errors.New("stop")
	if err := open(t, archivetest.Pack(t, "a.xml", "<a/>")).Tokens("a.xml", func(xml.Token) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func FuzzTokens(f *testing.F) {
	f.Add(archivetest.Pack(f, "a.xml", `<a b="c">d</a>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := Open(content)
		if err != nil {
			return
		}
		for name := range a.files {
			if err := a.Tokens(name, func(xml.Token) error { return nil }); err == nil && !a.Has(name) {
				t.Errorf("%s is not there", name)
			}
		}
	})
}
