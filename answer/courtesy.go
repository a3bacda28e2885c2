package answer

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"detente/knowledge/language"
)

// The words of courtesy before a question, by what they are if none follows. In
// Chinese both scripts are listed: they are matched as they are written, so that
// the rest can be cut from the text.
const (
	salutations = `(?:你好|您好|妳好|哈[喽囉啰罗羅]|嗨|早上好|早安|午安|晚安|下午好|晚上好|大家好|在吗|在嗎)[啊呀哦]?[，, ]?(?:机器人|機器人|大家|各位)?` +
		`|(?:hi|hello|hey|good (?:morning|evening|afternoon|day))(?: there| bot| everyone| all| again)?` +
		`|(?:привет|здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро)(?: всем| бот)?` +
		`|(?:bonjour|salut|bonsoir|coucou)(?: à tous| tout le monde)?` +
		`|(?:hallo|guten (?:tag|morgen|abend)|moin|servus)(?: zusammen| bot)?`
	thanking = `(?:非常|十分|太)?(?:谢谢|感谢|多谢|谢了|辛苦了|謝謝|感謝|多謝|謝了)[你您妳]?[了啦]?(?:大家|的?(?:回答|帮助|幫助|解答|解释|解釋))?` +
		`|(?:many )?(?:thanks|thank you|thx|cheers)(?: a lot| very much| so much| bot| again)?(?: for [\p{L} ]{1,30})?` +
		`|(?:большое )?(?:спасибо|благодарю)(?: большое| вам| тебе)?(?: за [\p{L} ]{1,30})?` +
		`|merci(?: beaucoup| bien)?(?: pour [\p{L} ]{1,30})?` +
		`|(?:danke|(?:vielen|herzlichen) dank)(?: sch[oö]n| sehr| dir| ihnen)?(?: für [\p{L} ]{1,30})?`
	noted = `好的?|嗯+|明白了?|知道了|懂了|了解|原来如此|原來如此|ok|okay|great|i see|понятно|хорошо|ясно|d'accord|très bien|alles klar|verstehe`
)

// requests ask to be told: what follows is the question.
const requests = `(?:请|請|麻烦|麻煩)?[你您]?(?:能不能|能否|能|可以|可否)?(?:(?:帮|幫|给|給|替|为|為)我|告[诉訴]我)?` +
	`(?:告[诉訴]我|[查找看问問讲講说說](?:一下|一?[查找看问問讲講说說])|介[绍紹](?:一下|介[绍紹])?|查|找)(?:关于|關於)?[，,：: ]*` +
	`|(?:please )?(?:(?:can|could|would|will) you )?(?:please )?(?:tell me|find out|look up)(?: a bit)?,? ` +
	`|(?:(?:peux-tu|pouvez-vous) )?(?:me dire|dis-moi|dites-moi),? ` +
	`|(?:(?:kannst du|können sie) )?(?:mir (?:bitte )?sagen|sag(?:en sie)? mir)(?: bitte)?,? ` +
	`|(?:пожалуйста,? )?(?:с|подс)кажи(?:те)?(?: мне)?(?:,? пожалуйста)?,? `

// A polite pattern matches at the head of what is said; first are the letters that
// it may begin with, which spares the matching of most.
type polite struct {
	first   string
	pattern *regexp.Regexp
}

// cut is the length of what p matches, white space before it included.
func (p polite) cut(said string) int {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(said))
	if !strings.ContainsRune(p.first, unicode.ToLower(first)) {
		return 0
	}
	return len(p.pattern.FindString(said))
}

// courtesies compiles the patterns. What follows words of courtesy is parted from
// them by a mark, or begins with 请问.
var courtesies = sync.OnceValue(func() (found struct{ greeting, thanks, request polite }) {
	const parted = `)(?:[\s，,。.！!~；;:：—–-]*(?:请问|請問)|\s*[，,。.！!~；;:：—–-][\s，,。.！!~；;:：—–-]*|\s*$)`
	found.greeting = polite{"你您妳哈嗨早午晚下大在hgпздbscm", regexp.MustCompile(`(?i)^\s*(?:` + salutations + parted)}
	found.thanks = polite{"非十太谢感多辛謝好嗯明知懂了原tmcсбдvhoigпхяad", regexp.MustCompile(`(?i)^\s*(?:` + thanking + `|(?:` + noted + `)(?:[\s，,]*(?:` + thanking + `))?` + parted)}
	found.request = polite{"请請麻你您能可帮幫给給替为為告查看问問讲講说說介找ptflwcmdskспu", regexp.MustCompile(`(?i)^\s*(?:` + requests + `)`)}
	return found
})

// withoutCourtesy cuts off greetings and thanks at the head of what was said.
// courtesy is Thanks or Greeting if nothing is left, and "" otherwise.
func withoutCourtesy(said string) (rest string, courtesy Kind) {
	const most = 3 // 你好，谢谢，请问…
	p := courtesies()
	rest = said
	for range most {
		if n := p.thanks.cut(rest); n > 0 {
			rest, courtesy = rest[n:], Thanks
		} else if n := p.greeting.cut(rest); n > 0 {
			rest, courtesy = rest[n:], Greeting
		}
	}
	if len(rest) == len(said) || hasWords(rest) {
		return rest, ""
	}
	return said, courtesy
}

// withoutRequest cuts off a request to be told something, if it says what.
func withoutRequest(said string) string {
	const least = 2
	n := courtesies().request.cut(said)
	rest := said[n:]
	if n == 0 || len(language.Units(rest, "")) < least {
		return said
	}
	return rest
}

// asking is what is asked, without courtesy and request; a text that is nothing
// but courtesy is left as it is.
func asking(said string) string {
	rest, _ := withoutCourtesy(said)
	return withoutRequest(rest)
}

func hasWords(s string) bool { return len(language.Units(strings.TrimSpace(s), "")) > 0 }
