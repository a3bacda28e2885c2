package phrasebook

// Status holds what is said of the documents to those who manage a server.
type Status struct {
	Title string
	// CountFormat tells how many documents there are, with how many sentences in how
	// many passages (all int).
	CountFormat string
	// ReadFormat tells when they were read (string: Discord's form of a time, which
	// reads "two hours ago").
	ReadFormat string
	// SkippedFormat is above what could not be read: how many files (int).
	SkippedFormat string
	// AllRead says that there are none.
	AllRead string
	// MoreFormat tells how many more there are than are shown (int).
	MoreFormat string
}

func status(lang string) Status {
	switch lang {
	case "zh":
		return Status{
			Title: "资料", CountFormat: "资料 %d 份 · 句子 %d 个 · 段落 %d 个", ReadFormat: "读取时间：%s",
			SkippedFormat: "未能读取的文件：%d 个", AllRead: "所有文件都已读取。", MoreFormat: "还有 %d 项",
		}
	case "zh-Hant":
		return Status{
			Title: "資料", CountFormat: "資料 %d 份 · 句子 %d 個 · 段落 %d 個", ReadFormat: "讀取時間：%s",
			SkippedFormat: "未能讀取的檔案：%d 個", AllRead: "所有檔案都已讀取。", MoreFormat: "還有 %d 項",
		}
	case "ru":
		return Status{
			Title: "Документы", CountFormat: "Документов: %d · предложений: %d · фрагментов: %d", ReadFormat: "Прочитаны %s",
			SkippedFormat: "Не удалось прочитать файлов: %d", AllRead: "Все файлы прочитаны.", MoreFormat: "и ещё %d",
		}
	case "fr":
		return Status{
			Title: "Documents", CountFormat: "Documents\u00a0: %d · phrases\u00a0: %d · passages\u00a0: %d", ReadFormat: "Lus %s",
			SkippedFormat: "Fichiers illisibles\u00a0: %d", AllRead: "Tous les fichiers ont été lus.", MoreFormat: "et %d de plus",
		}
	case "de":
		return Status{
			Title: "Dokumente", CountFormat: "Dokumente: %d · Sätze: %d · Passagen: %d", ReadFormat: "Eingelesen %s",
			SkippedFormat: "Nicht lesbare Dateien: %d", AllRead: "Alle Dateien wurden gelesen.", MoreFormat: "und %d weitere",
		}
	}
	return Status{
		Title: "Documents", CountFormat: "Documents: %d · sentences: %d · passages: %d", ReadFormat: "Read %s",
		SkippedFormat: "Files that could not be read: %d", AllRead: "Every file was read.", MoreFormat: "and %d more",
	}
}
