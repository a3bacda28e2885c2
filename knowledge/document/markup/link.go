package markup

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// link is a link in a text.
type link struct {
	start, end int // of what it shows, in the text
	target     string
}

// withTargets is s with the targets of the links that are told, " (target)" behind
// each.
func withTargets(s string, links []link) string {
	var out strings.Builder
	at := 0
	body := strings.TrimSpace(s)
	for _, l := range links {
		target := l.told(s, body)
		if target == "" || l.end < at {
			continue
		}
		end := l.start + len(strings.TrimRight(s[l.start:l.end], " \n.。!！?？,，;；:："))
		out.WriteString(s[at:end])
		out.WriteString(" (" + target + ")")
		at = end
	}
	if at == 0 {
		return s
	}
	out.WriteString(s[at:])
	return out.String()
}

// told is the target of a link where it is what a reader wants of it: an absolute
// address whose link says little by itself (here, GitHub for github.com), or makes
// up most of a short text. "" where the link's text is enough.
func (l link) told(s, body string) string {
	const short = 60 // characters of a text that a link can be most of
	shown := strings.TrimSpace(s[l.start:l.end])
	target := address(l.target)
	if target == "" || shown == "" || strings.Contains(shown, strings.TrimSuffix(bare(target), "/")) {
		return ""
	}
	length := utf8.RuneCountInString(body)
	if saysLittle(shown, target) || length <= short && 2*utf8.RuneCountInString(shown) >= length {
		return target
	}
	return ""
}

// address is a link's target as a person would write it down; "" for one inside the
// site and for other schemes than those of pages and mail.
func address(target string) string {
	const longest = 200
	u, err := url.Parse(strings.TrimSpace(target))
	if err != nil || len(target) > longest || strings.ContainsAny(target, " \n{}<>") {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host != "" {
			return strings.TrimSpace(target)
		}
	case "mailto":
		to, _, _ := strings.Cut(target[len("mailto:"):], "?")
		return strings.TrimSpace(to)
	}
	return ""
}

// bare is an address without its scheme.
func bare(target string) string {
	if _, rest, ok := strings.Cut(target, "://"); ok {
		return rest
	}
	return target
}

// saysLittle reports whether a link's text does not name what it leads to.
func saysLittle(shown, target string) bool {
	s := strings.ToLower(strings.Trim(shown, " .。!！:：()（）[]【】「」“”\"'→>»"))
	return vague[s] || namesHost(s, target)
}

// namesHost reports whether a link's text is the name of the site of an address that
// leads to a page of it: GitHub for https://github.com/owner/name.
func namesHost(s, target string) bool {
	u, err := url.Parse(target)
	if err != nil || s == "" || strings.Trim(u.Path, "/") == "" {
		return false
	}
	labels := strings.Split(strings.ToLower(u.Hostname()), ".")
	return len(labels) >= 2 && strings.ReplaceAll(s, " ", "") == labels[len(labels)-2]
}

// vague are texts of links that do not say what they lead to, in lower case.
var vague = func() map[string]bool {
	words := strings.Split(`here|click here|this|this link|this page|this one|link|the link|see here|go here|
download|download here|download link|download page|invite|invite link|invitation|invitation link|server|our server|
website|our website|site|homepage|form|this form|the form|sign up|sign up here|register|page|source|source code|
这里|此处|这儿|点这里|点击这里|点击此处|点此|点击|链接|此链接|本链接|这个链接|下载|下载地址|点击下载|下载链接|传送门|
邀请链接|官网|网站|主页|详情|这个页面|此页面|该链接|表单|
這裡|此處|點擊這裡|點此|連結|此連結|下載|下載連結|
hier|dieser link|link|herunterladen|ici|ce lien|lien|télécharger|здесь|тут|ссылка|по ссылке|скачать|aquí|enlace`, "|")
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[strings.TrimSpace(w)] = true
	}
	return set
}()
