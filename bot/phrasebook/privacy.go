package phrasebook

// Privacy holds what people are told of what is kept of them.
type Privacy struct {
	Title string
	// AskedFormat to SaverFormat count what there is of the reader: questions, votes,
	// saved answers that the reader wrote, and those that the reader saved (each int).
	AskedFormat, VotesFormat, AuthorFormat, SaverFormat string
	// Nothing says that there is nothing.
	Nothing string
	// Latest leads the latest questions; NoText stands for one whose text is gone.
	Latest, NoText string
	// What says what is kept with a question, and who can read it.
	What string
	// DaysFormat and HoursFormat tell for how long (int), AtOnce that no text is kept.
	DaysFormat, HoursFormat, AtOnce string
	// Never says what is not kept at all.
	Never string
	// Delete begins a deletion, Confirm asks whether to, DeleteNow does.
	Delete, Confirm, DeleteNow string
	// DeletedFormat says what went: questions, votes, saved answers (all int).
	DeletedFormat string
	// NotDeletedFormat admits that it did not go well: a reference (string).
	NotDeletedFormat string
}

func privacy(lang string) Privacy {
	switch lang {
	case "zh":
		return Privacy{
			Title:       "保存的个人数据",
			AskedFormat: "提问：%d", VotesFormat: "评价：%d", AuthorFormat: "你写的、被保存为答案的消息：%d", SaverFormat: "你保存的答案：%d",
			Nothing: "没有保存你的任何数据。", Latest: "最近的提问：", NoText: "（文字已不保存）",
			What:       "每个提问会和你的账号 ID、提问的地方、结果和引文一起保存，用来修正、评价和说明回答。服务器的管理者能看到在那里提出的问题，但看不到是谁问的。被保存为答案的消息会连同作者的名字一起保存，直到被移除。",
			DaysFormat: "文字保存 %d 天，之后只留下按天计数的数字。", HoursFormat: "文字保存 %d 小时，之后只留下按天计数的数字。",
			AtOnce: "文字从不保存。ID 保留一天，之后只留下按天计数的数字。",
			Never:  "从不保存：其他消息、你的个人资料和附件。",
			Delete: "删除我的数据", Confirm: "要删除保存的全部个人数据吗？这不能撤销。Discord 上的消息会保留，按天计数的数字不含个人信息，也会保留。", DeleteNow: "全部删除",
			DeletedFormat:    "已删除。提问：%d，评价：%d，由你的消息保存的答案：%d。",
			NotDeletedFormat: "⚠️ 删除没能完成。请稍后再试；编号 %s。",
		}
	case "zh-Hant":
		return Privacy{
			Title:       "保存的個人資料",
			AskedFormat: "提問：%d", VotesFormat: "評價：%d", AuthorFormat: "你寫的、被儲存為答案的訊息：%d", SaverFormat: "你儲存的答案：%d",
			Nothing: "沒有保存你的任何資料。", Latest: "最近的提問：", NoText: "（文字已不保存）",
			What:       "每個提問會和你的帳號 ID、提問的地方、結果和引文一起保存，用來修正、評價和說明回答。伺服器的管理者能看到在那裡提出的問題，但看不到是誰問的。被儲存為答案的訊息會連同作者的名字一起保存，直到被移除。",
			DaysFormat: "文字保存 %d 天，之後只留下按天計數的數字。", HoursFormat: "文字保存 %d 小時，之後只留下按天計數的數字。",
			AtOnce: "文字從不保存。ID 保留一天，之後只留下按天計數的數字。",
			Never:  "從不保存：其他訊息、你的個人檔案和附件。",
			Delete: "刪除我的資料", Confirm: "要刪除保存的全部個人資料嗎？這無法復原。Discord 上的訊息會保留，按天計數的數字不含個人資訊，也會保留。", DeleteNow: "全部刪除",
			DeletedFormat:    "已刪除。提問：%d，評價：%d，由你的訊息儲存的答案：%d。",
			NotDeletedFormat: "⚠️ 刪除沒能完成。請稍後再試；編號 %s。",
		}
	case "ru":
		return Privacy{
			Title:       "Что о вас хранится",
			AskedFormat: "Вопросы: %d", VotesFormat: "Оценки: %d", AuthorFormat: "Ваши сообщения, сохранённые как ответы: %d", SaverFormat: "Ответы, сохранённые вами: %d",
			Nothing: "О вас ничего не хранится.", Latest: "Последние вопросы:", NoText: "(текст уже не хранится)",
			What:       "Вопрос хранится с вашим ID, местом, исходом и цитатами, чтобы ответ можно было исправить, оценить и объяснить. Кто управляет сервером, видит вопросы, заданные там, но не видит, кто их задал. Сообщение, сохранённое как ответ, хранится с именем автора, пока его не удалят.",
			DaysFormat: "Текст хранится столько дней: %d; потом остаются только числа по дням.", HoursFormat: "Текст хранится столько часов: %d; потом остаются только числа по дням.",
			AtOnce: "Текст не хранится совсем. ID хранятся сутки, потом остаются только числа по дням.",
			Never:  "Никогда не хранятся: все остальные сообщения, ваш профиль, вложения.",
			Delete: "Удалить мои данные", Confirm: "Удалить всё, что о вас хранится? Это нельзя отменить. Сообщения в Discord останутся, как и числа по дням, в которых нет ничего личного.", DeleteNow: "Удалить всё",
			DeletedFormat:    "Удалено. Вопросы: %d, оценки: %d, ответы из ваших сообщений: %d.",
			NotDeletedFormat: "⚠️ Удаление не завершено. Попробуйте позже; номер ошибки: %s.",
		}
	case "fr":
		return Privacy{
			Title:       "Ce qui est conservé de vous",
			AskedFormat: "Questions\u00a0: %d", VotesFormat: "Évaluations\u00a0: %d", AuthorFormat: "Vos messages enregistrés comme réponses\u00a0: %d", SaverFormat: "Réponses que vous avez enregistrées\u00a0: %d",
			Nothing: "Rien n’est conservé de vous.", Latest: "Dernières questions\u00a0:", NoText: "(texte non conservé)",
			What:       "Une question est conservée avec votre identifiant, le lieu, l’issue et les citations, pour que la réponse puisse être corrigée, évaluée et expliquée. Ceux qui gèrent un serveur voient les questions posées là, mais pas par qui. Un message enregistré comme réponse est conservé avec le nom de son auteur jusqu’à ce qu’il soit retiré.",
			DaysFormat: "Le texte est conservé %d jours\u00a0; il ne reste ensuite que des nombres par jour.", HoursFormat: "Le texte est conservé %d heures\u00a0; il ne reste ensuite que des nombres par jour.",
			AtOnce: "Le texte n’est jamais conservé. Les identifiants le sont un jour\u00a0; il ne reste ensuite que des nombres par jour.",
			Never:  "Ne sont jamais conservés\u00a0: tous les autres messages, votre profil, les pièces jointes.",
			Delete: "Supprimer mes données", Confirm: "Supprimer tout ce qui est conservé de vous\u00a0? C’est définitif. Les messages sur Discord restent, de même que les nombres par jour, qui ne nomment personne.", DeleteNow: "Tout supprimer",
			DeletedFormat:    "C’est supprimé. Questions\u00a0: %d, évaluations\u00a0: %d, réponses tirées de vos messages\u00a0: %d.",
			NotDeletedFormat: "⚠️ La suppression n’a pas abouti. Réessayez plus tard\u00a0; référence %s.",
		}
	case "de":
		return Privacy{
			Title:       "Was über Sie gespeichert ist",
			AskedFormat: "Fragen: %d", VotesFormat: "Bewertungen: %d", AuthorFormat: "Ihre Nachrichten, die als Antworten gespeichert sind: %d", SaverFormat: "Antworten, die Sie gespeichert haben: %d",
			Nothing: "Über Sie ist nichts gespeichert.", Latest: "Die letzten Fragen:", NoText: "(Text nicht mehr gespeichert)",
			What:       "Eine Frage wird mit Ihrer ID, dem Ort, dem Ergebnis und den Zitaten gespeichert, damit die Antwort berichtigt, bewertet und erklärt werden kann. Wer einen Server verwaltet, sieht die dort gestellten Fragen, aber nicht, von wem sie sind. Eine Nachricht, die als Antwort gespeichert wurde, bleibt mit dem Namen ihres Autors, bis sie entfernt wird.",
			DaysFormat: "Der Text wird %d Tage aufbewahrt; danach bleiben nur Zahlen je Tag.", HoursFormat: "Der Text wird %d Stunden aufbewahrt; danach bleiben nur Zahlen je Tag.",
			AtOnce: "Der Text wird nie gespeichert. Die IDs bleiben einen Tag; danach bleiben nur Zahlen je Tag.",
			Never:  "Nie gespeichert werden alle anderen Nachrichten, Ihr Profil und Anhänge.",
			Delete: "Meine Daten löschen", Confirm: "Alles löschen, was über Sie gespeichert ist? Das lässt sich nicht rückgängig machen. Nachrichten auf Discord bleiben, ebenso die Zahlen je Tag, die niemanden nennen.", DeleteNow: "Alles löschen",
			DeletedFormat:    "Gelöscht. Fragen: %d, Bewertungen: %d, Antworten aus Ihren Nachrichten: %d.",
			NotDeletedFormat: "⚠️ Das Löschen wurde nicht fertig. Versuchen Sie es später noch einmal; Nummer %s.",
		}
	}
	return Privacy{
		Title:       "What is kept of you",
		AskedFormat: "Questions: %d", VotesFormat: "Ratings: %d", AuthorFormat: "Messages of yours that are saved as answers: %d", SaverFormat: "Answers that you saved: %d",
		Nothing: "Nothing is kept of you.", Latest: "The latest questions:", NoText: "(the text is no longer kept)",
		What:       "A question is kept with your id, the place, what came of it and the quotes, so that the answer can be corrected, rated and explained. Who manages a server can read the questions asked there, but not who asked them. A message that was saved as an answer is kept with its author’s name until it is removed.",
		DaysFormat: "The text is kept for %d days; after that only numbers by day are left.", HoursFormat: "The text is kept for %d hours; after that only numbers by day are left.",
		AtOnce: "The text is never kept. The ids stay for a day; after that only numbers by day are left.",
		Never:  "Never kept: all other messages, your profile, and attachments.",
		Delete: "Delete my data", Confirm: "Delete all that is kept of you? This can’t be undone. Messages on Discord stay, and so do the numbers by day, which name nobody.", DeleteNow: "Delete all",
		DeletedFormat:    "It is deleted. Questions: %d, ratings: %d, answers made of your messages: %d.",
		NotDeletedFormat: "⚠️ The deletion was not finished. Please try again later; the reference is %s.",
	}
}
