package markup

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fileName is a description that is the name of an image's file, or as good as one.
var fileName = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|svg|webp|bmp|avif|ico)\b|^[\w-]*\d{4,}[\w-]*$|^(?:img|image|pic|screenshot)[\W_\d]*$`)

// Description is an image's description (alt) where it says something; "" where it is
// missing, the name of a file, or a word for any image.
func Description(alt string) string {
	alt = strings.TrimSpace(alt)
	plain := strings.ToLower(strings.TrimFunc(alt, func(r rune) bool { return !unicode.IsLetter(r) }))
	if plain == "" || fileName.MatchString(alt) || anyImage[plain] {
		return ""
	}
	return alt
}

// isBadge reports whether an image is a badge: a number or a state drawn anew for each
// reader, which its description does not tell.
func isBadge(src string) bool {
	return strings.Contains(src, "shields.io") || strings.Contains(src, "badge")
}

// isImage reports whether a link shows nothing but an image.
func isImage(n *html.Node) bool {
	c := firstElement(n)
	return c != nil && c.DataAtom == atom.Img && strings.TrimSpace(rawText(n)) == ""
}

// anyImage are words for images of every kind, in lower case.
var anyImage = map[string]bool{
	"image": true, "img": true, "picture": true, "pic": true, "photo": true, "screenshot": true, "screen shot": true,
	"logo": true, "icon": true, "banner": true, "badge": true, "avatar": true, "thumbnail": true, "alt": true,
	"alt text": true, "an image": true, "figure": true, "diagram": true, "image alt text": true,
	"图片": true, "图": true, "图像": true, "截图": true, "截屏": true, "图标": true, "示意图": true, "示例图": true,
	"圖片": true, "圖": true, "截圖": true, "圖標": true, "bild": true, "изображение": true, "скриншот": true,
}
