package answer

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"detente/answer/wording"
)

// Unread tells the asker why the question was not read. It is "" when err has
// another cause.
func Unread(err error, q Question, words wording.Words) string {
	switch {
	case errors.Is(err, ErrEmpty):
		return words.Empty
	case errors.Is(err, ErrTooLong):
		return fmt.Sprintf(words.TooLongFormat, MaxQuestion, utf8.RuneCountInString(q.Text))
	case errors.Is(err, ErrNotText):
		return words.NotText
	}
	return ""
}
