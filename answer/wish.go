package answer

import (
	"regexp"
	"strings"
	"sync"

	"detente/answer/rank"
	"detente/knowledge/language"
)

// wishPatterns tell, in folded questions, what form of answer they wish for besides
// what their kind says.
var wishPatterns = sync.OnceValue(func() map[rank.Feature]*regexp.Regexp {
	return map[rank.Feature]*regexp.Regexp{
		// several things, or all of them
		rank.AskedList: regexp.MustCompile(`哪些|哪几|有什么|有啥|都有|分别|列出|列表|一览|步骤|流程|清单|几步|` +
			`\b(?:what|which) (?:\p{L}+ ){0,2}\p{L}{3,}s\b|\bwhat are\b|\blist\b|\ball (?:the|of)\b|\bsteps?\b|\bexamples?\b|\bwhat do i (?:have|need) to\b|` +
			`\bquel(?:le)?s\b|\bliste\b|\bétapes\b|\bwelche (?:\p{L}+en|\p{L}+s)\b|\bschritte\b|(?:^|[^а-я])какие|список|шаги`),
		// how something is done
		rank.AskedHow: regexp.MustCompile(`怎么|怎样|咋|如何|怎么办|在哪弄|去哪|` +
			`\bhow (?:do|can|to|should|would|could|does|did|is|are)\b|\bway to\b|\bcomment\b|\bwie (?:kann|mache?|richte|stelle|\p{L}+ (?:ich|man))\b|(?:^|[^а-я])как(?:[^а-я]|$)`),
		// something to be typed or set
		rank.AskedTyped: regexp.MustCompile(`命令|指令|代码|参数|变量|选项|配置项|敲|输入|字段|语法|` +
			`\bcommands?\b|\bcmd\b|\bflags?\b|\boptions?\b|\bsettings?\b|\bparameters?\b|\bvariables?\b|\bpermissions?\b|\bnode\b|\btype\b|\brun\b|\bcode\b|\bsyntax\b|\bconfig\b|` +
			`\bcommande\b|\bbefehl\b|\boption\b|команд|параметр|настройк`),
		// what something is
		rank.AskedMeaning: regexp.MustCompile(`是什么(?:意思|东西)?[？?。 ]*$|啥意思|什么意思|指什么|是啥|什么是|` +
			`^(?:what|wtf)(?:'s| is| are| does| even is)\b.{0,40}$|\bmeans?\b|\bdefin|\bqu'est-ce que\b|\bwas (?:ist|bedeutet)\b|что такое|что значит`),
		// how two things differ
		rank.AskedDifference: regexp.MustCompile(`区别|差别|不同|差在|不一样|相比|还是|对比|` +
			`\bdifferen\p{L}+\b|\bvs\.?\b|\bversus\b|\bcompar|\bdiffers?\b|\bor\b|\bdifférence|\bunterschied|отличи|разниц`),
	}
})

// wishes fills in what a question wishes for.
func wishes(question string, f *rank.Features) {
	folded := language.Fold(question)
	for feature, pattern := range wishPatterns() {
		if pattern.MatchString(folded) {
			f[feature] = 1
		}
	}
}

// hasTyped reports whether a text has what is typed or set rather than said: commands,
// flags, paths, addresses, names of settings and variables. It looks for words that begin
// with a sign as these do (/ban, --force, ./run, $HOME, @all), that have such a sign inside
// (max_players, config.yml, key=value) or a capital (maxPlayers).
func hasTyped(s string) bool {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && !endsTyped(s[i]) {
			continue
		}
		if isTyped(s[start:i]) {
			return true
		}
		start = i + 1
	}
	return false
}

// endsTyped reports whether a byte parts words: white space, a quotation mark or a
// parenthesis, or part of a letter that is none of ASCII.
func endsTyped(b byte) bool { return b <= ' ' || b >= 0x80 || strings.IndexByte("\"'`()<>,", b) >= 0 }

func isTyped(word string) bool {
	word = strings.TrimRight(word, ".:;!?")
	if len(word) < 3 {
		return false
	}
	if rest := strings.TrimLeft(word, "./$~@-"); len(rest) < len(word) && len(word)-len(rest) <= 2 && rest != "" && isASCIILetter(rest[0]) {
		return true
	}
	for i := 1; i < len(word)-1; i++ {
		before, after := word[i-1], word[i+1]
		switch {
		case strings.IndexByte("_.:=/", word[i]) >= 0 && isWordByte(before) && isWordByte(after) && !(isDigit(before) && isDigit(after)):
			return true
		case word[i] >= 'A' && word[i] <= 'Z' && before >= 'a' && before <= 'z':
			return true
		}
	}
	return false
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func isDigit(b byte) bool       { return b >= '0' && b <= '9' }
func isWordByte(b byte) bool    { return isASCIILetter(b) || isDigit(b) || b == '_' }
