package policy

import "slices"

// Settings are what a server's managers have chosen for their server. The zero
// value is the default of everything: answer whoever asks, everywhere.
type Settings struct {
	// Language is the language of replies, one of wording.Languages; "" is the
	// asker's.
	Language string `json:"language,omitempty"`
	// MinConfidence replaces the bot's own threshold; 0 keeps that.
	MinConfidence float64 `json:"min_confidence,omitempty"`
	// Channels, Roles and Users may be allowed and denied. A list of channels
	// may name categories, and what it says of a channel holds for its threads.
	Channels List `json:"channels,omitzero"`
	Roles    List `json:"roles,omitzero"`
	Users    List `json:"users,omitzero"`
	// Auto are the channels, forums and categories where every message is taken
	// for a question. It needs the message content intent.
	Auto []string `json:"auto,omitempty"`
	// Quiet leaves questions of Auto's channels that the documents do not tell
	// without a reply. Who asked the bot itself always gets one.
	Quiet bool `json:"quiet,omitempty"`
	// Threads says when an answer gets a thread.
	Threads Threads `json:"threads,omitempty"`
	// Verbatim keeps the language model from phrasing replies.
	Verbatim bool `json:"verbatim,omitempty"`
	// NoFeedback leaves the buttons out that rate an answer.
	NoFeedback bool `json:"no_feedback,omitempty"`
	// Trusted are the roles that may save a message as an answer. Who may manage
	// the server or its messages may, too.
	Trusted []string `json:"trusted,omitempty"`
}

// NamesRoles reports whether it matters for an asking which roles the asker has.
func (s Settings) NamesRoles() bool { return len(s.Roles.Allow)+len(s.Roles.Deny) > 0 }

// Threads says when an answer gets a thread of its own.
type Threads string

// An answer has a button that opens a thread, or gets one at once where every
// message is a question, or neither.
const (
	ThreadsOffered Threads = ""
	ThreadsAlways  Threads = "always"
	ThreadsNever   Threads = "never"
)

// A List says which ids are allowed and which are denied. A denial counts more; an
// empty Allow allows all.
type List struct {
	Allow []string `json:"allow,omitempty"`
	Deny  []string `json:"deny,omitempty"`
}

// denies reports whether one of ids is denied.
func (l List) denies(ids ...string) bool { return intersect(l.Deny, ids) }

// omits reports whether there are allowed ids, and none of ids is one of them.
func (l List) omits(ids ...string) bool { return len(l.Allow) > 0 && !intersect(l.Allow, ids) }

func intersect(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return id != "" && slices.Contains(b, id) })
}
