package score

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"detente/answer"
)

// A Grouped set is made of small sets, each with files of its own: after reports of
// faults, mostly one small file with a few questions.
type Grouped struct {
	Name   string // the file's name without folder and ending
	Groups []Files
}

// Files are some files with questions about them.
type Files struct {
	Name      string
	Files     []File
	Questions []Question
}

// A File is a file's path, with slashes, and its content.
type File struct {
	Path    string
	Content []byte
}

// An Opener makes who answers from the documents in a folder, or in a file. An error
// says why they can't be read.
type Opener func(ctx context.Context, folder string) (*answer.Responder, error)

// groupRow is a line of a file of groups.
type groupRow struct {
	Group     string
	Files     map[string]fileContent
	Questions []struct {
		Question  *string
		Want      *[]string
		Not, Lang string
		Kind      string
	}
}

// fileContent is a text, or bytes in base64.
type fileContent []byte

// UnmarshalJSON reads a string, or an object that has the bytes as "base64".
func (c *fileContent) UnmarshalJSON(b []byte) (err error) {
	var text string
	if json.Unmarshal(b, &text) == nil {
		*c = fileContent(text)
		return nil
	}
	var object struct{ Base64 *string }
	if err = json.Unmarshal(b, &object); err == nil && object.Base64 == nil {
		err = errors.New(`a file is a text, or {"base64":…}`)
	}
	if err == nil {
		*c, err = base64.StdEncoding.DecodeString(*object.Base64)
	}
	return err
}

// LoadGrouped reads groups, a line of JSON each:
// {"group","files":{path: text or {"base64"}},"questions":[{"question","want","not"}]};
// "want" null is a question that the files do not answer. What a line lacks is an
// error that names the line.
func LoadGrouped(path string) (Grouped, error) {
	set := Grouped{Name: setName(path)}
	err := ReadLines(path, func(_ int, row groupRow) error {
		g, err := row.files()
		set.Groups = append(set.Groups, g)
		return err
	})
	if err == nil && len(set.Groups) == 0 {
		err = errors.New("no groups in it")
	}
	if err != nil {
		return Grouped{}, fmt.Errorf("read groups %s: %w", path, err)
	}
	return set, nil
}

func (r groupRow) files() (Files, error) {
	g := Files{Name: r.Group}
	if r.Group == "" || len(r.Files) == 0 || len(r.Questions) == 0 {
		return g, errors.New(`it needs "group", "files" and "questions"`)
	}
	for name, content := range r.Files {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return g, fmt.Errorf("the file %q would stand outside the folder", name)
		}
		g.Files = append(g.Files, File{name, content})
	}
	slices.SortFunc(g.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	for i, q := range r.Questions {
		if q.Question == nil {
			return g, fmt.Errorf(`question %d: it needs "question"`, i+1)
		}
		question := Question{ID: fmt.Sprintf("%s/%d", r.Group, i+1), Lang: q.Lang, Kind: q.Kind, Text: *q.Question, Not: q.Not}
		if q.Want != nil {
			question.Answers = *q.Want
			if err := checkAnswers(question.Answers); err != nil || len(question.Answers) == 0 {
				return g, fmt.Errorf(`question %d: "want" needs answers that are not empty, or null where nothing answers`, i+1)
			}
		}
		g.Questions = append(g.Questions, question)
	}
	fillLanguage(g.Questions, "")
	return g, nil
}

// RunGrouped asks the questions of each group of who answers from its files alone, in
// a folder of their own, and reports on all together. A group that can't be opened is
// named in the report; its questions count as refused.
func RunGrouped(ctx context.Context, set Grouped, open Opener, o Options) (Report, error) {
	var all []outcome
	var unread []string
	total, before := set.Size(), o.Progress
	for _, g := range set.Groups {
		done := len(all)
		if before != nil {
			o.Progress = func(n, _ int) { before(done+n, total) }
		}
		outcomes, loaded, err := g.run(ctx, open, o)
		if err != nil {
			return Report{}, fmt.Errorf("score %s, group %s: %w", set.Name, g.Name, err)
		}
		if loaded != nil {
			unread = append(unread, fmt.Sprintf("%s: %v", g.Name, loaded))
		}
		all = append(all, outcomes...)
	}
	r := newReport(all, false)
	r.Set, r.Shown, r.Groups, r.NotLoaded, r.outcomes = set.Name, true, len(set.Groups), unread, all
	return r, nil
}

// Size is how many questions all groups have.
func (s Grouped) Size() (n int) {
	for _, g := range s.Groups {
		n += len(g.Questions)
	}
	return n
}

// run asks a group's questions. unread tells why its files can't be read.
func (g Files) run(ctx context.Context, open Opener, o Options) (outcomes []outcome, unread, err error) {
	folder, err := os.MkdirTemp("", "eval")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	if err := g.write(folder); err != nil {
		return nil, nil, err
	}
	responder, unread := open(ctx, folder)
	if unread != nil {
		for _, q := range g.Questions {
			outcomes = append(outcomes, outcome{question: q, shown: true})
		}
		return outcomes, unread, ctx.Err()
	}
	e := exam{set: Set{Name: g.Name, Questions: g.Questions, Shown: true, Literal: true}, responder: responder}
	outcomes, err = e.askAll(ctx, o)
	return outcomes, nil, err
}

// write writes the files under a folder.
func (g Files) write(folder string) error {
	for _, f := range g.Files {
		path := filepath.Join(folder, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Content, 0o600); err != nil {
			return err
		}
	}
	return nil
}
