package phrasebook

// Sources holds what stands around a passage of a document.
type Sources struct {
	// Earlier and Later turn to the passage before and the one after, Section to the
	// whole section; Previous and Next turn its pages.
	Earlier, Later, Section, Previous, Next string
	// Others is the placeholder of the menu of citations, at most 150 characters.
	Others string
	// PageFormat tells which page of how many: two numbers (int, int).
	PageFormat string
}

func sources(lang string) Sources {
	switch lang {
	case "zh":
		return Sources{
			Earlier: "上文", Later: "下文", Section: "看整节", Previous: "上一页", Next: "下一页",
			Others: "这条回答引用的句子", PageFormat: "第 %d 页，共 %d 页",
		}
	case "zh-Hant":
		return Sources{
			Earlier: "上文", Later: "下文", Section: "看整節", Previous: "上一頁", Next: "下一頁",
			Others: "這則回答引用的句子", PageFormat: "第 %d 頁，共 %d 頁",
		}
	case "ru":
		return Sources{
			Earlier: "Раньше", Later: "Дальше", Section: "Весь раздел", Previous: "Назад", Next: "Вперёд",
			Others: "Предложения, на которые опирается ответ", PageFormat: "страница %d из %d",
		}
	case "fr":
		return Sources{
			Earlier: "Avant", Later: "Après", Section: "Toute la section", Previous: "Précédente", Next: "Suivante",
			Others: "Les phrases que cite cette réponse", PageFormat: "page %d sur %d",
		}
	case "de":
		return Sources{
			Earlier: "Davor", Later: "Danach", Section: "Ganzer Abschnitt", Previous: "Zurück", Next: "Weiter",
			Others: "Die Sätze, auf die sich die Antwort stützt", PageFormat: "Seite %d von %d",
		}
	}
	return Sources{
		Earlier: "Earlier", Later: "Later", Section: "Whole section", Previous: "Previous", Next: "Next",
		Others: "Sentences that this answer cites", PageFormat: "page %d of %d",
	}
}
