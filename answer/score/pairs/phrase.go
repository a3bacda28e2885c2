package pairs

import (
	"strings"

	"detente/knowledge/language"
)

// forms are ways to ask one thing, by primary language; $ and % stand for what is asked
// about.
type forms map[string][]string

// howForms ask how to do $, an infinitive; the first is the plainest.
func howForms() forms {
	return forms{
		"en": {"How do I $?", "how can i $", "how to $?", "What do I have to do to $?", "i want to $, what are the steps", "What is the way to $?"},
		"zh": {"怎么$？", "如何$？", "$要怎么做", "想$该怎么弄", "请问怎样才能$？", "$的步骤是什么？"},
		"ru": {"Как $?", "как мне $", "Что нужно сделать, чтобы $?"},
		"fr": {"Comment $ ?", "comment faire pour $", "Que dois-je faire pour $ ?"},
		"de": {"Wie kann ich $?", "wie kann man $", "Was muss ich tun? Ich möchte $."},
	}
}

// whatForms ask what $ is.
func whatForms() forms {
	return forms{
		"en": {"What is $?", "what does $ mean", "What is meant by $?", "whats $"},
		"zh": {"$是什么？", "什么是$？", "$是什么意思", "$是干什么用的？"},
		"ru": {"Что такое $?", "что значит $"},
		"fr": {"Qu'est-ce que $ ?", "que veut dire $"},
		"de": {"Was ist $?", "was bedeutet $"},
	}
}

// aboutForms ask for whatever is said of $.
func aboutForms() forms {
	return forms{
		"en": {"What should I know about $?", "what about $", "What do the docs say about $?", "tell me about $"},
		"zh": {"关于$有什么说明？", "$是怎么回事", "$有什么要注意的？", "介绍一下$"},
		"ru": {"Что сказано о «$»?", "$?"},
		"fr": {"Que faut-il savoir sur $ ?", "$ ?"},
		"de": {"Was muss ich über $ wissen?", "$?"},
	}
}

// cellForms ask for % of $.
func cellForms() forms {
	return forms{
		"en": {"What is the % of $?", "what's the % for $", "Which % does $ have?", "$ %?"},
		"zh": {"$的%是什么？", "$的%是多少？", "$ % 是啥", "请问$的%？"},
		"ru": {"% «$»?", "Что указано для «$»: %?"},
		"fr": {"Quel est le % de $ ?", "$ : % ?"},
		"de": {"% von $?", "Was steht bei $ unter %?"},
	}
}

// ask puts a question in one of a language's forms, English where there is none; n
// chooses.
func (f forms) ask(lang, thing, column string, n uint32) string {
	all := f[language.Primary(lang)]
	if all == nil {
		all = f["en"]
	}
	form := all[n%uint32(len(all))]
	if strings.HasPrefix(lang, "zh-Hant") {
		form = strings.NewReplacer("么", "麼", "说", "說", "项", "項", "请问", "請問", "关于", "關於", "样", "樣", "该", "該", "骤", "驟", "是啥", "是什麼", "吗", "嗎", "干什", "做什", "介绍", "介紹").Replace(form)
	}
	return strings.NewReplacer("$", thing, "%", column).Replace(form)
}

func askHow(action, lang string, n uint32) string { return howForms().ask(lang, action, "", n) }

func askWhat(term, lang string) string { return whatForms().ask(lang, term, "", hash(term)) }
