package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/source"
)

// A passage is a line of a passages file.
type passage struct{ ID, Title, Text string }

// questionRow is a line of a questions file.
type questionRow struct {
	ID, Lang, Kind, Passage string
	Question, Document      *string
	Answers, History        []string
}

// check tells what a line lacks.
func (r questionRow) check() error {
	if r.ID == "" || r.Question == nil {
		return errors.New(`it needs "id" and "question"`)
	}
	if r.Answers == nil {
		return errors.New(`it needs "answers": a list, [] where the documents do not tell`)
	}
	return checkAnswers(r.Answers)
}

// checkAnswers refuses an answer that stands in every text.
func checkAnswers(answers []string) error {
	for _, a := range answers {
		if squeeze(a) == "" {
			return errors.New("an answer is empty")
		}
	}
	return nil
}

func (r questionRow) question() Question {
	q := Question{
		ID: r.ID, Lang: r.Lang, Kind: r.Kind, Text: *r.Question,
		History: r.History, Answers: distinct(r.Answers), Passage: r.Passage,
	}
	if r.Document != nil {
		q.Document = *r.Document
	}
	return q
}

// errRead ends the reading of a file of which enough is known.
var errRead = errors.New("enough is read")

// isAboutFiles reports whether a file's first line is a question about a file.
func isAboutFiles(path string) bool {
	about := false
	_ = ReadLines(path, func(_ int, r questionRow) error { // what is wrong with it is told when it is read
		about = r.Document != nil
		return errRead
	})
	return about
}

// readFileQuestions reads questions about the files of a documentation.
func readFileQuestions(path string) ([]Question, error) {
	return readQuestions(path, func(r questionRow) error {
		if r.Document == nil {
			return errors.New(`it needs "document": the file that answers, "" where it is not known`)
		}
		return r.checkParts()
	})
}

// checkParts refuses an answer with a part that stands in every text.
func (r questionRow) checkParts() error {
	for _, a := range r.Answers {
		if err := checkAnswers(strings.Split(a, partsSign)); err != nil {
			return fmt.Errorf("answer %q: a part of it is empty", a)
		}
	}
	return nil
}

// readArticleQuestions reads questions about the configured documents.
func readArticleQuestions(path string) ([]Question, error) {
	return readQuestions(path, func(r questionRow) error {
		if r.Passage != "" {
			return fmt.Errorf("it names the passage %q: such a file is named NAME%s and has NAME%s beside it", r.Passage, questionsEnding, passagesEnding)
		}
		return r.checkParts()
	})
}

// readPairedQuestions reads questions about the given documents.
func readPairedQuestions(path string, docs []*document.Document) ([]Question, error) {
	known := map[string]bool{}
	for _, d := range docs {
		known[d.ID] = true
	}
	return readQuestions(path, func(r questionRow) error {
		if r.Passage == "" && len(r.Answers) > 0 {
			return errors.New(`it needs "passage", the id of the passage that answers`)
		}
		if r.Passage != "" && !known[r.Passage] {
			return fmt.Errorf("no passage has the id %q", r.Passage)
		}
		return nil
	})
}

func readQuestions(path string, check func(questionRow) error) ([]Question, error) {
	var questions []Question
	seen := map[string]int{}
	err := ReadLines(path, func(n int, row questionRow) error {
		err := row.check()
		if err == nil {
			err = check(row)
		}
		if err != nil {
			return err
		}
		if first, ok := seen[row.ID]; ok {
			return fmt.Errorf("the id %q is that of line %d already", row.ID, first)
		}
		seen[row.ID] = n
		questions = append(questions, row.question())
		return nil
	})
	return questions, err
}

func readPassages(path string) ([]*document.Document, error) {
	var passages []passage
	seen := map[string]int{}
	err := ReadLines(path, func(n int, p passage) error {
		if p.ID == "" || strings.TrimSpace(p.Text) == "" {
			return errors.New(`it needs "id" and "text"`)
		}
		if first, ok := seen[p.ID]; ok {
			return fmt.Errorf("the id %q is that of line %d already", p.ID, first)
		}
		seen[p.ID] = n
		passages = append(passages, p)
		return nil
	})
	if err == nil && len(passages) == 0 {
		err = errors.New("no passages in it")
	}
	return newDocuments(passages), err
}

// ReadLines calls each with every line of a file of JSON objects. Empty lines
// are passed over; errors name the line, counted from 1, but not the file.
func ReadLines[T any](path string, each func(n int, row T) error) error {
	content, err := readText(path)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(content))
	lines.Buffer(nil, source.MaxFile)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var row T
		err := json.Unmarshal(lines.Bytes(), &row)
		if err != nil {
			err = fmt.Errorf("a JSON object is wanted: %w", err)
		} else {
			err = each(n, row)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return lines.Err()
}

// readText reads a file of UTF-8 text, without its byte order mark. The file may
// be as large as a document may.
func readText(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	if info.Size() > source.MaxFile {
		return nil, fmt.Errorf("the file has %d bytes, the limit is %d; split it", info.Size(), source.MaxFile)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, withoutPath(err)
	}
	for n, line := range bytes.Split(content, []byte("\n")) {
		if !utf8.Valid(line) {
			return nil, fmt.Errorf("line %d: it is not UTF-8 text", n+1)
		}
	}
	return bytes.TrimPrefix(content, []byte("\uFEFF")), nil
}

// withoutPath drops the path from an error that is wrapped with it anyway.
func withoutPath(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
