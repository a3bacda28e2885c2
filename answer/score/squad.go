package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// squadFile is SQuAD's layout, which DRCD, XQuAD and CMRC 2018 share. IDs of
// articles are not needed; XQuAD has none of paragraphs either.
type squadFile struct {
	Data []struct {
		Title      string
		Paragraphs []squadParagraph
	}
}

type squadParagraph struct {
	ID, Context string
	QAs         []squadQuestion
}

type squadQuestion struct {
	ID       string
	Question *string
	Answers  []squadAnswer
	// Impossible is set in SQuAD 2 where the paragraph does not tell.
	Impossible bool `json:"is_impossible"`
}

// cmrcContext is an element of CMRC 2018's own layout, a list of passages.
type cmrcContext struct {
	ID    string `json:"context_id"`
	Title string
	Text  string `json:"context_text"`
	QAs   []struct {
		ID      string  `json:"query_id"`
		Text    *string `json:"query_text"`
		Answers []squadAnswer
	}
}

// A squadAnswer is a string, or an object that has it as "text". CMRC 2018 has
// numbers as well, bare.
type squadAnswer string

// UnmarshalJSON reads any of the forms.
func (a *squadAnswer) UnmarshalJSON(b []byte) error {
	var number json.Number
	switch {
	case bytes.HasPrefix(b, []byte(`"`)):
		return json.Unmarshal(b, (*string)(a))
	case json.Unmarshal(b, &number) == nil:
		*a = squadAnswer(number)
		return nil
	}
	var object struct{ Text string }
	err := json.Unmarshal(b, &object)
	*a = squadAnswer(object.Text)
	return err
}

// readSQuAD reads either layout; every context becomes a document.
func readSQuAD(path string) (Set, error) {
	content, err := readText(path)
	if err != nil {
		return Set{}, err
	}
	return parseSQuAD(content)
}

func parseSQuAD(content []byte) (Set, error) {
	var r squadReader
	var err error
	if bytes.HasPrefix(bytes.TrimSpace(content), []byte("[")) {
		err = r.readCMRC(content)
	} else {
		err = r.readData(content)
	}
	if err != nil {
		return Set{}, err
	}
	if len(r.passages) == 0 {
		return Set{}, errors.New(`no passages in it: {"data":[{"title","paragraphs":[{"context","qas"}]}]} is wanted, or a list of {"context_id","context_text","qas"}`)
	}
	return Set{Documents: newDocuments(r.passages), Questions: r.questions}, nil
}

// squadReader gathers what a file of nested objects holds. Its errors name the
// place by indexes from 0, as in data[3].paragraphs[0]: such files are mostly
// one line.
type squadReader struct {
	passages  []passage
	questions []Question
	seen      map[string]bool // passage IDs
}

func (r *squadReader) readData(content []byte) error {
	var file squadFile
	if err := unmarshal(content, &file); err != nil {
		return err
	}
	for i, article := range file.Data {
		for j, p := range article.Paragraphs {
			place := fmt.Sprintf("data[%d].paragraphs[%d]", i, j)
			if p.ID == "" {
				p.ID = fmt.Sprintf("%d-%d", i+1, j+1)
			}
			if err := r.add(place, article.Title, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *squadReader) readCMRC(content []byte) error {
	var contexts []cmrcContext
	if err := unmarshal(content, &contexts); err != nil {
		return err
	}
	for i, c := range contexts {
		p := squadParagraph{ID: c.ID, Context: c.Text}
		for _, q := range c.QAs {
			p.QAs = append(p.QAs, squadQuestion{ID: q.ID, Question: q.Text, Answers: q.Answers})
		}
		if err := r.add(fmt.Sprintf("[%d]", i), c.Title, p); err != nil {
			return err
		}
	}
	return nil
}

// add takes a paragraph. Its ID gets its number appended where it is none or
// another paragraph's: published sets are not changed for that.
func (r *squadReader) add(place, title string, p squadParagraph) error {
	if strings.TrimSpace(p.Context) == "" {
		return fmt.Errorf(`%s: it needs a text, "context" or "context_text"`, place)
	}
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	for p.ID == "" || r.seen[p.ID] {
		p.ID = fmt.Sprintf("%s#%d", p.ID, len(r.passages)+1)
	}
	r.seen[p.ID] = true
	r.passages = append(r.passages, passage{ID: p.ID, Title: title, Text: p.Context})
	for k, q := range p.QAs {
		question, err := q.question(p.ID)
		if err != nil {
			return fmt.Errorf("%s.qas[%d]: %w", place, k, err)
		}
		r.questions = append(r.questions, question)
	}
	return nil
}

func (q squadQuestion) question(passage string) (Question, error) {
	if q.ID == "" || q.Question == nil {
		return Question{}, errors.New(`it needs "id" and "question", or "query_id" and "query_text"`)
	}
	if q.Answers == nil && !q.Impossible {
		return Question{}, errors.New(`it needs "answers": a list, [] where the passage does not tell`)
	}
	var answers []string
	if !q.Impossible {
		for _, a := range q.Answers {
			answers = append(answers, string(a))
		}
	}
	return Question{ID: q.ID, Text: *q.Question, Answers: distinct(answers), Passage: passage}, checkAnswers(answers)
}

// unmarshal is json.Unmarshal with the line in its errors.
func unmarshal(content []byte, v any) error {
	err := json.Unmarshal(content, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	offset := int64(-1)
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	if offset < 0 {
		return err
	}
	before := content[:min(int(offset), len(content))]
	line := 1 + bytes.Count(before, []byte("\n"))
	return fmt.Errorf("line %d, byte %d of it: %w", line, len(before)-1-bytes.LastIndexByte(before, '\n'), err)
}
