package vector

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// maxUnused is how many records nobody may want, beside as many as are wanted,
// before they are dropped: one file may serve several sets of documents.
const maxUnused = 50_000

// A Store is those vectors of one model that are wanted, backed by a file that
// keeps them and others. Two programs may use one file: at worst a vector is
// made twice. A Store itself is used by one goroutine at a time.
type Store struct {
	path   string // "" for no file
	header header // dim is 0 as long as there is no vector
	wanted map[Key]bool
	have   map[Key][]int8
	// unused counts whole records that are not in have, damaged the others.
	unused, damaged int
	out             *os.File // open once something was appended
	bad             error    // why nothing can be appended any more
}

// Open reads the wanted vectors that the file at path has. A file that does not
// exist or is empty has none, and an empty path keeps vectors in memory alone.
// The memory taken depends on what is wanted, not on the file's size.
//
// Records that are damaged, or cut off at the end, count as not there. A file of
// something else is ErrNotVectors, one of another model an error; neither is ever
// written to.
func Open(path, model string, wanted []Key) (*Store, error) {
	s := &Store{path: path, header: header{model: model}, wanted: map[Key]bool{}, have: map[Key][]int8{}}
	if n := len(model); n < 1 || n > maxName {
		return nil, fmt.Errorf("keep vectors: the model's name has %d bytes; it has to have 1 to %d", n, maxName)
	}
	for _, k := range wanted {
		s.wanted[k] = true
	}
	if path == "" {
		return s, nil
	}
	if err := s.load(); err != nil {
		return nil, fmt.Errorf("read the vectors in %s: %w", path, err)
	}
	return s, nil
}

func (s *Store) load() error {
	f, err := os.Open(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return bare(err)
	}
	defer f.Close()
	h, err := readHeader(f)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return bare(err)
	case h.model != s.header.model:
		return fmt.Errorf("they are of the model %q, not of %q: name another file, or remove this one", h.model, s.header.model)
	}
	s.header.dim = h.dim
	s.damaged, err = readRecords(f, h.dim, func(k Key, record []byte) error {
		if _, again := s.have[k]; again || !s.wanted[k] {
			s.unused++
		}
		if s.wanted[k] {
			s.have[k] = numbersOf(record)
		}
		return nil
	})
	return err
}

// bare returns what is below the operation and path of a file's error.
func bare(err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return at.Err
	}
	return err
}

// Dim is how many numbers the file's vectors have, 0 as long as there are none.
func (s *Store) Dim() int { return s.header.dim }

// Len is how many vectors there are of those that are wanted.
func (s *Store) Len() int { return len(s.have) }

// Damaged is how many records the file had that could not be read.
func (s *Store) Damaged() int { return s.damaged }

// Get returns a vector, nil where there is none. The caller must not change it.
func (s *Store) Get(k Key) []int8 { return s.have[k] }

// Append adds vectors, in the file too. They need as many numbers as Dim, where
// that is not 0, and as one another; else nothing is added. Where the file can't
// be written they are in the Store all the same, and the error says why.
func (s *Store) Append(made []Keyed) error {
	dim := s.header.dim
	for _, v := range made {
		if dim == 0 {
			dim = len(v.Numbers)
		}
		if len(v.Numbers) != dim || dim < 1 || dim > MaxDim {
			return fmt.Errorf("keep a vector of %d numbers among those of %d", len(v.Numbers), dim)
		}
	}
	if len(made) == 0 {
		return nil
	}
	s.header.dim = dim
	for _, v := range made {
		s.have[v.Key] = v.Numbers
	}
	if s.path == "" {
		return nil
	}
	if err := s.write(made); err != nil {
		return fmt.Errorf("keep vectors in %s: %w", s.path, bare(err))
	}
	return nil
}

// write appends records in one go, so that those of two programs don't mix. After
// a failure the file may end within a record, and nothing more is appended.
func (s *Store) write(made []Keyed) error {
	if s.bad != nil {
		return s.bad
	}
	if s.out == nil {
		if s.bad = s.prepare(); s.bad != nil {
			return s.bad
		}
	}
	b := make([]byte, 0, len(made)*recordSize(s.header.dim))
	for _, v := range made {
		b = appendRecord(b, v)
	}
	_, s.bad = s.out.Write(b)
	return s.bad
}

// prepare opens the file for appending. A new one, and one that ends within a
// record, is first put in place as a whole: what is appended has to begin where a
// record may.
func (s *Store) prepare() error {
	info, err := os.Stat(s.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil || (info.Size()-int64(len(s.header.bytes())))%int64(recordSize(s.header.dim)) != 0 {
		if err := s.replace(func(Key) bool { return true }); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(s.path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	if err := s.checkHeader(f); err != nil {
		return errors.Join(err, f.Close())
	}
	s.out = f
	return nil
}

// checkHeader makes sure that r has vectors like the Store's: since it was opened
// the file may have become another one.
func (s *Store) checkHeader(r io.Reader) error {
	h, err := readHeader(r)
	if err == nil && h != s.header {
		err = errors.New("another program has put other vectors there")
	}
	return err
}

// Compact rewrites the file without what is not wanted and what is damaged, once
// that is more than what is wanted and more than 50,000 records. The file is
// replaced as a whole or not at all.
func (s *Store) Compact() error {
	if s.path == "" || s.unused+s.damaged <= max(len(s.have), maxUnused) {
		return nil
	}
	if err := s.Close(); err != nil {
		return err
	}
	left := map[Key]bool{}
	err := s.replace(func(k Key) bool {
		fresh := s.wanted[k] && !left[k]
		left[k] = true
		return fresh
	})
	if err != nil {
		return fmt.Errorf("drop unused vectors from %s: %w", s.path, bare(err))
	}
	s.unused, s.damaged = 0, 0
	return nil
}

// replace puts a file in place of the one at path that has its whole records as
// far as they are to be kept.
func (s *Store) replace(keep func(Key) bool) error {
	folder := filepath.Dir(s.path)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	next, err := os.CreateTemp(folder, ".vectors-*")
	if err != nil {
		return err
	}
	err = s.copyTo(next, keep)
	if err == nil {
		err = next.Sync()
	}
	if err = errors.Join(err, next.Close()); err == nil {
		err = os.Rename(next.Name(), s.path)
	}
	if err != nil {
		_ = os.Remove(next.Name()) // the first error tells more
	}
	return err
}

// Close ends the writing, and makes sure that what was appended is on the disk.
// A Store that was not appended to has nothing to close.
func (s *Store) Close() error {
	if s.out == nil {
		return nil
	}
	err := errors.Join(s.out.Sync(), s.out.Close())
	s.out = nil
	if err != nil {
		return fmt.Errorf("keep vectors in %s: %w", s.path, err)
	}
	return nil
}
