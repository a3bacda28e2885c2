package language

import (
	"regexp"
	"strings"
	"sync"
)

// What a Chinese sentence without a subject begins with, in simplified characters:
// when it was, adverbs, and a predicate or a measure of something unnamed.
const (
	beginnings = `(?:(?:[0-9〇零一二三四五六七八九十百]+(?:年代|世纪|年|月|日|号)[初底末]?|[今去前明当同次隔翌每](?:年|月|天|日)|上午|下午|早上|晚上|当时|后来|现在|目前|最初|最终|最后|至今|[、，,至-])+)?` +
		`(?:也|还|又|曾经|曾|已经|已|正式|开始|共|一般|通常|主要|最终|均|都|仅|再|先后|先|首次|并|亦|则)*`
	predicates = `成立[^当时后前之以]|建立|建成|建于|始建|兴建|创建|创办|创立|设立|位于|坐落|地处|毗邻|出生[^时后前地当]|生于|毕业|就读|师从|属于|隶属|分布|栖息|生活在|产于|见于|任职|任教|担任|历任|出任|加入|获得|获[奖选颁]|荣获|发表|出版|拥有|设有|包括|包含|收录|含有|` +
		`现[任为]|擅长|主演|饰演|又[称名叫]|亦[称作]|别[名称]|学名|原名|本名|简称|俗称|全[名称]|属[^于性]|被[^告]|由[^于此来本0-9]|位列|排名|占地|` +
		`(?:体长|身长|全长|体重|身高|翼展|总长|总面积|面积|人口|海拔|高度|长度|重量|直径)(?:最|大|平均|可|约|为|有|达|[0-9])`
)

// unsubjected matches the beginning of a sentence without a subject, 是 as a group:
// what follows it is no clause that qualifies a subject.
var unsubjected = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^` + beginnings + `(?:` + predicates + `|(是)[^否非])`)
})

// LacksSubject reports whether a Chinese sentence says something of what was named
// before it without naming it: 体长可达52公分。 It is sure of a few ways to begin, and
// false for others; a clause that qualifies what follows (成立于1949年的北约) is none.
func LacksSubject(sentence string) bool {
	folded := Fold(sentence)
	at := unsubjected().FindStringSubmatchIndex(folded)
	if at == nil {
		return false
	}
	clause, _, _ := strings.Cut(strings.Map(asComma, folded[at[1]:]), ",")
	return at[2] >= 0 || !strings.Contains(clause, "的")
}

// asComma turns the marks that end a clause into one.
func asComma(r rune) rune {
	if strings.ContainsRune("，。；！？;!?", r) {
		return ','
	}
	return r
}
