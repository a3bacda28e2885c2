// Package bot is the Discord side: events in, answers out.
//
// A [Bot] holds one gateway session (keeper.go, dial.go, frames.go) and takes in its
// events (events.go). Messages (message.go) and interactions (interaction.go) that ask
// something become an asking (asking.go), which a [Responder] answers, side by side
// and in order within a channel (queue.go, limits.go). Its outlet sends the reply
// (outlet.go, letterbox.go, editor.go) through a REST client that keeps to Discord's
// limits (rest.go, transport.go); render.go and escape.go make it. What else is used
// on Discord is a visit (visit.go).
//
// What stands under an answer (controls.go) leads to its sources (sources.go, mark.go),
// to votes (vote.go) and into a thread (thread.go). Messages that moderators saved as
// answers stand above the documents' own (saving.go, saved.go).
//
// The commands that show documents give private pages (browse.go, which names their
// custom ids): search.go, article.go, section.go, timeline.go, summary.go. showall.go
// shows a page to everybody; complete.go completes what is typed.
//
// Questions that were changed or deleted take their answers with them (revision.go);
// those that were missed are looked for (missed.go). The chain of replies or the
// thread is the memory of a conversation (history.go).
//
// It is the only package that knows discordgo. discordgo's own reconnecting,
// state, logging and event goroutines are all switched off.
package bot
