package bot

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"detente/answer"
)

// In a custom id a mark has markLength characters: the base64url of 4 bytes of the
// document's key, 3 of the sentence's number and 2 of its check, big-endian. Marks of
// several sentences follow each other: maxQuotes and one more fit into 100 characters.
const (
	markLength  = 12
	markBytes   = 9
	maxSentence = 1<<24 - 1
)

// markCode writes a mark, "" for one that can't be written.
func markCode(m answer.Mark) string {
	key, err := hex.DecodeString(m.Key)
	check, checkErr := hex.DecodeString(m.Check)
	if err != nil || checkErr != nil || len(key) != 4 || len(check) != 2 || m.Sentence < 1 || m.Sentence > maxSentence {
		return ""
	}
	raw := make([]byte, 0, markBytes)
	raw = append(raw, key...)
	raw = append(raw, binary.BigEndian.AppendUint32(nil, uint32(m.Sentence))[1:]...)
	return base64.RawURLEncoding.EncodeToString(append(raw, check...))
}

// readMarks reads what markCode wrote, one or several; nil for anything else.
func readMarks(code string) []answer.Mark {
	raw, err := base64.RawURLEncoding.DecodeString(code)
	if err != nil || len(raw)%markBytes != 0 || len(raw) > (maxQuotes+1)*markBytes {
		return nil
	}
	var all []answer.Mark
	for ; len(raw) > 0; raw = raw[markBytes:] {
		all = append(all, answer.Mark{
			Key: hex.EncodeToString(raw[:4]), Sentence: int(binary.BigEndian.Uint32(raw[3:7]) & maxSentence), Check: hex.EncodeToString(raw[7:9]),
		})
	}
	return all
}

// marksOf are the marks of the citations that are shown, in their order; "" without
// any, or without a library to look them up in.
func marksOf(library *answer.Library, cited []answer.Citation) string {
	if library == nil {
		return ""
	}
	var all strings.Builder
	for _, c := range cited[:min(len(cited), maxQuotes)] {
		if m, ok := library.Mark(c.Document, c.Sentence); ok {
			all.WriteString(markCode(m))
		}
	}
	return all.String()
}
