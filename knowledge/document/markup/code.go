package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// codeLanguage is the language of code as the classes of <pre>, of the <code> in it or
// of what is around it say; "" for none.
func codeLanguage(n *html.Node) string {
	for _, e := range []*html.Node{firstElement(n), n, n.Parent, grandparent(n)} {
		if e == nil {
			continue
		}
		for _, c := range classes(e) {
			for _, prefix := range []string{"language-", "lang-", "highlight-source-", "highlight-"} {
				if name, ok := strings.CutPrefix(c, prefix); ok && name != "default" {
					return name
				}
			}
		}
	}
	return ""
}

func grandparent(n *html.Node) *html.Node {
	if n.Parent == nil {
		return nil
	}
	return n.Parent.Parent
}
