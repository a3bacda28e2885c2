package sound

import (
	"strings"
	"sync"
)

// nearConsonants tells how far two consonants are from each other, in hundredths
// of an unlike one. They were set by hand; the test holds them to names.
const nearConsonants = `
LR10 VW10 FV15 CZ15 BP20 DT20 GK20 SZ20 FW30 BV30 GJ30 CJ40 CS40 JS40 JZ40 GH40 HK40 MN40 HW40
BW50 FH50 FP50 JK50 DJ50 JT50 ST50 DZ50 TZ50 GW50 PV60 CT60 CK60 HJ60 LN70 HS70
`

// What it costs that a phone is another one, or is in one name only.
const (
	unlike      = 1.2
	mixed       = 1.3 // a vowel against a consonant
	vowelChange = .25
	glide       = .3  // w against u, j against i
	vowelGap    = .12 // Chinese puts vowels between consonants
	softGap     = .4  // r, l and h are often not written
	nasalGap    = .6
	hardGap     = 1.0
)

// Phones are the letters from firstPhone on.
const (
	firstPhone = 'A'
	phoneCount = 'z' - firstPhone + 1
)

// costs holds what it costs to turn one phone into another or into none.
type costs struct {
	change [phoneCount][phoneCount]float32
	gap    [phoneCount]float32
}

// table is made when it is first needed.
var table = sync.OnceValue(func() *costs {
	var t costs
	for a := range byte(phoneCount) {
		t.gap[a] = gapCost(firstPhone + a)
		for b := range byte(phoneCount) {
			t.change[a][b] = changeCost(firstPhone+a, firstPhone+b)
		}
	}
	for pair := range strings.FieldsSeq(nearConsonants) {
		a, b := pair[0]-firstPhone, pair[1]-firstPhone
		cost := float32(10*int(pair[2]-'0')+int(pair[3]-'0')) / 100
		t.change[a][b], t.change[b][a] = cost, cost
	}
	return &t
})

func isVowel(c byte) bool { return c >= 'a' }

func gapCost(c byte) float32 {
	switch c {
	case 'R', 'L', 'H':
		return softGap
	case 'N', 'M':
		return nasalGap
	}
	if isVowel(c) {
		return vowelGap
	}
	return hardGap
}

// changeCost leaves out what nearConsonants tells.
func changeCost(a, b byte) float32 {
	if a > b {
		a, b = b, a
	}
	switch {
	case a == b:
		return 0
	case isVowel(a):
		return vowelChange
	case !isVowel(b):
		return unlike
	case (a == 'W' || a == 'V') && b == 'u', a == 'J' && b == 'i':
		return glide
	}
	return mixed
}

// maxPhones is the longest name that is compared, in phones.
const maxPhones = 30

// Alike tells how much alike a name and its Chinese transcription sound, from 0
// to 1, by the least cost of turning one into the other (Wagner and Fischer 1974)
// against the length of the name. What is below least is 0. So is silence, and
// what has more than 30 phones.
func Alike(name, chinese Sound, least float64) float64 {
	c, ok := newComparison(name, least)
	if !ok || chinese.phones == "" || len(chinese.phones) > maxPhones {
		return 0
	}
	for i := range len(chinese.phones) {
		if c.add(i, chinese.phones[i]) > c.most {
			return 0
		}
	}
	return c.alike(len(chinese.phones))
}

// A comparison is what is known of a name against the beginning of a word: row i
// holds what it costs to turn the word's first i phones into each beginning of
// the name.
type comparison struct {
	name   string
	length float32
	most   float32 // that turning may cost
	rows   [maxPhones + 1][maxPhones + 1]float32
	costs  *costs
}

// newComparison begins with no phones; ok is false for a name that nothing is
// like.
func newComparison(name Sound, least float64) (c *comparison, ok bool) {
	if name.phones == "" || len(name.phones) > maxPhones {
		return nil, false
	}
	c = &comparison{name: name.phones, length: size(name.phones), costs: table()}
	c.most = (1 - float32(least)) * c.length
	for j := range len(c.name) {
		c.rows[0][j+1] = c.rows[0][j] + c.costs.gap[c.name[j]-firstPhone]
	}
	return c, true
}

// add makes the row after row i, for the next phone of the word, and returns the
// least of its costs: it can only grow.
func (c *comparison) add(i int, phone byte) (cheapest float32) {
	before, row := &c.rows[i], &c.rows[i+1]
	p := phone - firstPhone
	gap, change := c.costs.gap[p], &c.costs.change[p]
	row[0] = before[0] + gap
	cheapest = row[0]
	for j := range len(c.name) {
		n := c.name[j] - firstPhone
		row[j+1] = min(before[j]+change[n], before[j+1]+gap, row[j]+c.costs.gap[n])
		cheapest = min(cheapest, row[j+1])
	}
	return cheapest
}

// alike is how much the name is like the word of which n phones were added, 0
// where turning costs too much.
func (c *comparison) alike(n int) float64 {
	if cost := c.rows[n][len(c.name)]; cost <= c.most {
		return float64(1 - cost/c.length)
	}
	return 0
}

// size is what a name weighs against the cost of changing it: most of it is in
// its consonants.
func size(phones string) (n float32) {
	for i := range len(phones) {
		if isVowel(phones[i]) {
			n += .35
		} else {
			n++
		}
	}
	return n
}
