package answer

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"detente/knowledge/language"
)

// A Kind says what a question asks for, which steers the sentence that answers
// it: a "when" wants a date in it.
type Kind string

// The kinds of questions.
const (
	When     Kind = "when"
	Where    Kind = "where"
	Who      Kind = "who"
	HowMany  Kind = "howmany"
	Why      Kind = "why"
	What     Kind = "what"
	YesNo    Kind = "yesno"
	Summary  Kind = "summary"
	Greeting Kind = "greeting" // no question: hello
	Thanks   Kind = "thanks"   // no question: thank you
	About    Kind = "about"    // about the bot itself
	Order    Kind = "order"    // a request to do something else
)

// talk reports whether the kind is answered without looking into documents.
func (k Kind) talk() bool { return k == Greeting || k == Thanks || k == About || k == Order }

// cited reports whether the kind is answered by sentences that fit the question.
func (k Kind) cited() bool { return !k.talk() && k != Summary }

// A rule gives a kind to the questions that a pattern matches. Patterns are
// matched against the folded question (lower case, simplified Chinese).
type rule struct {
	kind    Kind
	pattern *regexp.Regexp
}

// kindPatterns are tried in their order; the first that matches decides. Each
// holds the alternatives of all languages, one language a line.
var kindPatterns = []struct {
	kind Kind
	alts []string
}{
	{Greeting, []string{`^你好吗[？?。 ]*$`, `^how are you( doing)?( today)?[?!. ]*$`, `^как (дела|ты)[? ]*$`, `^(ca|ça) va[?! ]*$`, `^wie geht('s| es dir| es ihnen)[? ]*$`}},
	{Thanks, []string{`^(that|this|it)('s| was| is) (very |really |so )?(helpful|useful|great)[!. ]*$`, `^(c'est|cela) (tres |très )?(utile|parfait)[!. ]*$`, `^das (hilft|war hilfreich|ist hilfreich)( mir)?[!. ]*$`}},
	{About, []string{
		`^(请问)?(你|您)(是|叫)(谁|什么|什么名字|哪位)(吗|呢)?[？?。. ]*$`, `^(你|您)是(不是)?(一?个)?(机器人|人工智能|ai|chatgpt|真人|人类|人)(吗|呢)?[？?。. ]*$`,
		`^(你|您)(能|会|可以)(做|干|回答|帮我做)(些|点)?(什么|啥|哪些)`, `^(怎么|如何)(用|使用)你`, `谁(开发|创造|制作|设计|做)了?(你|您)`,
		`^(who|what) are you( exactly| really)?[?!. ]*$`, `^what can you do\b`, `^how do (i use you|you work)\b`, `^are you (a |an )?(bot|robot|ai|human|person|machine|real|chatgpt|gpt)\b`, `^who (made|created|built|programmed) you\b`,
		`^(кто|что) (ты|вы)( такой| такое)?[? ]*$`, `^что (ты|вы) (умеешь|умеете|можешь|можете)`, `^(ты|вы) (бот|робот|человек)[? ]*$`, `^кто тебя (создал|сделал)`,
		`^(qui|qu'|que) ?(es-tu|etes-vous|êtes-vous)`, `^que (sais-tu|peux-tu|pouvez-vous) faire`, `^(es-tu|etes-vous|êtes-vous) un (robot|bot|humain)`,
		`^(wer|was) (bist du|sind sie)[?!. ]*$`, `^was kannst du[?!. ]*$`, `^(bist du|sind sie) ein (bot|roboter|mensch)`,
	}},
	{Summary, []string{
		`(总结|概括|概述|归纳)(一下|下)?(这|本|全|该|整)?(篇|个|份)?(文|文章|文档|资料|内容|报道|新闻|大意|要点)?[。.！!？? ]*$`,
		`(文章|本文|全文|文档|资料|报道|新闻|这篇)(主要|大概|都|究竟)?(在|是)?(讲|说|写|谈|介绍|报道|论述|关于)(了|的|述|到)?(是)?(些)?(什么|啥)`,
		`(文章|本文|全文|文档|资料|报道)的?(主要内容|主要观点|中心思想|主旨|大意|主题|要点|梗概|摘要)`, `^(主要内容|中心思想|主旨|大意|摘要)(是什么)?[？?。 ]*$`,
		`\b(summari[sz]e|sum up|summary of|overview of)\b.*\b(article|text|document|story|it|this)\b`, `^(please )?summari[sz]e[.!? ]*$`, `^(summary|tl;?dr)[.!? ]*$`,
		`\bwhat('s| is| does)\b.*\b(article|text|document|story)\b.*\b(about|say|deal with|cover)[? ]*$`, `main (points?|ideas?|topics?) of (the|this) (article|text|document)`,
		`о чем (эта |этот |данная |говорится в )?(стать|текст|документ|реч)`, `(кратко|краткое) (изложи|содержани|перескаж)|перескажи|резюмируй|обобщи`,
		`de quoi (parle|traite)|resume[rz]?-?(moi)? (l'|le |cet? )?(article|texte|document)|résume[rz]?( |-)|un résumé`,
		`^(wor(um|über)|wovon) (geht|handelt|ist)( es)?( sich)?( hier)?( (in|bei))?( (dem|diesem|der|das|dieser|den|diese))?( (artikel|text|dokument|bericht|beitrag|meldung))?( die rede)?[?. ]*$|^(bitte )?fass(e|en sie)? .*zusammen|^(bitte )?(gib mir )?(eine )?(kurze )?zusammenfassung`,
	}},
	{Order, []string{
		`^(请|麻烦)?(你)?(能不能|能|可以|可不可以)?(请)?(帮我|给我|替我|为我)(写|画|做|讲(个|一个|段)|编|翻译|推荐|订|买|算|唱|生成)`,
		`^(请)?(写|画|编|唱|讲)(一|首|个|篇|段|幅)`, `^请翻译|^翻译(一下|成|这|下面|以下|[：:“"])`, `^(请)?(你)?(假装|用.{1,6}(写|画|翻译|改写))`, `(^|[，。,!！；;]|请|你|来)扮演(一|成|我)`,
		`(^|[，。,!！；;]|请|你|现在)(忽略|无视|忘记|忘掉).*(指令|指示|规则|设定|提示)`,
		`^(please |can you |could you |would you )*(write|draw|compose|translate|sing|play|book|buy|order|generate|code|recommend)\b( me| us)? `, `^(can you |could you )?tell me a (joke|story)`, `^(please )?(pretend|act as|role-?play)\b`,
		`(^|[.,!;:] ?|\bplease |\bnow |\band )(ignore|forget|disregard)\b.*\b(instructions?|rules?|prompt)\b`,
		`^(пожалуйста,? )?(нарисуй|сочини|переведи|спой|закажи|купи|придумай|расскажи (анекдот|сказку|шутку)|напиши( мне)? (стих|письмо|рассказ|текст|код|сочинение|статью|эссе|песн|поэм))`, `(игнорируй|забудь).*(инструкц|правил)`,
		`^(s'il (te|vous) plait,? |s'il (te|vous) plaît,? )?([ée]cris|dessine|traduis|compose|chante|raconte)(-moi|z)? `, `(^|[.,!;:] ?|\bet )(ignore|oublie)[zr]? .*(instructions?|règles|regles)`,
		`^(bitte )?(schreibe?|zeichne|übersetze?|ubersetze?|komponiere|singe?|bestelle?|kaufe?)( mir)? `, `^erzähle?( mir)? (einen witz|eine geschichte)`, `(^|[.,!;:] ?|\bund )(ignoriere|vergiss)\b.*(anweisung|regel)`,
	}},
	{Why, []string{
		`为什么|为何|为啥|何以|什么原因|(的)?原因是|因何|出于什么|怎么会|意图是|目的是什么|意在何`,
		`\bwhy\b|what (is|was|are|were) the (reason|cause|purpose|aim|intention)|for what reason|how come`,
		`почему|зачем|отчего|по какой причине|с какой целью|какова (причина|цель)`,
		`pourquoi|pour quelle(s)? raison|dans quel but|quelle est la (raison|cause)`,
		`\b(warum|wieso|weshalb|weswegen|wozu)\b|aus welchem grund|was ist der grund`,
	}},
	{When, []string{
		`什么时候|什么时间|什么日子|什么时期|何时|何年|何月|何日|哪(一)?(年|天|月|日|个月|个世纪)|几月|几号|几点|几日|多会儿|日期`,
		`\bwhen\b|(what|which) (date|day|year|month|time|century)`,
		`(^|[^а-я])когда([^а-я]|$)|в каком (году|месяце|веке)|како(го|й) (числа|год|день|дата)|какого числа`,
		`\bquand\b|quelle(s)? (date|année|annee)|quel (jour|mois|siècle)|en quelle année|à quelle heure`,
		`\bwann\b|welche[mns]? (datum|jahr|tag|monat|jahrhundert)|an welchem tag|seit wann`,
	}},
	{Where, []string{
		`哪里|哪儿|何处|何地|什么地方|(在|到|去)哪($|[^些个几种方])|哪(一)?(个|座|国)?(国家|城市|地方|地区|省|市|国|州|县|岛|洲)|位于什么|什么(城市|国家|地点)|地点`,
		`\bwhere\b|(what|which) (city|country|place|town|state|location|venue|continent)`,
		`(^|[^а-я])(где|куда|откуда)([^а-я]|$)|в как(ом|ой) (городе|стране|месте)`,
		`(^|[^a-zà-ÿ])où([^a-zà-ÿ]|$)|^ou (est|se|a|sont|vont|va)\b|quelle(s)? (ville|pays)|quel (pays|lieu|endroit)`,
		`\b(wo|wohin|woher)\b|in welche[rm] (stadt|land|ort)|welcher ort`,
	}},
	{HowMany, []string{
		`多少|几(个|位|名|座|家|种|次|届|场|年|天|岁|人|国|条|项|支|部|所|只|百|千|万|成|倍)|多(大|高|长|远|重|久|快|宽|深)|第几|百分之几`,
		`how (many|much|long|far|old|tall|high|large|big|often|deep|fast)|what (number|percentage|proportion|amount)`,
		`сколько|как (долго|далеко|часто|много)|какой процент`,
		`combien|quel (nombre|pourcentage|âge)`,
		`wie ?viele?|wie (lange|weit|oft|groß|gross|hoch|alt|schwer)|welche anzahl`,
	}},
	{Who, []string{
		`谁|何人|什么人|哪(一)?(位|名|个人|些人)|叫什么名字|姓名|是哪位`,
		`\b(who|whom|whose)\b|which (person|president|minister|leader|politician)`,
		`(^|[^а-я])(кто|кого|кому|кем|ком|чей|чья|чье|как зовут)([^а-я]|$)`,
		`(^|[^a-zà-ÿ])qui([^a-zà-ÿ]|$)|à qui|quel (président|ministre|dirigeant)|comment s'appelle`,
		`\b(wer|wen|wem|wessen)\b|wie hei(ß|ss)t`,
	}},
	{What, []string{`^what\b`, `^(que|qu'|quoi|quel|quelle|quels|quelles|comment|à quoi|de quoi|avec quoi|sur quoi)\b`, `\b(was|welche[rsnm]?|womit|wovon|woran|worauf|wof[uü]r|worin)\b`}},
	{YesNo, []string{
		`(吗|[^什甚怎多那这要]么)[？?。. ]*$|是否|是不是|有没有|能不能|会不会|可不可以|支不支持|支持不支持|准不准|许不许|允不允许|行不行|能否|可否|对不对|对吗`,
		`^(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn't|aren't|doesn't|didn't|won't)\b`,
		`(^|[^а-я])ли([^а-я]|$)|^(правда|верно|можно|нельзя)([^а-я]|$)`,
		`^est-ce que|^(est|a|sont|ont|va|sera|peut|avait|était)-(ce|il|elle|ils|elles|t-il|t-elle)|, (n'est-ce pas)|[a-zà-ÿ]-(t-)?(il|elle|ils|elles|on) `,
		`^(ist|sind|war|waren|hat|haben|hatte|kann|können|wird|werden|soll|darf|dürfen|muss|will|gibt)\b|^[a-zäöüß]{3,}(t|te|ten) (.* )?(der|die|das|den|dem|ein|eine|einen|nicht|sich|auf|mit|für|von|zu|im)\b.*[?]$`,
	}},
}

// A script is one that questions are written in, as far as the patterns differ.
type script int

const (
	latin script = iota
	cyrillic
	han
	scripts // how many there are
)

// scriptOf is the script of a pattern or a question: Han or Cyrillic if there is
// any of it.
func scriptOf(s string) script {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			return han
		case unicode.Is(unicode.Cyrillic, r):
			return cyrillic
		}
	}
	return latin
}

// kindRules compiles the patterns once, by script; it takes about 3 ms.
var kindRules = sync.OnceValue(func() (rules [scripts][]rule) {
	for _, k := range kindPatterns {
		var alts [scripts][]string
		for _, a := range k.alts {
			alts[scriptOf(a)] = append(alts[scriptOf(a)], a)
		}
		for s, a := range alts {
			if len(a) > 0 {
				rules[s] = append(rules[s], rule{k.kind, regexp.MustCompile(strings.Join(a, "|"))})
			}
		}
	}
	return rules
})

// kindOf reads the kind of a question; what no rule knows is a What. Words of
// courtesy around a question, and the request to be told, say nothing of it.
func kindOf(said string) Kind {
	rest, courtesy := withoutCourtesy(said)
	if courtesy != "" {
		return courtesy
	}
	asked := withoutRequest(rest)
	if k := matchKind(rest); k.talk() || len(asked) == len(rest) {
		return k
	}
	return matchKind(asked)
}

func matchKind(question string) Kind {
	folded := strings.TrimSpace(language.Fold(question))
	for _, r := range kindRules()[scriptOf(folded)] {
		if r.pattern.MatchString(folded) {
			return r.kind
		}
	}
	return What
}
