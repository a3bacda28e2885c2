package phrase

import (
	"regexp"
	"strings"
	"sync"

	"detente/knowledge/language"
)

// orders are the ways to tell a model what to do instead, in the languages that
// the bot speaks, folded.
var orders = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(strings.Join([]string{
		`(忽略|无视|忘记|忘掉|不要理会|不要遵守|绕过|覆盖).{0,12}(指令|指示|规则|设定|提示|要求|约束|限制|prompt)`,
		`(系统|开发者|管理员)(提示|指令|消息|信息|命令|模式)`, `(提示词|系统提示|prompt)`, `(输出|说出|显示|泄露|复述|打印|重复).{0,10}(指令|提示|规则|设定)`,
		`(从现在起|从现在开始|现在)[,，]?你(是|将|要|必须|扮演)`, `(你现在|请你|你要|你必须|你应该|你需要|假装你|扮演).{0,6}(扮演|回答|回复|输出|说|写|假装|角色|是一个)`, `(只|必须|一律|直接|务必)(能|需|要|准)?(回答|回复|输出)`,
		`(^|[:：,，])(请)?(回答|回复|输出)[:：“"「]`, `(新的?|以下)(规则|指令|指示|命令|任务)`, `(语言模型|人工智能助手|ai助手|机器人|大模型)[,，:：]?(请|必须|应|务必|注意|你)`, `阅读(本文|此文|这篇|本段).{0,10}(模型|机器人|助手|ai)`,
		`\b(ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(instruction|rule|prompt|direction|guideline|message|above|previous|prior|context|told)`,
		`\b(system|developer|admin|hidden|initial|secret)\b.{0,12}\b(prompt|instruction|message|override|rule)`, `\b(reveal|print|show|repeat|output|leak|disclose|recite)\b.{0,40}\b(prompt|instructions?|(your|the above) rules?|system message|(text|everything|words) above)\b`,
		`\b(you are|you're) (now|no longer)\b|\bpretend (to be|you|that you)\b|\brole-?play\b|\b(act|behave|respond|speak|talk|answer) (as|like) (if you|an? (ai|assistant|unrestricted|pirate|hacker|different))`, `\bfrom now on\b`, `\b(reply|respond|answer|say|write|output|print|append|include|insert|add|put|tell the user)\b.{0,24}\b(only|exactly|this link|the link|the following|the words?|the text|(every|each|all|your) (answer|reply|replies|response)s?)\b`,
		`\b(ai|ai (assistant|model)|language model|bot|llm|chatbot)s?\b.{0,24}\b(must|should|shall|has to|have to|please|reading this|note|attention)\b`, `\bnew (instruction|rule|task|order)s?\b`, `\b(decode|base64|rot13)\b`, `\bdo anything now\b|\bjailbreak`,
		`(игнорир|забудь|не обращай внимания|отмени).{0,40}(инструкц|правил|указан|промпт|запрос)`, `(системн|скрыт).{0,12}(промпт|сообщен|инструкц|подсказк)`, `(ответь|отвечай|напиши|выведи|скажи|повтори|добавь|вставь).{0,24}(только|ровно|дословно|слов|ссылк|инструкц|правил|промпт)`, `(ты теперь|отныне ты|притворись|представь, что ты)`,
		`(ignore|oublie|neglige)[zrs]?\b.{0,40}(instruction|regle|consigne|precedent|prompt)`, `(reponds?|repondez|ecris|ecrivez|affiche|affichez|dis|ajoute[zr]?|repete[zr]?)\b.{0,24}(seulement|uniquement|exactement|le mot|le lien|ce lien|instruction|consigne|prompt)`, `(tu es|vous etes|fais comme si).{0,20}(maintenant|desormais|un pirate|sans regle)`,
		`(ignorier|vergiss|missachte|ubergeh).{0,40}(anweisung|regel|vorgabe|prompt|obige)`, `(antworte|antworten sie|schreibe?|gib|sage?|fuge)\b.{0,24}(nur|genau|ausschliesslich|das wort|den link|anweisung|prompt)`, `(du bist|sie sind) (jetzt|nun|ab sofort|ab jetzt)`,
		`(ignora|olvida|ignore as|esque[cç]a).{0,40}(instruc|regla|regra)`,
		`^(system|assistant|user|developer|系统|助手|用户)\s*[:：]`, `im_start|im_end|endoftext|\[/?inst\]|sources›|‹/?sources`, `!\(|\bhttps?://\S*[?&]\w+=`,
	}, "|"))
})

// IsOrder reports whether a sentence of a document seems to be written to a model
// rather than to a reader. Such sentences are given to none: a model that obeyed
// one could cite it for what it orders. Documents about prompts lose their
// sentences to this, and are quoted instead.
//
// It knows common ways to put it in six languages, and no more: what keeps a reply
// true is the check of what comes back.
func IsOrder(sentence string) bool {
	return orders().MatchString(language.WithoutMarks(language.Fold(material(sentence)))) || orders().MatchString(language.Fold(visible(sentence)))
}
