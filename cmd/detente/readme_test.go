package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// example matches a block of the README that shows a command and its output.
var example = regexp.MustCompile("(?s)```\n\\$ go run \\./cmd/detente ([^\n]*)\n(.*?)```\n")

// TestREADME runs the examples of the README and compares what they print;
// -update writes it there.
func TestREADME(t *testing.T) {
	const path = "../../README.md"
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	got := example.ReplaceAllStringFunc(string(content), func(block string) string {
		shown++
		command := example.FindStringSubmatch(block)[1]
		return "```\n$ go run ./cmd/detente " + command + "\n" + succeed(t, "", words(command)...) + "```\n"
	})
	if shown == 0 {
		t.Fatal("the README shows no example")
	}
	if got == string(content) {
		return
	}
	if !*update {
		t.Fatalf("an example of the README prints something else; go test -update rewrites it:\n%s", got)
	}
	if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}

// words parts a command line as a shell does, as far as the README needs it:
// double quotes hold words together.
func words(command string) []string {
	var all []string
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}
