package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// errSecond is the fault of a file that viper would read the first part of.
var errSecond = errors.New(`the file has a second document, below "---": keep one`)

// parseYAML returns the sections in data, which may be none. Viper is not
// asked, because it takes keys in any case and drops all documents but the
// first. The error has a line for each problem.
func parseYAML(data []byte) (map[string]any, error) {
	for i, line := range bytes.Split(data, []byte("\n")) {
		if !utf8.Valid(line) {
			return nil, fmt.Errorf("line %d: this is not UTF-8 text", i+1)
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	top, err := decode(data)
	if err != nil {
		return nil, withLine(data, err)
	}
	sections, ok := entries(top)
	if !ok {
		return nil, fmt.Errorf(`%s is not a section: the file should have lines such as "log:"`, kind(top))
	}
	return sections, nil
}

// decode returns the only document in data, nil when there is none.
func decode(data []byte) (any, error) {
	var first, second any
	d := yaml.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&first); err != nil && err != io.EOF {
		return nil, err
	}
	switch err := d.Decode(&second); err {
	case io.EOF:
		return first, nil
	case nil:
		return nil, errSecond
	default:
		return nil, err
	}
}

// withLine returns the error that data gave, "line 3: …" where the YAML reader
// tells the line. It has two habits that are put right here: the parser counts
// lines from 0, although its scanner counts from 1, and line 0 is left out.
func withLine(data []byte, err error) error {
	if several, ok := errors.AsType[*yaml.TypeError](err); ok {
		return errors.New(strings.Join(several.Errors, "\n"))
	}
	line, problem := cutLine(err)
	switch {
	case line == 0 && !inFirstLine(data):
		return errors.New(problem)
	case line == 0:
		line = 1
	case fromParser(problem):
		line++
	}
	// The end of the file counts as a line of its own to the reader.
	line = min(line, 1+bytes.Count(bytes.TrimRight(data, "\n"), []byte("\n")))
	return fmt.Errorf("line %d: %s", line, problem)
}

// inFirstLine reports whether an error without a line has left out line 0: one
// line further down, it has one.
func inFirstLine(data []byte) bool {
	_, err := decode(append([]byte("\n"), data...))
	if err == nil {
		return false
	}
	line, _ := cutLine(err)
	return line != 0
}

// cutLine takes an error of the YAML reader apart; line is 0 if it has none.
func cutLine(err error) (line int, problem string) {
	problem = strings.TrimPrefix(err.Error(), "yaml: ")
	if _, err := fmt.Sscanf(problem, "line %d:", &line); err == nil {
		_, problem, _ = strings.Cut(problem, ": ")
	}
	return line, problem
}

// fromParser reports whether it is the YAML reader's parser that says so.
func fromParser(problem string) bool {
	for _, begin := range []string{
		"did not find expected <document start>",
		"did not find expected node content",
		"did not find expected '-' indicator",
		"did not find expected key",
		"did not find expected ','",
		"found undefined tag handle",
	} {
		if strings.HasPrefix(problem, begin) {
			return true
		}
	}
	return false
}

// entries returns what is in a section, and whether it is one. A section with
// nothing in it is. Keys that are no texts become texts, to be reported.
func entries(value any) (map[string]any, bool) {
	switch m := value.(type) {
	case nil:
		return map[string]any{}, true
	case map[string]any:
		return m, true
	case map[any]any:
		named := map[string]any{}
		for k, v := range m {
			named[fmt.Sprint(k)] = v
		}
		return named, true
	}
	return nil, false
}
