package source

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// A glob is a pattern of paths with slashes: *, ? and [a-z] stand for what they stand
// for in [path.Match], and a segment ** for any number of segments, none too.
type glob []string

// anyDepth is the segment that stands for any number of segments.
const anyDepth = "**"

// parseGlob reads a pattern. Empty segments and "." are passed over.
func parseGlob(pattern string) (glob, error) {
	var g glob
	for segment := range strings.SplitSeq(pattern, "/") {
		if segment == "" || segment == "." {
			continue
		}
		if _, err := path.Match(segment, ""); err != nil {
			return nil, fmt.Errorf("%q is no pattern: a [ has no ], or a \\ stands at its end", pattern)
		}
		if segment == anyDepth && len(g) > 0 && g[len(g)-1] == anyDepth {
			continue
		}
		g = append(g, segment)
	}
	if len(g) == 0 {
		return nil, fmt.Errorf("%q is no pattern: it names nothing", pattern)
	}
	return g, nil
}

// isPattern reports whether a path has something that stands for other names.
func isPattern(name string) bool { return strings.ContainsAny(name, "*?[") }

// matches reports whether g is a pattern of the whole path. It takes a time of at
// most len(g) times the path's segments.
func (g glob) matches(segments []string) bool {
	at, from := -1, 0 // behind the last **, and the first segment that it does not take
	i := 0
	for n := 0; n < len(segments); {
		switch {
		case i < len(g) && g[i] == anyDepth:
			at, from = i+1, n
			i++
		case i < len(g) && segmentMatches(g[i], segments[n]):
			i++
			n++
		case at >= 0:
			from++
			i, n = at, from
		default:
			return false
		}
	}
	for i < len(g) && g[i] == anyDepth {
		i++
	}
	return i == len(g)
}

// leads reports whether something below the folder may match.
func (g glob) leads(folder []string) bool {
	for i, segment := range folder {
		switch {
		case i >= len(g):
			return false
		case g[i] == anyDepth:
			return true
		case !segmentMatches(g[i], segment):
			return false
		}
	}
	return true
}

func segmentMatches(pattern, segment string) bool {
	ok, err := path.Match(pattern, segment)
	return ok && err == nil // parseGlob has seen to the error
}

// split parts a pattern into the folder that it begins with and what stands for
// names below it.
func (g glob) split() (folder string, below glob) {
	n := max(slices.IndexFunc(g, isPattern), 0)
	return strings.Join(g[:n], "/"), g[n:]
}

// patterns are globs that are compared with the ends of paths.
type patterns []glob

// CheckPatterns reports the first pattern that can't be read; see Options.Exclude.
func CheckPatterns(all []string) error {
	_, err := parsePatterns(all)
	return err
}

func parsePatterns(all []string) (patterns, error) {
	var p patterns
	for _, pattern := range all {
		g, err := parseGlob(pattern)
		if err != nil {
			return nil, err
		}
		if g[0] != anyDepth {
			g = append(glob{anyDepth}, g...)
		}
		p = append(p, g)
	}
	return p, nil
}

func (p patterns) match(segments []string) bool {
	return slices.ContainsFunc(p, func(g glob) bool { return g.matches(segments) })
}
