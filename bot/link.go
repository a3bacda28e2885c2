package bot

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

// maxLink is the longest address that is linked to: those of all quotes have to fit
// under one answer.
const maxLink = 400

// linkTarget is an address as it stands between the brackets of a link; "" for one that
// is not of the web, or is too long. Nothing in it can end the link.
func linkTarget(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	var b strings.Builder
	for _, r := range u.String() {
		if strings.ContainsRune("<>()[]\\`*|\"'@", r) || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
			continue
		}
		b.WriteRune(r)
	}
	if units(b.String()) > maxLink {
		return ""
	}
	return b.String()
}
