package sound

import (
	"strings"
	"testing"
)

// Names with their usual transcriptions. Eight of those are in CC-CEDICT, which the
// table of characters comes from; the others are not.
const names = `
Rogozin 罗戈津 Rasmussen 拉斯穆森 Medvedev 梅德韦杰夫 Lavrov 拉夫罗夫 Kuechly 坎克利 Elway 埃尔维 Newton 牛顿 Talamini 塔拉米尼
Cotchery 科特切里 Tolbert 托尔伯特 Shanahan 沙纳汉 Kubiak 库比亚克 Zelensky 泽连斯基 Stoltenberg 斯托尔滕贝格 Scholz 朔尔茨
Macron 马克龙 Meloni 梅洛尼 Trudeau 特鲁多 Navalny 纳瓦利内 Peskov 佩斯科夫 Borrell 博雷利 Orban 欧尔班 Vučić 武契奇
Lukashenko 卢卡申科 Tokayev 托卡耶夫 Modi 莫迪 Bolsonaro 博索纳罗 Duterte 杜特尔特 Mattarella 马塔雷拉 Steinmeier 施泰因迈尔
Медведев 梅德韦杰夫 Лавров 拉夫罗夫 Рогозин 罗戈津 Песков 佩斯科夫 Навальный 纳瓦利内 Зеленский 泽连斯基
`

// words are Chinese words in which characters of transcriptions stand.
const chineseWords = "西方 利用 美利坚 其他 里斯本 阿富汗 高加索 莫斯科 意大利 波罗的海 罗马尼亚 巴基斯坦 克里姆林 马德里 维也纳 布鲁塞尔 哈萨克斯坦"

func TestNamesAreHeard(t *testing.T) {
	fields := strings.Fields(names)
	var all []string
	for i := 1; i < len(fields); i += 2 {
		all = append(all, fields[i])
	}
	all = append(all, strings.Fields(chineseWords)...)
	first, above := 0, 0
	for i := 0; i < len(fields); i += 2 {
		name, want := OfName(fields[i]), fields[i+1]
		own := Alike(name, OfHan(want), 0)
		best := want
		for _, other := range all {
			if a := Alike(name, OfHan(other), 0); a > own && other != want {
				best = other
			}
		}
		if best == want {
			first++
		} else {
			t.Logf("%s sounds more like %s than %s (%.2f)", fields[i], best, want, own)
		}
		if own >= 0.72 {
			above++
		} else {
			t.Logf("%s sounds only %.2f like %s: %s, %s", fields[i], own, want, name, OfHan(want))
		}
	}
	n := len(fields) / 2
	t.Logf("%d names: %d are nearest to their own transcription, %d are near enough", n, first, above)
	if first < n*9/10 || above < n*9/10 {
		t.Errorf("of %d names %d are nearest to their own transcription, and %d near enough", n, first, above)
	}
}

func TestSounds(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Schumacher", "SuMaJeR"}, {"Kennedy", "KeNeDi"}, {"Жуков", "JuKoV"}, {"Čech", "SeJ"}, {"", ""}, {"42", ""}, {"王", ""},
	} {
		if got := OfName(tt.name).String(); got != tt.want {
			t.Errorf("OfName(%q) = %s, want %s", tt.name, got, tt.want)
		}
	}
	for _, tt := range []struct{ pinyin, want string }{
		{"zhu", "Ju"}, {"ke", "Ke"}, {"er", "R"}, {"wei", "Wei"}, {"lun", "LuN"}, {"xi", "Si"}, {"", ""}, {"·", ""}, {"a1", ""},
	} {
		if got := OfPinyin(tt.pinyin).String(); got != tt.want {
			t.Errorf("OfPinyin(%q) = %s, want %s", tt.pinyin, got, tt.want)
		}
	}
	if OfHan("梅德的") != (Sound{}) || IsTranscribing('的') || !IsTranscribing('斯') {
		t.Error("的 is taken for a character that names are written with, or 斯 is not")
	}
}

func TestAlikeBounds(t *testing.T) {
	name, han := OfName("Medvedev"), OfHan("梅德韦杰夫")
	a := Alike(name, han, 0)
	if a <= 0.72 || a > 1 {
		t.Errorf("Medvedev sounds %.2f like 梅德韦杰夫", a)
	}
	if got := Alike(name, han, a-0.01); got != a {
		t.Errorf("with a lower bound the same pair is %.2f, not %.2f", got, a)
	}
	if got := Alike(name, han, a+0.01); got != 0 {
		t.Errorf("a pair below the bound is %.2f", got)
	}
	long := OfName(strings.Repeat("ka", 40))
	if Alike(long, han, 0) != 0 || Alike(name, Sound{}, 0) != 0 || Alike(Sound{}, han, 0) != 0 {
		t.Error("silence, or what is too long, is like something")
	}
}

// FuzzAlike makes sure that no text is beyond the tables.
func FuzzAlike(f *testing.F) {
	f.Add("Medvedev", "梅德韦杰夫", "mei")
	f.Add("ŞŸ½ǅ", "·", "lü:")
	f.Fuzz(func(t *testing.T, name, word, pinyin string) {
		for _, han := range []Sound{OfHan(word), OfPinyin(pinyin)} {
			if a := Alike(OfName(name), han, 0); a < 0 || a > 1 {
				t.Errorf("%q and %s are %g alike", name, han, a)
			}
		}
	})
}

func BenchmarkAlike(b *testing.B) {
	name, han := OfName("Medvedev"), OfHan("梅德韦杰夫")
	for b.Loop() {
		Alike(name, han, 0.72)
	}
}
