package main

import (
	"errors"
	"regexp"
	"strings"
)

// An entry is a Chinese word with its English glosses.
type entry struct {
	word    string // simplified
	pinyin  string // with tones: Bei3 yue1
	glosses []string
	// same are words that the entry refers to, and whose glosses are its own:
	// "see 四川省", "abbr. for 欧洲联盟".
	same []string
}

// entryLine is a line of CC-CEDICT: 北約 北约 [Bei3 yue1] /NATO/…/
var entryLine = regexp.MustCompile(`^(\S+) (\S+) \[+([^\]]*)\]+ /(.*)/\s*$`)

// reference is a cross-reference of CC-CEDICT: see 四川省[Si4 chuan1 Sheng3]
var reference = regexp.MustCompile(`(?:^|\()(?:see|see also|also written|abbr\. for|abbr\. to|(?:old |archaic |Taiwan |Japanese )?variant of|equivalent to|same as|short for|also called|a\.k\.a\.) (?:\S+\|)?(\p{Han}+)\[`)

// parseLine reads a line; ok is false for a comment.
func parseLine(line string) (e entry, ok bool, err error) {
	if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
		return e, false, nil
	}
	parts := entryLine.FindStringSubmatch(line)
	if parts == nil {
		return e, false, errors.New("this is not an entry: 中國 中国 [Zhong1 guo2] /China/")
	}
	e.word, e.pinyin = parts[2], parts[3]
	for gloss := range strings.SplitSeq(parts[4], "/") {
		for _, to := range reference.FindAllStringSubmatch(gloss, -1) {
			e.same = append(e.same, to[1])
		}
		e.glosses = append(e.glosses, strings.Split(gloss, ";")...)
	}
	return e, true, nil
}

// resolve gives entries that refer to another the glosses of that one, once: a
// reference to a reference leads nowhere.
func resolve(entries []entry) {
	glosses := map[string][]string{}
	for _, e := range entries {
		glosses[e.word] = append(glosses[e.word], e.glosses...)
	}
	for i := range entries {
		for _, word := range entries[i].same {
			if word != entries[i].word {
				entries[i].glosses = append(entries[i].glosses, glosses[word]...)
			}
		}
	}
}
