package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"detente/answer"
	"detente/answer/wording"
)

// maxLine is the longest line of standard input that is read, in bytes. A
// question has at most 500 characters; the rest is room for its history.
const maxLine = 64 << 10

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\ufeff"

// A line is one line of input: a question, or what is wrong with it.
type line struct {
	question answer.Question
	err      error
}

// readLines reads questions, a line each: plain text, or a JSON object with
// "question" and, if wanted, "id" and "history". Other fields of the object are
// passed over, so that a question set can be piped in. Empty lines are passed
// over, and so is the byte order mark that some systems put before a text;
// a question without an ID gets its line's number. It hands each line to
// yield and ends with yield's or the reader's error.
func readLines(in io.Reader, yield func(line) error) error {
	r := bufio.NewReaderSize(in, maxLine)
	for n := 1; ; n++ {
		raw, long, err := readLine(r)
		if n == 1 {
			raw = bytes.TrimPrefix(raw, []byte(byteOrderMark))
		}
		if raw = bytes.TrimSpace(raw); len(raw) > 0 || long {
			if err := yield(parseLine(raw, long, strconv.Itoa(n))); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read questions: %w", err)
		}
	}
}

// readLine reads up to the next line break. Of a line that is longer than the
// buffer it returns long, and none of it.
func readLine(r *bufio.Reader) (raw []byte, long bool, err error) {
	raw, err = r.ReadSlice('\n')
	for errors.Is(err, bufio.ErrBufferFull) {
		long = true
		_, err = r.ReadSlice('\n')
	}
	if long {
		return nil, true, err
	}
	return raw, false, err
}

// parseLine reads a line that is not blank, or says that it is too long. Package
// json would put replacement characters where it is not UTF-8, and say nothing.
func parseLine(raw []byte, long bool, id string) line {
	if long {
		return line{answer.Question{ID: id}, fmt.Errorf("the line has more than %d bytes", maxLine)}
	}
	if !utf8.Valid(raw) {
		return line{answer.Question{ID: id}, answer.ErrNotText}
	}
	if raw[0] != '{' {
		return line{question: answer.Question{ID: id, Text: string(raw)}}
	}
	var row struct {
		ID       string   `json:"id"`
		Question string   `json:"question"`
		History  []string `json:"history"`
	}
	if err := json.Unmarshal(raw, &row); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			err = fmt.Errorf("%q cannot be of the type %s", wrong.Field, wrong.Value)
		}
		return line{answer.Question{ID: id}, fmt.Errorf("not a JSON object with a question: %w", err)}
	}
	if row.ID == "" {
		row.ID = id
	}
	return line{question: answer.Question{ID: row.ID, Text: row.Question, History: row.History}}
}

// A problem is a question that was not answered, as a line of JSON.
type problem struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

// explain says in English why a question was not answered.
func explain(err error, q answer.Question) error {
	if text := answer.Unread(err, q, wording.For("en")); text != "" {
		return errors.New(text)
	}
	return err
}

// each answers the questions of standard input one after the other. A question
// that fails is told and does not stop the others; at the end it makes an
// error of its own. The end of ctx stops it.
func (p *program) each(ctx context.Context, do func(answer.Question) error) error {
	total, failed := 0, 0
	err := readLines(p.std.in, func(l line) error {
		total++
		if l.err == nil && ctx.Err() == nil {
			if l.err = do(l.question); l.err == nil {
				return nil
			}
		}
		if ctx.Err() != nil {
			return fmt.Errorf("stopped at question %s", l.question.ID)
		}
		failed++
		return p.tell(problem{l.question.ID, explain(l.err, l.question).Error()})
	})
	switch {
	case err != nil:
		return err
	case total == 0:
		return errors.New("standard input had no questions; write one a line")
	case failed > 0:
		return fmt.Errorf("%d of %d questions could not be answered", failed, total)
	}
	return nil
}

// tell prints a problem: beside the answers with --json, on standard error
// otherwise.
func (p *program) tell(pr problem) error {
	if p.json {
		return p.printJSON(pr)
	}
	_, err := fmt.Fprintf(p.std.err, "detente: question %s: %s\n", pr.ID, pr.Error)
	return err
}

// printJSON prints v as one line.
func (p *program) printJSON(v any) error {
	enc := json.NewEncoder(p.std.out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}
