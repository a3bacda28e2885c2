package edition

import (
	"cmp"
	"strconv"
	"strings"
)

// maxNumbers is how many numbers of a version are read: 2026.02.11.1 has four.
const maxNumbers = 5

// A Version is the version that something is of, such as 4.2.0, or one that a question
// names, such as 4.x. The zero Version is that of what has none. Versions can be
// compared with ==: 4.2 and 4.2.0 differ.
type Version struct {
	kind    kind
	size    int8
	numbers [maxNumbers]uint32
	// stage is below 0 for what comes before a release, and build its number: rc 2.
	stage int8
	build uint32
}

type kind uint8

const (
	unversioned kind = iota
	unreleased       // next, dev, nightly
	numbered
	latest // latest, stable
)

// IsZero reports whether there is no version.
func (v Version) IsZero() bool { return v == Version{} }

// IsNumbered reports whether v has numbers.
func (v Version) IsNumbered() bool { return v.kind == numbered }

// standing orders versions roughly, by how current they are.
func (v Version) standing() int {
	switch {
	case v.kind == unreleased:
		return 0
	case v.kind == numbered && v.stage < 0:
		return 1
	case v.kind == numbered:
		return 2
	}
	return 3
}

// Newer compares two versions by which is to be read when a question names none: above
// 0 where v is. What has no version, and the latest, comes before all numbers; a
// release before what is not released yet, whatever its number.
func (v Version) Newer(o Version) int {
	return cmp.Or(cmp.Compare(v.standing(), o.standing()), v.Compare(o))
}

// Compare orders versions by their numbers, one after the other; a number that is
// missing is 0. A candidate of a release comes before it.
func (v Version) Compare(o Version) int {
	for i := range v.numbers {
		if c := cmp.Compare(v.numbers[i], o.numbers[i]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(v.stage, o.stage), cmp.Compare(v.build, o.build))
}

// Within reports whether v is what is meant by a version that was named: 4.1.0 and
// 4.1.3 are within 4.1, 4.10 is not, and 4.1 is within 4.1.0. What has no version is
// within none.
func (v Version) Within(named Version) bool {
	if v.kind != named.kind || v.kind == unversioned {
		return false
	}
	for i := range int(named.size) {
		if v.numbers[i] != named.numbers[i] {
			return false
		}
	}
	return named.stage == 0 || v.stage == named.stage && (named.build == 0 || v.build == named.build)
}

// Covers reports whether what is told of v holds for a version that was named: it is
// [Version.Within] that one, or that one within it, as 1.21.4 is within 1.21.
func (v Version) Covers(named Version) bool { return v.Within(named) || named.Within(v) }

// String writes a version: "4.2.0", "2.0-rc2", "latest", "unreleased"; "" without one.
func (v Version) String() string {
	switch v.kind {
	case unversioned:
		return ""
	case unreleased:
		return "unreleased"
	case latest:
		return "latest"
	}
	var s strings.Builder
	for i := range int(v.size) {
		if i > 0 {
			s.WriteByte('.')
		}
		s.WriteString(strconv.FormatUint(uint64(v.numbers[i]), 10))
	}
	if v.stage < 0 {
		s.WriteString([...]string{"-rc", "-beta", "-alpha", "-dev"}[-v.stage-1])
		if v.build > 0 {
			s.WriteString(strconv.FormatUint(uint64(v.build), 10))
		}
	}
	return s.String()
}

// Words are the ways in which a text names a version: "v2 2 version 版本"; "" without
// numbers.
func (v Version) Words() string {
	if !v.IsNumbered() {
		return ""
	}
	return "v" + v.String() + " " + v.String() + " version 版本"
}
