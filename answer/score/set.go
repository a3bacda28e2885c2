package score

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// The endings of a pair of files: questions, and the passages they are about.
const (
	questionsEnding = ".questions.jsonl"
	passagesEnding  = ".passages.jsonl"
)

// A Set is a file of questions, with its own passages or none.
type Set struct {
	// Name is the file's name without folder and ending. A set on the passages
	// of another is "A on B".
	Name string
	// Documents are the passages; nil when the questions are about the
	// configured documents. A title that several passages share names no
	// passage, so these documents have an empty Title.
	Documents []*document.Document
	Questions []Question
	// Shown tells that an answer counts as it is shown: its first two quotes, however
	// long, as one text, width and case apart. It is so in sets about documentation.
	Shown bool
	// Folder holds the documentation that the questions are about: the folder of the
	// set's name beside it, or the one folder in that where nothing else is but who
	// published it. It is "" where there is none.
	Folder string
	// Literal tells that "&" in an answer is text.
	Literal bool
}

// rule is how the set's answers are looked for.
func (s Set) rule() rule { return rule{parts: s.Documents == nil && !s.Literal, shown: s.Shown} }

// A Question is a question with the answers that are known to be right.
type Question struct {
	ID string
	// Lang is a BCP 47 tag. Where the file gives none it is that of its name, as
	// in xquad.zh.json, or else the language that its questions are in, taken
	// together.
	Lang string
	// Kind is what the file calls the question, and "" where it does not. A
	// "summary" may be answered by more quotes.
	Kind string
	// Text may be blank, as one of CMRC 2018's is: such a question can only be
	// refused.
	Text string
	// History holds the earlier questions of the conversation, oldest first.
	History []string
	// Answers are the ways to answer; none means that the documents do not
	// tell. In a set without documents, "a&b" wants both a and b.
	Answers []string
	// Passage is the ID of the document that answers; "" in a set without
	// documents, and where the documents do not tell.
	Passage string
	// Document is the path of the file that answers, from some folder above or
	// below that of the documents; "" where it is not known.
	Document string
	// Not is a text that must not be quoted; "" for none.
	Not string
}

// Load reads a set by the ending of its name: NAME.questions.jsonl together with
// the NAME.passages.jsonl beside it, or, where its first line names a "document", as
// questions about the files of a documentation; any other .jsonl as questions about
// the configured documents; .json in the layout of SQuAD or the older one of CMRC
// 2018. A file that can't be read, lacks a field or holds no question is an
// error that names the place.
func Load(path string) (Set, error) {
	name := filepath.Base(path)
	switch {
	case strings.HasSuffix(name, passagesEnding):
		return Set{}, fmt.Errorf("read questions %s: these are passages; name the %s file", path, questionsEnding)
	case strings.HasSuffix(name, questionsEnding) && isAboutFiles(path):
		questions, err := readFileQuestions(path)
		return Set{Questions: questions, Shown: true, Folder: folderOf(path)}.finish(path, setName(path), err)
	case strings.HasSuffix(name, questionsEnding):
		return LoadWith(path, strings.TrimSuffix(path, questionsEnding)+passagesEnding)
	}
	var set Set
	var err error
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl":
		set.Questions, err = readArticleQuestions(path)
	case ".json":
		set, err = readSQuAD(path)
	default:
		err = errors.New("it takes .jsonl files, and .json as SQuAD has it")
	}
	return set.finish(path, setName(path), err)
}

// folderOf is the folder of the documentation that a file of questions is about.
func folderOf(path string) string {
	folder := strings.TrimSuffix(path, questionsEnding)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return ""
	}
	inner := ""
	for _, e := range entries {
		switch name := e.Name(); {
		case e.IsDir() && inner == "":
			inner = name
		case e.IsDir() || name != "SOURCE.md" && name != "LICENSE":
			return folder
		}
	}
	return filepath.Join(folder, inner)
}

// LoadWith reads the questions at path (.jsonl) with the passages of another
// file (.jsonl), such as a translation under the same IDs. Where questions of
// the same IDs stand beside those passages, their answers are taken: they are
// in the passages' language. Else only the retrieval figures mean anything.
func LoadWith(path, passages string) (Set, error) {
	name := setName(path)
	if other := setName(passages); other != name {
		name += " on " + other
	}
	docs, err := readPassages(passages)
	if err != nil {
		return Set{}, fmt.Errorf("read passages %s: %w", passages, err)
	}
	questions, err := readPairedQuestions(path, docs)
	if err == nil {
		err = takeAnswers(questions, path, passages, docs)
	}
	return Set{Documents: docs, Questions: questions}.finish(path, name, err)
}

// finish names the set and checks that there is something in it.
func (s Set) finish(path, name string, err error) (Set, error) {
	if err == nil && len(s.Questions) == 0 {
		err = errors.New("no questions in it")
	}
	if err != nil {
		return Set{}, fmt.Errorf("read questions %s: %w", path, err)
	}
	s.Name = name
	fillLanguage(s.Questions, namedLanguage(path))
	return s, nil
}

// setName is a file's name without its folder and endings.
func setName(path string) string {
	name := filepath.Base(path)
	for _, ending := range []string{questionsEnding, passagesEnding, ".jsonl", ".json"} {
		if short, ok := strings.CutSuffix(name, ending); ok {
			return short
		}
	}
	return name
}

// takeAnswers replaces the answers by those of the questions file beside the
// passages, if there is one and it is another.
func takeAnswers(questions []Question, path, passages string, docs []*document.Document) error {
	name, ok := strings.CutSuffix(passages, passagesEnding)
	sibling := name + questionsEnding
	if _, err := os.Stat(sibling); !ok || err != nil || filepath.Clean(sibling) == filepath.Clean(path) {
		return nil
	}
	translated, err := readPairedQuestions(sibling, docs)
	if err != nil {
		return fmt.Errorf("take the answers of %s: %w", sibling, err)
	}
	byID := map[string]Question{}
	for _, q := range translated {
		byID[q.ID] = q
	}
	for i, q := range questions {
		if t, ok := byID[q.ID]; ok && t.Passage == q.Passage {
			questions[i].Answers = t.Answers
		}
	}
	return nil
}

// languageSample is how many bytes of questions are enough to tell their
// language.
const languageSample = 4000

// namedLanguage is the language in a file's name, or "".
func namedLanguage(path string) string {
	name := setName(path)
	tag := strings.TrimPrefix(filepath.Ext(name), ".")
	if primary, _, _ := strings.Cut(tag, "-"); len(primary) == 2 {
		return tag
	}
	return ""
}

// fillLanguage sets the language where none is given: to lang, or if that is ""
// to what they are in. A single question may be too short to tell; all together
// are not.
func fillLanguage(questions []Question, lang string) {
	var all strings.Builder
	for _, q := range questions {
		if q.Lang == "" && all.Len() < languageSample {
			all.WriteString(q.Text + "\n")
		}
	}
	if lang == "" {
		lang, _ = language.Language(all.String())
	}
	for i := range questions {
		if questions[i].Lang == "" {
			questions[i].Lang = lang
		}
	}
}

// newDocuments makes documents of passages, see [Set.Documents] for their
// titles.
func newDocuments(passages []passage) []*document.Document {
	named := map[string]int{}
	for _, p := range passages {
		named[p.Title]++
	}
	docs := make([]*document.Document, len(passages))
	for i, p := range passages {
		if named[p.Title] > 1 {
			p.Title = ""
		}
		docs[i] = document.New(p.ID, p.Title, p.Text)
		if p.Title == "" && docs[i].Title == p.ID {
			// The ID stands in for a title where one is shown. Indexed, its
			// digits would match those of questions.
			docs[i].Title = ""
		}
	}
	return docs
}

// distinct returns the answers, each once.
func distinct(answers []string) []string {
	kept := []string{}
	seen := map[string]bool{}
	for _, a := range answers {
		if !seen[a] {
			seen[a] = true
			kept = append(kept, a)
		}
	}
	return kept
}
