package answer

import (
	"regexp"
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

// typed matches what is typed or set rather than said: commands, flags, paths,
// addresses, names of settings and variables.
var typed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s(（“"'，、])(?:[./$~@-]{1,2}[a-zA-Z][\w./-]*|\w+[_.:=/][\w./:=-]*\w|[a-z]+[A-Z]\w*|(?:sudo|git|npm|docker|cd|curl|apt|pip) \S)`)
})
