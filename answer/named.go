package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
	"detente/knowledge/sound"
)

// namePatterns find what a "who" or a "where" asks for in Chinese text, simplified
// or traditional.
type namePatterns struct {
	// agent is who did something: between 由 and what was done.
	agent *regexp.Regexp
	// role is a question for who has a role, which is a group.
	role *regexp.Regexp
	// defined is a question for what something is, which is the group.
	defined *regexp.Regexp
	// dotted is a foreign name of several parts with what stands around it.
	dotted *regexp.Regexp
	// situated is a question for where something lies, lying the answer, to the
	// end of the clause.
	situated, lying *regexp.Regexp
	// toward ends what stands before a place where something happens.
	toward *regexp.Regexp
	// town is what stands between a country and one of its towns.
	town *regexp.Regexp
}

var readNames = sync.OnceValue(func() namePatterns {
	return namePatterns{
		agent: regexp.MustCompile(`由([^，。；由（）]{2,16}?)[所]?(设计|設計|[創创]作|[执執]导|執導|主演|[创創][办辦立建]|建立|建造|撰[写寫]|[编編][写寫]|作曲|作[词詞]|填[词詞]|演唱|[担擔]任|出任|[饰飾]演|[发發]明|提出|命名|主持|[监監]制|[监監]製|制作|製作|[兴興]建|[发發][现現]|[领領][导導]|[负負][责責]|出版|[发發]行|[开開][发發])`),
		role:  regexp.MustCompile(`([^的是，。？、·]{2,6})(?:是[谁誰]|叫什[么麼]名字|是哪位)[？? ]*$|[谁誰]是[^，。？]*?([^的，。？、·]{2,4})[？?]?$`),

		defined:  regexp.MustCompile(`([^的是，。？、《》]{2,8})(?:是|叫|为)什么(?:名字)?[？?]?$`),
		dotted:   regexp.MustCompile(`\p{Han}{1,7}(?:[·．•‧]\p{Han}{1,7})+`),
		situated: regexp.MustCompile(`(?:位于|位於|坐落|地处|地處|在|位置)(?:于|於|在|是)?(?:哪|何|什[么麼])`),
		lying:    regexp.MustCompile(`(?:位[于於]|坐落[于於在]|座落[于於在]|地[处處])([^，。；（()）]{2,24})`),
		town:     regexp.MustCompile(`^的?\p{Han}{0,3}(?:城市|首都|首府|港口|小[镇鎮]|海港|港市)`),
		toward:   regexp.MustCompile(`(?:在|[于於]|到|至|赴|抵达|抵達|前往|自)$`),
	}
})

// whoIn is the one person in a Chinese quote that the question r surely asks for:
// who did what it says, who has the role that it names, or the only foreign name of
// several parts near its words. It is "" where nothing is sure; a question that
// itself names somebody (…·…是谁？) asks for no name.
func whoIn(r reading, quote string) string {
	p := readNames()
	if p.dotted.MatchString(r.text) {
		return ""
	}
	for _, m := range p.agent.FindAllStringSubmatch(quote, -1) {
		if strings.Contains(r.text, m[2]) {
			return m[1]
		}
	}
	if name := holder(r.text, quote); name != "" {
		return name
	}
	var dotted []string
	for _, at := range p.dotted.FindAllStringIndex(quote, -1) {
		dotted = append(dotted, aroundDot(quote[at[0]:at[1]], quote[at[1]:]))
	}
	if len(dotted) == 1 && dotted[0] != "" && isNear(r, quote, dotted[0]) {
		return dotted[0]
	}
	return ""
}

// holder is who has, by the quote, the role that the question asks about:
// 秘书长拉斯穆森 for 北约秘书长是谁？, the last characters of the role being enough.
func holder(question, quote string) string {
	m := readNames().role.FindStringSubmatch(question)
	if m == nil {
		return ""
	}
	role := m[1] + m[2]
	return cmp.Or(holderOf(role, quote), holderOf(language.Fold(role), quote))
}

func holderOf(said, quote string) string {
	role := []rune(said)
	for n := min(4, len(role)); n >= 2; n-- {
		var found []string
		for rest := range after(quote, string(role[len(role)-n:])) {
			if name := heldName(rest); name != "" {
				found = append(found, name)
			}
		}
		if found = withoutParts(found); len(found) == 1 {
			return found[0]
		}
	}
	return ""
}

// whatIn is what a quote says something is, for a question such as 核心问题是什么？:
// what stands behind the last characters of that and 是, if only one thing does and
// it is short. It is "" where nothing is sure.
func whatIn(r reading, quote string) string {
	m := readNames().defined.FindStringSubmatch(language.Fold(r.text))
	if m == nil {
		return ""
	}
	const longest = 6
	subject := []rune(m[1])
	for n := min(longest, len(subject)); n >= 2; n-- {
		var found []string
		for rest := range after(quote, string(subject[len(subject)-n:])) {
			if said := definition(rest); said != "" {
				found = append(found, said)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0]
		default:
			return ""
		}
	}
	return ""
}

// definition is what rest, which begins with 是 or its like, says up to the end of
// the clause, and "" where that is long.
func definition(rest string) string {
	bare := strings.TrimLeft(rest, "是为為叫：")
	end := strings.IndexAny(bare, "，。；（(）")
	if end < 0 {
		end = len(bare)
	}
	if n := utf8.RuneCountInString(bare[:end]); bare == rest || n < 2 || n > 20 {
		return ""
	}
	return strings.TrimSpace(bare[:end])
}

// after yields what stands behind each occurrence of word in s.
func after(s, word string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			_, rest, ok := strings.Cut(s, word)
			if !ok || !yield(rest) {
				return
			}
			s = rest
		}
	}
}

// heldName is the name that rest begins with: a foreign one, or after 是 whatever
// fills the clause and is short enough.
func heldName(rest string) string {
	bare := strings.TrimLeft(rest, "是为為：:")
	if name := transcribed(bare); utf8.RuneCountInString(name) >= 3 {
		return name
	}
	end := strings.IndexAny(bare, "，。、；（(")
	if bare == rest || end < 0 || strings.IndexFunc(bare[:end], func(r rune) bool { return !unicode.Is(unicode.Han, r) }) >= 0 {
		return ""
	}
	if n := utf8.RuneCountInString(bare[:end]); n < 2 || n > 4 {
		return ""
	}
	return bare[:end]
}

// transcribed is the head of s that foreign names are written with.
func transcribed(s string) string {
	for i, r := range s {
		folded, _ := utf8.DecodeRuneInString(language.Fold(string(r)))
		if r != '·' && !sound.IsTranscribing(folded) {
			return s[:i]
		}
	}
	return s
}

// aroundDot is the name in a run of characters around a dot, rest being what
// follows the run. It is "" where the run does not tell where the name ends: one
// that goes on with other characters than those that may stand beside a name.
func aroundDot(run, rest string) string {
	first := strings.IndexAny(run, "·．•‧")
	start := first
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(run[:start])
		if transcribed(string(r)) == "" || strings.ContainsRune("家人子", r) {
			break
		}
		start -= n
	}
	name := run[start:]
	end := strings.LastIndexAny(name, "·．•‧")
	_, dot := utf8.DecodeRuneInString(name[end:])
	tail := transcribed(name[end+dot:])
	next, _ := utf8.DecodeRuneInString(name[end+dot+len(tail):] + rest)
	if start == first || tail == "" || unicode.Is(unicode.Han, next) && !strings.ContainsRune("和与與的是在于於为為说說", next) {
		return ""
	}
	return name[:end+dot] + tail
}

// withoutParts leaves out names that are in another one, and repeated ones.
func withoutParts(names []string) (kept []string) {
	for i, n := range names {
		inOther := slices.ContainsFunc(names, func(o string) bool { return o != n && strings.Contains(o, n) })
		if !inOther && !slices.Contains(names[:i], n) {
			kept = append(kept, n)
		}
	}
	return kept
}

// whereIn is the one place in a Chinese quote that the question r surely asks for:
// where something lies, or the only place name after 在 or its like that the
// question lacks, near its words. It is "" where nothing is sure.
func whereIn(r reading, quote string) string {
	p := readNames()
	if p.situated.MatchString(r.text) {
		lying := p.lying.FindAllStringSubmatch(quote, -1)
		if len(lying) == 1 && !strings.Contains(r.text, lying[0][1]) && len(language.NamesOf(lying[0][1], language.HasPlace)) > 0 {
			return lying[0][1]
		}
	}
	places := slices.DeleteFunc(placesIn(quote), func(s string) bool { return strings.Contains(language.Fold(r.text), language.Fold(s)) })
	if len(places) == 1 && strings.Count(quote, places[0]) == 1 && !isListed(quote, places[0]) && isNear(r, quote, places[0]) {
		return places[0]
	}
	return ""
}

// isListed reports whether a piece is one of several in a row (在阿布哈兹和南奥塞梯).
func isListed(quote, piece string) bool {
	_, rest, _ := strings.Cut(quote, piece)
	next, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("、和与與及", next)
}

// placesIn are the runs of place names after 在 and its like.
func placesIn(quote string) (places []string) {
	p := readNames()
	spans := language.NamesOf(quote, language.HasPlace)
	for i := 0; i < len(spans); {
		j := i
		for j+1 < len(spans) && spans[j+1].Start == spans[j].End {
			j++
		}
		if p.toward.MatchString(quote[:spans[i].Start]) {
			places = append(places, withTown(quote, spans[i].Start, spans[j].End))
		}
		i = j + 1
	}
	return withoutParts(places)
}

// withTown is the place at start to end with the town that is named after it: 法国海滨
// 城市多维尔 for 法国.
func withTown(quote string, start, end int) string {
	kind := readNames().town.FindString(quote[end:])
	town := transcribed(quote[end+len(kind):])
	if kind == "" || utf8.RuneCountInString(town) < 2 {
		return quote[start:end]
	}
	return quote[start : end+len(kind)+len(town)]
}

// isNear reports whether the clause of the quote that has the piece shares four
// characters of content with the question.
func isNear(r reading, quote, piece string) bool {
	const enough, idle = 4, "的在于是了，。"
	asked := language.Fold(r.text)
	for clause := range strings.FieldsFuncSeq(quote, func(r rune) bool { return strings.ContainsRune("，。；", r) }) {
		if !strings.Contains(clause, piece) {
			continue
		}
		shared := 0
		for _, c := range language.Fold(clause) {
			if strings.ContainsRune(asked, c) && !strings.ContainsRune(idle, c) {
				shared++
			}
		}
		if shared >= enough {
			return true
		}
	}
	return false
}

// westernHolder is who has, by a Western quote, the role that r asks about: the
// capitalised words right behind the role (Secretary General Rasmussen for "Who is
// the NATO Secretary General?"), which r lacks. It is "" where there are none, or
// several. Other names of a quote are mostly not those asked for.
func westernHolder(r reading, quote string) string {
	m := westernRole().FindStringSubmatch(r.text)
	if m == nil {
		return ""
	}
	short, _, _ := strings.Cut(m[1], " of ")
	for _, role := range []string{m[1], short} {
		names := withoutParts(behind(quote, language.Units(role, r.lang), language.Units(quote, r.lang)))
		if len(names) == 1 && !strings.Contains(language.Fold(r.text), language.Fold(names[0])) {
			return names[0]
		}
	}
	return ""
}

// behind are the runs of capitalised words that stand in a quote, whose units are
// given, right behind the words of a role.
func behind(quote string, role, units []language.Unit) (names []string) {
	for i := len(role); i < len(units) && len(role) > 0; i++ {
		same := slices.EqualFunc(units[i-len(role):i], role, func(a, b language.Unit) bool { return a.ID == b.ID })
		end := i
		for end < len(units) && isCapital(quote, units[end]) && strings.TrimSpace(quote[units[end-1].End:units[end].Start]) == "" {
			end++
		}
		if same && end > i {
			names = append(names, quote[units[i].Start:units[end-1].End])
		}
	}
	return names
}

// westernRole is a question for who has a role, which is the group.
var westernRole = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:who (?:is|was)(?: the)?|qui (?:est|était)(?: le| la)?|кто|wer (?:ist|war)(?: der| die)?) ([^?]{3,60}?)[?\s]*$`)
})

func isCapital(s string, u language.Unit) bool {
	first, _ := utf8.DecodeRuneInString(s[u.Start:])
	return u.Class == language.Word && unicode.IsUpper(first) && u.End-u.Start > 1
}
