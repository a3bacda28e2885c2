package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// A suggestion for a mistyped command differs from it by at most so many
// letters.
const nearCommand = 2

// knownCommand refuses a word that is no command. It may be a mistyped one, or
// a question without "ask" before it.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	root.SuggestionsMinimumDistance = nearCommand
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		return fmt.Errorf("there is no command %q: did you mean %q?", args[0], near[0])
	}
	return fmt.Errorf("there is no command %q: to ask a question, write: detente ask %q", args[0], strings.Join(args, " "))
}

// noArguments refuses whatever follows a command that takes nothing.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no arguments, but got %q", cmd.Name(), args[0])
}

// wants refuses a command without the thing that it is for.
func wants(thing string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return fmt.Errorf("%s needs a %s, or - to read one a line from standard input", cmd.Name(), thing)
	}
}
