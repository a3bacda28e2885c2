package phrasebook

// Browse holds what the commands that show documents say.
type Browse struct {
	// FoundFormat, EventsFormat and DocumentsFormat tell how many passages, dated
	// events or documents there are (int).
	FoundFormat, EventsFormat, DocumentsFormat string
	// LengthFormat follows the name of a section or document: its sentences (int).
	LengthFormat string
	// Beginning stands for the name of what is above the first heading.
	Beginning string
	// NotFound, NoEvents and NoDocument say that there is nothing to show: no
	// passage with what was searched, no dates, no document of the name.
	NotFound, NoEvents, NoDocument string
	// OpenPassage, OpenSection, OpenDocument and OpenEvent are the placeholders of
	// menus: at most 150 characters.
	OpenPassage, OpenSection, OpenDocument, OpenEvent string
	// The labels of buttons, at most 80 characters: to the contents and the list of
	// documents, between sections, from a translation to the original and back.
	Contents, Documents, Previous, Next, Original, Translation string
	// ShowAll is the label of the button that shows a page to everybody in the
	// channel; Shown says that this was done before.
	ShowAll, Shown string
}

func browse(lang string) Browse {
	switch lang {
	case "zh":
		return Browse{
			FoundFormat: "找到 %d 段", EventsFormat: "有日期的事件：%d 个", DocumentsFormat: "资料：%d 份",
			LengthFormat: "%d 句", Beginning: "开头",
			NotFound:    "资料里没有找到相关的内容。换几个词试试，或者直接提问。",
			NoEvents:    "这份资料里没有写明日期的事件。",
			NoDocument:  "没有这个名称的资料。",
			OpenPassage: "打开所在章节", OpenSection: "选择要阅读的章节", OpenDocument: "选择资料", OpenEvent: "打开事件所在章节",
			Contents: "目录", Documents: "全部资料", Previous: "上一节", Next: "下一节", Original: "原文", Translation: "译文",
			ShowAll: "让大家都看到", Shown: "这一页刚才已经发给大家了。",
		}
	case "zh-Hant":
		return Browse{
			FoundFormat: "找到 %d 段", EventsFormat: "有日期的事件：%d 個", DocumentsFormat: "資料：%d 份",
			LengthFormat: "%d 句", Beginning: "開頭",
			NotFound:    "資料裡沒有找到相關的內容。換幾個詞試試，或者直接提問。",
			NoEvents:    "這份資料裡沒有寫明日期的事件。",
			NoDocument:  "沒有這個名稱的資料。",
			OpenPassage: "打開所在章節", OpenSection: "選擇要閱讀的章節", OpenDocument: "選擇資料", OpenEvent: "打開事件所在章節",
			Contents: "目錄", Documents: "全部資料", Previous: "上一節", Next: "下一節", Original: "原文", Translation: "譯文",
			ShowAll: "讓大家都看到", Shown: "這一頁剛才已經傳給大家了。",
		}
	case "ru":
		return Browse{
			FoundFormat: "Найдено фрагментов: %d", EventsFormat: "Событий с датами: %d", DocumentsFormat: "Документов: %d",
			LengthFormat: "предложений: %d", Beginning: "Начало",
			NotFound:    "В документах ничего подходящего не нашлось. Попробуйте другие слова или задайте вопрос.",
			NoEvents:    "В этом документе нет событий с датами.",
			NoDocument:  "Документа с таким названием нет.",
			OpenPassage: "Открыть раздел с фрагментом", OpenSection: "Выберите раздел", OpenDocument: "Выберите документ", OpenEvent: "Открыть раздел с событием",
			Contents: "Содержание", Documents: "Все документы", Previous: "Предыдущий раздел", Next: "Следующий раздел",
			Original: "Оригинал", Translation: "Перевод",
			ShowAll: "Показать всем", Shown: "Эта страница уже показана всем.",
		}
	case "fr":
		return Browse{
			FoundFormat: "Passages trouvés\u00a0: %d", EventsFormat: "Événements datés\u00a0: %d", DocumentsFormat: "Documents\u00a0: %d",
			LengthFormat: "phrases\u00a0: %d", Beginning: "Début",
			NotFound:    "Rien de tel dans les documents. Essayez d’autres mots, ou posez une question.",
			NoEvents:    "Ce document ne contient pas d’événements datés.",
			NoDocument:  "Il n’y a pas de document de ce nom.",
			OpenPassage: "Ouvrir la section d’un passage", OpenSection: "Choisir une section", OpenDocument: "Choisir un document", OpenEvent: "Ouvrir la section d’un événement",
			Contents: "Sommaire", Documents: "Tous les documents", Previous: "Section précédente", Next: "Section suivante",
			Original: "Texte original", Translation: "Traduction",
			ShowAll: "Montrer à tous", Shown: "Cette page a déjà été montrée à tous.",
		}
	case "de":
		return Browse{
			FoundFormat: "Gefundene Passagen: %d", EventsFormat: "Datierte Ereignisse: %d", DocumentsFormat: "Dokumente: %d",
			LengthFormat: "Sätze: %d", Beginning: "Anfang",
			NotFound:    "Dazu findet sich nichts in den Dokumenten. Versuchen Sie es mit anderen Wörtern, oder stellen Sie eine Frage.",
			NoEvents:    "In diesem Dokument stehen keine datierten Ereignisse.",
			NoDocument:  "Ein Dokument dieses Namens gibt es nicht.",
			OpenPassage: "Abschnitt einer Passage öffnen", OpenSection: "Abschnitt wählen", OpenDocument: "Dokument wählen", OpenEvent: "Abschnitt eines Ereignisses öffnen",
			Contents: "Inhalt", Documents: "Alle Dokumente", Previous: "Voriger Abschnitt", Next: "Nächster Abschnitt",
			Original: "Originaltext", Translation: "Übersetzung",
			ShowAll: "Allen zeigen", Shown: "Diese Seite wurde schon allen gezeigt.",
		}
	}
	return Browse{
		FoundFormat: "Passages found: %d", EventsFormat: "Dated events: %d", DocumentsFormat: "Documents: %d",
		LengthFormat: "sentences: %d", Beginning: "Beginning",
		NotFound:    "Nothing in the documents matches this. Try other words, or ask a question.",
		NoEvents:    "There are no dated events in this document.",
		NoDocument:  "There is no document of this name.",
		OpenPassage: "Open the section of a passage", OpenSection: "Choose a section", OpenDocument: "Choose a document", OpenEvent: "Open the section of an event",
		Contents: "Contents", Documents: "All documents", Previous: "Previous section", Next: "Next section",
		Original: "Original", Translation: "Translation",
		ShowAll: "Show to everyone", Shown: "Everyone has been shown this page already.",
	}
}
