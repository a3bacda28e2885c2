package phrasebook

import "detente/bot/policy"

// Notice holds what is said when a question is not answered, or not where it was
// asked.
type Notice struct {
	// NotHere, NotYou and NotServed say why nobody answers: the channel, the
	// person or their roles, and what the bot's owner decided.
	NotHere, NotYou, NotServed string
	// LacksFormat tells a server's owner about a permission: its name (string),
	// the id of the channel where it is missing (string).
	LacksFormat string
	// ElsewhereFormat leads an answer that comes as a direct message because the
	// bot may not write where it was asked: the channel's id (string).
	ElsewhereFormat string
	// FailedFormat admits a fault in something other than an answer: a short
	// reference (string) that the log has too.
	FailedFormat string
	// Gone says that what a button or menu belongs to is no longer there.
	Gone string
}

// Denied says why a question is not answered, by the rule that decided.
func (n Notice) Denied(rule policy.Rule) string {
	switch rule {
	case policy.OwnerUser, policy.OwnerGuild:
		return n.NotServed
	case policy.DeniedChannel, policy.OtherChannel:
		return n.NotHere
	}
	return n.NotYou
}

func notices(lang string) Notice {
	switch lang {
	case "zh":
		return Notice{
			NotHere:         "这个频道里不回答问题，请换一个频道，或者私信我。",
			NotYou:          "按这个服务器的设置，我不能回答你的问题。",
			NotServed:       "按我的管理者的设置，我不能在这里回答你的问题。",
			LacksFormat:     "我在 <#%[2]s> 缺少权限“%[1]s”，有些回答只能简化，或者改发私信。请在频道设置的“权限”里为我打开它。",
			ElsewhereFormat: "我不能在 <#%s> 里发消息，回答发在这里：",
			FailedFormat:    "抱歉，我这边出了点问题。如需反馈，请附上编号 %s。",
			Gone:            "这项内容已经不在了。",
		}
	case "zh-Hant":
		return Notice{
			NotHere:         "這個頻道裡不回答問題，請換一個頻道，或者私訊我。",
			NotYou:          "依這個伺服器的設定，我不能回答你的問題。",
			NotServed:       "依我的管理者的設定，我不能在這裡回答你的問題。",
			LacksFormat:     "我在 <#%[2]s> 缺少權限「%[1]s」，有些回答只能簡化，或者改用私訊。請在頻道設定的「權限」裡為我打開它。",
			ElsewhereFormat: "我不能在 <#%s> 裡傳送訊息，回答傳在這裡：",
			FailedFormat:    "抱歉，我這邊出了點問題。如需回報，請附上編號 %s。",
			Gone:            "這項內容已經不在了。",
		}
	case "ru":
		return Notice{
			NotHere:         "В этом канале я не отвечаю на вопросы. Спросите в другом канале или в личных сообщениях.",
			NotYou:          "По настройкам этого сервера я не могу отвечать на ваши вопросы.",
			NotServed:       "По настройкам моего владельца я не могу ответить здесь на ваш вопрос.",
			LacksFormat:     "В канале <#%[2]s> мне не хватает права «%[1]s», поэтому часть ответов там упрощена или приходит личным сообщением. Его можно выдать в настройках канала, в разделе «Права доступа».",
			ElsewhereFormat: "Я не могу писать в <#%s>, поэтому отвечаю здесь:",
			FailedFormat:    "Извините, у меня что-то пошло не так. Если будете сообщать об ошибке, укажите номер: %s",
			Gone:            "Этого больше нет.",
		}
	case "fr":
		return Notice{
			NotHere:         "Je ne réponds pas dans ce salon. Posez la question dans un autre salon ou en message privé.",
			NotYou:          "D’après les réglages de ce serveur, je ne peux pas répondre à vos questions.",
			NotServed:       "D’après les réglages de mon propriétaire, je ne peux pas répondre ici à votre question.",
			LacksFormat:     "Dans <#%[2]s>, il me manque la permission «\u00a0%[1]s\u00a0»\u00a0: certaines réponses y sont simplifiées ou envoyées en message privé. Vous pouvez l’accorder dans les paramètres du salon, sous «\u00a0Permissions\u00a0».",
			ElsewhereFormat: "Je ne peux pas écrire dans <#%s>, voici donc la réponse\u00a0:",
			FailedFormat:    "Désolé, une erreur s’est produite de mon côté. Si vous la signalez, indiquez la référence %s.",
			Gone:            "Cet élément n’existe plus.",
		}
	case "de":
		return Notice{
			NotHere:         "In diesem Kanal beantworte ich keine Fragen. Fragen Sie in einem anderen Kanal oder per Direktnachricht.",
			NotYou:          "Nach den Einstellungen dieses Servers darf ich Ihre Fragen nicht beantworten.",
			NotServed:       "Nach den Einstellungen meines Betreibers darf ich Ihre Frage hier nicht beantworten.",
			LacksFormat:     "In <#%[2]s> fehlt mir die Berechtigung „%[1]s“. Manche Antworten sind dort deshalb vereinfacht oder kommen als Direktnachricht. Sie können sie in den Kanaleinstellungen unter „Berechtigungen“ erteilen.",
			ElsewhereFormat: "In <#%s> kann ich nicht schreiben, deshalb hier die Antwort:",
			FailedFormat:    "Entschuldigung, bei mir ist etwas schiefgegangen. Geben Sie bei einer Meldung bitte diese Nummer an: %s",
			Gone:            "Das gibt es nicht mehr.",
		}
	}
	return Notice{
		NotHere:         "I do not answer questions in this channel. Please ask in another one, or in a direct message.",
		NotYou:          "The settings of this server do not let me answer your questions.",
		NotServed:       "My owner’s settings do not let me answer your question here.",
		LacksFormat:     "In <#%[2]s> I lack the permission “%[1]s”, so some answers there are simplified or sent as a direct message. You can grant it in the channel’s settings, under Permissions.",
		ElsewhereFormat: "I cannot write in <#%s>, so here is the answer:",
		FailedFormat:    "Sorry, something went wrong on my side. If you report it, please give this reference: %s",
		Gone:            "This is no longer there.",
	}
}
