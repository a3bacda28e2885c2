package charset

// byteRange is a range of bytes, both ends in it.
type byteRange struct{ from, to byte }

func within(c byte, ranges []byteRange) bool {
	for _, r := range ranges {
		if c >= r.from && c <= r.to {
			return true
		}
	}
	return false
}

// double is an encoding with two bytes for a character. The standards for Chinese,
// Japanese and Korean put common characters into a first level of rows, rare ones
// into a second: the first byte tells which.
type double struct {
	lead, trail []byteRange
	// common and rare are the first bytes of the rows of the first and second level;
	// punctuation and syllables are of the first.
	common, rare []byteRange
	// commonTrail are the second bytes that those rows have, where they are fewer
	// than trail.
	commonTrail []byteRange
	// single are the bytes that are a (rare) character by themselves.
	single []byteRange
}

var (
	high = []byteRange{{0xA1, 0xFE}}

	gb18030 = double{
		lead: []byteRange{{0x81, 0xFE}}, trail: []byteRange{{0x30, 0x39}, {0x40, 0x7E}, {0x80, 0xFE}},
		common: []byteRange{{0xA1, 0xA3}, {0xB0, 0xD7}}, rare: []byteRange{{0xD8, 0xF7}}, commonTrail: high,
	}
	eucKR = double{lead: high, trail: high, common: []byteRange{{0xA1, 0xA3}, {0xB0, 0xC8}}}
	eucJP = double{
		lead: []byteRange{{0x8E, 0x8F}, {0xA1, 0xFE}}, trail: high,
		common: []byteRange{{0xA1, 0xA5}, {0xB0, 0xCF}}, rare: []byteRange{{0xD0, 0xF4}},
	}
	shiftJIS = double{
		lead: []byteRange{{0x81, 0x9F}, {0xE0, 0xFC}}, trail: []byteRange{{0x40, 0x7E}, {0x80, 0xFC}},
		common: []byteRange{{0x81, 0x83}, {0x88, 0x97}}, rare: []byteRange{{0x98, 0x9F}, {0xE0, 0xEA}},
		single: []byteRange{{0xA1, 0xDF}},
	}
	big5 = double{
		lead: []byteRange{{0x81, 0xFE}}, trail: []byteRange{{0x40, 0x7E}, {0xA1, 0xFE}},
		common: []byteRange{{0xA1, 0xC6}}, rare: []byteRange{{0xC9, 0xF9}},
	}
)

// plausible is the share of the characters outside of ASCII that are common ones; a
// rare one counts for less, one that is none for -1.
func (d double) plausible(s []byte) float64 {
	sum, n := 0.0, 0
	letter := false // whether an ASCII letter stands before
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			letter = isASCIILetter(rune(s[i]))
			continue
		}
		n++
		switch {
		case within(s[i], d.single):
			sum += 0.1
		case i+1 == len(s): // cut at the end of the sample
			n--
		case !within(s[i], d.lead) || !within(s[i+1], d.trail):
			sum--
		case letter && s[i+1] < 0x80: // d’un in a western encoding
			i++
		default:
			sum += d.weight(s[i], s[i+1])
			i++
		}
		letter = false
	}
	return sum / float64(max(n, 1))
}

// weight is what the character of two bytes counts for.
func (d double) weight(lead, trail byte) float64 {
	switch {
	case d.commonTrail != nil && !within(trail, d.commonTrail):
		return 0
	case within(lead, d.common):
		return 1
	case within(lead, d.rare):
		return 0.4
	}
	return 0
}

// koreanPlausible measures text as EUC-KR. Its syllables lie where GB18030 has the
// first of its common characters, so both read equally well; but a dozen Chinese
// characters that all lie there are rare (1 text in 500), and fewer are taken for
// Chinese.
func koreanPlausible(s []byte) float64 {
	p := eucKR.plausible(s)
	syllables := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] >= 0x80 {
			if within(s[i], []byteRange{{0xB0, 0xC8}}) {
				syllables++
			}
			i++
		}
	}
	if syllables >= 12 && p > 0.98 {
		return p + 0.02
	}
	return p - 0.02
}
