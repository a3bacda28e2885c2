package main

import (
	"strings"
	"testing"
)

// mixed is a folder of documents of which some can't be read.
func mixed(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"guide/README.md": "# Guide\n\nStart here. It is short.\n\n## Setup\n\nRun the program.\n",
		"guide/steps.TXT": "First do this. Then do that.\n",
		"steps.txt":       "Another one.\n",
		"a.jsonl":         `{"id":"row","title":"Row","text":"A row. It has text."}` + "\n",
		"LICENSE.md":      "You may.\n", "picture.png": "x", "node_modules/x/readme.md": "No.\n",
		"bad/latin.txt": "\x00\x01\x02\x03", "bad/blank.md": " \n", "guide/README.de.md": "# Anleitung\n", "bad/\x1b[31mred.md": "\x00\x01\x02\x03",
	} {
		put(t, folder, name, text)
	}
	return folder
}

// TestIndex lists documents and what was skipped, as doctor tells it, too.
func TestIndex(t *testing.T) {
	t.Parallel()
	folder := mixed(t)
	env := []string{"DETENTE_KNOWLEDGE_URL=https://docs.example.org/{path}", "DETENTE_LOG_LEVEL=error"}
	for golden, args := range map[string][]string{
		"index": {"index", folder, folder + "/none.md"}, "index-json": {"index", "--json", folder},
		"doctor-skipped": {"doctor", "--documents", folder}, "show-all": {"show", "--documents", folder},
		"show-json":  {"show", "--json", "row", "guide/README", "--documents", folder},
		"ask-linked": {"ask", "How do I run the program?", "--documents", folder},
	} {
		t.Run(golden, func(t *testing.T) {
			o := execute(t, "", env, args...)
			if o.code != 0 || o.err != "" {
				t.Errorf("exit code %d, standard error %q", o.code, o.err)
			}
			checkGolden(t, golden, masked(strings.ReplaceAll(o.out, folder, "FOLDER")))
		})
	}
}

// TestSkippedInLog names what could not be read in the log, and not too much of it.
func TestSkippedInLog(t *testing.T) {
	t.Parallel()
	folder := mixed(t)
	o := execute(t, "", nil, "ask", "--documents", folder, "Start where?")
	if got := strings.Count(o.err, `level=WARN msg="not read" file=`); o.code != 0 || got != 4 || strings.Contains(o.err, "\x1b") {
		t.Errorf("exit code %d, %d lines:\n%s", o.code, got, o.err)
	}
	for i := range maxLogged {
		put(t, folder, strings.Repeat("x", i+1)+".md", "\x00\x01\x02\x03")
	}
	o = execute(t, "", nil, "ask", "--documents", folder, "Start where?")
	if got := strings.Count(o.err, "\n"); got != maxLogged+1 || !strings.Contains(o.err, `msg="more files not read; detente index lists them" files=4`) {
		t.Errorf("%d lines:\n%s", got, o.err)
	}
}

// TestNothingLeft names all that was tried.
func TestNothingLeft(t *testing.T) {
	t.Parallel()
	o := execute(t, "", nil, "index", "none.md", "other.md")
	want := "detente: read source none.md: no such file or folder; name one that exists, or builtin:russia-nato\n" +
		"detente: read source other.md: no such file or folder; name one that exists, or builtin:russia-nato\n"
	if o.code != exitFailed || o.err != want || o.out != "" {
		t.Errorf("exit code %d, standard error\n%s", o.code, o.err)
	}
}
