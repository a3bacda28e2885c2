package config

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// shipped is the file that documents the settings.
const shipped = "../../../config.yaml"

func TestShippedFileHoldsTheDefaults(t *testing.T) {
	t.Parallel()
	c := load(t, Source{Path: shipped})
	c.File = ""
	same(t, "settings of config.yaml", c, Default())
}

func TestShippedFileDocumentsEveryKey(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	top, err := parseYAML(data)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, k := range Keys() {
		if !k.Secret {
			want = append(want, k.Name)
			continue
		}
		if !strings.Contains(string(data), k.Env+",") || !strings.Contains(string(data), k.Env+fileSuffix) {
			t.Errorf("no comment tells of the secret %s", k.Env)
		}
	}
	slices.Sort(want)
	same(t, "keys of config.yaml", keysOf(top, ""), want)
	checkComments(t, string(data))
}

// keysOf returns the full names of what has a value, in order.
func keysOf(section map[string]any, name string) []string {
	var keys []string
	for _, key := range sortedKeys(section) {
		if below, ok := section[key].(map[string]any); ok {
			keys = append(keys, keysOf(below, name+key+".")...)
			continue
		}
		keys = append(keys, name+key)
	}
	slices.Sort(keys)
	return keys
}

// checkComments wants a comment above each line that sets something.
func checkComments(t *testing.T, text string) {
	t.Helper()
	before := ""
	for line := range strings.Lines(text) {
		isKey := strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "  #")
		if isKey && !strings.HasPrefix(before, "  #") {
			t.Errorf("no comment above %q", line)
		}
		before = line
	}
}
