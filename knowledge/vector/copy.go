package vector

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
)

// copyTo writes a header, and after it the whole records of the file at path that
// are to be kept.
func (s *Store) copyTo(w io.Writer, keep func(Key) bool) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if _, err := out.Write(s.header.bytes()); err != nil {
		return err
	}
	if err := s.copyRecords(out, keep); err != nil {
		return err
	}
	return out.Flush()
}

func (s *Store) copyRecords(out io.Writer, keep func(Key) bool) error {
	from, err := os.Open(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer from.Close()
	if err := s.checkHeader(from); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	_, err = readRecords(from, s.header.dim, func(k Key, record []byte) error {
		if !keep(k) {
			return nil
		}
		_, err := out.Write(record)
		return err
	})
	return err
}
