package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
	"detente/knowledge/sound"
)

// The lengths in characters of what is taken for a foreign name in Chinese.
const (
	minTranscribed = 2
	maxTranscribed = 8
)

// maxNames is how many pieces of text are kept to be compared with names: about
// 20 a passage, 100 bytes each. Names beyond are not found by their sound.
const maxNames = 100_000

// How much alike a name and its transcription have to sound, and that of two
// characters, which many do by chance.
const (
	leastAlike      = 0.72
	leastAlikeShort = 0.8
	// alikeRange is how far below the best match others still count.
	alikeRange = 0.1
	// maxAlike is how many of them do.
	maxAlike = 6
)

// findTranscriptions collects the runs of characters that foreign names are
// written with, and the pieces of them.
func findTranscriptions(docs []*document.Document) *sound.Book {
	notName := func(r rune) bool { return !sound.IsTranscribing(r) }
	var found []string
	seen := map[string]bool{}
	for _, d := range docs {
		if language.Primary(d.Lang) != "zh" {
			continue
		}
		for run := range strings.FieldsFuncSeq(language.Fold(d.Text), notName) {
			found = appendPieces(found, seen, []rune(run))
			if len(found) >= maxNames {
				return sound.NewBook(found[:maxNames])
			}
		}
	}
	return sound.NewBook(found)
}

// appendPieces adds the pieces of a run that were not seen before.
func appendPieces(found []string, seen map[string]bool, run []rune) []string {
	for i := range run {
		for j := i + minTranscribed; j <= min(len(run), i+maxTranscribed); j++ {
			if piece := string(run[i:j]); !seen[piece] {
				seen[piece] = true
				found = append(found, piece)
			}
		}
	}
	return found
}

// soundsLike returns the ways to say a name that documents have by its sound. For
// an acronym, and for what is no capitalised word of three letters, it is none.
func (b *Base) soundsLike(name string) (ways []index.Way) {
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) || utf8.RuneCountInString(name) < 3 || strings.ToUpper(name) == name {
		return nil
	}
	best := 0.0
	for _, m := range b.transcriptions().Like(sound.OfName(name), leastAlike) {
		if utf8.RuneCountInString(m.Word) == minTranscribed && m.Alike < leastAlikeShort {
			continue
		}
		best = max(best, m.Alike)
		if len(ways) == maxAlike || m.Alike < best-alikeRange {
			break
		}
		ways = append(ways, index.Way{Terms: wordTerms(m.Word), Weight: 2*m.Alike - 1})
	}
	return ways
}
