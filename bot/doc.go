// Package bot is the Discord side: events in, answers out.
//
// A [Bot] holds one gateway session (keeper.go, dial.go, frames.go), reads
// slash commands, mentions, direct messages and replies (message.go,
// interaction.go, history.go), lets a [Responder] answer them side by side and
// in order within a channel (queue.go, limits.go), and shows the answers
// (render.go, escape.go) through a REST client that keeps to Discord's limits
// (rest.go, transport.go).
//
// It keeps no conversation: the chain of replies on Discord is the memory.
// It is the only package that knows discordgo. discordgo's own reconnecting,
// state, logging and event goroutines are all switched off.
package bot
