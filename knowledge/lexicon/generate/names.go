package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
	"detente/knowledge/sound"
)

// What a character needs for being taken for one that foreign names are written
// with: so many names in CC-CEDICT that sound so much like their gloss.
// Characters that are common in any text need more.
const (
	leastNames = 2
	commonCost = 2000
	leastAlike = 0.65
)

// standard are characters of the usual tables for writing foreign names that
// too few names in CC-CEDICT have, each after its syllable.
const standard = `ce 策 cuo 措 fan 范 feng 冯 fu 芙 huai 怀 jie 婕 kong 孔 kua 夸 kuang 匡 liao 廖 liu 柳 qin 琴 qiu 邱 quan 泉
	rang 让 rong 容 rong 荣 ru 茹 ruo 若 shuo 朔 sui 绥 teng 滕 wei 薇 wu 武 xu 叙 xu 许 xue 薛 yan 延 yong 永 zai 宰 zang 藏 zeng 曾
	zhang 章 zhi 芝`

// transcribing finds the characters that foreign names are written with, by
// syllable.
func transcribing(entries []entry) map[string]string {
	counts := map[rune]map[string]int{}
	for _, e := range entries {
		if !isTranscribed(e) {
			continue
		}
		syllables := e.syllables()
		for i, r := range []rune(e.word) {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			if counts[r] == nil {
				counts[r] = map[string]int{}
			}
			counts[r][syllables[i]]++
		}
	}
	chars := map[string]string{}
	fields := strings.Fields(standard)
	for i := 0; i+1 < len(fields); i += 2 {
		chars[fields[i]] += fields[i+1]
	}
	for _, r := range slices.Sorted(maps.Keys(counts)) {
		syllable := mostCommon(counts[r])
		p, _ := language.Frequency(language.Token{Term: language.Term(r), Class: language.Han}, "zh")
		if float64(counts[r][syllable]) >= leastNames+commonCost*p && !strings.Contains(standard, string(r)) {
			chars[syllable] += string(r)
		}
	}
	return chars
}

// isTranscribed reports whether an entry is a foreign name that sounds like one
// of its glosses.
func isTranscribed(e entry) bool {
	syllables := e.syllables()
	if !isCapital(e.pinyin) || len(syllables) != utf8.RuneCountInString(e.word) || len(syllables) < 2 {
		return false
	}
	spoken := sound.OfPinyin(syllables...)
	for _, g := range e.glosses {
		plain, _ := unbracket(g)
		name := leadingName(plain)
		if isPinyin(name, syllables) {
			return false
		}
		if name != "" && sound.Alike(sound.OfName(name), spoken, leastAlike) > 0 {
			return true
		}
	}
	return false
}

// isPinyin reports whether a name begins with two of the syllables: Beijing is no
// foreign name.
func isPinyin(name string, syllables []string) bool {
	letters := strings.NewReplacer(" ", "", "'", "").Replace(strings.ToLower(name))
	return strings.HasPrefix(letters, syllables[0]+syllables[1])
}

// syllables are those of the pinyin, without tones.
func (e entry) syllables() []string {
	fields := strings.Fields(strings.ToLower(e.pinyin))
	for i, f := range fields {
		fields[i] = strings.ReplaceAll(strings.TrimRight(f, "12345"), "u:", "v")
	}
	return fields
}

// mostCommon is the key of the largest count, the first of several.
func mostCommon(counts map[string]int) string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})[0]
}

// writePinyin writes the table of package sound.
func writePinyin(w io.Writer, chars map[string]string) error {
	_, err := fmt.Fprintln(w, "# The characters that foreign names are written with, by syllable: mostly those of CC-CEDICT's names\n"+
		"# that sound like their English gloss (MDBG and contributors, CC BY-SA 4.0; see NOTICE). Made by knowledge/lexicon/generate.")
	for _, syllable := range slices.Sorted(maps.Keys(chars)) {
		if err == nil {
			_, err = fmt.Fprintln(w, syllable, chars[syllable])
		}
	}
	return err
}
