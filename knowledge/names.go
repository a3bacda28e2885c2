package knowledge

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/sound"
	"detente/knowledge/text"
)

// The lengths in characters of what is taken for a foreign name in Chinese.
const (
	minTranscribed = 2
	maxTranscribed = 8
)

// maxNames is how many pieces of text are kept to be compared with names. A base
// has about twelve a passage; those beyond are not found by their sound.
const maxNames = 400_000

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

// A transcription is a piece of Chinese text that may be a foreign name.
type transcription struct {
	word  string
	sound sound.Sound
}

// findTranscriptions collects the runs of characters that foreign names are
// written with, and the pieces of them, each once.
func findTranscriptions(docs []*Document) (found []transcription) {
	notName := func(r rune) bool { return !sound.IsTranscribing(r) }
	seen := map[string]bool{}
	for _, d := range docs {
		if text.Primary(d.Lang) != "zh" {
			continue
		}
		for run := range strings.FieldsFuncSeq(text.Fold(d.Text), notName) {
			found = appendPieces(found, seen, []rune(run))
			if len(found) >= maxNames {
				return found[:maxNames]
			}
		}
	}
	return found
}

// appendPieces adds the pieces of a run that were not seen before.
func appendPieces(found []transcription, seen map[string]bool, run []rune) []transcription {
	for i := range run {
		for j := i + minTranscribed; j <= min(len(run), i+maxTranscribed); j++ {
			if piece := string(run[i:j]); !seen[piece] {
				seen[piece] = true
				found = append(found, transcription{piece, sound.OfHan(piece)})
			}
		}
	}
	return found
}

// soundsLike returns the ways to say a name that documents have by its sound. For
// an acronym, and for what is no capitalised word of three letters, it is none.
func (b *Base) soundsLike(name string) []Way {
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) || utf8.RuneCountInString(name) < 3 || strings.ToUpper(name) == name {
		return nil
	}
	matches := b.heard(sound.OfName(name))
	var ways []Way
	for _, m := range matches[:min(len(matches), maxAlike)] {
		if m.alike >= matches[0].alike-alikeRange {
			ways = append(ways, Way{wordTerms(m.word), 2*m.alike - 1})
		}
	}
	return ways
}

// A soundMatch is a piece of text with how much alike it sounds.
type soundMatch struct {
	word  string
	alike float64
}

// heard finds the pieces of text that sound like a name, the most alike first.
func (b *Base) heard(name sound.Sound) (matches []soundMatch) {
	for _, t := range b.transcriptions() {
		least := leastAlike
		if utf8.RuneCountInString(t.word) == minTranscribed {
			least = leastAlikeShort
		}
		if a := sound.Alike(name, t.sound, least); a > 0 {
			matches = append(matches, soundMatch{t.word, a})
		}
	}
	slices.SortStableFunc(matches, func(x, y soundMatch) int { return cmp.Compare(y.alike, x.alike) })
	return matches
}
