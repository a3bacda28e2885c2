package claim

import (
	"testing"

	"detente/knowledge"
)

// checker is a Checker without documents: no glossary, the dictionary alone.
func checker(t testing.TB) *Checker {
	t.Helper()
	return New(knowledge.Open(nil, knowledge.Options{}))
}

func one(text, lang string) []Source { return []Source{{Text: text, Lang: lang}} }

// TestNumbers compares ways to write quantities: the same, and others that look
// like it.
func TestNumbers(t *testing.T) {
	tests := []struct {
		statement, source, lang string
		want                    Reason
	}{
		{"It cost £640m.", "It cost £640 million.", "en", ""},
		{"It cost £88bn.", "It cost £88 billion.", "en", ""},
		{"It cost 640 million pounds.", "It cost £640m.", "en", ""},
		{"It cost $640m.", "It cost £640 million.", "en", Number},
		{"It cost £640 billion.", "It cost £640 million.", "en", Number},
		{"The road is 1.2 km long.", "The road is 1,200 metres long.", "en", ""},
		{"The road is 1.2 miles long.", "The road is 1.2 km long.", "en", Number},
		{"Profit fell by 17 per cent.", "Profit fell 17%.", "en", ""},
		{"A quarter of the trees died.", "25% of the trees died.", "en", ""},
		{"Twenty-eight states joined.", "28 states joined.", "en", ""},
		{"Two hundred and fifty people came.", "250 people came.", "en", ""},
		{"A dozen ships sailed.", "12 ships sailed.", "en", ""},
		{"The damage is £20–25 million.", "The damage is between £20 million and £25 million.", "en", ""},
		{"They won 3-1.", "They won 3–1.", "en", ""},
		{"They won 2-1.", "They won 3–1.", "en", Number},
		{"It takes 90 minutes.", "It takes one and a half hours.", "en", Number}, // not reckoned out
		{"It lasted two weeks.", "It lasted 14 days.", "en", ""},
		{"长宁队以3:1获胜。", "长宁队以3比1获胜。", "zh", ""},
		{"他进了两个球。", "他打入两球。", "zh", ""},
		{"有两万多只鸟。", "鸟的数量超过两万只。", "zh", ""},
		{"共有28个国家。", "共有二十八个国家。", "zh", ""},
		{"共有250万人。", "共有2.5百万人。", "zh", ""},
		{"共有25万人。", "共有250万人。", "zh", Number},
		{"产量增长30%。", "产量增长三成。", "zh", ""},
		{"产量占三分之一。", "产量占二分之一。", "zh", Number},
		{"时间为半年。", "时间为六个月。", "zh", ""},
		{"他住了半个月。", "他住了半年。", "zh", Number},
		{"每小时60公里。", "每小时六十公里。", "zh", ""},
		{"价格为50万元。", "价格为五十万元。", "zh", ""},
		{"价格为50万美元。", "价格为五十万元。", "zh", Number},
		{"第二次会议召开。", "第三次会议召开。", "zh", Number},
		{"Le coût est de 1,5 million d'euros.", "Le coût est de 1 500 000 euros.", "fr", ""},
		{"Die Strecke ist 1.200 Meter lang.", "Die Strecke ist 1,2 km lang.", "de", ""},
		{"Погибли 28 человек.", "Погибли 26 человек.", "ru", Number},
		{"В НАТО 28 стран.", "В НАТО двадцать восемь стран.", "ru", ""},
	}
	c := checker(t)
	for _, tt := range tests {
		if v := c.Check(tt.statement, tt.lang, one(tt.source, tt.lang)); v.Reason != tt.want {
			t.Errorf("%q from %q: %q (%s), want %q", tt.statement, tt.source, v.Reason, v.Detail, tt.want)
		}
	}
}

// TestDates compares ways to write dates.
func TestDates(t *testing.T) {
	tests := []struct {
		statement, source, lang string
		want                    Reason
	}{
		{"They met on Nov. 19.", "They met on 19 November.", "en", ""},
		{"They met on 19th November 2010.", "They met on November 19, 2010.", "en", ""},
		{"They met on 18 November.", "They met on 19 November.", "en", Date},
		{"They met in November.", "They met on 19 November 2010.", "en", ""},
		{"They met in 2011.", "They met on 19 November 2010.", "en", Date},
		{"They met on November 19–20.", "They met on 19 and 20 November.", "en", ""},
		{"They met from 19 to 21 November.", "They met on 19 and 20 November.", "en", Date},
		{"They met in the spring of 2019.", "They met in spring 2019.", "en", ""},
		{"They met in the autumn of 2019.", "They met in spring 2019.", "en", Date},
		{"First-quarter profit fell.", "Profit for the first quarter fell.", "en", ""},
		{"Profit for the second quarter fell.", "Profit for the first quarter fell.", "en", Date},
		{"They met in early May.", "They met at the beginning of May.", "en", ""},
		{"They met at 4:20 p.m.", "They met at 4:20 a.m.", "en", Date},
		{"They meet from 9 p.m. to 5 a.m.", "They meet between 9 p.m. and 5 a.m.", "en", ""},
		{"They met last Tuesday.", "They met last Tuesday in Rome.", "en", ""},
		{"They met on Thursday.", "They met on Tuesday.", "en", Date},
		{"They met the following year.", "They met the next year.", "en", ""},
		{"They met in the 1990s.", "They met in the 1980s.", "en", Date},
		{"会议于2010年11月19日举行。", "会议二〇一〇年十一月十九日举行。", "zh", ""},
		{"会议于11月19日举行。", "会议于11月19日至20日举行。", "zh", ""},
		{"会议于11月18日举行。", "会议于11月19日至20日举行。", "zh", Date},
		{"展览在明年上半年举行。", "展览在明年下半年举行。", "zh", Date},
		{"展览在去年举行。", "展览在前年举行。", "zh", Date},
		{"一季度利润下降。", "第一季度利润下降。", "zh", ""},
		{"决赛在上周六举行。", "决赛在上周日举行。", "zh", Date},
		{"列车晚上9点发车。", "列车晚9点发车。", "zh", ""},
		{"它建于三世纪。", "它建于公元前三世纪。", "zh", Date},
		{"它建于20世纪90年代。", "它建于上世纪90年代。", "zh", Date},
		{"Встреча прошла 19 ноября.", "Встреча прошла 20 ноября.", "ru", Date},
		{"La réunion a eu lieu le 19 novembre.", "La réunion a eu lieu le 18 novembre.", "fr", Date},
		{"Das Treffen war am 19. November.", "Das Treffen war am 19. Dezember.", "de", Date},
		{"Das Treffen war am 19. November.", "Am 19. November war das Treffen.", "de", ""},
	}
	c := checker(t)
	for _, tt := range tests {
		if v := c.Check(tt.statement, tt.lang, one(tt.source, tt.lang)); v.Reason != tt.want {
			t.Errorf("%q from %q: %q (%s), want %q", tt.statement, tt.source, v.Reason, v.Detail, tt.want)
		}
	}
}
