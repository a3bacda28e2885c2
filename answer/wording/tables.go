package wording

// byLanguage returns the words in one of [Languages]; any other tag gets
// English. Each table below fills every field of [Words].
//
// What the tables keep to: the documents may be one or many and of any kind, so
// no text speaks of "the article". Every text is calm and ends as a sentence,
// or as a label with a colon. A number stands where its noun needs no plural
// form, as in "%d s", since Russian has three. A no-break space (\u00a0) stands
// before the French colon and between a number and its unit.
func byLanguage(lang string) Words {
	switch lang {
	case "zh":
		return simplifiedChinese()
	case "zh-Hant":
		return traditionalChinese()
	case "ru":
		return russian()
	case "fr":
		return french()
	case "de":
		return german()
	}
	return english()
}

func english() Words {
	return Words{
		Lang:    "en",
		NotTold: "The documents do not answer this question.",
		Yes:     "Yes.", No: "No.",
		Near:            "What comes closest:",
		TryThese:        "You could ask:",
		SourceFormat:    "%s · sentence %d",
		SourceTopFormat: "Sentence %d",
		Original:        "Original:",
		Machine:         "Machine translation:",
		Context:         "Before it:",
		MoreFormat:      "… and %d more", MoreLinesFormat: "… and %d more",
		Greeting: "Hello. Ask me something about the documents, " +
			"and I will answer with quotes from them.",
		Thanks: "You’re welcome. Feel free to ask another question.",
		About: "I am a bot that answers questions about a set of documents. " +
			"I quote them word for word with the source, and I say so when they do not tell.",
		NoOrders:       "Sorry, I only answer questions about the documents.",
		Empty:          "I cannot see a question here. Please write one.",
		TooLongFormat:  "The question is too long: at most %d characters, and this one has %d. Please shorten it.",
		NotText:        "I cannot read this as text, because it is not valid UTF-8. Please send it again.",
		SlowDownFormat: "Questions are coming a little too fast. Please try again in %d\u00a0s.",
		Busy:           "Many questions are waiting just now. Please try again a little later.",
		FailedFormat:   "Sorry, something went wrong on my side. If you report it, please give this reference: %s",
	}
}

func simplifiedChinese() Words {
	return Words{
		Lang:    "zh",
		NotTold: "现有资料里没有讲到这一点。",
		Yes:     "是。", No: "不是。",
		Near:            "与问题最接近的内容：",
		TryThese:        "可以试试这样问：",
		SourceFormat:    "%s · 第 %d 句",
		SourceTopFormat: "第 %d 句",
		Original:        "原文：",
		Machine:         "机器翻译：",
		Context:         "上文：",
		MoreFormat:      "……还有 %d 项", MoreLinesFormat: "……还有 %d 行",
		Greeting: "你好。请就现有资料提问，我会引用原文来回答。",
		Thanks:   "不客气，有问题可以接着问。",
		About: "我是一个问答机器人，只根据现有资料回答问题。" +
			"我会逐字引用原文并注明出处；资料里没有讲到的，我会直接说明。",
		NoOrders:       "抱歉，我只回答与现有资料有关的问题。",
		Empty:          "没有看到问题，请写下想问的内容。",
		TooLongFormat:  "问题太长了：最多 %d 个字符，这一条有 %d 个。请缩短后再问。",
		NotText:        "无法把这条消息读作文字（不是有效的 UTF-8 编码），请重新发送。",
		SlowDownFormat: "提问有些频繁，请过 %d 秒再试。",
		Busy:           "现在排队的问题比较多，请稍后再问。",
		FailedFormat:   "抱歉，回答时出了错。如需反馈，请附上这个编号：%s",
	}
}

func traditionalChinese() Words {
	return Words{
		Lang:    "zh-Hant",
		NotTold: "現有資料裡沒有提到這一點。",
		Yes:     "是。", No: "不是。",
		Near:            "與問題最接近的內容：",
		TryThese:        "可以試試這樣問：",
		SourceFormat:    "%s · 第 %d 句",
		SourceTopFormat: "第 %d 句",
		Original:        "原文：",
		Machine:         "機器翻譯：",
		Context:         "上文：",
		MoreFormat:      "……還有 %d 項", MoreLinesFormat: "……還有 %d 行",
		Greeting: "你好。請就現有資料提問，我會引用原文來回答。",
		Thanks:   "不客氣，有問題可以接著問。",
		About: "我是一個問答機器人，只根據現有資料回答問題。" +
			"我會逐字引用原文並註明出處；資料裡沒有提到的，我會直接說明。",
		NoOrders:       "抱歉，我只回答與現有資料有關的問題。",
		Empty:          "沒有看到問題，請寫下想問的內容。",
		TooLongFormat:  "問題太長了：最多 %d 個字元，這一則有 %d 個。請縮短後再問。",
		NotText:        "無法將這則訊息讀作文字（不是有效的 UTF-8 編碼），請重新傳送。",
		SlowDownFormat: "提問有些頻繁，請過 %d 秒再試。",
		Busy:           "現在排隊的問題比較多，請稍後再問。",
		FailedFormat:   "抱歉，回答時出了錯。如需回報，請附上這個編號：%s",
	}
}

func russian() Words {
	return Words{
		Lang:    "ru",
		NotTold: "В документах нет ответа на этот вопрос.",
		Yes:     "Да.", No: "Нет.",
		Near:            "Ближе всего к вопросу:",
		TryThese:        "Можно спросить, например:",
		SourceFormat:    "%s · предложение %d",
		SourceTopFormat: "Предложение %d",
		Original:        "Оригинал:",
		Machine:         "Машинный перевод:",
		Context:         "Перед этим:",
		MoreFormat:      "… и ещё %d", MoreLinesFormat: "… и ещё %d",
		Greeting: "Здравствуйте. Задайте вопрос по документам, и я отвечу цитатами из них.",
		Thanks:   "Пожалуйста. Можете задать ещё вопрос.",
		About: "Я бот, который отвечает на вопросы по документам. " +
			"Я дословно цитирую их с указанием места, а если ответа в них нет, так и говорю.",
		NoOrders:       "Извините, я отвечаю только на вопросы по документам.",
		Empty:          "Не вижу вопроса. Пожалуйста, напишите его.",
		TooLongFormat:  "Вопрос слишком длинный. Предел в символах: %d, длина вопроса: %d. Пожалуйста, сократите его.",
		NotText:        "Не удалось прочитать сообщение как текст: это не UTF-8. Пожалуйста, отправьте его ещё раз.",
		SlowDownFormat: "Вопросы идут слишком часто. Пожалуйста, повторите через %d\u00a0с.",
		Busy:           "Сейчас в очереди много вопросов. Пожалуйста, спросите немного позже.",
		FailedFormat:   "Извините, при ответе произошла ошибка. Если захотите о ней сообщить, укажите код: %s",
	}
}

func french() Words {
	return Words{
		Lang:    "fr",
		NotTold: "Les documents ne répondent pas à cette question.",
		Yes:     "Oui.", No: "Non.",
		Near:            "Ce qui s’en rapproche le plus\u00a0:",
		TryThese:        "Vous pouvez demander, par exemple\u00a0:",
		SourceFormat:    "%s · phrase\u00a0%d",
		SourceTopFormat: "Phrase\u00a0%d",
		Original:        "Texte original\u00a0:",
		Machine:         "Traduction automatique\u00a0:",
		Context:         "Juste avant\u00a0:",
		MoreFormat:      "… et encore %d", MoreLinesFormat: "… et encore %d",
		Greeting: "Bonjour. Posez-moi une question sur les documents, " +
			"et je vous répondrai en les citant.",
		Thanks: "Je vous en prie. N’hésitez pas à poser une autre question.",
		About: "Je suis un bot qui répond aux questions sur un ensemble de documents. " +
			"Je les cite mot pour mot en indiquant la source, et je précise quand la réponse ne s’y trouve pas.",
		NoOrders:       "Désolé, je réponds uniquement aux questions sur les documents.",
		Empty:          "Je ne vois pas de question. Merci d’en écrire une.",
		TooLongFormat:  "La question est trop longue\u00a0: %d\u00a0caractères au maximum, et celle-ci en compte %d. Merci de la raccourcir.",
		NotText:        "Ce message n’est pas lisible comme texte, car il n’est pas en UTF-8 valide. Merci de l’envoyer à nouveau.",
		SlowDownFormat: "Les questions arrivent un peu trop vite. Merci de réessayer dans %d\u00a0s.",
		Busy:           "De nombreuses questions sont en attente. Merci de réessayer un peu plus tard.",
		FailedFormat:   "Désolé, une erreur s’est produite de mon côté. Si vous la signalez, indiquez cette référence\u00a0: %s",
	}
}

func german() Words {
	return Words{
		Lang:    "de",
		NotTold: "Die Dokumente geben auf diese Frage keine Antwort.",
		Yes:     "Ja.", No: "Nein.",
		Near:            "Am nächsten kommen diese Stellen:",
		TryThese:        "Sie können zum Beispiel fragen:",
		SourceFormat:    "%s · Satz %d",
		SourceTopFormat: "Satz %d",
		Original:        "Original:",
		Machine:         "Maschinelle Übersetzung:",
		Context:         "Davor:",
		MoreFormat:      "… und noch %d", MoreLinesFormat: "… und noch %d",
		Greeting: "Guten Tag. Fragen Sie mich etwas zu den Dokumenten, und ich antworte mit Zitaten daraus.",
		Thanks:   "Gern geschehen. Fragen Sie jederzeit weiter.",
		About: "Ich bin ein Bot, der Fragen zu einer Sammlung von Dokumenten beantwortet. " +
			"Ich zitiere sie wörtlich mit Quelle und sage offen, wenn sie keine Antwort geben.",
		NoOrders:       "Ich beantworte leider nur Fragen zu den Dokumenten.",
		Empty:          "Ich sehe hier keine Frage. Bitte schreiben Sie eine.",
		TooLongFormat:  "Die Frage ist zu lang: höchstens %d Zeichen, diese hat %d. Bitte kürzen Sie sie.",
		NotText:        "Diese Nachricht lässt sich nicht als Text lesen, denn sie ist kein gültiges UTF-8. Bitte senden Sie sie noch einmal.",
		SlowDownFormat: "Die Fragen kommen etwas zu schnell. Bitte versuchen Sie es in %d\u00a0s noch einmal.",
		Busy:           "Im Moment warten viele Fragen. Bitte versuchen Sie es etwas später noch einmal.",
		FailedFormat:   "Leider ist bei mir ein Fehler aufgetreten. Wenn Sie ihn melden, geben Sie bitte diese Kennung an: %s",
	}
}
