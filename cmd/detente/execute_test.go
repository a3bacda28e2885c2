package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// An outcome is what one run of the program leaves behind.
type outcome struct {
	code     int
	out, err string
}

// execute runs the program to its end, with nothing but env in its environment.
func execute(t testing.TB, in string, env []string, args ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), args, streams{strings.NewReader(in), &out, &errs}, env)
	return outcome{code, out.String(), errs.String()}
}

// succeed is execute for what has to go well. It returns the standard output.
func succeed(t testing.TB, in string, args ...string) string {
	t.Helper()
	o := execute(t, in, nil, args...)
	if o.code != 0 || o.err != "" {
		t.Fatalf("detente %q: exit code %d, standard error %q", args, o.code, o.err)
	}
	return o.out
}

// article is the text of the shipped article, of which citations count bytes.
func article(t testing.TB) string {
	t.Helper()
	return strings.TrimSuffix(succeed(t, "", "show"), "\n")
}

// checkGolden compares got with the file of that name under testdata. What
// differs from run to run is to be masked before.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	compareFile(t, filepath.Join("testdata", filepath.FromSlash(name)+".golden"), got)
}

// compareFile compares got with a file, or writes it with -update.
func compareFile(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		writeGolden(t, path, got)
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test -update rewrites it.\ngot\n%s\nwant\n%s", path, got, want)
	}
}

func writeGolden(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	latencyField = regexp.MustCompile(`"latency_us":\d+`)
	latencyWords = regexp.MustCompile(`took \d+ µs`)
	loadingWords = regexp.MustCompile(`read in \d+\.\d\d s, indexed in \d+\.\d\d s`)
	scoreField   = regexp.MustCompile(`"(score|confidence)":(\d+\.\d{4})\d+`)
)

// masked is a text without what differs from run to run (latencies) or from
// processor to processor (a float's last digits).
func masked(text string) string {
	text = latencyField.ReplaceAllString(text, `"latency_us":N`)
	text = latencyWords.ReplaceAllString(text, "took N µs")
	text = loadingWords.ReplaceAllString(text, "read in N s, indexed in N s")
	return scoreField.ReplaceAllString(text, `"$1":$2…`)
}

// writeFile writes a file into a new folder and returns its path.
func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
