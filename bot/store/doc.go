// Package store keeps what the bot has to remember across restarts, in one SQLite
// file: the settings of servers, questions with their outcomes, votes, answers that
// moderators saved, and some small marks.
//
// What decides how the bot behaves is in memory after [Open]: settings, saved
// answers and marks are read without the disk. Questions are queued and written
// behind the bot's back, in batches, by the one goroutine of the store, so that a
// locked file or a full disk holds up no answer; what people do on purpose (settings,
// votes, saving, deleting) is written at once, and its errors are told.
//
// # What is kept for how long
//
// The text of a question, its history, its quotes and the reasons of votes are kept
// for Options.Retention, and with 0 never written. The rest of a question's row, and
// the votes on its answer, go with it, but stay for a day at least, as editing,
// deleting and voting need the ids. What is left are counts by day and server, which
// name nobody; they are added up when a question is written and kept for 400 days.
// Deleted content is overwritten in the file (secure_delete), and the write-ahead log
// is emptied after a deletion.
//
// # The file
//
// The schema is in schema.go. The file is in WAL mode with synchronous=NORMAL: what
// was written survives the process, and a loss of power may take the last moments
// with it, but not the file.
package store
