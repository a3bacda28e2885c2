package phrasebook

// Gaps holds the lists of questions that want a better answer.
type Gaps struct {
	// Menu is the prompt of the menu that switches between the two lists, which
	// Unanswered and BadlyRated name.
	Menu, Unanswered, BadlyRated string
	// NoUnanswered and NoBadlyRated say that a list is empty, NotKept that it always
	// is, as no question's text is kept.
	NoUnanswered, NoBadlyRated, NotKept string
	// TimesFormat tells of a question: how often it was asked (int), when last and in
	// which language (both string).
	TimesFormat string
}

func gaps(lang string) Gaps {
	switch lang {
	case "zh":
		return Gaps{
			Menu: "选择列表", Unanswered: "没能回答的问题", BadlyRated: "评价不好的回答",
			NoUnanswered: "目前没有答不上来的问题。", NoBadlyRated: "目前没有评价不好的回答。",
			NotKept:     "这个机器人不保存问题的文字，所以没有列表。",
			TimesFormat: "%d 次 · 最近一次 %s · %s",
		}
	case "zh-Hant":
		return Gaps{
			Menu: "選擇清單", Unanswered: "沒能回答的問題", BadlyRated: "評價不好的回答",
			NoUnanswered: "目前沒有答不上來的問題。", NoBadlyRated: "目前沒有評價不好的回答。",
			NotKept:     "這個機器人不保存問題的文字，所以沒有清單。",
			TimesFormat: "%d 次 · 最近一次 %s · %s",
		}
	case "ru":
		return Gaps{
			Menu: "Какой список показать", Unanswered: "Вопросы без ответа", BadlyRated: "Плохо оценённые ответы",
			NoUnanswered: "Вопросов без ответа нет.", NoBadlyRated: "Плохо оценённых ответов нет.",
			NotKept:     "Этот бот не хранит текст вопросов, поэтому списков нет.",
			TimesFormat: "раз: %d · последний %s · %s",
		}
	case "fr":
		return Gaps{
			Menu: "Liste à afficher", Unanswered: "Questions sans réponse", BadlyRated: "Réponses mal notées",
			NoUnanswered: "Aucune question n’est restée sans réponse.", NoBadlyRated: "Aucune réponse n’est mal notée.",
			NotKept:     "Ce bot ne garde pas le texte des questions\u00a0: il n’y a donc pas de liste.",
			TimesFormat: "%d fois · la dernière %s · %s",
		}
	case "de":
		return Gaps{
			Menu: "Welche Liste", Unanswered: "Unbeantwortete Fragen", BadlyRated: "Schlecht bewertete Antworten",
			NoUnanswered: "Keine Frage ist unbeantwortet geblieben.", NoBadlyRated: "Keine Antwort ist schlecht bewertet.",
			NotKept:     "Dieser Bot bewahrt den Text von Fragen nicht auf, deshalb gibt es keine Listen.",
			TimesFormat: "%d Mal · zuletzt %s · %s",
		}
	}
	return Gaps{
		Menu: "Which list", Unanswered: "Unanswered questions", BadlyRated: "Badly rated answers",
		NoUnanswered: "No question is unanswered.", NoBadlyRated: "No answer is badly rated.",
		NotKept:     "This bot does not keep the text of questions, so there are no lists.",
		TimesFormat: "asked %d× · last %s · %s",
	}
}
