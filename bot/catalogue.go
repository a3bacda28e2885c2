package bot

import (
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
)

// The names by which commands and their options come back in interactions,
// whatever the user's language.
const (
	askCommand      = "ask"
	searchCommand   = "search"
	summaryCommand  = "summary"
	articleCommand  = "article"
	timelineCommand = "timeline"
	helpCommand     = "help"
	privacyCommand  = "privacy"
	answerCommand   = "Answer this"
	saveCommand     = "Save as answer"

	manageCommand     = "detente"
	settingsCommand   = "detente settings"
	unansweredCommand = "detente unanswered"
	statsCommand      = "detente stats"
	whyCommand        = "detente why"
	answersCommand    = "detente answers"
	statusCommand     = "detente status"

	questionOption = "question"
	privateOption  = "private"
	queryOption    = "query"
	documentOption = "document"
	messageOption  = "message"
)

// commands are all of the bot's commands.
func commands() []command {
	return slices.Concat(askCommands(), browseCommands(), manageCommands(), []command{privacy(), inGuilds(manage())})
}

// askCommands are the commands that ask.
func askCommands() []command {
	return []command{
		everywhere(ask()),
		everywhere(onMessages(answerCommand, localized("回答这条消息", "回答這則訊息", "Ответить на это", "Répondre à ce message", "Das beantworten"))),
	}
}

// browseCommands are the commands that show documents.
func browseCommands() []command {
	return []command{
		everywhere(slash(searchCommand, "Find passages in the documents",
			localized("检索", "檢索", "поиск", "chercher", "suchen"),
			localized("在资料里查找段落", "在資料裡查找段落", "Найти фрагменты в документах",
				"Trouver des passages dans les documents", "Passagen in den Dokumenten finden"),
			query())),
		everywhere(slash(summaryCommand, "What a document says, in its own sentences",
			localized("摘要", "摘要", "кратко", "résumé", "zusammenfassung"),
			localized("用原文的句子概括一份资料", "用原文的句子概括一份資料", "О чём документ, его собственными предложениями",
				"L’essentiel d’un document, dans ses propres phrases", "Was ein Dokument sagt, in seinen eigenen Sätzen"),
			documentChoice())),
		everywhere(slash(articleCommand, "Read a document, section by section",
			localized("文章", "文章", "статья", "article", "artikel"),
			localized("按章节阅读资料", "按章節閱讀資料", "Читать документ по разделам",
				"Lire un document, section par section", "Ein Dokument Abschnitt für Abschnitt lesen"),
			documentChoice())),
		everywhere(slash(timelineCommand, "Dated events of the documents, in order",
			localized("时间线", "時間線", "хронология", "chronologie", "zeitleiste"),
			localized("按时间顺序列出资料中的事件", "按時間順序列出資料中的事件", "События документов с датами, по порядку",
				"Les événements datés des documents, dans l’ordre", "Datierte Ereignisse der Dokumente, der Reihe nach"),
			documentChoice())),
		everywhere(slash(helpCommand, "What this bot can do",
			localized("帮助", "說明", "помощь", "aide", "hilfe"),
			localized("这个机器人能做什么", "這個機器人能做什麼", "Что умеет этот бот",
				"Ce que ce bot sait faire", "Was dieser Bot kann"))),
	}
}

// privacy is the command that shows what is kept of its user.
func privacy() command {
	return everywhere(slash(privacyCommand, "See and delete what is kept of you",
		localized("隐私", "隱私", "приватность", "confidentialité", "datenschutz"),
		localized("查看并删除保存的个人数据", "檢視並刪除保存的個人資料", "Посмотреть и удалить, что о вас хранится",
			"Voir et supprimer ce qui est conservé de vous", "Sehen und löschen, was über Sie gespeichert ist")))
}

// manageCommands are the commands of those who look after the bot on a server.
func manageCommands() []command {
	return []command{
		inGuilds(onMessages(saveCommand, localized("保存为答案", "儲存為答案", "Сохранить как ответ", "Enregistrer comme réponse", "Als Antwort speichern"))),
	}
}

func ask() command {
	c := slash(askCommand, "Ask about the documents",
		localized("提问", "提問", "спросить", "demander", "fragen"),
		localized("就文档内容提问", "就文件內容提問", "Задать вопрос по документам",
			"Poser une question sur les documents", "Eine Frage zu den Dokumenten stellen"))
	c.Options = []commandOption{{
		Type: int(discordgo.ApplicationCommandOptionString), Name: questionOption,
		NameLocalizations: localized("问题", "問題", "вопрос", "question", "frage"),
		Description:       "What you want to know",
		DescriptionLocalizations: localized("想知道什么", "想知道什麼",
			"Что вы хотите узнать", "Ce que vous voulez savoir", "Was Sie wissen möchten"),
		Required: true, MaxLength: answer.MaxQuestion, Autocomplete: true,
	}, {
		Type: int(discordgo.ApplicationCommandOptionBoolean), Name: privateOption,
		NameLocalizations: localized("私密", "私密", "лично", "privé", "privat"),
		Description:       "Show the answer to you alone",
		DescriptionLocalizations: localized("答案只给自己看", "答案只給自己看",
			"Показать ответ только вам", "Ne montrer la réponse qu’à vous", "Die Antwort nur Ihnen zeigen"),
	}}
	return c
}

func query() commandOption {
	return commandOption{
		Type: int(discordgo.ApplicationCommandOptionString), Name: queryOption,
		NameLocalizations: localized("内容", "內容", "запрос", "recherche", "suchwort"),
		Description:       "Words or a question",
		DescriptionLocalizations: localized("关键词或问题", "關鍵字或問題",
			"Слова или вопрос", "Des mots ou une question", "Wörter oder eine Frage"),
		Required: true, MaxLength: answer.MaxQuestion,
	}
}

func documentChoice() commandOption {
	return commandOption{
		Type: int(discordgo.ApplicationCommandOptionString), Name: documentOption,
		NameLocalizations: localized("资料", "資料", "документ", "document", "dokument"),
		Description:       "Which document",
		DescriptionLocalizations: localized("哪一份资料", "哪一份資料",
			"Какой документ", "Quel document", "Welches Dokument"),
		Autocomplete: true,
	}
}

// manage is the command of those who manage a server.
func manage() command {
	c := slash(manageCommand, "Manage the bot on this server", nil,
		localized("管理本服务器上的机器人", "管理本伺服器上的機器人", "Управление ботом на этом сервере",
			"Gérer le bot sur ce serveur", "Den Bot auf diesem Server verwalten"))
	c.Permissions = strconv.Itoa(discordgo.PermissionManageGuild)
	c.Options = []commandOption{
		subcommandOf("settings", "Language, channels, roles and more",
			localized("设置", "設定", "настройки", "réglages", "einstellungen"),
			localized("语言、频道、身份组等", "語言、頻道、身分組等", "Язык, каналы, роли и другое",
				"Langue, salons, rôles, etc.", "Sprache, Kanäle, Rollen und mehr")),
		subcommandOf("unanswered", "Questions that the documents did not answer",
			localized("未答", "未答", "без-ответа", "sans-réponse", "unbeantwortet"),
			localized("资料没能回答的问题", "資料沒能回答的問題", "Вопросы, на которые документы не ответили",
				"Les questions restées sans réponse", "Fragen, die die Dokumente nicht beantworten")),
		subcommandOf("stats", "How many questions, and how they went",
			localized("统计", "統計", "статистика", "statistiques", "statistik"),
			localized("问题的数量和结果", "問題的數量和結果", "Сколько вопросов и чем они кончились",
				"Combien de questions, et avec quel résultat", "Wie viele Fragen, und was daraus wurde")),
		subcommandOf("why", "Why an answer is what it is",
			localized("为什么", "為什麼", "почему", "pourquoi", "warum"),
			localized("说明一个回答是怎么来的", "說明一個回答是怎麼來的", "Почему ответ именно такой",
				"Pourquoi une réponse est ce qu’elle est", "Warum eine Antwort so ist, wie sie ist"),
			commandOption{
				Type: int(discordgo.ApplicationCommandOptionString), Name: messageOption,
				NameLocalizations: localized("消息", "訊息", "сообщение", "message", "nachricht"),
				Description:       "Link or id of the answer, or of the question",
				DescriptionLocalizations: localized("回答或问题的消息链接或 ID", "回答或問題的訊息連結或 ID",
					"Ссылка или ID ответа или вопроса", "Lien ou identifiant de la réponse ou de la question",
					"Link oder ID der Antwort oder der Frage"),
				Required: true, MaxLength: 200,
			}),
		subcommandOf("answers", "Messages saved as answers",
			localized("答案", "答案", "ответы", "réponses", "antworten"),
			localized("保存为答案的消息", "儲存為答案的訊息", "Сообщения, сохранённые как ответы",
				"Les messages enregistrés comme réponses", "Als Antworten gespeicherte Nachrichten")),
		subcommandOf("status", "Which documents were read, and what could not be",
			localized("状态", "狀態", "состояние", "état", "status"),
			localized("读取了哪些资料，哪些读不了", "讀取了哪些資料，哪些讀不了", "Какие документы прочитаны, а какие нет",
				"Les documents lus, et ceux qui n’ont pas pu l’être", "Welche Dokumente gelesen wurden und welche nicht")),
	}
	return c
}

func slash(name, description string, names, descriptions map[string]string, options ...commandOption) command {
	return command{
		Type: int(discordgo.ChatApplicationCommand), Name: name, NameLocalizations: names,
		Description: description, DescriptionLocalizations: descriptions, Options: options,
	}
}

func onMessages(name string, names map[string]string) command {
	return command{Type: int(discordgo.MessageApplicationCommand), Name: name, NameLocalizations: names}
}

func subcommandOf(name, description string, names, descriptions map[string]string, options ...commandOption) commandOption {
	return commandOption{
		Type: int(discordgo.ApplicationCommandOptionSubCommand), Name: name, NameLocalizations: names,
		Description: description, DescriptionLocalizations: descriptions, Options: options,
	}
}

// everywhere lets a command be used in servers, in direct messages, and by those who
// have installed the bot for themselves.
func everywhere(c command) command {
	c.Contexts = []int{
		int(discordgo.InteractionContextGuild), int(discordgo.InteractionContextBotDM), int(discordgo.InteractionContextPrivateChannel),
	}
	c.IntegrationTypes = []int{int(discordgo.ApplicationIntegrationGuildInstall), int(discordgo.ApplicationIntegrationUserInstall)}
	return c
}

// inGuilds lets a command be used in servers that the bot is a member of.
func inGuilds(c command) command {
	c.Contexts = []int{int(discordgo.InteractionContextGuild)}
	c.IntegrationTypes = []int{int(discordgo.ApplicationIntegrationGuildInstall)}
	return c
}
