package source

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkLoad reads 1,000 Markdown files of 5 MB together, and again what has not
// changed since.
func BenchmarkLoad(b *testing.B) {
	files := map[string]string{}
	for n := range 1000 {
		text := fmt.Sprintf("# Page %d\n\n", n)
		for part := range 10 {
			text += fmt.Sprintf("## Part %d\n\n%s\n\n- one of %d\n- two\n\n", part, strings.Repeat(fmt.Sprintf("This sentence has the number %d. ", n*10+part), 14), n)
		}
		files[fmt.Sprintf("f%02d/p%d.md", n%50, n)] = text
	}
	root := tree(b, files)
	for name, forget := range map[string]bool{"first": true, "again": false} {
		b.Run(name, func(b *testing.B) {
			loader := NewLoader(Options{Sources: []string{root}})
			if _, err := loader.Load(b.Context(), nil); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if forget {
					loader.Forget()
				}
				if set, err := loader.Load(b.Context(), nil); err != nil || len(set.Documents) != 1000 {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLook looks for changes of 1,000 files, as is done every few seconds.
func BenchmarkLook(b *testing.B) {
	files := map[string]string{}
	for n := range 1000 {
		files[fmt.Sprintf("f%02d/p%d.md", n%50, n)] = "x"
	}
	o := Options{Sources: []string{tree(b, files)}}
	for b.Loop() {
		if _, err := find(b.Context(), o); err != nil {
			b.Fatal(err)
		}
	}
}
