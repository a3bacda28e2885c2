package sound

import (
	"strings"
	"sync"

	"detente/knowledge/language"
)

// A Sound is how a name sounds. The zero value is silence.
type Sound struct {
	// phones has a letter for each phone: lower case for vowels, upper case for
	// consonants, J for what pinyin spells zh, ch, j and q, S for sh and x as well.
	phones string
}

// String returns the phones as letters.
func (s Sound) String() string { return s.phones }

// spellings are letters that are spoken otherwise than they are spelt, with
// their phones; "-" is no sound. ^ stands for the beginning of a name, $ for its
// end.
const spellings = `
sch S tch J tsch J ch J sh S th T ph F ck K qu KW kh K gh G zh J dzh J ts C tz C cz J sz S dge J dj J
ce Se ci Si cy Si ge Ge gi Gi x KS ^x S ^kn N ^wr R wh W ^ps S mb$ M ng N nk NK
ee i oo u ea i ie i ou u oe e ae e eau o au o aw o ow ao ay ei ey i ai ei eu iu ew iu ue$ u e$ -
ah a oh o uh u eh e q K c K y i
`

type spelling struct{ written, spoken string }

// bySpelling holds the spellings by their first letter or mark, the longest first.
var bySpelling = sync.OnceValue(func() map[byte][]spelling {
	all := map[byte][]spelling{}
	fields := strings.Fields(spellings)
	for i := 0; i+1 < len(fields); i += 2 {
		s := spelling{fields[i], strings.Trim(fields[i+1], "-")}
		first := strings.TrimPrefix(s.written, "^")[0]
		all[first] = append(all[first], s)
	}
	return all
})

// cyrillic writes Cyrillic letters in Latin ones.
var cyrillic = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i", "й", "i", "к", "k",
		"л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh",
		"ц", "ts", "ч", "ch", "ш", "sh", "щ", "sh", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "iu", "я", "ia",
		"і", "i", "ї", "i", "є", "e", "ґ", "g",
	)
})

// OfName returns how a name in Latin or Cyrillic letters sounds, roughly: how
// letters are spoken differs by language. Other characters are passed over; a
// name without letters is silent.
func OfName(name string) Sound {
	letters := cyrillic().Replace(language.WithoutMarks(language.Fold(name)))
	var heard strings.Builder
	last := byte(0)
	for i := 0; i < len(letters); {
		n, spoken := spell(letters, i)
		for j := range len(spoken) {
			if spoken[j] != last { // a doubled phone sounds like one
				last = spoken[j]
				heard.WriteByte(last)
			}
		}
		i += n
	}
	return Sound{heard.String()}
}

// spell returns how the head of letters[i:] is spoken, and how many letters that
// is: the longest spelling that fits, or one letter.
func spell(letters string, i int) (n int, spoken string) {
	n, longest := 1, 0
	if c := letters[i]; c >= 'a' && c <= 'z' {
		spoken = letters[i : i+1]
		if strings.IndexByte("aeiou", c) < 0 {
			spoken = strings.ToUpper(spoken)
		}
	}
	for _, s := range bySpelling()[letters[i]] {
		bare, atStart := strings.CutPrefix(s.written, "^")
		bare, atEnd := strings.CutSuffix(bare, "$")
		fits := strings.HasPrefix(letters[i:], bare) && (!atStart || i == 0) && (!atEnd || i > 0 && i+len(bare) == len(letters))
		if fits && len(s.written) > longest {
			n, spoken, longest = len(bare), s.spoken, len(s.written)
		}
	}
	return n, spoken
}
