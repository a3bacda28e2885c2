package phrasebook

// Answers holds the list of messages that were saved as answers.
type Answers struct {
	Title, None string
	// ByFormat tells of a saved answer: the author's name, a link to the message and
	// when it was saved (all string).
	ByFormat string
	// Message is the text of that link.
	Message string
	// Menu is the prompt of the menu that removes one.
	Menu string
	// Confirm asks whether to remove what it shows, Remove does, and Removed says so.
	Confirm, Remove, Removed string
}

func answers(lang string) Answers {
	switch lang {
	case "zh":
		return Answers{
			Title: "保存的答案", None: "还没有保存的答案。在一条消息上打开“APP”菜单，可以把它保存为答案。",
			ByFormat: "%s · %s · 保存于 %s", Message: "消息", Menu: "移除一个答案",
			Confirm: "要移除这个答案吗？消息本身会保留。", Remove: "移除", Removed: "已移除。",
		}
	case "zh-Hant":
		return Answers{
			Title: "儲存的答案", None: "還沒有儲存的答案。在一則訊息上開啟「APP」選單，可以把它儲存為答案。",
			ByFormat: "%s · %s · 儲存於 %s", Message: "訊息", Menu: "移除一個答案",
			Confirm: "要移除這個答案嗎？訊息本身會保留。", Remove: "移除", Removed: "已移除。",
		}
	case "ru":
		return Answers{
			Title: "Сохранённые ответы", None: "Сохранённых ответов пока нет. Сообщение можно сохранить как ответ в его меню «Приложения».",
			ByFormat: "%s · %s · сохранено %s", Message: "сообщение", Menu: "Удалить ответ",
			Confirm: "Удалить этот ответ? Само сообщение останется.", Remove: "Удалить", Removed: "Удалено.",
		}
	case "fr":
		return Answers{
			Title: "Réponses enregistrées", None: "Aucune réponse n’est enregistrée. Un message s’enregistre comme réponse par son menu «\u00a0Applications\u00a0».",
			ByFormat: "%s · %s · enregistrée le %s", Message: "le message", Menu: "Retirer une réponse",
			Confirm: "Retirer cette réponse\u00a0? Le message lui-même reste.", Remove: "Retirer", Removed: "La réponse est retirée.",
		}
	case "de":
		return Answers{
			Title: "Gespeicherte Antworten", None: "Noch ist keine Antwort gespeichert. Eine Nachricht wird über ihr Menü „Apps“ als Antwort gespeichert.",
			ByFormat: "%s · %s · gespeichert am %s", Message: "Nachricht", Menu: "Eine Antwort entfernen",
			Confirm: "Diese Antwort entfernen? Die Nachricht selbst bleibt.", Remove: "Entfernen", Removed: "Entfernt.",
		}
	}
	return Answers{
		Title: "Saved answers", None: "No answer is saved yet. A message is saved as an answer in its menu “Apps”.",
		ByFormat: "%s · %s · saved %s", Message: "message", Menu: "Remove an answer",
		Confirm: "Remove this answer? The message itself stays.", Remove: "Remove", Removed: "It is removed.",
	}
}
