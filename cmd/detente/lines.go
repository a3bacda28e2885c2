package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"detente/answer"
	"detente/answer/wording"
)

// maxLine is the longest line of standard input that is read, in bytes. A
// question has at most 500 characters; the rest is room for its history.
const maxLine = 64 << 10

// A line is one line of input: a question, or what is wrong with it.
type line struct {
	question answer.Question
	err      error
}

// readLines reads questions, a line each: plain text, or a JSON object with
// "question" and, if wanted, "id" and "history". Other fields of the object are
// passed over, so that a question set can be piped in. Empty lines are passed
// over; a question without an ID gets its line's number. It hands each line to
// yield and ends with yield's or the reader's error.
func readLines(in io.Reader, yield func(line) error) error {
	r := bufio.NewReaderSize(in, maxLine)
	for n := 1; ; n++ {
		raw, long, err := readLine(r)
		if len(bytes.TrimSpace(raw)) > 0 || long {
			l := parseLine(bytes.TrimSpace(raw), strconv.Itoa(n))
			if long {
				l = line{answer.Question{ID: strconv.Itoa(n)}, fmt.Errorf("the line has more than %d bytes", maxLine)}
			}
			if err := yield(l); err != nil {
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

func parseLine(raw []byte, id string) line {
	if raw[0] != '{' {
		return line{question: answer.Question{ID: id, Text: string(raw)}}
	}
	var row struct {
		ID, Question string
		History      []string
	}
	if err := json.Unmarshal(raw, &row); err != nil {
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
// error of its own.
func (p *program) each(do func(answer.Question) error) error {
	total, failed := 0, 0
	err := readLines(p.std.in, func(l line) error {
		total++
		if l.err == nil {
			l.err = do(l.question)
		}
		if l.err == nil {
			return nil
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
