package phrasebook

// Help holds the lines of /help, each a sentence or two.
type Help struct {
	// Title leads the list.
	Title string
	// AskFormat tells of the command that asks, as it can be clicked (string);
	// AppsFormat of the command on messages: its name (string).
	AskFormat, AppsFormat string
	// Mention, Direct and Auto tell how messages ask: in servers, in direct messages,
	// and where every message is a question. Guest says that only commands work, where
	// the bot is no member.
	Mention, Direct, Auto, Guest string
	// Sources and Feedback explain the buttons under answers; NotDone says what the bot
	// does not do.
	Sources, Feedback, NotDone string
	// PrivacyFormat and SettingsFormat name a command as it can be clicked (string);
	// the second is for those who manage a server.
	PrivacyFormat, SettingsFormat string
}

func help(lang string) Help {
	switch lang {
	case "zh":
		return Help{
			Title:          "我只根据现有资料回答问题，逐字引用原文。",
			AskFormat:      "用 %s 提问，输入时会给出建议的问题。",
			AppsFormat:     "对任何人的消息，在“APP”菜单里选“%s”，我就回答它。",
			Mention:        "在消息里提及我，或者回复我的回答，也可以提问和追问。",
			Direct:         "在私信里，每条消息都是提问；回复我的回答就是追问。",
			Auto:           "在这个频道里，每条消息都当作提问；回复我的回答就是追问。",
			Guest:          "我不是这里的成员，所以这里只能用命令。",
			Sources:        "回答下面的“来源”按钮显示引文的上下文，只有你能看到。",
			Feedback:       "用 👍 和 👎 评价回答，能让以后的回答更好。",
			NotDone:        "资料里没有讲到的，我会直接说明。我不上网查找，不发表看法，也不编造。",
			PrivacyFormat:  "%s 可以查看并删除保存的与你有关的内容。",
			SettingsFormat: "管理本服务器的人可以用 %s 设置语言、频道和身份组。",
		}
	case "zh-Hant":
		return Help{
			Title:          "我只根據現有資料回答問題，逐字引用原文。",
			AskFormat:      "用 %s 提問，輸入時會給出建議的問題。",
			AppsFormat:     "對任何人的訊息，在「APP」選單裡選「%s」，我就回答它。",
			Mention:        "在訊息裡提及我，或者回覆我的回答，也可以提問和追問。",
			Direct:         "在私訊裡，每則訊息都是提問；回覆我的回答就是追問。",
			Auto:           "在這個頻道裡，每則訊息都當作提問；回覆我的回答就是追問。",
			Guest:          "我不是這裡的成員，所以這裡只能用指令。",
			Sources:        "回答下面的「來源」按鈕顯示引文的上下文，只有你能看到。",
			Feedback:       "用 👍 和 👎 評價回答，能讓以後的回答更好。",
			NotDone:        "資料裡沒有提到的，我會直接說明。我不上網查找，不發表看法，也不編造。",
			PrivacyFormat:  "%s 可以檢視並刪除保存的與你有關的內容。",
			SettingsFormat: "管理本伺服器的人可以用 %s 設定語言、頻道和身分組。",
		}
	case "ru":
		return Help{
			Title:          "Я отвечаю на вопросы только по документам и привожу дословные цитаты.",
			AskFormat:      "Задайте вопрос командой %s: пока вы пишете, я подсказываю вопросы.",
			AppsFormat:     "Чтобы я ответил на чьё-то сообщение, выберите в его меню «Приложения» пункт «%s».",
			Mention:        "Можно упомянуть меня в сообщении или ответить на мой ответ, чтобы спросить дальше.",
			Direct:         "В личных сообщениях каждое сообщение для меня — вопрос; ответьте на мой ответ, чтобы спросить дальше.",
			Auto:           "В этом канале каждое сообщение для меня — вопрос; ответьте на мой ответ, чтобы спросить дальше.",
			Guest:          "Я не состою на этом сервере, поэтому здесь работают только команды.",
			Sources:        "Кнопка «Источники» под ответом показывает только вам, что написано вокруг цитаты.",
			Feedback:       "Оценивайте ответы кнопками 👍 и 👎: это помогает отвечать лучше.",
			NotDone:        "Если в документах ответа нет, я так и скажу. Я не ищу в интернете, не высказываю мнений и ничего не выдумываю.",
			PrivacyFormat:  "%s показывает и удаляет то, что о вас хранится.",
			SettingsFormat: "Кто управляет сервером, выбирает язык, каналы и роли командой %s.",
		}
	case "fr":
		return Help{
			Title:          "Je réponds aux questions d’après les documents seulement, avec des citations mot pour mot.",
			AskFormat:      "Posez une question avec %s\u00a0: pendant la saisie, je propose des questions.",
			AppsFormat:     "Pour que je réponde au message de quelqu’un, choisissez «\u00a0%s\u00a0» dans son menu «\u00a0Applications\u00a0».",
			Mention:        "Vous pouvez aussi me mentionner dans un message, ou répondre à l’une de mes réponses pour poursuivre.",
			Direct:         "En message privé, chaque message est une question\u00a0; répondez à l’une de mes réponses pour poursuivre.",
			Auto:           "Dans ce salon, chaque message est une question\u00a0; répondez à l’une de mes réponses pour poursuivre.",
			Guest:          "Je ne suis pas membre de ce serveur\u00a0: seules les commandes fonctionnent ici.",
			Sources:        "Sous une réponse, le bouton «\u00a0Sources\u00a0» montre à vous seul ce qui entoure la citation.",
			Feedback:       "Notez les réponses avec 👍 et 👎 pour qu’elles s’améliorent.",
			NotDone:        "Quand les documents ne le disent pas, je le dis. Je ne cherche pas sur Internet, je ne donne pas d’avis et je n’invente rien.",
			PrivacyFormat:  "%s montre et supprime ce qui est conservé de vous.",
			SettingsFormat: "Les gestionnaires du serveur choisissent la langue, les salons et les rôles avec %s.",
		}
	case "de":
		return Help{
			Title:          "Ich beantworte Fragen nur aus den Dokumenten und zitiere wörtlich.",
			AskFormat:      "Fragen Sie mit %s; während Sie tippen, schlage ich Fragen vor.",
			AppsFormat:     "Damit ich auf irgendeine Nachricht antworte, wählen Sie in ihrem Menü unter „Apps“ „%s“.",
			Mention:        "Sie können mich auch in einer Nachricht erwähnen oder auf eine meiner Antworten antworten, um weiterzufragen.",
			Direct:         "In Direktnachrichten ist jede Nachricht eine Frage; antworten Sie auf eine meiner Antworten, um weiterzufragen.",
			Auto:           "In diesem Kanal ist jede Nachricht eine Frage; antworten Sie auf eine meiner Antworten, um weiterzufragen.",
			Guest:          "Ich bin kein Mitglied dieses Servers, deshalb gehen hier nur Befehle.",
			Sources:        "Unter einer Antwort zeigt „Quellen“ Ihnen allein, was um das Zitat herum steht.",
			Feedback:       "Bewerten Sie Antworten mit 👍 und 👎, damit sie besser werden.",
			NotDone:        "Steht etwas nicht in den Dokumenten, sage ich das. Ich suche nicht im Internet, äußere keine Meinung und erfinde nichts.",
			PrivacyFormat:  "%s zeigt und löscht, was über Sie gespeichert ist.",
			SettingsFormat: "Wer den Server verwaltet, stellt mit %s Sprache, Kanäle und Rollen ein.",
		}
	}
	return Help{
		Title:          "I answer questions from the documents alone, and quote them word for word.",
		AskFormat:      "Ask with %s; I suggest questions while you type.",
		AppsFormat:     "To have me answer anybody’s message, choose “%s” in its “Apps” menu.",
		Mention:        "You can also mention me in a message, or reply to one of my answers to ask on.",
		Direct:         "In direct messages every message is a question; reply to one of my answers to ask on.",
		Auto:           "In this channel every message is a question; reply to one of my answers to ask on.",
		Guest:          "I am not a member here, so only commands work.",
		Sources:        "“Sources” under an answer shows what stands around the quote, to you alone.",
		Feedback:       "Rate answers with 👍 and 👎, so that they get better.",
		NotDone:        "When the documents do not tell, I say so. I do not search the web, give opinions or make things up.",
		PrivacyFormat:  "%s shows and deletes what is kept of you.",
		SettingsFormat: "Those who manage this server set the language, channels and roles with %s.",
	}
}
