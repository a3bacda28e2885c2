package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"detente/knowledge/source"
)

// check reports what the leaf's tags forbid about value, which is of the
// leaf's type. The error does not name the leaf, and holds no secret.
func (l leaf) check(value any) error {
	if bounds, ok := l.tag.Lookup("range"); ok {
		return checkRange(bounds, l.zero, value)
	}
	if allowed, ok := l.tag.Lookup("oneof"); ok {
		return checkOneOf(allowed, value.(string))
	}
	switch rule := l.tag.Get("check"); rule {
	case "":
		return nil
	case "items":
		return checkItems(value.([]string))
	case "files":
		return checkNames(value.([]string))
	case "patterns":
		return source.CheckPatterns(value.([]string))
	case "address":
		return source.CheckURL(value.(string))
	case "ids":
		return checkIDs(value.([]string))
	case "token":
		return checkToken(value.(Secret).Reveal())
	case "url":
		return checkURL(value.(string), "https://discord.com")
	case "server":
		return checkURL(value.(string), "http://localhost:11434/v1")
	case "store":
		return checkStore(value.(string))
	case "listen":
		return checkListen(value.(string))
	case "short":
		return checkShort(value.(string))
	default:
		panic(fmt.Sprintf("config: %s asks for an unknown check %q", l.name, rule))
	}
}

// checkRange compares with bounds, "LEAST..MOST", both of the type of zero.
func checkRange(bounds string, zero, value any) error {
	low, high, _ := strings.Cut(bounds, "..")
	least, lowErr := fromText(zero, low)
	most, highErr := fromText(zero, high)
	if err := errors.Join(lowErr, highErr); err != nil {
		panic(fmt.Sprintf("config: range %q: %v", bounds, err))
	}
	// Asked this way round, a NaN is outside.
	if n := number(value); n >= number(least) && n <= number(most) {
		return nil
	}
	return fmt.Errorf("%v is outside %s to %s", value, low, high)
}

// number returns an int, a float64 or a duration as a number to compare.
func number(value any) float64 {
	switch n := value.(type) {
	case int:
		return float64(n)
	case time.Duration:
		return float64(n)
	}
	return value.(float64)
}

// checkOneOf looks text up in allowed, which is separated by commas.
func checkOneOf(allowed, text string) error {
	values := strings.Split(allowed, ",")
	if slices.Contains(values, text) {
		return nil
	}
	values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
	return fmt.Errorf("%s is not one of %s", show(text), strings.Join(values, ", "))
}

// checkItems wants a list of at least one item, and none of them empty.
func checkItems(list []string) error {
	if len(list) == 0 {
		return errors.New("the list is empty: name at least one")
	}
	return checkNames(list)
}

// checkNames wants no item of a list to be empty.
func checkNames(list []string) error {
	if i := slices.Index(list, ""); i >= 0 {
		return fmt.Errorf("item %d of the list is empty", i+1)
	}
	return nil
}

// checkIDs wants each item of a list to be an id of Discord's: a decimal number.
func checkIDs(list []string) error {
	const least, most = 15, 20 // digits
	notDigit := func(r rune) bool { return r < '0' || r > '9' }
	for i, id := range list {
		if len(id) < least || len(id) > most || strings.ContainsFunc(id, notDigit) {
			return fmt.Errorf("item %d of the list is %s, which is not an id of Discord's, a number of %d to %d digits: "+
				"switch on Developer Mode in Discord's settings, and copy the id from the menu of a server or a person", i+1, show(id), least, most)
		}
	}
	return nil
}

// checkToken looks at the shape of a bot token: three parts of base64url
// joined by dots. It catches a token that was cut, or copied with the "Bot "
// that goes before it in a header; only Discord can say whether it is valid.
func checkToken(token string) error {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="
	parts := strings.Split(token, ".")
	wrong := func(part string) bool { return strings.Trim(part, alphabet) != "" || part == "" }
	if token == "" || len(parts) == 3 && !slices.ContainsFunc(parts, wrong) {
		return nil
	}
	return errors.New(`this is not a bot token: one is three parts joined by dots, without "Bot " before it; ` +
		"copy it anew from Discord's developer portal (your application, Bot, Reset Token)")
}

// checkURL wants the address of a server, such as the example, or nothing. What
// is wrong is said without the address, which may hold a password.
func checkURL(text, example string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https"):
		return fmt.Errorf("the value is not a URL such as %s", example)
	case u.User != nil:
		return errors.New("the URL holds a user name or password: leave it out")
	case strings.ContainsAny(text, "?#"):
		return errors.New("the URL has a query or a fragment: leave it out")
	}
	return nil
}

// checkListen wants an address to listen at, or nothing.
func checkListen(text string) error {
	if text == "" {
		return nil
	}
	_, port, err := net.SplitHostPort(text)
	if n, notNumber := strconv.Atoi(port); err != nil || notNumber != nil || n < 0 || n > 65535 {
		return fmt.Errorf("%s is not an address such as 127.0.0.1:9090, or :9090 for all of this machine's", show(text))
	}
	return nil
}

// checkStore wants a place of the store, or nothing.
func checkStore(text string) error {
	if text != "" && text != inMemory && noFile(text) {
		return fmt.Errorf("%s is not sqlite:PATH, a path or memory:", show(text))
	}
	return nil
}

// checkShort wants a text that is no document.
func checkShort(text string) error {
	const most = 1000 // characters
	if n := utf8.RuneCountInString(text); n > most {
		return fmt.Errorf("the text has %d characters: the limit is %d", n, most)
	}
	return nil
}
