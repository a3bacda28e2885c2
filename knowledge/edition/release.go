package edition

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"detente/knowledge/document"
)

// A Log is the releases of one thing, as the headings of a change log name them, or the
// titles of the files of a folder.
type Log struct {
	// Name is what the headings say beside the version, as [Release] has it.
	Name string
	// Declared tells that a title or a path calls it a change log.
	Declared bool
	// Entries are in the order of the text.
	Entries []Entry
}

// An Entry is what a log has of one release.
type Entry struct {
	Release
	Document *document.Document
	// First and End are the range of the document's sections that tell of it. The
	// heading is that of First; of a document that is of one release, it is the title.
	First, End int
}

// Logs are the logs of the documents, in their order. The caller must not change them.
func (s *Set) Logs() []Log { return s.logs }

// readReleases finds the sections and documents that are of one release each.
func (s *Set) readReleases() {
	s.releases = make([]map[int]Release, len(s.docs))
	folders := map[string]int{} // one more than the index of a folder's log
	for i, d := range s.docs {
		entries := entriesOf(d)
		s.addLogs(d, entries)
		if len(entries) > 0 {
			s.releases[i] = map[int]Release{}
		}
		for _, e := range entries {
			for section := e.First; section < e.End; section++ {
				s.releases[i][section] = e.Release
			}
		}
		r, ok := OfHeading(d.Title)
		if !ok || d.Path == "" || slices.ContainsFunc(entries, func(e Entry) bool { return e.Name == r.Name }) {
			continue
		}
		folder := d.Path[:strings.LastIndexByte(d.Path, '/')+1] + " " + r.Name
		if folders[folder] == 0 {
			s.logs = append(s.logs, Log{Name: r.Name, Declared: declares(d)})
			folders[folder] = len(s.logs)
		}
		log := &s.logs[folders[folder]-1]
		log.Entries = append(log.Entries, Entry{r, d, 0, len(d.Sections)})
	}
	s.logs = slices.DeleteFunc(s.logs, func(l Log) bool { return len(l.Entries) < 2 && (l.Name != "" || !l.Declared) })
}

// addLogs adds the logs that a document's entries make, one a level and a name.
func (s *Set) addLogs(d *document.Document, entries []Entry) {
	type kind struct {
		level int
		name  string
	}
	at := map[kind]int{}
	for _, e := range entries {
		k := kind{d.Blocks[d.Sections[e.First].Heading].Level, e.Name}
		if at[k] == 0 {
			s.logs = append(s.logs, Log{Name: e.Name, Declared: declares(d)})
			at[k] = len(s.logs)
		}
		log := &s.logs[at[k]-1]
		log.Entries = append(log.Entries, e)
	}
}

// entriesOf are the sections of a document whose headings name one release, with those
// beneath them.
func entriesOf(d *document.Document) (entries []Entry) {
	for i := 0; i < len(d.Sections); i++ {
		section := d.Sections[i]
		if section.Heading < 0 || len(section.Path) == 0 {
			continue
		}
		r, ok := OfHeading(section.Path[len(section.Path)-1])
		if !ok {
			continue
		}
		end := i + 1
		for end < len(d.Sections) && isBeneath(d.Sections[end], section) {
			end++
		}
		entries = append(entries, Entry{r, d, i, end})
	}
	return entries
}

// isBeneath reports whether a section stands under the heading of another, or goes on
// with it.
func isBeneath(s, above document.Section) bool {
	n := len(above.Path)
	return len(s.Path) >= n && slices.Equal(s.Path[:n], above.Path)
}

// changeLog matches titles and paths of change logs.
var changeLog = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)change[-_ ]?(?:log|s\b)|releases?\b|release[-_ ]?notes|what'?s[-_ ]?new|history|\bnews\b|更新(?:日志|记录|历史|说明)|版本(?:历史|记录|说明|更新)|变更(?:日志|记录)|发布(?:说明|记录|日志)|更新日誌|版本歷史`)
})

func declares(d *document.Document) bool {
	return changeLog().MatchString(d.Title) || changeLog().MatchString(d.Path)
}

// versionsIn are the versions of a document's sections whose releases have a name,
// newest first.
func (s *Set) versionsIn(doc int, name string) (all []Version) {
	for _, r := range s.releases[doc] {
		if r.Name == name && !r.Version.IsZero() {
			all = append(all, r.Version)
		}
	}
	return newestFirst(all)
}

// Newest is the entry of the newest release of a log, by version, or where a version is
// missing, by date; of equal ones the first. ok is false for a log that has only what is
// not released yet.
func (l Log) Newest() (newest Entry, ok bool) {
	for _, e := range l.Entries {
		if e.Version.standing() == 0 {
			continue
		}
		if !ok || e.Compare(newest.Release) > 0 {
			newest, ok = e, true
		}
	}
	return newest, ok
}

// Of are the entries of releases within a version that was named: of 4.1, those of
// 4.1.0 and 4.1.3, newest first.
func (l Log) Of(named Version) (entries []Entry) {
	for _, e := range l.Entries {
		if e.Version.Within(named) {
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int { return b.Compare(a.Release) })
	return entries
}

// On are the entries of a day, 2026-02-11, or of a month, 2026-02; of a day also that of
// its month, where entries have no days.
func (l Log) On(date string) (entries []Entry) {
	for _, e := range l.Entries {
		if e.Date != "" && (strings.HasPrefix(e.Date, date) || strings.HasPrefix(date, e.Date)) {
			entries = append(entries, e)
		}
	}
	return entries
}
