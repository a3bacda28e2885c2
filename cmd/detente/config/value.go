package config

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// fromText reads a value of the type of zero from text: a variable of the
// environment, or a default. A list is separated by commas.
func fromText(zero any, text string) (any, error) {
	var value any
	var err error
	switch zero.(type) {
	case string:
		return text, nil
	case Secret:
		return NewSecret(text), nil
	case []string:
		return splitList(text), nil
	case time.Duration:
		return parseDuration(text)
	case bool:
		value, err = parseBool(text)
	case int:
		value, err = strconv.Atoi(text)
	case float64:
		value, err = strconv.ParseFloat(text, 64)
	default:
		panic(fmt.Sprintf("config: no setting can be a %T", zero))
	}
	if err != nil {
		return nil, wrongType(zero, text)
	}
	return value, nil
}

// fromYAML takes a value of the type of zero from one that the YAML reader
// made. Nothing is guessed: a number in quotes is no number. Secrets do not
// come this way.
func fromYAML(zero, value any) (any, error) {
	switch zero.(type) {
	case string, bool, int:
		if reflect.TypeOf(value) == reflect.TypeOf(zero) {
			return value, nil
		}
	case float64:
		switch n := value.(type) {
		case float64:
			return n, nil
		case int:
			return float64(n), nil
		}
	case time.Duration:
		switch value.(type) {
		case string, int, float64:
			return parseDuration(fmt.Sprint(value))
		}
	case []string:
		return listFromYAML(value)
	}
	return nil, wrongType(zero, value)
}

// listFromYAML takes a list of texts from what the YAML reader made.
func listFromYAML(value any) (any, error) {
	items, ok := value.([]any)
	if !ok {
		return nil, wrongType([]string{}, value)
	}
	var list []string // an empty one is nil, as from the environment
	for i, item := range items {
		text, ok := item.(string)
		if _, number := item.(int); number {
			return nil, fmt.Errorf("item %d: %w: put it in quotes", i+1, wrongType("", item))
		}
		if !ok {
			return nil, fmt.Errorf("item %d: %w", i+1, wrongType("", item))
		}
		list = append(list, text)
	}
	return list, nil
}

// splitList splits text at its commas. Blanks around an item go; no text is
// no list.
func splitList(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	list := strings.Split(text, ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// parseBool is stricter than strconv.ParseBool, which takes "T" and "1".
func parseBool(text string) (bool, error) {
	switch text {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, errors.New("not true or false")
}

// parseDuration reads a duration that has a unit. A bare number would be
// nanoseconds to Go and seconds to most people.
func parseDuration(text string) (any, error) {
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return nil, fmt.Errorf("%s has no unit: write %ss", text, text)
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		return nil, wrongType(d, text)
	}
	return d, nil
}

// wrongType says that value is not of the type of zero.
func wrongType(zero, value any) error {
	wanted := map[string]string{
		"text":          "text",
		"true or false": "true or false",
		"whole number":  "a whole number",
		"number":        "a number",
		"duration":      "a duration such as 10s or 1m30s",
		"list":          `a list such as ["a", "b"]`,
	}
	return fmt.Errorf("%s is not %s", show(value), wanted[typeName(zero)])
}

// kind says what value is. A text is not repeated: where a section should be,
// "token:SECRET" has only lost its blank.
func kind(value any) string {
	switch value.(type) {
	case nil:
		return "nothing"
	case map[string]any, map[any]any:
		return "a section"
	case []any, []string:
		return "a list"
	case string:
		return "text"
	}
	return fmt.Sprint(value)
}

// show returns value as it looks in a message: one line, and not long.
func show(value any) string {
	const most = 40 // characters
	if v, ok := value.(string); ok {
		if utf8.RuneCountInString(v) > most {
			v = string([]rune(v)[:most]) + "…"
		}
		return strconv.Quote(v)
	}
	return kind(value)
}
