package phrasebook

// Pages holds what stands under lists that have pages, and on buttons that confirm.
type Pages struct {
	Earlier, Later string
	// PageFormat tells where one is: the page, and how many there are (both int).
	PageFormat string
	// Back leaves things as they are.
	Back string
}

func pages(lang string) Pages {
	switch lang {
	case "zh":
		return Pages{Earlier: "上一页", Later: "下一页", PageFormat: "第 %d 页，共 %d 页", Back: "返回"}
	case "zh-Hant":
		return Pages{Earlier: "上一頁", Later: "下一頁", PageFormat: "第 %d 頁，共 %d 頁", Back: "返回"}
	case "ru":
		return Pages{Earlier: "Назад", Later: "Дальше", PageFormat: "Страница %d из %d", Back: "Вернуться"}
	case "fr":
		return Pages{Earlier: "Précédent", Later: "Suivant", PageFormat: "Page %d sur %d", Back: "Retour"}
	case "de":
		return Pages{Earlier: "Zurück", Later: "Weiter", PageFormat: "Seite %d von %d", Back: "Abbrechen"}
	}
	return Pages{Earlier: "Earlier", Later: "Later", PageFormat: "Page %d of %d", Back: "Back"}
}
