package config

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// maxSecret is the size, in bytes, over which a file is taken for something
// else than a secret.
const maxSecret = 4096

// variables returns the variables of env that have our prefix. Of several with
// one name the last counts, as in package os/exec.
func variables(env []string) map[string]string {
	ours := map[string]string{}
	for _, entry := range env {
		name, value, ok := strings.Cut(entry, "=")
		if ok && strings.HasPrefix(name, prefix) {
			ours[name] = value
		}
	}
	return ours
}

// readEnvironment takes the settings in env. Viper's own reading of the
// environment is not used: it looks at the process, and guesses types.
func (l *loader) readEnvironment(in Source, env map[string]string) {
	for _, leaf := range l.leaves {
		text, from, err := leaf.lookUp(in, env)
		if err != nil {
			l.problem("%w", err)
		}
		if text == "" {
			continue
		}
		value, err := fromText(leaf.zero, text)
		value = leaf.resolve(value, in.Dir)
		if l.accepts(leaf, from, value, err) {
			l.layers.Set(leaf.name, value)
		}
	}
	l.refuseUnknown(env)
}

// lookUp returns the leaf's text in the environment, "" when there is none,
// and the variable that it comes from.
func (l leaf) lookUp(in Source, env map[string]string) (text, from string, err error) {
	path := env[l.env+fileSuffix]
	switch {
	case !l.secret() || path == "":
		return env[l.env], l.env, nil
	case env[l.env] != "":
		return "", "", fmt.Errorf("%s and %s are both set: keep one", l.env, l.env+fileSuffix)
	}
	text, err = readSecret(in.at(path))
	if err != nil {
		return "", "", fmt.Errorf("%s: %q: %w", l.env+fileSuffix, path, err)
	}
	return text, l.env + fileSuffix, nil
}

// readSecret returns what the file holds, without its final line break.
func readSecret(path string) (string, error) {
	data, err := readLimited(path, maxSecret)
	if err != nil {
		return "", err
	}
	text := strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r")
	if text == "" {
		return "", errors.New("the file is empty")
	}
	return text, nil
}

// refuseUnknown reports the variables in env that nobody reads.
func (l *loader) refuseUnknown(env map[string]string) {
	known := OtherVariables()
	for _, leaf := range l.leaves {
		known = append(known, leaf.env)
		if leaf.secret() {
			known = append(known, leaf.env+fileSuffix)
		}
	}
	for _, name := range sortedKeys(env) {
		if slices.ContainsFunc(known, func(k string) bool { return matches(name, k) }) {
			continue
		}
		hint := "config.yaml and the README name those that there are"
		if near := nearest(name, known); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		l.problem("unknown environment variable %q: %s", name, hint)
	}
}

// matches reports whether name is what pattern says; a final "*" in it stands
// for anything.
func matches(name, pattern string) bool {
	if begin, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(name, begin)
	}
	return name == pattern
}
