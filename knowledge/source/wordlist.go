package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"

	"detente/knowledge/glossary"
	"detente/knowledge/lexicon"
)

// dictionaryName matches the name of a dictionary that tells its language:
// words.de.tsv.
var dictionaryName = regexp.MustCompile(`\.([A-Za-z]{2,3}(?:-[A-Za-z]+)*)\.[a-z]+$`)

// ReadDictionaries reads dictionaries into Chinese, one from each file; see
// [lexicon.Parse]. Where a file does not name its language, its name does:
// NAME.de.tsv. An error names the file and, for a fault in it, the line.
func ReadDictionaries(files []string) ([]*lexicon.Dictionary, error) {
	var all []*lexicon.Dictionary
	for _, file := range files {
		content, err := readWordList(file)
		if err != nil {
			return nil, fmt.Errorf("read dictionary %s: %w", file, err)
		}
		lang := ""
		if m := dictionaryName.FindStringSubmatch(file); m != nil {
			lang = m[1]
		}
		d, err := lexicon.Parse(content, lang)
		if err != nil {
			return nil, fmt.Errorf("read dictionary %s: %w", file, err)
		}
		all = append(all, d)
	}
	return all, nil
}

// ReadGlossary reads the glossary in a file; see [glossary.Parse]. No file, "", is
// no glossary, nil.
func ReadGlossary(file string) (*glossary.Glossary, error) {
	if file == "" {
		return nil, nil
	}
	content, err := readWordList(file)
	if err != nil {
		return nil, fmt.Errorf("read glossary %s: %w", file, err)
	}
	g, err := glossary.Parse(content)
	if err != nil {
		return nil, fmt.Errorf("read glossary %s: %w", file, err)
	}
	return g, nil
}

func readWordList(file string) (string, error) {
	content, err := readText(disk(filepath.Dir(file)), filepath.Base(file))
	if errors.Is(err, fs.ErrNotExist) {
		return "", errors.New("there is no such file")
	}
	return content, err
}
