package language

import "strconv"

// digitOf returns the value of a Chinese digit or unit character.
func digitOf(t Term) (value int64, ok bool) {
	switch rune(t) {
	case '〇', '零':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '两', '贰':
		return 2, true
	case '三', '叁':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// unitOf returns the power of ten that a character multiplies by.
func unitOf(t Term) (power int64, ok bool) {
	switch rune(t) {
	case '十', '拾':
		return 10, true
	case '百', '佰':
		return 100, true
	case '千', '仟':
		return 1000, true
	case '万':
		return 1e4, true
	case '亿':
		return 1e8, true
	}
	return 0, false
}

func isNumeral(u Unit) bool {
	if u.Class != Han {
		return false
	}
	_, digit := digitOf(u.ID)
	_, unit := unitOf(u.ID)
	return digit || unit
}

// appendNumerals adds, for each Chinese numeral among units, the number in
// digits and its pair with the character that follows, so that 二十八个 and
// 28个, 二〇一〇年 and 2010年 meet. A single 一 is mostly no number (一些, 统一);
// its pair with what follows tells (一月, 1月).
func appendNumerals(tokens []Token, units []Unit) []Token {
	for i := 0; i < len(units); {
		n := numeralLen(units[i:])
		if n == 0 {
			i++
			continue
		}
		run, end := units[i:i+n], units[i+n-1].End
		if value, ok := parseNumeral(run); ok {
			number := Unit{ID: hashString(strconv.FormatInt(value, 10)), Start: run[0].Start, End: end}
			if n > 1 {
				tokens = append(tokens, single(number))
			}
			if i+n < len(units) && units[i+n].Joined && units[i+n].Class == Han {
				tokens = append(tokens, pair(number, units[i+n]))
			}
		}
		i += n
	}
	return tokens
}

// numeralLen is the number of units at the head of units that make one numeral.
func numeralLen(units []Unit) int {
	n := 0
	for n < len(units) && n < 16 && isNumeral(units[n]) && (n == 0 || units[n].Joined) {
		n++
	}
	return n
}

// parseNumeral reads a Chinese numeral: with units (二十八, 一百二十, 三万五千) or
// digit by digit (二〇一〇). It reports false for what is neither.
func parseNumeral(run []Unit) (int64, bool) {
	var total, section, digit int64
	positional := true
	for _, u := range run {
		if _, ok := unitOf(u.ID); ok {
			positional = false
		}
	}
	for i, u := range run {
		if d, ok := digitOf(u.ID); ok {
			if positional {
				digit = digit*10 + d
			} else {
				digit = d
			}
			continue
		}
		power, _ := unitOf(u.ID)
		switch {
		case power >= 1e4:
			if i == 0 {
				return 0, false // 万 alone is no number
			}
			total += (section + digit) * power
			section, digit = 0, 0
		default:
			if digit == 0 {
				digit = 1 // 十八 is 18
			}
			section, digit = section+digit*power, 0
		}
	}
	return total + section + digit, true
}

// Numeral is the Chinese numeral for a number from 2 to 10, "" for others.
func Numeral(n int) string {
	if n < 2 || n > 10 {
		return ""
	}
	return string([]rune("二三四五六七八九十")[n-2])
}
