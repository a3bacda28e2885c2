package config

import (
	"strings"
	"unicode/utf8"
)

// nearest returns the candidate that name was probably meant to be, or "" when
// none is near. Either the whole name is compared, or its last part, after the
// final dot: "token" is near "discord.token".
func nearest(name string, candidates []string) string {
	last := lastPart(name)
	// Counted in halves of a letter.
	best, least := "", 2*(2+utf8.RuneCountInString(last)/4)
	for _, c := range candidates {
		// The same last part in another section is farther than one wrong
		// letter, and nearer than two.
		d := min(2*distance(name, c), 3+2*distance(last, lastPart(c)))
		if d < least {
			best, least = c, d
		}
	}
	return best
}

// lastPart returns what follows the final dot of name.
func lastPart(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// maxCompared bounds the work of distance: no name that is known is longer.
const maxCompared = 48

// distance returns how many letters have to be added, removed, replaced or
// swapped with their neighbour to make b of a: the "optimal string alignment"
// distance. Names over maxCompared bytes are far from everything.
func distance(a, b string) int {
	if len(a) > maxCompared || len(b) > maxCompared {
		return maxCompared
	}
	// d[i][j] is the distance of the first i bytes of a and j bytes of b.
	var d [maxCompared + 1][maxCompared + 1]uint8
	for i := range d {
		d[i][0], d[0][i] = uint8(i), uint8(i)
	}
	for i := range len(a) {
		for j := range len(b) {
			best := min(d[i][j+1], d[i+1][j]) + 1
			if a[i] == b[j] {
				best = min(best, d[i][j])
			} else {
				best = min(best, d[i][j]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				best = min(best, d[i-1][j-1]+1)
			}
			d[i+1][j+1] = best
		}
	}
	return int(d[len(a)][len(b)])
}
