package phrasebook

// Settings holds the panel in which those who manage a server set the bot up.
type Settings struct {
	Title string
	// SavedAtOnce stands under the panel.
	SavedAtOnce string
	// NotManager refuses whoever may not manage the server.
	NotManager string
	// NotSavedFormat says that a change was not saved and the old holds: a reference
	// (string).
	NotSavedFormat string
	// PageMenu is the prompt of the menu that chooses one of the pages.
	PageMenu                             string
	PageAnswers, PageUnder               string
	PagePlaces, PagePeople               string
	Language, Threshold, Phrasing        string
	Threads, Feedback                    string
	Channels, NotChannels, Auto, Quiet   string
	Roles, NotRoles, NotUsers, TrustedBy string

	// PairFormat joins a setting's name and its value (both string).
	PairFormat string
	// MoreFormat says how many more of a list there are (int).
	MoreFormat string
	// Automatic is the asker's language.
	Automatic string
	// OwnFormat to StrictFormat name thresholds: each with its number (float64).
	// SetFormat is for any other one.
	OwnFormat, LenientFormat, NormalFormat, StrictFormat, SetFormat string
	On, Off                                                         string
	// Phrased and Verbatim are whether a model phrases replies; NoModel says that
	// none is set up.
	Phrased, Verbatim, NoModel                   string
	ThreadsOffered, ThreadsAlways, ThreadsNever  string
	Everywhere, Everyone, ManagersAlone, Nowhere string
	NobodyDenied                                 string
	// NoIntent says why not every message can be a question.
	NoIntent string
}

// LanguageName is the name of a language of wording.Languages in itself.
func LanguageName(tag string) string {
	switch tag {
	case "zh":
		return "简体中文"
	case "zh-Hant":
		return "繁體中文"
	case "ru":
		return "Русский"
	case "fr":
		return "Français"
	case "de":
		return "Deutsch"
	}
	return "English"
}

func settings(lang string) Settings {
	switch lang {
	case "zh":
		return settingsChinese()
	case "zh-Hant":
		return settingsTraditional()
	case "ru":
		return settingsRussian()
	case "fr":
		return settingsFrench()
	case "de":
		return settingsGerman()
	}
	return settingsEnglish()
}

func settingsEnglish() Settings {
	return Settings{
		Title:          "Settings of this server",
		SavedAtOnce:    "A choice is saved at once and holds from the next question on. A thread follows its channel, and a channel its category.",
		NotManager:     "This needs the permission “Manage Server”.",
		NotSavedFormat: "⚠️ This was not saved, and what you see below still holds. Please try again later; the reference is %s.",
		PageMenu:       "What to set",
		PageAnswers:    "Answers",
		PageUnder:      "Below answers",
		PagePlaces:     "Channels",
		PagePeople:     "Roles and members",
		Language:       "Language",
		Threshold:      "How sure the bot must be",
		Phrasing:       "Wording",
		Threads:        "Threads",
		Feedback:       "Buttons that rate an answer",
		Channels:       "Answered in",
		NotChannels:    "Never answered in",
		Auto:           "Every message is a question in",
		Quiet:          "Quiet there when unsure",
		Roles:          "Answered for",
		NotRoles:       "Never answered for the roles",
		NotUsers:       "Never answered for the members",
		TrustedBy:      "May save messages as answers",
		PairFormat:     "%s: %s",
		MoreFormat:     "and %d more",
		Automatic:      "the asker’s",
		OwnFormat:      "as the bot is set up (%.2f)",
		LenientFormat:  "lenient (%.2f)",
		NormalFormat:   "normal (%.2f)",
		StrictFormat:   "strict (%.2f)",
		SetFormat:      "set to %.2f",
		On:             "on",
		Off:            "off",
		Phrased:        "a language model phrases it, checked against the quotes",
		Verbatim:       "quotes alone",
		NoModel:        "quotes alone, as no language model is set up",
		ThreadsOffered: "a button offers one",
		ThreadsAlways:  "always, where every message is a question",
		ThreadsNever:   "never",
		Everywhere:     "all channels",
		Everyone:       "everybody",
		ManagersAlone:  "only those who manage the server or its messages",
		Nowhere:        "none",
		NobodyDenied:   "none",
		NoIntent:       "not possible: the bot’s owner has not switched on the message content intent",
	}
}

func settingsChinese() Settings {
	return Settings{
		Title:          "本服务器的设置",
		SavedAtOnce:    "选好即保存，从下一个问题起生效。子区跟随所在频道，频道跟随所在类别。",
		NotManager:     "这需要“管理服务器”权限。",
		NotSavedFormat: "⚠️ 没能保存，下面显示的设置仍然有效。请稍后再试；编号 %s。",
		PageMenu:       "选择要设置的内容",
		PageAnswers:    "回答",
		PageUnder:      "回答下方",
		PagePlaces:     "频道",
		PagePeople:     "身份组与成员",
		Language:       "语言",
		Threshold:      "要有多大把握才回答",
		Phrasing:       "表述方式",
		Threads:        "子区",
		Feedback:       "评价回答的按钮",
		Channels:       "在这些频道回答",
		NotChannels:    "在这些频道不回答",
		Auto:           "每条消息都当作提问的频道",
		Quiet:          "在那里没把握就不出声",
		Roles:          "回答这些身份组",
		NotRoles:       "不回答这些身份组",
		NotUsers:       "不回答这些成员",
		TrustedBy:      "可以把消息保存为答案",
		PairFormat:     "%s：%s",
		MoreFormat:     "另有 %d 个",
		Automatic:      "跟随提问者",
		OwnFormat:      "机器人的默认值（%.2f）",
		LenientFormat:  "宽松（%.2f）",
		NormalFormat:   "适中（%.2f）",
		StrictFormat:   "严格（%.2f）",
		SetFormat:      "设为 %.2f",
		On:             "开",
		Off:            "关",
		Phrased:        "由语言模型表述，并与引文核对",
		Verbatim:       "只给引文",
		NoModel:        "只给引文（没有配置语言模型）",
		ThreadsOffered: "用按钮提供",
		ThreadsAlways:  "在每条消息都是提问的频道总是新建",
		ThreadsNever:   "不用",
		Everywhere:     "所有频道",
		Everyone:       "所有人",
		ManagersAlone:  "仅限能管理服务器或消息的人",
		Nowhere:        "无",
		NobodyDenied:   "无",
		NoIntent:       "不可用：机器人的管理者没有开启消息内容意图（message content intent）",
	}
}

func settingsTraditional() Settings {
	return Settings{
		Title:          "本伺服器的設定",
		SavedAtOnce:    "選好即儲存，從下一個問題起生效。討論串跟隨所在頻道，頻道跟隨所在類別。",
		NotManager:     "這需要「管理伺服器」權限。",
		NotSavedFormat: "⚠️ 沒能儲存，下面顯示的設定仍然有效。請稍後再試；編號 %s。",
		PageMenu:       "選擇要設定的內容",
		PageAnswers:    "回答",
		PageUnder:      "回答下方",
		PagePlaces:     "頻道",
		PagePeople:     "身分組與成員",
		Language:       "語言",
		Threshold:      "要有多大把握才回答",
		Phrasing:       "表述方式",
		Threads:        "討論串",
		Feedback:       "評價回答的按鈕",
		Channels:       "在這些頻道回答",
		NotChannels:    "在這些頻道不回答",
		Auto:           "每則訊息都當作提問的頻道",
		Quiet:          "在那裡沒把握就不出聲",
		Roles:          "回答這些身分組",
		NotRoles:       "不回答這些身分組",
		NotUsers:       "不回答這些成員",
		TrustedBy:      "可以把訊息儲存為答案",
		PairFormat:     "%s：%s",
		MoreFormat:     "另有 %d 個",
		Automatic:      "跟隨提問者",
		OwnFormat:      "機器人的預設值（%.2f）",
		LenientFormat:  "寬鬆（%.2f）",
		NormalFormat:   "適中（%.2f）",
		StrictFormat:   "嚴格（%.2f）",
		SetFormat:      "設為 %.2f",
		On:             "開",
		Off:            "關",
		Phrased:        "由語言模型表述，並與引文核對",
		Verbatim:       "只給引文",
		NoModel:        "只給引文（沒有設定語言模型）",
		ThreadsOffered: "用按鈕提供",
		ThreadsAlways:  "在每則訊息都是提問的頻道一律新增",
		ThreadsNever:   "不用",
		Everywhere:     "所有頻道",
		Everyone:       "所有人",
		ManagersAlone:  "僅限能管理伺服器或訊息的人",
		Nowhere:        "無",
		NobodyDenied:   "無",
		NoIntent:       "無法使用：機器人的管理者沒有開啟訊息內容意圖（message content intent）",
	}
}

func settingsRussian() Settings {
	return Settings{
		Title:          "Настройки этого сервера",
		SavedAtOnce:    "Выбор сохраняется сразу и действует со следующего вопроса. Ветка следует своему каналу, канал — своей категории.",
		NotManager:     "Для этого нужно право «Управлять сервером».",
		NotSavedFormat: "⚠️ Сохранить не удалось, действует по-прежнему то, что показано ниже. Попробуйте позже; номер ошибки: %s.",
		PageMenu:       "Что настроить",
		PageAnswers:    "Ответы",
		PageUnder:      "Под ответами",
		PagePlaces:     "Каналы",
		PagePeople:     "Роли и участники",
		Language:       "Язык",
		Threshold:      "Насколько бот должен быть уверен",
		Phrasing:       "Изложение",
		Threads:        "Ветки",
		Feedback:       "Кнопки оценки ответа",
		Channels:       "Отвечать в каналах",
		NotChannels:    "Не отвечать в каналах",
		Auto:           "Каждое сообщение — вопрос в каналах",
		Quiet:          "Там молчать, если не уверен",
		Roles:          "Отвечать ролям",
		NotRoles:       "Не отвечать ролям",
		NotUsers:       "Не отвечать участникам",
		TrustedBy:      "Могут сохранять сообщения как ответы",
		PairFormat:     "%s: %s",
		MoreFormat:     "и ещё %d",
		Automatic:      "язык спрашивающего",
		OwnFormat:      "как настроен бот (%.2f)",
		LenientFormat:  "мягко (%.2f)",
		NormalFormat:   "обычно (%.2f)",
		StrictFormat:   "строго (%.2f)",
		SetFormat:      "задано %.2f",
		On:             "вкл.",
		Off:            "выкл.",
		Phrased:        "излагает языковая модель, со сверкой с цитатами",
		Verbatim:       "только цитаты",
		NoModel:        "только цитаты: языковая модель не настроена",
		ThreadsOffered: "предлагать кнопкой",
		ThreadsAlways:  "всегда, где каждое сообщение — вопрос",
		ThreadsNever:   "никогда",
		Everywhere:     "все каналы",
		Everyone:       "всем",
		ManagersAlone:  "только те, кто управляет сервером или сообщениями",
		Nowhere:        "нет",
		NobodyDenied:   "нет",
		NoIntent:       "недоступно: владелец бота не включил доступ к содержимому сообщений (message content intent)",
	}
}

func settingsFrench() Settings {
	return Settings{
		Title:          "Réglages de ce serveur",
		SavedAtOnce:    "Un choix est enregistré aussitôt et vaut dès la question suivante. Un fil suit son salon, et un salon sa catégorie.",
		NotManager:     "Il faut pour cela la permission «\u00a0Gérer le serveur\u00a0».",
		NotSavedFormat: "⚠️ Rien n’a été enregistré\u00a0: ce qui est affiché ci-dessous reste valable. Réessayez plus tard\u00a0; référence %s.",
		PageMenu:       "Que régler",
		PageAnswers:    "Réponses",
		PageUnder:      "Sous les réponses",
		PagePlaces:     "Salons",
		PagePeople:     "Rôles et membres",
		Language:       "Langue",
		Threshold:      "Certitude exigée",
		Phrasing:       "Formulation",
		Threads:        "Fils",
		Feedback:       "Boutons d’évaluation",
		Channels:       "Répond dans",
		NotChannels:    "Ne répond pas dans",
		Auto:           "Tout message est une question dans",
		Quiet:          "Y rester muet en cas de doute",
		Roles:          "Répond aux rôles",
		NotRoles:       "Ne répond pas aux rôles",
		NotUsers:       "Ne répond pas aux membres",
		TrustedBy:      "Peuvent enregistrer des messages comme réponses",
		PairFormat:     "%s\u00a0: %s",
		MoreFormat:     "et %d de plus",
		Automatic:      "celle de la question",
		OwnFormat:      "selon la configuration du bot (%.2f)",
		LenientFormat:  "souple (%.2f)",
		NormalFormat:   "normale (%.2f)",
		StrictFormat:   "stricte (%.2f)",
		SetFormat:      "fixée à %.2f",
		On:             "oui",
		Off:            "non",
		Phrased:        "par un modèle de langue, vérifiée avec les citations",
		Verbatim:       "citations seules",
		NoModel:        "citations seules, faute de modèle de langue configuré",
		ThreadsOffered: "proposés par un bouton",
		ThreadsAlways:  "toujours, là où tout message est une question",
		ThreadsNever:   "jamais",
		Everywhere:     "tous les salons",
		Everyone:       "tout le monde",
		ManagersAlone:  "seuls ceux qui gèrent le serveur ou ses messages",
		Nowhere:        "aucun",
		NobodyDenied:   "aucun",
		NoIntent:       "impossible\u00a0: le propriétaire du bot n’a pas activé l’accès au contenu des messages (message content intent)",
	}
}

func settingsGerman() Settings {
	return Settings{
		Title:          "Einstellungen dieses Servers",
		SavedAtOnce:    "Eine Auswahl wird sofort gespeichert und gilt ab der nächsten Frage. Ein Thread richtet sich nach seinem Kanal, ein Kanal nach seiner Kategorie.",
		NotManager:     "Dafür ist die Berechtigung „Server verwalten“ nötig.",
		NotSavedFormat: "⚠️ Das wurde nicht gespeichert, es gilt weiterhin, was unten steht. Versuchen Sie es später noch einmal; Nummer %s.",
		PageMenu:       "Was eingestellt werden soll",
		PageAnswers:    "Antworten",
		PageUnder:      "Unter Antworten",
		PagePlaces:     "Kanäle",
		PagePeople:     "Rollen und Mitglieder",
		Language:       "Sprache",
		Threshold:      "Wie sicher der Bot sein muss",
		Phrasing:       "Formulierung",
		Threads:        "Threads",
		Feedback:       "Knöpfe zum Bewerten",
		Channels:       "Antwortet in",
		NotChannels:    "Antwortet nicht in",
		Auto:           "Jede Nachricht ist eine Frage in",
		Quiet:          "Dort im Zweifel schweigen",
		Roles:          "Antwortet den Rollen",
		NotRoles:       "Antwortet nicht den Rollen",
		NotUsers:       "Antwortet nicht den Mitgliedern",
		TrustedBy:      "Dürfen Nachrichten als Antworten speichern",
		PairFormat:     "%s: %s",
		MoreFormat:     "und %d weitere",
		Automatic:      "die der Frage",
		OwnFormat:      "wie der Bot eingerichtet ist (%.2f)",
		LenientFormat:  "großzügig (%.2f)",
		NormalFormat:   "mittel (%.2f)",
		StrictFormat:   "streng (%.2f)",
		SetFormat:      "auf %.2f gesetzt",
		On:             "an",
		Off:            "aus",
		Phrased:        "durch ein Sprachmodell, an den Zitaten geprüft",
		Verbatim:       "nur Zitate",
		NoModel:        "nur Zitate, da kein Sprachmodell eingerichtet ist",
		ThreadsOffered: "auf Knopfdruck",
		ThreadsAlways:  "immer, wo jede Nachricht eine Frage ist",
		ThreadsNever:   "nie",
		Everywhere:     "allen Kanälen",
		Everyone:       "allen",
		ManagersAlone:  "nur wer den Server oder seine Nachrichten verwaltet",
		Nowhere:        "keinem",
		NobodyDenied:   "niemandem",
		NoIntent:       "nicht möglich: Der Betreiber des Bots hat den Zugriff auf Nachrichteninhalte (message content intent) nicht eingeschaltet",
	}
}
