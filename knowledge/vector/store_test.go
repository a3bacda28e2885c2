package vector

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const model = "some/model"

// made are n vectors of dim numbers under their keys.
func made(from, n, dim int) []Keyed {
	all := make([]Keyed, n)
	for i := range all {
		all[i] = Keyed{KeyOf(model, fmt.Sprint(from+i)), slices.Repeat([]int8{int8(from + i)}, dim)}
	}
	return all
}

func keysOf(vectors []Keyed) []Key {
	keys := make([]Key, len(vectors))
	for i, v := range vectors {
		keys[i] = v.Key
	}
	return keys
}

func open(t *testing.T, path string, wanted []Keyed) *Store {
	t.Helper()
	s, err := Open(path, model, keysOf(wanted))
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return s
}

// keep appends vectors to the file at path.
func keep(t *testing.T, path string, vectors []Keyed) {
	t.Helper()
	s := open(t, path, vectors)
	if err := errors.Join(s.Append(vectors), s.Close()); err != nil {
		t.Fatalf("append: %v", err)
	}
}

// checkHas wants s to have just these vectors.
func checkHas(t *testing.T, what string, s *Store, want []Keyed) {
	t.Helper()
	if s.Len() != len(want) {
		t.Errorf("%s: got %d vectors, want %d", what, s.Len(), len(want))
	}
	for _, v := range want {
		if got := s.Get(v.Key); !slices.Equal(got, v.Numbers) {
			t.Errorf("%s: got %v, want %v", what, got, v.Numbers)
		}
	}
}

func TestStoreKeepsVectors(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "vectors")
	all := made(0, 5, 3)
	s := open(t, path, all)
	checkHas(t, "a new file", s, nil)
	for i := range all {
		if err := s.Append(all[i : i+1]); err != nil {
			t.Fatal(err)
		}
	}
	checkHas(t, "after appending", s, all)
	checkHas(t, "read by another meanwhile", open(t, path, all[1:3]), all[1:3])
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	more := made(5, 2, 3)
	keep(t, path, more)
	again := open(t, path, append(made(0, 5, 3), more...))
	checkHas(t, "opened again", again, append(all, more...))
	if again.Dim() != 3 || again.Damaged() != 0 {
		t.Errorf("got %d numbers and %d damaged, want 3 and 0", again.Dim(), again.Damaged())
	}
}

func TestStoreWithoutFile(t *testing.T) {
	s := open(t, "", nil)
	all := made(0, 3, 2)
	if err := errors.Join(s.Append(all), s.Append(nil), s.Compact(), s.Close()); err != nil {
		t.Fatal(err)
	}
	checkHas(t, "in memory", s, all)
}

func TestStoreRefuses(t *testing.T) {
	for _, name := range []string{"", strings.Repeat("m", maxName+1)} {
		if _, err := Open("", name, nil); err == nil {
			t.Errorf("a name of %d bytes was taken", len(name))
		}
	}
	s := open(t, filepath.Join(t.TempDir(), "vectors"), nil)
	for _, bad := range [][]Keyed{made(0, 1, 0), made(0, 1, MaxDim+1), append(made(0, 1, 2), made(1, 1, 3)...)} {
		if err := s.Append(bad); err == nil || s.Len() != 0 || s.Dim() != 0 {
			t.Errorf("vectors of %d numbers were taken: %v", len(bad[0].Numbers), err)
		}
	}
	keep(t, s.path, made(0, 1, 2))
	if err := open(t, s.path, nil).Append(made(0, 1, 3)); err == nil {
		t.Error("vectors of 3 numbers were put among those of 2")
	}
	if _, err := Open(s.path, "another", nil); err == nil || !strings.Contains(err.Error(), model) || !strings.Contains(err.Error(), s.path) {
		t.Errorf("the file of another model: %v", err)
	}
}

// A file of something else must never be written to.
func TestStoreLeavesOtherFilesAlone(t *testing.T) {
	whole := header{3, model}.bytes()
	for _, content := range []string{"x", "a letter to somebody\n", string(whole[:9]), string(whole[:len(whole)-1]), strings.Replace(string(whole), "some", "sime", 1)} {
		path := filepath.Join(t.TempDir(), "letter")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path, model, nil); !errors.Is(err, ErrNotVectors) {
			t.Errorf("%q: got %v, want ErrNotVectors", content, err)
		}
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	keep(t, empty, made(0, 2, 3))
	checkHas(t, "an empty file", open(t, empty, made(0, 2, 3)), made(0, 2, 3))
}

// Wherever a writer was interrupted, the whole records before are kept, and what
// is appended afterwards can be read.
func TestStoreAfterInterruption(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "whole")
	keep(t, path, made(0, 3, 4))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	start := len(header{4, model}.bytes())
	for end := start; end <= len(whole); end++ {
		cut := filepath.Join(dir, "cut")
		if err := os.WriteFile(cut, whole[:end], 0o600); err != nil {
			t.Fatal(err)
		}
		n := (end - start) / recordSize(4)
		what := fmt.Sprintf("cut at %d", end)
		checkHas(t, what, open(t, cut, made(0, 9, 4)), made(0, n, 4))
		keep(t, cut, made(5, 2, 4))
		checkHas(t, what+" and appended to", open(t, cut, made(0, 9, 4)), append(made(0, n, 4), made(5, 2, 4)...))
	}
}

func TestStoreWithDamagedRecords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vectors")
	keep(t, path, made(0, 4, 4))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	start := len(header{4, model}.bytes())
	for i := start; i < len(whole); i++ {
		damaged := bytes.Clone(whole)
		damaged[i] ^= 0x10
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, path, made(0, 4, 4))
		lost := (i - start) / recordSize(4)
		checkHas(t, fmt.Sprintf("byte %d", i), s, slices.Delete(made(0, 4, 4), lost, lost+1))
		if s.Damaged() != 1 {
			t.Errorf("byte %d: got %d damaged, want 1", i, s.Damaged())
		}
	}
}

func TestStoreCompacts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vectors")
	keep(t, path, made(0, maxUnused, 1))
	sizeOf := func() int64 {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	all, wanted := sizeOf(), made(maxUnused, 3, 1)
	s := open(t, path, wanted)
	if err := errors.Join(s.Append(wanted), s.Compact(), s.Close()); err != nil || sizeOf() <= all {
		t.Fatalf("compacted to %d bytes too early, or %v", sizeOf(), err)
	}
	keep(t, path, made(maxUnused+3, 1, 1))
	s = open(t, path, wanted)
	if err := s.Compact(); err != nil {
		t.Fatal(err)
	}
	if want := int64(len(header{1, model}.bytes()) + 3*recordSize(1)); sizeOf() != want {
		t.Errorf("got %d bytes after compacting, want %d", sizeOf(), want)
	}
	if err := errors.Join(s.Append(made(0, 1, 1)), s.Close()); err != nil {
		t.Fatal(err)
	}
	checkHas(t, "compacted", open(t, path, append(made(0, 1, 1), wanted...)), append(made(0, 1, 1), wanted...))
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("files left behind: %v, %v", left, err)
	}
}

// A file that became another one since it was opened is not appended to, even
// where the size of its records, of which there are 23 of 27 bytes, is no hint.
func TestStoreNoticesAnotherFile(t *testing.T) {
	for _, n := range []int{1, 23} {
		path := filepath.Join(t.TempDir(), "vectors")
		s := open(t, path, nil)
		keep(t, path, made(0, n, 7))
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := s.Append(made(0, 1, 3)); err == nil {
				t.Error("vectors of 3 numbers were appended to those of 7")
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the file changed, or %v", err)
		}
		checkHas(t, "not kept", s, made(0, 1, 3))
	}
}

// FuzzOpen makes sure that no file brings down the reader, that it keeps its
// memory to what the file has, and that appending to what it read can be read.
func FuzzOpen(f *testing.F) {
	whole := header{2, model}.bytes()
	for _, v := range made(0, 2, 2) {
		whole = appendRecord(whole, v)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "vectors")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		wanted := append(made(0, 2, 2), Keyed{Key: Key{}})
		s, err := Open(path, model, keysOf(wanted))
		if err != nil {
			return
		}
		dim := max(s.Dim(), 1)
		for _, v := range wanted {
			if got := s.Get(v.Key); got != nil && len(got) != s.Dim() {
				t.Fatalf("a vector of %d numbers among those of %d", len(got), s.Dim())
			}
		}
		had, more := s.Len(), made(50, 1, dim)
		if err := errors.Join(s.Append(more), s.Close()); err != nil {
			t.Fatal(err)
		}
		again := open(t, path, append(wanted, more...))
		if again.Len() != had+1 || !slices.Equal(again.Get(more[0].Key), more[0].Numbers) {
			t.Fatalf("%d vectors became %d", had, again.Len())
		}
	})
}

// BenchmarkOpen reads the vectors of 40,000 passages.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "vectors")
	all := make([]Keyed, 40_000)
	for i, v := range randomBytes(len(all), 384) {
		all[i] = Keyed{KeyOf(model, fmt.Sprint(i)), v}
	}
	s, err := Open(path, model, nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := errors.Join(s.Append(all), s.Close()); err != nil {
		b.Fatal(err)
	}
	keys := keysOf(all)
	for b.Loop() {
		if s, err := Open(path, model, keys); err != nil || s.Len() != len(all) {
			b.Fatal(s.Len(), err)
		}
	}
}
