package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"detente/knowledge/document"
)

// tree writes files below a new folder, as if an hour ago, and returns it. A content
// "-> NAME" makes a link.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	put(t, root, files)
	for name, content := range files {
		if !strings.HasPrefix(content, "-> ") {
			age(t, filepath.Join(root, name))
		}
	}
	return root
}

// age makes a file look as if it was changed an hour ago.
func age(t testing.TB, file string) {
	t.Helper()
	at := time.Now().Add(-time.Hour)
	if err := os.Chtimes(file, at, at); err != nil {
		t.Fatal(err)
	}
}

func put(t testing.TB, root string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, ok := strings.CutPrefix(content, "-> "); ok {
			err = os.Symlink(target, file)
		} else {
			err = os.WriteFile(file, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// told writes a set's IDs, and what was skipped, without the folder.
func told(root string, set Set) (ids, skipped string) {
	var all, left []string
	for _, d := range set.Documents {
		all = append(all, d.ID)
	}
	for _, s := range set.Skipped {
		left = append(left, strings.ReplaceAll(s.String(), root+"/", ""))
	}
	return strings.Join(all, " "), strings.Join(left, "\n")
}

// sources are names below a folder.
func sources(root string, names string) (all []string) {
	for _, name := range strings.Fields(names) {
		if !strings.HasPrefix(name, Builtin) {
			name = filepath.Join(root, name)
		}
		all = append(all, name)
	}
	return all
}

func TestSources(t *testing.T) {
	files := map[string]string{
		"README.md": "# R\n\nRead me.", "LICENSE": "x", "LICENSE.md": "You may.", "CMakeLists.txt": "project(x)", "requirements-dev.txt": "flask",
		"robots.txt": "User-agent", "about/license.md": "Free.", "about/license.txt": "x", "package-lock.json": "{}", ".hidden.md": "x", "Upper.MD": "# U\n\nText.", "four.markdown": "Four.",
		"node_modules/x/readme.md": "x", ".git/a.md": "x", "vendor/a.md": "Vendored.", "_build/a.md": "x",
		"docs/a.md": "A.", "docs/_part.mdx": "Part.", "docs/_index.md": "Index.", "docs/b.mdx": "B.", "docs/deep/er/c.text": "C.", "docs/pic.png": "x",
		"docs/drafts/d.md": "D.", "dist/index.html": "x", "dist/a.md": "x", "build/howto.md": "How to build.",
	}
	tests := []struct{ name, sources, exclude, want string }{
		{"a folder", ".", "", "README Upper about/license build/howto docs/_index docs/a docs/b docs/deep/er/c docs/drafts/d four"},
		{"excluded by name", ".", "drafts docs/deep *.markdown", "README Upper about/license build/howto docs/_index docs/a docs/b"},
		{"excluded by path", ".", "docs/**/*.text docs/*.md ", "README Upper about/license build/howto docs/b docs/drafts/d four"},
		{"what is named is read", "vendor LICENSE.md docs/_part.mdx", "*.mdx", "a LICENSE _part"},
		{"files", "docs/a.md docs/b.mdx", "", "a b"},
		{"given twice", "docs/a.md docs docs/*.md", "", "a _index b deep/er/c drafts/d"},
		{"a pattern", "docs/*.md*", "", "_index a b"},
		{"a pattern for any depth", "**/*.md", "", "README about/license build/howto docs/_index docs/a docs/drafts/d"},
		{"a pattern of folders", "docs/d*", "", "deep/er/c drafts/d"},
		{"a pattern in the middle", "docs/**/c.*", "", "deep/er/c"},
		{"a pattern with a class", "docs/[ab].*", "", "a b"},
		{"a built-in", "builtin:x docs/a.md", "", "x a"},
	}
	root := tree(t, files)
	builtin := fstest.MapFS{"x.md": {Data: []byte("X.")}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set, err := Load(t.Context(), Options{Sources: sources(root, tt.sources), Exclude: strings.Fields(tt.exclude), Builtin: builtin})
			if err != nil {
				t.Fatal(err)
			}
			ids, skipped := told(root, set)
			if ids != tt.want || skipped != "" {
				t.Errorf("read %q, want %q; skipped %q", ids, tt.want, skipped)
			}
		})
	}
}

func TestSameIDs(t *testing.T) {
	root := tree(t, map[string]string{
		"one/a.md": "One.", "one/a.txt": "Text.", "two/a.md": "Two.", "two/a.txt": "Other text.", "three/two/a.md": "Three.", "rows.jsonl": `{"id":"a","text":"Row."}`,
	})
	want := "a a.txt two/a two/a.txt two/a.md rows/a"
	loader := NewLoader(Options{Sources: sources(root, "one two three/two rows.jsonl")})
	set, err := loader.Load(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if ids, skipped := told(root, set); ids != want || skipped != "" {
		t.Errorf("IDs %q, want %q; skipped %q", ids, want, skipped)
	}
	if again, err := loader.Load(t.Context(), nil); err != nil || !again.Same(set) {
		t.Errorf("the second time the documents are others: %v", err)
	}
}

func TestSkipped(t *testing.T) {
	files := map[string]string{
		"good.md": "# G\n\nGood. Better.", "picture.txt": "GIF89a\x00\x01\x00", "blank.md": "---\na: b\n---\n", "rows.jsonl": "{",
		"good.en.md": "# G\n\nOne line.", "good.glossary.txt": "x", "good.questions.tsv": "zh no tab",
		"alone.en.md": "Alone.", "alone.glossary.txt": "a: b", "gone.md": "-> nowhere", "dev.md": "-> /dev/zero", "loop": "-> .", "other": "-> good.md",
	}
	root := tree(t, files)
	set, err := Load(t.Context(), Options{Sources: sources(root, ". none.md dev.md missing/*.md good.md good.exe none.md")})
	if err != nil {
		t.Fatal(err)
	}
	ids, skipped := told(root, set)
	want := `alone.glossary.txt: no document stands beside this glossary; knowledge.glossary names one for all documents
dev.md: it is a device, not a regular file; name a file or a folder
gone.md: it is a link to a file that does not exist
none.md: no such file or folder; name one that exists, or builtin:russia-nato
missing/*.md: there is no folder missing; name one that exists
good.exe: no such file or folder; name one that exists, or builtin:russia-nato
blank.md: it has no text
good.en.md: translate good to en: paragraph 1 has 1 lines, the original 2 sentences; it begins "One line."; good.md is read without it
good.glossary.txt: line 1: it needs a phrase, a colon and further phrases: 北约: NATO, OTAN; good.md is read without it
good.questions.tsv: line 1: it needs a language, a tab and a question; good.md is read without it
picture.txt: it is not text
rows.jsonl: line 1: unexpected end of JSON input`
	if ids != "alone.en good" || skipped != want {
		t.Errorf("read %q; skipped\n%s\nwant\n%s", ids, skipped, want)
	}
}

// TestLinks reads each folder once, whatever leads to it, and never walks in circles.
func TestLinks(t *testing.T) {
	root := tree(t, map[string]string{"docs/a.md": "A.", "docs/again": "-> ../docs", "docs/other": "-> ../more", "docs/b.md": "-> a.md", "more/c.md": "C.", "more/back": "-> ../docs"})
	set, err := Load(t.Context(), Options{Sources: sources(root, "docs more")})
	if err != nil {
		t.Fatal(err)
	}
	if ids, skipped := told(root, set); ids != "a other/c" || skipped != "" {
		t.Errorf("read %q, skipped %q", ids, skipped)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	root := tree(t, map[string]string{"a.md": "A.", "b.md": "B.", "shut/c.md": "C."})
	for _, name := range []string{"b.md", "shut"} {
		file := filepath.Join(root, name)
		if err := os.Chmod(file, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(file, 0o700) })
	}
	set, err := Load(t.Context(), Options{Sources: []string{root}})
	if err != nil {
		t.Fatal(err)
	}
	if ids, skipped := told(root, set); ids != "a" || skipped != "shut: permission denied\nb.md: permission denied" {
		t.Errorf("read %q, skipped %q", ids, skipped)
	}
}

func TestBounds(t *testing.T) {
	f := finder{known: map[string]bool{}, told: map[string]bool{}}
	for i := range MaxFiles + 3 {
		f.add(candidate{key: fmt.Sprint(i)}, 1)
	}
	if len(f.files) != MaxFiles || f.beyond != 3 {
		t.Errorf("%d files, %d beyond", len(f.files), f.beyond)
	}
	f = finder{known: map[string]bool{}, told: map[string]bool{}}
	f.add(candidate{key: "a"}, MaxBytes-1)
	f.add(candidate{key: "b"}, 2)
	f.add(candidate{key: "c"}, 1)
	if len(f.files) != 2 || f.beyond != 1 {
		t.Errorf("%d files, %d beyond", len(f.files), f.beyond)
	}
	f = finder{known: map[string]bool{}, told: map[string]bool{}, options: Options{}}
	f.add(candidate{key: "a"}, MaxBytes+1)
	f.skip("", "", errors.New("told"))
	if got := f.skipped[0].String(); got != "told" {
		t.Errorf("said %q", got)
	}
}

// TestUnchanged reads only what has changed, and drops what is gone.
func TestUnchanged(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "A.", "b.md": "Bees hum. Two fly.", "c.md": "C."})
	loader := NewLoader(Options{Sources: []string{root}})
	load := func() Set {
		t.Helper()
		set, err := loader.Load(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	first := load()
	if !load().Same(first) {
		t.Fatal("what is as it was is read again")
	}
	put(t, root, map[string]string{"b.en.md": "Bees hum.\nTwo fly."})
	second := load()
	if second.Same(first) || second.Documents[0] != first.Documents[0] || len(second.Documents[1].Translations) != 1 {
		t.Error("a translation that came is not read")
	}
	if err := os.Remove(filepath.Join(root, "c.md")); err != nil {
		t.Fatal(err)
	}
	put(t, root, map[string]string{"a.md": "Z."})
	third := load()
	if ids, _ := told(root, third); ids != "a b" || third.Documents[0].Text != "Z." || third.Documents[0] == first.Documents[0] {
		t.Errorf("read %q, %q", ids, third.Documents[0].Text)
	}
	age(t, filepath.Join(root, "a.md"))
	age(t, filepath.Join(root, "b.en.md"))
	fourth := load()
	if loader.Forget(); load().Same(fourth) {
		t.Error("what was to be forgotten is not read again")
	}
}

// TestIncluded reads a document again when a file changes that its reader looked at.
func TestIncluded(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "A.", "_part.md": "1"})
	files := track(disk(root))
	if _, err := files.ReadFile("_part.md"); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Stat("none.md"); err == nil {
		t.Fatal("there is one")
	}
	if !stand(disk(root), files.stamps, time.Now()) {
		t.Error("what has not changed does not stand")
	}
	for name, content := range map[string]string{"_part.md": "22", "none.md": "x"} {
		put(t, root, map[string]string{name: content})
		if stand(disk(root), files.stamps, time.Now()) {
			t.Errorf("%s: the change does not show", name)
		}
		if err := os.Remove(filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestProgress(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "A.", "b.md": "B.", "c.md": "C."})
	var calls []string
	_, err := NewLoader(Options{Sources: []string{root}}).Load(t.Context(), func(done, total int) { calls = append(calls, fmt.Sprint(done, "/", total)) })
	if got := strings.Join(calls, " "); err != nil || got != "0/3 1/3 2/3 3/3" {
		t.Errorf("told %q, %v", got, err)
	}
}

// TestLoadEnds ends a load while a reader is in the middle of a file that it does not
// come to the end of.
func TestLoadEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	release := make(chan struct{})
	defer close(release)
	loader := NewLoader(Options{Sources: []string{"builtin:a"}, Builtin: stuck{fstest.MapFS{"a.md": {Data: []byte("A.")}}, cancel, release}})
	if _, err := loader.Load(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := NewLoader(Options{Sources: []string{t.TempDir()}}).Load(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("looking: error %v", err)
	}
}

// stuck are files that can't be opened before release is closed; the first try ends
// the context of whoever reads.
type stuck struct {
	files   fstest.MapFS
	cancel  func()
	release chan struct{}
}

func (s stuck) Open(name string) (fs.File, error) {
	if name == "a.md" {
		s.cancel()
		<-s.release
	}
	return s.files.Open(name)
}

func (s stuck) Stat(name string) (fs.FileInfo, error) { return s.files.Stat(name) }

// TestFaultyReader keeps the other documents when a reader fails.
func TestFaultyReader(t *testing.T) {
	r := NewLoader(Options{}).read(t.Context(), candidate{fsys: nil, name: "a.md"})
	if len(r.docs) != 0 || len(r.skipped) != 1 || !strings.Contains(r.skipped[0].Reason, "a fault of this program") {
		t.Errorf("%+v", r.skipped)
	}
}

func TestPaths(t *testing.T) {
	root := tree(t, map[string]string{"guide/README.md": "A.", "rows.jsonl": `{"id":"r","text":"Row."}`})
	set, err := Load(t.Context(), Options{Sources: []string{root}, URL: "https://docs.example.org/{path}/"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range set.Documents {
		got = append(got, d.ID+" "+d.Path+" "+d.URL)
	}
	if want := []string{"guide/README guide/README https://docs.example.org/guide/", "r  "}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAddress(t *testing.T) {
	tests := []struct{ pattern, own, path, want string }{
		{"", "", "a", ""},
		{"", "https://x.org/own", "a", "https://x.org/own"},
		{"", "javascript:alert(1)", "a", ""},
		{"", "/own", "a", ""},
		{"https://d.org/{path}", "https://x.org/own", "a", "https://x.org/own"},
		{"https://d.org/v2/{path}", "/own/page", "a", "https://d.org/own/page"},
		{"https://d.org/v2/{path}", "//evil.org/x", "a", "https://d.org/v2/a"},
		{"https://d.org/{path}", "ftp://x.org", "a/b", "https://d.org/a/b"},
		{"https://d.org/{path}", "", "a/index", "https://d.org/a"},
		{"https://d.org/{path}", "", "README", "https://d.org/"},
		{"https://d.org/{path}/", "", "_index", "https://d.org/"},
		{"https://d.org/{path}/", "", "a/b", "https://d.org/a/b/"},
		{"https://d.org/{path}.html", "", "a/index", "https://d.org/a/index.html"},
		{"https://d.org/{path}", "", "重 点/50%?#", "https://d.org/%E9%87%8D%20%E7%82%B9/50%25%3F%23"},
		{"https://d.org/?p={path}", "", "a/b&c", "https://d.org/?p=a%2Fb%26c"},
		{"https://d.org/{id}", "", "", "https://d.org/the%20id"},
		{"https://d.org/{path}", "", "", ""},
		{"https://d.org/{path}", "", "{id}", "https://d.org/%7Bid%7D"},
	}
	for _, tt := range tests {
		d := &document.Document{ID: "the id", URL: tt.own, Path: tt.path}
		if got := address(tt.pattern, d); got != tt.want {
			t.Errorf("%s of %q, %q: %q, want %q", tt.pattern, tt.own, tt.path, got, tt.want)
		}
	}
}

func TestCheckURL(t *testing.T) {
	for pattern, want := range map[string]string{
		"": "", "https://d.org/{path}": "", "http://d.org/x?id={id}#top": "",
		"https://d.org/":          "it needs {path} or {id}, as in https://docs.example.org/{path}",
		"docs.example.org/{id}":   "it is no address such as https://docs.example.org/{path}",
		"ftp://d.org/{id}":        "it is no address such as https://docs.example.org/{path}",
		"https://d.org/{pth}{id}": "it is no address such as https://docs.example.org/{path}",
		"https://a:b@d.org/{id}":  "it is no address such as https://docs.example.org/{path}",
		"https://{id}.org/":       "{path} and {id} can't stand for the server's name: https://docs.example.org/{path}",
	} {
		err := CheckURL(pattern)
		if got := fmt.Sprint(err); got != want && !(err == nil && want == "") {
			t.Errorf("%s: %v, want %q", pattern, err, want)
		}
	}
}
