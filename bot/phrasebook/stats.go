package phrasebook

// Stats holds what is said of the questions of a server.
type Stats struct {
	// TitleFormat names the period: days (int).
	TitleFormat string
	// Menu is the prompt of the menu that chooses a period, DaysFormat one of its
	// choices: days (int).
	Menu, DaysFormat                           string
	Asked                                      string
	Answered, Refused, Limited, Failed, Denied string
	Helpful, Unhelpful                         string
	// LatencyFormat tells how long answers took: the median and what 95 % stay below
	// (both string).
	LatencyFormat string
	// None says that nothing was asked.
	None string
	// UTC says whose days are counted.
	UTC string
	// PictureFormat describes the chart to those who do not see it: days, questions,
	// and the most on one day (all int).
	PictureFormat string
}

func stats(lang string) Stats {
	switch lang {
	case "zh":
		return Stats{
			TitleFormat: "最近 %d 天的提问", Menu: "选择时段", DaysFormat: "最近 %d 天",
			Asked: "提问", Answered: "已回答", Refused: "资料未提及", Limited: "超出限额", Failed: "出错", Denied: "按规则不回答",
			Helpful: "有帮助", Unhelpful: "没帮助", LatencyFormat: "回答用时：中位数 %s，95%% 在 %s 以内",
			None: "这段时间没有人提问。", UTC: "按 UTC 日期统计",
			PictureFormat: "柱状图：最近 %d 天每天的提问数，共 %d 个，一天最多 %d 个",
		}
	case "zh-Hant":
		return Stats{
			TitleFormat: "最近 %d 天的提問", Menu: "選擇時段", DaysFormat: "最近 %d 天",
			Asked: "提問", Answered: "已回答", Refused: "資料未提及", Limited: "超出限額", Failed: "出錯", Denied: "依規則不回答",
			Helpful: "有幫助", Unhelpful: "沒幫助", LatencyFormat: "回答用時：中位數 %s，95%% 在 %s 以內",
			None: "這段時間沒有人提問。", UTC: "依 UTC 日期統計",
			PictureFormat: "長條圖：最近 %d 天每天的提問數，共 %d 個，一天最多 %d 個",
		}
	case "ru":
		return Stats{
			TitleFormat: "Вопросы за последние дни: %d", Menu: "За какое время", DaysFormat: "Последние дни: %d",
			Asked: "Задано", Answered: "отвечено", Refused: "в документах нет", Limited: "сверх лимита", Failed: "с ошибкой", Denied: "запрещено правилами",
			Helpful: "полезно", Unhelpful: "бесполезно", LatencyFormat: "Время ответа: медиана %s, 95 %% не дольше %s",
			None: "За это время никто не спрашивал.", UTC: "Дни по UTC",
			PictureFormat: "Столбцы: вопросы по дням, дней: %d, вопросов: %d, больше всего за день: %d",
		}
	case "fr":
		return Stats{
			TitleFormat: "Questions des %d derniers jours", Menu: "Période", DaysFormat: "%d derniers jours",
			Asked: "Posées", Answered: "répondues", Refused: "absentes des documents", Limited: "hors limite", Failed: "en erreur", Denied: "refusées par une règle",
			Helpful: "utile", Unhelpful: "pas utile", LatencyFormat: "Temps de réponse\u00a0: médiane %s, 95\u00a0%% sous %s",
			None: "Aucune question sur cette période.", UTC: "Jours en UTC",
			PictureFormat: "Barres\u00a0: questions par jour sur %d jours, %d en tout, %d au plus en un jour",
		}
	case "de":
		return Stats{
			TitleFormat: "Fragen der letzten %d Tage", Menu: "Zeitraum", DaysFormat: "Letzte %d Tage",
			Asked: "Gestellt", Answered: "beantwortet", Refused: "nicht in den Dokumenten", Limited: "über dem Limit", Failed: "mit Fehler", Denied: "nach Regeln abgelehnt",
			Helpful: "hilfreich", Unhelpful: "nicht hilfreich", LatencyFormat: "Antwortzeit: Median %s, 95 %% unter %s",
			None: "In dieser Zeit wurde nichts gefragt.", UTC: "Tage in UTC",
			PictureFormat: "Balken: Fragen je Tag über %d Tage, insgesamt %d, höchstens %d an einem Tag",
		}
	}
	return Stats{
		TitleFormat: "Questions of the last %d days", Menu: "Period", DaysFormat: "Last %d days",
		Asked: "Asked", Answered: "answered", Refused: "not in the documents", Limited: "over a limit", Failed: "failed", Denied: "denied by a rule",
		Helpful: "helpful", Unhelpful: "not helpful", LatencyFormat: "Time to answer: median %s, 95 %% within %s",
		None: "Nobody asked anything in this time.", UTC: "Days are those of UTC",
		PictureFormat: "Bars: questions a day over %d days, %d in all, %d at most on one day",
	}
}
