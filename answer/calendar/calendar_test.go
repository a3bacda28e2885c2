package calendar

import (
	"strings"
	"testing"
)

// readAll reads the sentences of one paragraph, parted by |, and writes each date as
// it stands there and as a value.
func readAll(r *Reader, sentences, lang string) string {
	var all []string
	for s := range strings.SplitSeq(sentences, "|") {
		for _, f := range r.Read(s, lang) {
			all = append(all, s[f.Start:f.End]+"="+f.Date.String())
		}
	}
	return strings.Join(all, " ")
}

func TestRead(t *testing.T) {
	tests := []struct{ lang, text, want string }{
		{"zh", "2010年11月19日至20日在里斯本举行。", "2010年11月19日至20日=2010-11-19/2010-11-20"},
		{"zh", "2008年8月爆发战争。|11月20日停火。", "2008年8月=2008-08 11月20日=2008-11-20"},
		{"zh", "二〇一〇年十一月二十日", "二〇一〇年十一月二十日=2010-11-20"},
		{"zh", "２０１０年１１月", "２０１０年１１月=2010-11"},
		{"zh", "他在上世纪90年代成名，20世纪80年代末出道，1970年代出生", "上世纪90年代=1990s 20世纪80年代末=1980s(late) 1970年代=1970s"},
		{"zh", "19世纪末；公元前221年；公元前3世纪", "19世纪末=1801c(late) 公元前221年=-221 公元前3世纪=-300c"},
		{"zh", "12月28日至1月3日放假", "12月28日至1月3日=[0]-12-28/[1]-01-03"},
		{"zh", "2008年至2010年，2011-2013年", "2008年至2010年=2008/2010 2011-2013年=2011/2013"},
		{"zh", "2010年上半年、2011年第三季度、2012年冬季", "2010年上半年=2010-01/2010-06 2011年第三季度=2011-07/2011-09 2012年冬季=2012-12/2013-02"},
		{"zh", "2010年底，2011年初，2012年初步完成", "2010年底=2010(late) 2011年初=2011(early) 2012年=2012"},
		{"zh", "今年6月访美。|去年11月提出。|10月会谈。|今年很好。", "今年6月=[0]-06 去年11月=[-1]-11 10月=[-1]-10"},
		{"zh", "1999年成立，同年5月开放，次年关闭", "1999年=1999 同年5月=1999-05"},
		{"zh", "5月1日开幕，3日闭幕，3日内完成", "5月1日=[0]-05-01 3日=[0]-05-03"},
		{"zh", "近10年来，十几年，28个，3年前，第5届，2000年前", ""},
		{"zh", "13月40日，2010年2月30日", ""},
		{"zh-Hant", "2010年11月19號至20號，去年5月", "2010年11月19號至20號=2010-11-19/2010-11-20 去年5月=[-1]-05"},
		{"en", "The war broke out in August 2008.|A truce followed on 20 November.", "in August 2008=2008-08 20 November=2008-11-20"},
		{"en", "On November 19-20, 2010 and May 3, 2011", "November 19-20, 2010=2010-11-19/2010-11-20 May 3, 2011=2011-05-03"},
		{"en", "the 19th and 20th of November 2010; 1st March 1999", "19th and 20th of November 2010=2010-11-19/2010-11-20 1st March 1999=1999-03-01"},
		{"en", "from 28 November to 3 December 2010", "28 November to 3 December 2010=2010-11-28/2010-12-03"},
		{"en", "In June this year he came. In early November he left; you may 5 times march.", "In June this year=[0]-06 early November=[0]-11(early)"},
		{"en", "Founded in 1949, it had 2000 members between 1990 and 1995, in the 1980s and the 19th century.", "in 1949=1949 between 1990 and 1995=1990/1995 the 1980s=1980s 19th century=1801c"},
		{"en", "last November; 2010-11-19; 13/11/2010; 5/6/2010", "last November=[-1]-11 2010-11-19=2010-11-19 13/11/2010=2010-11-13"},
		{"fr", "Le 1er novembre 2010, du 19 au 20 novembre, en août 2008, en 1949, dans les années 1990", "1er novembre 2010=2010-11-01 19 au 20 novembre=2010-11-19/2010-11-20 en août 2008=2008-08 en 1949=1949 années 1990=1990s"},
		{"fr", "en juin de cette année ; début novembre ; le XIXe siècle", "en juin de cette année=[0]-06 début novembre=[0]-11(early) XIXe siècle=1801c"},
		{"de", "Am 19. November 2010, vom 19. bis 20. November, im August 2008, seit 1949, in den 1990er Jahren", "19. November 2010=2010-11-19 19. bis 20. November=2010-11-19/2010-11-20 im August 2008=2008-08 seit 1949=1949 den 1990er Jahren=1990s"},
		{"de", "am 3.11.2010, Anfang November, im 19. Jahrhundert", "3.11.2010=2010-11-03 Anfang November=2010-11(early) 19. Jahrhundert=1801c"},
		{"de", "Sie wurde 1237 erwähnt. 1989 fiel die Mauer, vor 2000 Menschen, über 1500, 1800 km, 1,5 und 1000,5", "1237=1237 1989=1989"},
		{"de", "44 v. Chr. starb er", "44 v. Chr=-044"},
		{"en", "founded in 221 BC; the 100 BCE coin", "221 BC=-221 100 BCE=-100"},
		{"ru", "В начале XX века построили новые здания.", "XX века=1901c"},
		{"ru", "19 ноября 2010 года, 19–20 ноября, в августе 2008 года, в 1949 году, в 1990-е годы", "19 ноября 2010 года=2010-11-19 19–20 ноября=2010-11-19/2010-11-20 в августе 2008 года=2008-08 в 1949 году=1949 1990-е годы=1990s"},
		{"ru", "В июне этого года, в начале ноября, с 19 по 20 ноября, XIX век, 2 ноября", "В июне этого года=[0]-06 начале ноября=[0]-11(early) 19 по 20 ноября=[0]-11-19/[0]-11-20 XIX век=1801c 2 ноября=[0]-11-02"},
	}
	for _, tt := range tests {
		if got := readAll(&Reader{}, tt.text, tt.lang); got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.lang, tt.text, got, tt.want)
		}
	}
}

// TestOwn reads what points, with and without knowing when the text was written.
func TestOwn(t *testing.T) {
	own := Point{2010, 12, 5}
	tests := []struct {
		text string
		own  Point
		want string
	}{
		{"去年增长，明年放缓。", own, ""}, // two, and each tells little
		{"去年增长。|上月下降。|下月开会。|5日公布。", own, "去年=2009 上月=2010-11 下月=2011-01 5日=2011-01-05"},
		{"去年增长。|下月开会。|5日公布。", Point{}, ""},
		{"2008年8月停火。|今年5月重开。|6月结束。", own, "2008年8月=2008-08 今年5月=2010-05 6月=2010-06"},
		{"10月19日宣布，将出席下月的会议。", Point{}, "10月19日=[0]-10-19"},
	}
	for _, tt := range tests {
		if got := readAll(&Reader{Own: tt.own}, tt.text, "zh"); got != tt.want {
			t.Errorf("%s of %v\n got %s\nwant %s", tt.text, tt.own, got, tt.want)
		}
	}
}

// TestParagraphs forgets the month of a day, and a year where the own one is known.
func TestParagraphs(t *testing.T) {
	r := &Reader{}
	first := readAll(r, "2008年5月1日开幕。", "zh")
	r.NewParagraph()
	if got := first + " " + readAll(r, "3日闭幕。6月3日再开。", "zh"); got != "2008年5月1日=2008-05-01 6月3日=2008-06-03" {
		t.Errorf("without an own year: %s", got)
	}
	r = &Reader{Own: Point{Year: 2010}}
	readAll(r, "2008年5月1日开幕。", "zh")
	r.NewParagraph()
	if got := readAll(r, "6月3日再开。", "zh"); got != "6月3日=2010-06-03" {
		t.Errorf("with an own year: %s", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("2010年11月19日至20日，去年11月，上世纪90年代。", "zh")
	f.Add("From 28 November to 3 December 2010, in the 1990s, XIX век (2008–2010)", "en")
	f.Fuzz(func(t *testing.T, s, lang string) {
		r, last := &Reader{}, 0
		for _, found := range r.Read(s, lang) {
			if found.Start < last || found.End <= found.Start || found.End > len(s) {
				t.Fatalf("%q: a date at %d to %d after %d", s, found.Start, found.End, last)
			}
			if last = found.End; !found.Date.valid() {
				t.Fatalf("%q: %s is no date", s[found.Start:found.End], found.Date)
			}
			if found.Date.Compare(found.Date) != 0 {
				t.Fatalf("%s differs from itself", found.Date)
			}
		}
	})
}
