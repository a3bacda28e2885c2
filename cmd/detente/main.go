// Command detente answers questions about documents in their own sentences: as
// a Discord bot, in the terminal, or one question at a time. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// Exit codes.
const (
	exitFailed = 1 // what was asked could not be done
	exitUsage  = 2 // the command line was wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, os.Environ())
	stop()
	os.Exit(code)
}

// run is the whole program: it executes the command line, tells an error on
// standard error, and returns the exit code.
func run(ctx context.Context, args []string, std streams, env []string) int {
	err := newRoot(std, env).run(ctx, args)
	if err == nil {
		return 0
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintln(std.err, "detente:", plain(line))
	}
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintln(std.err, "detente: see detente --help")
		return exitUsage
	}
	return exitFailed
}

// A usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }
