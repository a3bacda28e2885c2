package config

import (
	"fmt"
	"io"
)

// redacted stands for a secret wherever one would be printed.
const redacted = "[redacted]"

// A Secret is a text that printing, logging and encoding never show. The zero
// Secret is an empty one: it is not set. Two Secrets are compared by Reveal.
type Secret struct {
	// text is a pointer because package fmt calls no methods on unexported
	// fields: a Secret inside one shows an address, and not the text.
	text *string
}

// NewSecret returns a Secret that holds text.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{&text}
}

// Reveal returns the secret text itself, or "" when it is not set. Give it to
// whom it is meant for, and to nothing that prints.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// IsSet reports whether there is a text.
func (s Secret) IsSet() bool { return s.text != nil }

// String returns "[redacted]", or "" when the secret is not set.
func (s Secret) String() string {
	if !s.IsSet() {
		return ""
	}
	return redacted
}

// Format writes what String returns, whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { io.WriteString(f, s.String()) }

// MarshalText returns what String returns, for JSON, YAML and log/slog.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
