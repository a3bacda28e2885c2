package claim

import (
	"strconv"
	"strings"

	"detente/knowledge/language"
)

// datePiece reads the next piece of the date that is d so far.
func datePiece(lex []lexeme, before *lexeme, d date) (pieces []string, n int) {
	switch lex[0].kind {
	case hanChar:
		if pieces, n = hanPeriod(lex, d); n > 0 {
			return pieces, n
		}
		return hanCalendar(lex, d)
	case digits:
		if pieces, n = hanCalendar(lex, d); n > 0 {
			return pieces, n
		}
		return digitPiece(lex, before, d)
	case letters:
		return letterPiece(lex, before, d)
	}
	return nil, 0
}

// hanPeriod reads 去年, 上半年, 凌晨, 第三季度 and 公元前三世纪.
func hanPeriod(lex []lexeme, d date) (pieces []string, n int) {
	if lex[0].form == "晚" || lex[0].form == "早" {
		if v, size := numeralRun(lex[1:]); size > 0 && v <= 12 && strings.Contains("点时", formAt(lex, 1+size)) && formAt(lex, 1+size) != "" {
			return []string{map[string]string{"晚": "~evening", "早": "~morning"}[lex[0].form]}, 1
		}
	}
	word := ""
	for i := 0; i < min(len(lex), maxPeriod); i++ {
		word += lex[i].form
		if p, ok := periods()[word]; ok {
			pieces, n = []string{p}, i+1
			if day := strings.Index("一二三四五六日", formAt(lex, i+1)); p[0] == 'w' && len(p) > 1 && (p[1] < '1' || p[1] > '7') && day >= 0 && formAt(lex, i+1) != "" {
				return append(pieces, "w"+strconv.Itoa(day/3+1)), i + 2 // 上周六
			}
		}
		if p, ok := partWords[word]; ok && len(d.pieces) > 0 && !(word == "末" && formAt(lex, i+1) == "期") {
			pieces, n = []string{p}, i+1
		}
	}
	if n > 0 || len(d.pieces) == 0 && lex[0].form == "初" {
		return pieces, n
	}
	return hanEra(lex)
}

// hanEra reads 公元前 and 第三季度.
func hanEra(lex []lexeme) (pieces []string, n int) {
	if lex[0].form == "公" && formAt(lex, 1) == "元" {
		if formAt(lex, 2) == "前" {
			return []string{"~bc"}, 3
		}
		return []string{"~ad"}, 2
	}
	at := 0
	if lex[0].form == "第" {
		at = 1
	}
	if v, size := numeralRun(lex[at:]); size > 0 && v <= 4 && formAt(lex, at+size) == "季" && formAt(lex, at+size+1) == "度" {
		return []string{"~q" + strconv.Itoa(int(v))}, at + size + 2
	}
	return nil, 0
}

// hanCalendar reads 2010年, 11月, 19日至20日, 20世纪, 90年代 and 下午3点.
func hanCalendar(lex []lexeme, d date) (pieces []string, n int) {
	v, n := numeralRun(lex)
	if n == 0 || n >= len(lex) || lex[n].kind != hanChar {
		return dayRange(lex, d)
	}
	next := formAt(lex, n+1)
	number := strconv.FormatFloat(v, 'f', -1, 64)
	switch lex[n].form {
	case "年":
		switch {
		case next == "代":
			return []string{"s" + number}, n + 2
		case v >= 1000 && v < 2200, d.has('~') && v > 0 && next != "前":
			return []string{"y" + number}, n + 1
		}
	case "月":
		if v >= 1 && v <= 12 && v == float64(int(v)) {
			if next == "份" {
				n++
			}
			return []string{"m" + number}, n + 1
		}
	case "日", "号":
		if v >= 1 && v <= 31 && (len(d.pieces) > 0 || lex[n].form == "日" || next != "线") {
			return []string{"d" + number}, n + 1
		}
	case "世":
		if next == "纪" {
			return []string{"c" + number}, n + 2
		}
	case "点", "时", "分":
		if piece := clockPiece(lex[n].form, v, d); piece != "" {
			return []string{piece + number}, n + 1
		}
	}
	return dayRange(lex, d)
}

// clockPiece is the letter of an hour or a minute in Chinese, "" for what is
// neither.
func clockPiece(form string, v float64, d date) string {
	switch {
	case form == "分" && d.has('t') && v < 60:
		return "n"
	case form != "分" && d.has('~') && v <= 24:
		return "t"
	}
	return ""
}

// dayRange reads 至20日 behind a day, or 19 of 19至20日.
func dayRange(lex []lexeme, d date) (pieces []string, n int) {
	if strings.Contains("至到和、-–—~", lex[0].form) && d.has('d') && len(lex) > 1 {
		if v, size := numeralRun(lex[1:]); size > 0 && strings.Contains("日号", formAt(lex, 1+size)) && formAt(lex, 1+size) != "" {
			return []string{"d" + strconv.Itoa(int(v))}, size + 2
		}
		return nil, 0
	}
	v, n := numeralRun(lex)
	if n == 0 || !d.has('m') || v > 31 || n >= len(lex) || !strings.Contains("至到和、-–—~", lex[n].form) {
		return nil, 0
	}
	if w, size := numeralRun(lex[n+1:]); size > 0 && strings.Contains("日号", formAt(lex, n+1+size)) && formAt(lex, n+1+size) != "" {
		return []string{"d" + strconv.Itoa(int(v)), "d" + strconv.Itoa(int(w))}, n + size + 2
	}
	return nil, 0
}

// digitPiece reads what begins with digits in a Western date: 19 November, 19–20
// November, 19th and 20th of this month, a year, 4:20 a.m.
func digitPiece(lex []lexeme, before *lexeme, d date) (pieces []string, n int) {
	form := lex[0].form
	if ap, size := halfDay(lex[1:]); size > 0 {
		return []string{"t" + strings.TrimSuffix(form, ":00"), ap}, 1 + size
	}
	if len(lex) > 2 && strings.Contains(" and to - – ", " "+lex[1].form+" ") && lex[2].kind == digits && len(form) <= 2 {
		if ap, size := halfDay(lex[3:]); size > 0 {
			return []string{"t" + form, ap}, 1 // between 1 and 4 a.m.
		}
	}
	day, err := strconv.Atoi(form)
	if err != nil {
		return nil, 0
	}
	if days, size := dayList(lex); size > 0 && len(days) > 0 {
		if monthNamed(lex, size) || d.hasMonth() && !d.has('d') && !(len(form) == 4) {
			return days, size
		}
		if formAt(lex, size) == "of" && nearWords[formAt(lex, size+1)] != "" && formAt(lex, size+2) == "month" {
			return days, size + 1
		}
	}
	if len(form) == 4 && day >= 1000 && day < 2200 && yearPlace(lex, before, d) {
		return []string{"y" + form}, 1
	}
	return nil, 0
}

func (d date) hasMonth() bool { return len(d.pieces) > 0 && d.pieces[len(d.pieces)-1][0] == 'm' }

// yearPlace tells a year from a number of four digits that counts something.
func yearPlace(lex []lexeme, before *lexeme, d date) bool {
	if len(d.pieces) > 0 || len(lex) == 1 {
		return true
	}
	if before == nil {
		return lex[1].kind != hanChar
	}
	if u, n := unitOf(lex[1:]); n > 0 && u.dimension != "" {
		return false
	}
	if before.kind == sign && currencySigns[before.form] != "" {
		return false
	}
	next := lex[1]
	return next.kind != hanChar && (next.kind != letters || functionWords()[next.form] || strings.Contains(" in since by until from to en in im ab of and between before after during "+"", " "+before.form+" "))
}

// monthNamed reports whether a month's name is at lex[i], "de" or "of" before it.
func monthNamed(lex []lexeme, i int) bool {
	if formAt(lex, i) == "of" || formAt(lex, i) == "de" {
		i++
	}
	return i < len(lex) && monthOf(lex[i]) > 0
}

// dayList reads one day or several: 19, 19th, 19., 19 and 20, 19–20.
func dayList(lex []lexeme) (pieces []string, n int) {
	for n < len(lex) && lex[n].kind == digits && len(lex[n].form) <= 2 {
		v, _ := strconv.Atoi(lex[n].form)
		if v < 1 || v > 31 {
			return nil, 0
		}
		pieces = append(pieces, "d"+strconv.Itoa(v))
		n++
		if n < len(lex) && lex[n].joined && (isOrdinalEnding(lex[n].form) || lex[n].form == "." && monthNamed(lex, n+1)) {
			n++
		}
		if n+1 >= len(lex) || lex[n+1].kind != digits || len(lex[n+1].form) > 2 || !strings.Contains(" and to – - — und bis et au и по & ", " "+lex[n].form+" ") {
			break
		}
		n++
	}
	return pieces, n
}

// halfDay reads a.m. and pm.
func halfDay(lex []lexeme) (piece string, n int) {
	first := formAt(lex, 0)
	switch {
	case first == "am" || first == "pm":
		return "~" + first, 1
	case (first == "a" || first == "p") && formAt(lex, 1) == "." && formAt(lex, 2) == "m":
		n = 3
		if formAt(lex, 3) == "." {
			n++
		}
		return "~" + first + "m", n
	}
	return "", 0
}

// letterPiece reads a month, "last year", "early" or a weekday.
func letterPiece(lex []lexeme, before *lexeme, d date) (pieces []string, n int) {
	first := lex[0].form
	if m := monthOf(lex[0]); m > 0 && (!ambiguousMonth(first) || nearDate(lex, before, d)) {
		n = 1
		if formAt(lex, 1) == "." && len(lex) > 2 && lex[1].joined && lex[2].kind == digits {
			n = 2
		}
		return []string{"m" + strconv.Itoa(m)}, n
	}
	if pieces, n = nearPiece(lex, before); n > 0 {
		return pieces, n
	}
	if p, ok := partWords[first]; ok && len(lex) > 1 {
		return partPiece(lex, p)
	}
	if pieces, n = shareOfYear(lex); n > 0 {
		return pieces, n
	}
	if p, ok := periods()[first]; ok {
		return []string{p}, 1
	}
	return nil, 0
}

// nearPiece reads "last year", "next summer" and "the year before".
func nearPiece(lex []lexeme, before *lexeme) (pieces []string, n int) {
	if len(lex) < 2 {
		return nil, 0
	}
	if near, ok := nearWords[lex[0].form]; ok {
		if letter, ok := nearPeriods[lex[1].form]; ok {
			return []string{letter + near}, 2
		}
		if p, ok := periods()[lex[1].form]; ok && p[0] == '~' {
			return []string{"y" + near, p}, 2
		}
	}
	if letter, ok := nearPeriods[lex[0].form]; ok && lex[1].form == "before" && before != nil && before.form == "the" {
		return []string{letter + "=-1"}, 2
	}
	return nil, 0
}

// partPiece reads "early" and the like, the piece p, before a month or a year.
func partPiece(lex []lexeme, p string) (pieces []string, n int) {
	at := 1
	if form := lex[1].form; form == "-" || form == "in" || form == "of" {
		at++
	}
	if at < len(lex) && (monthOf(lex[at]) > 0 || lex[at].kind == digits && len(lex[at].form) == 4) {
		return []string{p}, at
	}
	return nil, 0
}

// shareOfYear reads "first-quarter" and "the second half of".
func shareOfYear(lex []lexeme) (pieces []string, n int) {
	ordinal, ok := ordinalWords[lex[0].form]
	if !ok || ordinal > 4 {
		return nil, 0
	}
	at := 1
	if formAt(lex, 1) == "-" {
		at++
	}
	if formAt(lex, at) == "quarter" {
		return []string{"~q" + strconv.Itoa(int(ordinal))}, at + 1
	}
	if formAt(lex, at) == "half" && ordinal <= 2 && formAt(lex, at+1) == "of" {
		return []string{"~h" + strconv.Itoa(int(ordinal))}, at + 1
	}
	return nil, 0
}

// monthOf is the month that a word names, 0 for none.
func monthOf(l lexeme) int { return language.MonthNamed(l.form) }

// ambiguousMonth tells of words that are seldom months without a day or a year.
func ambiguousMonth(form string) bool {
	switch form {
	case "may", "march", "mar", "mars", "jan", "mai", "august":
		return true
	}
	return false
}

// nearDate reports whether a word among the signs of a date is a month.
func nearDate(lex []lexeme, before *lexeme, d date) bool {
	if len(d.pieces) > 0 || len(lex) > 1 && lex[1].kind == digits {
		return lex[0].upper || len(d.pieces) > 0
	}
	if before == nil || !lex[0].upper {
		return false
	}
	switch before.form {
	case "in", "for", "since", "from", "to", "of", "until", "by", "through", "and", "between", "last", "next", "this", "before", "after", "en", "im", "ab", "late", "early":
		return true
	}
	return false
}
