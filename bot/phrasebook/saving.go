package phrasebook

// Saving holds what is said when a message is saved as an answer, and above a saved
// answer.
type Saving struct {
	// ByFormat leads a saved answer: its author's name (string). Message is the text
	// of the link to the message.
	ByFormat, Message string
	// Title and Question are those of the form: at most 45 characters.
	Title, Question string
	// DoneFormat says which question (string) is answered from now on.
	DoneFormat string
	// NotTrusted says who may save answers, NoText that the message has none,
	// TooLongFormat how many characters it may have and has (int, int), ManyFormat how
	// many answers a server may have (int).
	NotTrusted, NoText, TooLongFormat, ManyFormat string
}

func saving(lang string) Saving {
	switch lang {
	case "zh":
		return Saving{
			ByFormat: "本服务器保存的答案，来自 %s", Message: "查看消息",
			Title: "保存为答案", Question: "它回答的问题",
			DoneFormat:    "已保存。在这个服务器里，问到“%s”或意思相近的问题时，会先显示这个答案。用 /detente answers 可以查看和移除。",
			NotTrusted:    "只有受信任的身份组，以及有“管理消息”或“管理服务器”权限的人可以保存答案。",
			NoText:        "这条消息没有文字，不能保存为答案。",
			TooLongFormat: "答案最多 %d 个字符，这条消息有 %d 个。请先缩短，再保存。",
			ManyFormat:    "这个服务器已经保存了 %d 个答案，到上限了。请先用 /detente answers 移除一些。",
		}
	case "zh-Hant":
		return Saving{
			ByFormat: "本伺服器儲存的答案，來自 %s", Message: "檢視訊息",
			Title: "儲存為答案", Question: "它回答的問題",
			DoneFormat:    "已儲存。在這個伺服器裡，問到「%s」或意思相近的問題時，會先顯示這個答案。用 /detente answers 可以檢視和移除。",
			NotTrusted:    "只有受信任的身分組，以及有「管理訊息」或「管理伺服器」權限的人可以儲存答案。",
			NoText:        "這則訊息沒有文字，不能儲存為答案。",
			TooLongFormat: "答案最多 %d 個字元，這則訊息有 %d 個。請先縮短，再儲存。",
			ManyFormat:    "這個伺服器已經儲存了 %d 個答案，到上限了。請先用 /detente answers 移除一些。",
		}
	case "ru":
		return Saving{
			ByFormat: "Ответ, сохранённый на этом сервере. Автор: %s", Message: "сообщение",
			Title: "Сохранить как ответ", Question: "На какой вопрос он отвечает",
			DoneFormat:    "Сохранено. На этом сервере вопрос «%s» и похожие на него получат сначала этот ответ. Список ответов: /detente answers.",
			NotTrusted:    "Сохранять ответы могут доверенные роли и те, кто управляет сообщениями или сервером.",
			NoText:        "В этом сообщении нет текста, его нельзя сохранить как ответ.",
			TooLongFormat: "Ответ может иметь не больше %d символов, а в сообщении их %d. Сократите его, пожалуйста.",
			ManyFormat:    "На сервере уже %d сохранённых ответов, больше нельзя. Удалите ненужные командой /detente answers.",
		}
	case "fr":
		return Saving{
			ByFormat: "Réponse enregistrée sur ce serveur, de %s", Message: "voir le message",
			Title: "Enregistrer comme réponse", Question: "La question à laquelle elle répond",
			DoneFormat:    "C’est enregistré. Sur ce serveur, la question «\u00a0%s\u00a0» et celles qui lui ressemblent recevront d’abord cette réponse. La liste\u00a0: /detente answers.",
			NotTrusted:    "Seuls les rôles de confiance et les personnes qui gèrent les messages ou le serveur peuvent enregistrer des réponses.",
			NoText:        "Ce message n’a pas de texte et ne peut pas être enregistré comme réponse.",
			TooLongFormat: "Une réponse peut avoir %d caractères, et ce message en a %d. Raccourcissez-le d’abord.",
			ManyFormat:    "Ce serveur a déjà %d réponses enregistrées, c’est le maximum. Retirez-en avec /detente answers.",
		}
	case "de":
		return Saving{
			ByFormat: "Gespeicherte Antwort dieses Servers, von %s", Message: "zur Nachricht",
			Title: "Als Antwort speichern", Question: "Die Frage, die sie beantwortet",
			DoneFormat:    "Gespeichert. Auf diesem Server bekommen die Frage „%s“ und ähnliche von jetzt an zuerst diese Antwort. Die Liste: /detente answers.",
			NotTrusted:    "Antworten speichern dürfen nur vertraute Rollen und wer Nachrichten oder den Server verwalten darf.",
			NoText:        "Diese Nachricht hat keinen Text und kann nicht als Antwort gespeichert werden.",
			TooLongFormat: "Eine Antwort darf %d Zeichen haben, diese Nachricht hat %d. Bitte kürzen Sie sie zuerst.",
			ManyFormat:    "Dieser Server hat schon %d gespeicherte Antworten, mehr gehen nicht. Entfernen Sie welche mit /detente answers.",
		}
	}
	return Saving{
		ByFormat: "Saved answer of this server, by %s", Message: "see the message",
		Title: "Save as answer", Question: "The question that it answers",
		DoneFormat:    "Saved. On this server, the question “%s” and others like it get this answer first from now on. /detente answers lists them.",
		NotTrusted:    "Only trusted roles, and those who may manage messages or the server, can save answers.",
		NoText:        "This message has no text and cannot be saved as an answer.",
		TooLongFormat: "An answer may have %d characters, and this message has %d. Please shorten it first.",
		ManyFormat:    "This server has %d saved answers already, which is the most. Remove some with /detente answers.",
	}
}
