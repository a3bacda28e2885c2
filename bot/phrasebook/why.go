package phrasebook

import "detente/bot/policy"

// Why holds what is told of how an answer came about.
type Why struct {
	Title string
	// NotFound says that nothing is known of a message on the server.
	NotFound string
	// NotKept says that the question's text is gone, Reread that it was read again
	// from Discord.
	NotKept, Reread string
	// Question to Reference name the lines.
	Question, History, Way, Rule, Outcome, Language, Latency, Reference, Votes, Quotes string
	// SureFormat tells the confidence and what it had to reach (both float64).
	SureFormat string
	// Slash to Auto are the ways to ask.
	Slash, Mention, Reply, Direct, Message, Button, Thread, Auto string
	// The rules, for those who asked, and those of the owner and the server.
	OwnerUser, OwnerGuild, UserRule, RoleRule, ChannelRule, NotAsked, Allowed string
	// Retrieved leads the passages that were found, Sentences the best sentences, and
	// Lowered what took confidence away. Now says that they are of a new reading.
	Retrieved, Sentences, Lowered, Now string
	// ReadAs is what a follow-up was taken for.
	ReadAs string
	// NoDate to NoName are what lowers confidence.
	NoDate, NoNumber, NoName string
}

// WayOf is the phrase for a way to ask.
func (w Why) WayOf(way policy.Way) string {
	switch way {
	case policy.WaySlash:
		return w.Slash
	case policy.WayMention:
		return w.Mention
	case policy.WayReply:
		return w.Reply
	case policy.WayDirect:
		return w.Direct
	case policy.WayMessage:
		return w.Message
	case policy.WayButton:
		return w.Button
	case policy.WayThread:
		return w.Thread
	}
	return w.Auto
}

// RuleOf is the phrase for what a rule of the policy says.
func (w Why) RuleOf(rule policy.Rule) string {
	switch rule {
	case policy.OwnerUser:
		return w.OwnerUser
	case policy.OwnerGuild:
		return w.OwnerGuild
	case policy.DeniedUser, policy.OtherUser:
		return w.UserRule
	case policy.DeniedRole, policy.OtherRole:
		return w.RoleRule
	case policy.DeniedChannel, policy.OtherChannel:
		return w.ChannelRule
	case policy.NotAsked:
		return w.NotAsked
	}
	return w.Allowed
}

func why(lang string) Why {
	switch lang {
	case "zh":
		return whyChinese()
	case "zh-Hant":
		return whyTraditional()
	case "ru":
		return whyRussian()
	case "fr":
		return whyFrench()
	case "de":
		return whyGerman()
	}
	return whyEnglish()
}

func whyEnglish() Why {
	return Why{
		Title: "How this answer came about", NotFound: "Nothing is known of this message on this server. Give the link or id of an answer of mine, or of the question.",
		NotKept: "(its text is no longer kept)", Reread: "(no longer kept; read again from the message)",
		Question: "Question", History: "Read before it", Way: "Asked by", Rule: "Rule", Outcome: "Outcome", Language: "Language and kind",
		Latency: "Time", Reference: "Reference in the log", Votes: "Ratings", Quotes: "Quotes",
		SureFormat: "How sure: %.3f, needed %.3f",
		Slash:      "a command", Mention: "a mention", Reply: "a reply to me", Direct: "a direct message", Message: "a command on a message",
		Button: "a suggested question", Thread: "a message in a thread of mine", Auto: "a message where every message is a question",
		OwnerUser: "the bot’s owner does not serve this person", OwnerGuild: "the bot’s owner does not serve this server",
		UserRule: "this server’s settings leave this person out", RoleRule: "this server’s settings leave the person’s roles out",
		ChannelRule: "this server’s settings leave this channel out", NotAsked: "nobody was asked", Allowed: "no rule was against it",
		Retrieved: "Passages found", Sentences: "Best sentences", Lowered: "Less sure because", Now: "As the documents are read now:",
		ReadAs: "Read as",
		NoDate: "a date is asked for, and the best sentence has none", NoNumber: "a number is asked for, and the best sentence has none", NoName: "no document has the name",
	}
}

func whyChinese() Why {
	return Why{
		Title: "这个回答是怎么来的", NotFound: "在这个服务器上查不到这条消息的记录。请给出我的回答或提问消息的链接或 ID。",
		NotKept: "（文字已不保存）", Reread: "（已不保存，重新读取了消息）",
		Question: "问题", History: "之前的问题", Way: "提问方式", Rule: "规则", Outcome: "结果", Language: "语言和类型",
		Latency: "用时", Reference: "日志编号", Votes: "评价", Quotes: "引文",
		SureFormat: "把握：%.3f，需要 %.3f",
		Slash:      "命令", Mention: "提及", Reply: "回复我", Direct: "私信", Message: "消息命令",
		Button: "建议的问题", Thread: "我开的子区里的消息", Auto: "每条消息都当作提问的频道",
		OwnerUser: "机器人的管理者不为此人服务", OwnerGuild: "机器人的管理者不为此服务器服务",
		UserRule: "本服务器的设置排除了此人", RoleRule: "本服务器的设置排除了此人的身份组",
		ChannelRule: "本服务器的设置排除了此频道", NotAsked: "没有人提问", Allowed: "没有规则反对",
		Retrieved: "找到的段落", Sentences: "最合适的句子", Lowered: "把握降低的原因", Now: "按现在的资料重新检索：",
		ReadAs: "理解为",
		NoDate: "问的是日期，而最合适的句子里没有", NoNumber: "问的是数目，而最合适的句子里没有", NoName: "资料里没有这个名称",
	}
}

func whyTraditional() Why {
	return Why{
		Title: "這個回答是怎麼來的", NotFound: "在這個伺服器上查不到這則訊息的紀錄。請給出我的回答或提問訊息的連結或 ID。",
		NotKept: "（文字已不保存）", Reread: "（已不保存，重新讀取了訊息）",
		Question: "問題", History: "之前的問題", Way: "提問方式", Rule: "規則", Outcome: "結果", Language: "語言和類型",
		Latency: "用時", Reference: "日誌編號", Votes: "評價", Quotes: "引文",
		SureFormat: "把握：%.3f，需要 %.3f",
		Slash:      "指令", Mention: "提及", Reply: "回覆我", Direct: "私訊", Message: "訊息指令",
		Button: "建議的問題", Thread: "我開的討論串裡的訊息", Auto: "每則訊息都當作提問的頻道",
		OwnerUser: "機器人的管理者不為此人服務", OwnerGuild: "機器人的管理者不為此伺服器服務",
		UserRule: "本伺服器的設定排除了此人", RoleRule: "本伺服器的設定排除了此人的身分組",
		ChannelRule: "本伺服器的設定排除了此頻道", NotAsked: "沒有人提問", Allowed: "沒有規則反對",
		Retrieved: "找到的段落", Sentences: "最合適的句子", Lowered: "把握降低的原因", Now: "依現在的資料重新檢索：",
		ReadAs: "理解為",
		NoDate: "問的是日期，而最合適的句子裡沒有", NoNumber: "問的是數目，而最合適的句子裡沒有", NoName: "資料裡沒有這個名稱",
	}
}

func whyRussian() Why {
	return Why{
		Title: "Как получился этот ответ", NotFound: "Об этом сообщении на этом сервере ничего не известно. Укажите ссылку или ID моего ответа или самого вопроса.",
		NotKept: "(текст уже не хранится)", Reread: "(уже не хранится; сообщение прочитано заново)",
		Question: "Вопрос", History: "Прочитано перед ним", Way: "Как спросили", Rule: "Правило", Outcome: "Исход", Language: "Язык и вид",
		Latency: "Время", Reference: "Номер в журнале", Votes: "Оценки", Quotes: "Цитаты",
		SureFormat: "Уверенность: %.3f, нужно %.3f",
		Slash:      "командой", Mention: "упоминанием", Reply: "ответом на моё сообщение", Direct: "личным сообщением", Message: "командой на сообщении",
		Button: "предложенным вопросом", Thread: "сообщением в моей ветке", Auto: "сообщением там, где каждое сообщение — вопрос",
		OwnerUser: "владелец бота не обслуживает этого человека", OwnerGuild: "владелец бота не обслуживает этот сервер",
		UserRule: "настройки сервера исключают этого человека", RoleRule: "настройки сервера исключают роли этого человека",
		ChannelRule: "настройки сервера исключают этот канал", NotAsked: "никого не спрашивали", Allowed: "ни одно правило не против",
		Retrieved: "Найденные фрагменты", Sentences: "Лучшие предложения", Lowered: "Уверенность снижена, потому что", Now: "Как документы читаются сейчас:",
		ReadAs: "Понято как",
		NoDate: "спрашивают дату, а в лучшем предложении её нет", NoNumber: "спрашивают число, а в лучшем предложении его нет", NoName: "такого имени в документах нет",
	}
}

func whyFrench() Why {
	return Why{
		Title: "D’où vient cette réponse", NotFound: "Rien n’est connu de ce message sur ce serveur. Donnez le lien ou l’identifiant d’une de mes réponses, ou de la question.",
		NotKept: "(texte non conservé)", Reread: "(non conservé\u00a0; relu dans le message)",
		Question: "Question", History: "Lu auparavant", Way: "Posée par", Rule: "Règle", Outcome: "Issue", Language: "Langue et genre",
		Latency: "Durée", Reference: "Référence dans le journal", Votes: "Évaluations", Quotes: "Citations",
		SureFormat: "Certitude\u00a0: %.3f, il fallait %.3f",
		Slash:      "une commande", Mention: "une mention", Reply: "une réponse à mon message", Direct: "un message privé", Message: "une commande sur un message",
		Button: "une question proposée", Thread: "un message dans un de mes fils", Auto: "un message là où tout message est une question",
		OwnerUser: "le propriétaire du bot ne sert pas cette personne", OwnerGuild: "le propriétaire du bot ne sert pas ce serveur",
		UserRule: "les réglages du serveur excluent cette personne", RoleRule: "les réglages du serveur excluent ses rôles",
		ChannelRule: "les réglages du serveur excluent ce salon", NotAsked: "personne n’était interrogé", Allowed: "aucune règle ne s’y oppose",
		Retrieved: "Passages trouvés", Sentences: "Meilleures phrases", Lowered: "Certitude réduite, car", Now: "D’après les documents lus maintenant\u00a0:",
		ReadAs: "Comprise comme",
		NoDate: "une date est demandée, et la meilleure phrase n’en a pas", NoNumber: "un nombre est demandé, et la meilleure phrase n’en a pas", NoName: "aucun document n’a ce nom",
	}
}

func whyGerman() Why {
	return Why{
		Title: "Wie diese Antwort zustande kam", NotFound: "Zu dieser Nachricht ist auf diesem Server nichts bekannt. Geben Sie den Link oder die ID einer meiner Antworten oder der Frage an.",
		NotKept: "(Text nicht mehr gespeichert)", Reread: "(nicht mehr gespeichert; aus der Nachricht neu gelesen)",
		Question: "Frage", History: "Davor gelesen", Way: "Gefragt durch", Rule: "Regel", Outcome: "Ergebnis", Language: "Sprache und Art",
		Latency: "Dauer", Reference: "Nummer im Protokoll", Votes: "Bewertungen", Quotes: "Zitate",
		SureFormat: "Sicherheit: %.3f, nötig %.3f",
		Slash:      "einen Befehl", Mention: "eine Erwähnung", Reply: "eine Antwort an mich", Direct: "eine Direktnachricht", Message: "einen Befehl an einer Nachricht",
		Button: "eine vorgeschlagene Frage", Thread: "eine Nachricht in einem Thread von mir", Auto: "eine Nachricht, wo jede Nachricht eine Frage ist",
		OwnerUser: "der Betreiber des Bots bedient diese Person nicht", OwnerGuild: "der Betreiber des Bots bedient diesen Server nicht",
		UserRule: "die Einstellungen des Servers schließen diese Person aus", RoleRule: "die Einstellungen des Servers schließen die Rollen der Person aus",
		ChannelRule: "die Einstellungen des Servers schließen diesen Kanal aus", NotAsked: "niemand war gefragt", Allowed: "keine Regel sprach dagegen",
		Retrieved: "Gefundene Passagen", Sentences: "Beste Sätze", Lowered: "Weniger sicher, weil", Now: "Wie die Dokumente jetzt gelesen werden:",
		ReadAs: "Gelesen als",
		NoDate: "nach einem Datum wird gefragt, und der beste Satz hat keins", NoNumber: "nach einer Zahl wird gefragt, und der beste Satz hat keine", NoName: "kein Dokument enthält den Namen",
	}
}
