package vector

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// The file, little-endian:
//
//	8 bytes   "detvec1\n"
//	4         how many numbers a vector has, 1 to MaxDim
//	2         the length of the model's name, 1 to maxName
//	          the model's name
//	4         CRC-32C of all of the above
//	then records of one size, in no order:
//	16        the key
//	          the vector's numbers, a signed byte each
//	4         CRC-32C of key and numbers
//
// Records are only ever appended; of two with one key the later counts. A file
// that ends within a record was being written when its writer stopped.

const magic = "detvec1\n"

// maxName is the longest name of a model, in bytes.
const maxName = 1024

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrNotVectors tells of a file that does not begin as a file of vectors does.
var ErrNotVectors = errors.New("this is no file of vectors, or its beginning is damaged")

// A Key names a vector by what it was made of.
type Key [16]byte

// KeyOf is the key of the vector that a model makes of a text: as much of
// SHA-256 of both as a key has room for.
func KeyOf(model, text string) Key {
	h := sha256.New()
	// Writing to a hash does not fail. The length parts the name from the text.
	_ = binary.Write(h, binary.LittleEndian, uint64(len(model)))
	_, _ = io.WriteString(h, model)
	_, _ = io.WriteString(h, text)
	return Key(h.Sum(nil))
}

// A Keyed is a vector with its key.
type Keyed struct {
	Key     Key
	Numbers []int8
}

// header is what a file says of all its vectors.
type header struct {
	dim   int
	model string
}

func (h header) bytes() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(magic), uint32(h.dim))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(h.model)))
	b = append(b, h.model...)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// readHeader reads what bytes wrote. Anything else is ErrNotVectors, but for an
// empty file: io.EOF.
func readHeader(r io.Reader) (header, error) {
	start := make([]byte, len(magic)+6)
	if _, err := io.ReadFull(r, start); err != nil {
		return header{}, short(err)
	}
	h := header{dim: int(binary.LittleEndian.Uint32(start[len(magic):]))}
	n := int(binary.LittleEndian.Uint16(start[len(magic)+4:]))
	if string(start[:len(magic)]) != magic || h.dim < 1 || h.dim > MaxDim || n < 1 || n > maxName {
		return header{}, ErrNotVectors
	}
	rest := make([]byte, n+4)
	if _, err := io.ReadFull(r, rest); err != nil {
		return header{}, ErrNotVectors
	}
	h.model = string(rest[:n])
	if !bytes.Equal(h.bytes()[len(start):], rest) {
		return header{}, ErrNotVectors
	}
	return h, nil
}

// short makes ErrNotVectors of an end within.
func short(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrNotVectors
	}
	return err
}

// recordSize is the size of a record with a vector of dim numbers.
func recordSize(dim int) int { return len(Key{}) + dim + 4 }

// appendRecord appends a record to b.
func appendRecord(b []byte, v Keyed) []byte {
	start := len(b)
	b = append(b, v.Key[:]...)
	for _, x := range v.Numbers {
		b = append(b, byte(x))
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b[start:], castagnoli))
}

// readRecords calls found for each whole record; what it is given holds only
// until it returns. Damaged ones, and one that is cut off at the end, are passed
// over; of the former it returns how many.
func readRecords(r io.Reader, dim int, found func(k Key, record []byte) error) (damaged int, err error) {
	in := bufio.NewReaderSize(r, 1<<16)
	record := make([]byte, recordSize(dim))
	for {
		_, err := io.ReadFull(in, record)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return damaged, nil
		}
		if err != nil {
			return damaged, fmt.Errorf("read a vector: %w", err)
		}
		body := record[:len(record)-4]
		if binary.LittleEndian.Uint32(record[len(body):]) != crc32.Checksum(body, castagnoli) {
			damaged++
			continue
		}
		if err := found(Key(record), record); err != nil {
			return damaged, err
		}
	}
}

// numbersOf are the numbers of a record, copied.
func numbersOf(record []byte) []int8 {
	body := record[len(Key{}) : len(record)-4]
	numbers := make([]int8, len(body))
	for i, x := range body {
		numbers[i] = int8(x)
	}
	return numbers
}
