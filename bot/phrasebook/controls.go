package phrasebook

// Controls holds what stands on the buttons under an answer, and what is said to whom
// presses them.
type Controls struct {
	// Sources is the label of the button that shows where an answer comes from.
	Sources string
	// Helpful and Unhelpful say what was voted; Unrated that a vote could not be kept,
	// RatingOff that the server wants no votes.
	Helpful, Unhelpful, Unrated, RatingOff string
	// WhyTitle, WhyLabel and WhyHint are those of the form that asks what was not
	// helpful: at most 45, 45 and 100 characters.
	WhyTitle, WhyLabel, WhyHint string
	// OpenedFormat and ThereFormat tell of a thread that was opened, or is there: its
	// id (string). FollowFreely or FollowMention comes after it.
	OpenedFormat, ThereFormat, FollowFreely, FollowMention string
	// NoThread says that there are no threads here, ForbiddenFormat that a permission
	// is missing: its name (string).
	NoThread, ForbiddenFormat string
	// OwnerFormat tells a server's owner about a permission for threads: its name
	// (string), the id of the channel where it is missing (string).
	OwnerFormat string
	// ThreadName is the name of a thread whose question is not known.
	ThreadName string
	// DeleteOthers says who may delete an answer.
	DeleteOthers string
}

func controls(lang string) Controls {
	switch lang {
	case "zh":
		return Controls{
			Sources:         "来源",
			Helpful:         "谢谢反馈！你的评价：👍 有帮助。改主意的话，按另一个按钮就行。",
			Unhelpful:       "谢谢反馈！你的评价：👎 没有帮助。改主意的话，按另一个按钮就行。",
			Unrated:         "你的评价没能保存下来，请稍后再按一次。",
			RatingOff:       "这个服务器没有开启评价。",
			WhyTitle:        "哪里没帮上忙？",
			WhyLabel:        "原因（可以不填）",
			WhyHint:         "例如：答非所问、信息过时。评价已经记下，不填也算数。",
			OpenedFormat:    "已开启子区：<#%s>。",
			ThereFormat:     "这条回答已经有子区了：<#%s>。",
			FollowFreely:    "在里面直接追问就行，不用提及我。",
			FollowMention:   "在里面追问时，请提及我或回复我的消息。",
			NoThread:        "这里不能开启子区。",
			ForbiddenFormat: "我在这里缺少权限“%s”，开不了子区。",
			OwnerFormat:     "有人想在 <#%[2]s> 里为回答开启子区，但我缺少权限“%[1]s”。请在频道设置的“权限”里为我打开它，或者用 /detente settings 关闭子区。",
			ThreadName:      "继续提问",
			DeleteOthers:    "只有提问的人和有“管理消息”权限的人可以删除这条回答。",
		}
	case "zh-Hant":
		return Controls{
			Sources:         "來源",
			Helpful:         "謝謝回饋！你的評價：👍 有幫助。想改的話，按另一個按鈕就好。",
			Unhelpful:       "謝謝回饋！你的評價：👎 沒有幫助。想改的話，按另一個按鈕就好。",
			Unrated:         "你的評價沒能儲存，請稍後再按一次。",
			RatingOff:       "這個伺服器沒有開啟評價。",
			WhyTitle:        "哪裡沒幫上忙？",
			WhyLabel:        "原因（可以不填）",
			WhyHint:         "例如：答非所問、資訊過時。評價已經記下，不填也算數。",
			OpenedFormat:    "已開啟討論串：<#%s>。",
			ThereFormat:     "這則回答已經有討論串了：<#%s>。",
			FollowFreely:    "在裡面直接追問就好，不用提及我。",
			FollowMention:   "在裡面追問時，請提及我或回覆我的訊息。",
			NoThread:        "這裡不能開啟討論串。",
			ForbiddenFormat: "我在這裡缺少權限「%s」，開不了討論串。",
			OwnerFormat:     "有人想在 <#%[2]s> 裡為回答開啟討論串，但我缺少權限「%[1]s」。請在頻道設定的「權限」裡為我打開它，或者用 /detente settings 關閉討論串。",
			ThreadName:      "繼續提問",
			DeleteOthers:    "只有提問的人和有「管理訊息」權限的人可以刪除這則回答。",
		}
	case "ru":
		return Controls{
			Sources:         "Источники",
			Helpful:         "Спасибо за отзыв! Ваша оценка: 👍 полезно. Чтобы изменить её, нажмите другую кнопку.",
			Unhelpful:       "Спасибо за отзыв! Ваша оценка: 👎 не помогло. Чтобы изменить её, нажмите другую кнопку.",
			Unrated:         "Не удалось сохранить вашу оценку. Нажмите ещё раз чуть позже.",
			RatingOff:       "На этом сервере оценки отключены.",
			WhyTitle:        "Что было не так?",
			WhyLabel:        "Причина (необязательно)",
			WhyHint:         "Например: не о том, устарело. Оценка уже учтена, даже если закрыть это окно.",
			OpenedFormat:    "Ветка создана: <#%s>.",
			ThereFormat:     "У этого ответа уже есть ветка: <#%s>.",
			FollowFreely:    "Там можно спрашивать дальше, не упоминая меня.",
			FollowMention:   "Чтобы спросить там дальше, упомяните меня или ответьте на моё сообщение.",
			NoThread:        "Здесь нельзя создать ветку.",
			ForbiddenFormat: "Я не могу создать ветку: мне не хватает права «%s».",
			OwnerFormat:     "В канале <#%[2]s> хотели открыть ветку для ответа, но мне не хватает права «%[1]s». Его можно выдать в настройках канала, в разделе «Права доступа», или отключить ветки командой /detente settings.",
			ThreadName:      "Продолжение",
			DeleteOthers:    "Удалить этот ответ может тот, кто задал вопрос, или тот, кто управляет сообщениями.",
		}
	case "fr":
		return Controls{
			Sources:         "Sources",
			Helpful:         "Merci de votre avis\u00a0! Votre vote\u00a0: 👍 utile. Pour en changer, appuyez sur l’autre bouton.",
			Unhelpful:       "Merci de votre avis\u00a0! Votre vote\u00a0: 👎 pas utile. Pour en changer, appuyez sur l’autre bouton.",
			Unrated:         "Votre vote n’a pas pu être enregistré. Réessayez un peu plus tard.",
			RatingOff:       "Ce serveur n’a pas activé les avis.",
			WhyTitle:        "Qu’est-ce qui n’allait pas\u00a0?",
			WhyLabel:        "Raison (facultatif)",
			WhyHint:         "Hors sujet, dépassé… Votre vote compte déjà, même si vous fermez cette fenêtre.",
			OpenedFormat:    "Le fil est ouvert\u00a0: <#%s>.",
			ThereFormat:     "Cette réponse a déjà un fil\u00a0: <#%s>.",
			FollowFreely:    "Vous pouvez y poursuivre sans me mentionner.",
			FollowMention:   "Pour y poursuivre, mentionnez-moi ou répondez à mon message.",
			NoThread:        "On ne peut pas ouvrir de fil ici.",
			ForbiddenFormat: "Je ne peux pas ouvrir de fil ici\u00a0: il me manque la permission «\u00a0%s\u00a0».",
			OwnerFormat:     "Quelqu’un voulait ouvrir un fil pour une réponse dans <#%[2]s>, mais il me manque la permission «\u00a0%[1]s\u00a0». Vous pouvez l’accorder dans les paramètres du salon, sous «\u00a0Permissions\u00a0», ou désactiver les fils avec /detente settings.",
			ThreadName:      "Suite de la question",
			DeleteOthers:    "Seules la personne qui a posé la question et celles qui gèrent les messages peuvent supprimer cette réponse.",
		}
	case "de":
		return Controls{
			Sources:         "Quellen",
			Helpful:         "Danke für die Rückmeldung! Ihre Bewertung: 👍 hilfreich. Zum Ändern drücken Sie die andere Schaltfläche.",
			Unhelpful:       "Danke für die Rückmeldung! Ihre Bewertung: 👎 nicht hilfreich. Zum Ändern drücken Sie die andere Schaltfläche.",
			Unrated:         "Ihre Bewertung konnte nicht gespeichert werden. Bitte versuchen Sie es etwas später noch einmal.",
			RatingOff:       "Auf diesem Server sind Bewertungen ausgeschaltet.",
			WhyTitle:        "Was war nicht hilfreich?",
			WhyLabel:        "Grund (freiwillig)",
			WhyHint:         "Zum Beispiel: am Thema vorbei, veraltet. Die Bewertung zählt auch ohne Angabe.",
			OpenedFormat:    "Der Thread ist offen: <#%s>.",
			ThereFormat:     "Zu dieser Antwort gibt es schon einen Thread: <#%s>.",
			FollowFreely:    "Dort können Sie weiterfragen, ohne mich zu erwähnen.",
			FollowMention:   "Um dort weiterzufragen, erwähnen Sie mich oder antworten Sie auf meine Nachricht.",
			NoThread:        "Hier lässt sich kein Thread öffnen.",
			ForbiddenFormat: "Ich kann hier keinen Thread öffnen: Mir fehlt die Berechtigung „%s“.",
			OwnerFormat:     "In <#%[2]s> sollte zu einer Antwort ein Thread geöffnet werden, aber mir fehlt die Berechtigung „%[1]s“. Sie können sie in den Kanaleinstellungen unter „Berechtigungen“ erteilen oder Threads mit /detente settings ausschalten.",
			ThreadName:      "Weitere Fragen",
			DeleteOthers:    "Diese Antwort kann nur löschen, wer gefragt hat oder Nachrichten verwalten darf.",
		}
	}
	return Controls{
		Sources:         "Sources",
		Helpful:         "Thank you! Your vote: 👍 helpful. To change it, press the other button.",
		Unhelpful:       "Thank you! Your vote: 👎 not helpful. To change it, press the other button.",
		Unrated:         "Your vote could not be saved. Please press the button again a little later.",
		RatingOff:       "This server has switched votes off.",
		WhyTitle:        "What was not helpful?",
		WhyLabel:        "Reason (optional)",
		WhyHint:         "For example: beside the point, out of date. Your vote counts even if you close this.",
		OpenedFormat:    "The thread is open: <#%s>.",
		ThereFormat:     "This answer has a thread already: <#%s>.",
		FollowFreely:    "You can ask on there without mentioning me.",
		FollowMention:   "To ask on there, mention me or reply to my message.",
		NoThread:        "No thread can be opened here.",
		ForbiddenFormat: "I cannot open a thread here: I lack the permission “%s”.",
		OwnerFormat:     "Somebody wanted a thread for an answer in <#%[2]s>, but I lack the permission “%[1]s”. You can grant it in the channel’s settings, under Permissions, or switch threads off with /detente settings.",
		ThreadName:      "Follow-up questions",
		DeleteOthers:    "Only the person who asked, and those who may manage messages, can delete this answer.",
	}
}
