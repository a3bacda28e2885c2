// Package scoretest helps tests that measure: it finds the question sets beside the
// repository, and compares with goldens in it.
package scoretest

import (
	"os"
	"path/filepath"
	"testing"
)

// Root is the folder of the repository.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for !exists(filepath.Join(dir, "go.mod")) {
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
	return dir
}

// Public returns the path of a file or folder of a public question set, in
// ../shared/eval beside the repository. Where it is not there the test is skipped, or
// fails when DETENTE_REQUIRE is set; published says where it is to be had.
func Public(t testing.TB, name, published string) string {
	t.Helper()
	path := filepath.Join(Root(t), "..", "shared", "eval", name)
	if exists(path) {
		return path
	}
	const missing = "%s is not there; the set is published at %s"
	if os.Getenv("DETENTE_REQUIRE") != "" {
		t.Fatalf(missing, path, published)
	}
	t.Skipf(missing, path, published)
	return ""
}

// Golden compares got with the file at path, and rewrites that first where update is
// set.
func Golden(t testing.TB, path, got string, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update if that is meant. Got\n%s", path, got)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
