package polarity

import "testing"

func TestOf(t *testing.T) {
	tests := []struct {
		lang, question, sentence string
		want                     Polarity
	}{
		{"zh", "甲国加入了联盟吗？", "1998年，甲国正式加入联盟。", Yes},
		{"zh", "甲国加入了联盟吗？", "甲国没有加入联盟。", No},
		{"zh", "甲国加入了联盟吗？", "甲国拒绝加入联盟。", Unsure},
		{"zh", "甲国加入了联盟吗？", "甲国将加入联盟。", Unsure},
		{"zh", "甲国会加入联盟吗？", "甲国希望加入联盟。", Unsure},
		{"zh", "甲国加入了联盟吗？", "据报道，甲国加入了联盟。", Unsure},
		{"zh", "甲国加入了联盟吗？", "甲国加入了联盟，专家认为。", Unsure},
		{"zh", "甲国加入了联盟吗？", "甲国加入了联盟，后来又退出。", Unsure},
		{"zh", "甲国加入了联盟吗？", "如果甲国加入联盟，乙国会反对。", Unsure},
		{"zh", "甲国加入了联盟吗？", "没有证据表明，甲国加入联盟。", Unsure},
		{"zh", "甲国加入了联盟吗？", "不仅甲国加入联盟，乙国也加入联盟。", Unsure},
		{"zh", "甲国加入了联盟吗？", "专家批评甲国加入联盟。", Unsure},
		{"zh", "甲国加入了联盟吗？", "甲国加入联盟的传言不断。", Unsure},
		{"zh", "甲国加入联盟了没有？", "甲国加入联盟。", Unsure},
		{"zh", "乙国打败甲国了吗？", "甲国打败乙国。", Unsure},
		{"zh", "甲国有8个省吗？", "甲国有28个省。", Unsure},
		{"zh", "甲国支持东扩吗？", "甲国坚决反对东扩。", No},
		{"zh", "甲国支持东扩吗？", "甲国不反对东扩。", Unsure},
		{"zh", "甲城是首都吗？", "1920年，甲城是首都。", Unsure},
		{"zh", "甲城是不是首都？", "甲城是首都。", Yes},
		{"zh", "甲国得不得不加入联盟？", "甲国不得不加入联盟。", Unsure},
		{"en", "Did Alda join the union?", "In 1998 Alda joined the union.", Yes},
		{"en", "Did Alda join the union?", "Alda did not join the union.", No},
		{"en", "Did Alda join the union?", "Alda refused to join the union.", Unsure},
		{"en", "Did Alda join the union?", "Opponents of Alda joined the union.", Unsure},
		{"en", "Did Alda join the union?", "Neither Alda nor Berg joined the union.", Unsure},
		{"en", "Did Alda join the union?", "Alda joined the union but later left.", Unsure},
		{"en", "Did Alda join the union?", "Critics say that Alda joined the union.", Unsure},
		{"en", "Did Berg beat Alda?", "Alda beat Berg.", Unsure},
		{"en", "Is Alda the capital?", "Alda was the capital.", Unsure},
		{"en", "Is Alda the capital?", "However, Alda is not the capital.", No},
		{"en", "Does Alda support the treaty?", "Alda supported the treaty.", Unsure},
		{"ru", "Посетил ли Орлов Вену?", "Орлов не посетил Вену.", No},
		{"ru", "Посетил ли Орлов Вену?", "Орлов посетит Вену.", Unsure},
		{"ru", "Посетил ли Орлов Вену?", "Противники Орлова посетили Вену.", Unsure},
		{"ru", "Победила ли НАТО Вену?", "Противники НАТО победили Вену.", Unsure},
		{"fr", "Le pont est-il fermé ?", "Le pont n'est pas fermé.", No},
		{"fr", "Anne Colin dirige-t-elle le port ?", "Anne Colin dirige le port.", Yes},
		{"fr", "Le pont est-il fermé ?", "Selon le maire, le pont est fermé.", Unsure},
		{"de", "Leitet Anna Berg das Museum?", "Anna Berg leitet das Museum.", Yes},
		{"de", "Hat der Turm einen Aufzug?", "Der Turm hat keinen Aufzug.", No},
		{"de", "Traf der König Berg?", "Den König traf Berg.", Unsure},
		{"de", "Hat Berg Kiel besucht?", "Kiel hat Berg besucht.", Unsure},
		{"de", "Besuchte Berg Kiel?", "Berg besuchte Kiel.", Yes},
		{"en", "Will the council close the market?", "The council may close the market.", Unsure},
		{"en", "Did the council close the market?", "In May the council closed the market.", Yes},
		{"ja", "これは本ですか", "これは本です", Unsure},
		{"zh", "", "甲国加入联盟。", Unsure},
		{"en", "Did Alda join?", "", Unsure},
	}
	for _, tt := range tests {
		if got := Read(tt.question, tt.lang).Of(tt.sentence); got != tt.want {
			t.Errorf("%s %s: %d, want %d", tt.question, tt.sentence, got, tt.want)
		}
	}
}

func TestDisputes(t *testing.T) {
	tests := []struct {
		lang, question, sentence string
		want                     bool
	}{
		{"zh", "南厅展出渔具吗？", "据报道，南厅已经停止展出渔具。", true},
		{"zh", "南厅展出渔具吗？", "南厅展出渔具。", false},
		{"zh", "南厅展出渔具吗？", "北厅不展出海图。", false},
		{"en", "Does the hall show ships?", "The hall will not show ships.", true},
		{"en", "Does the hall show ships?", "The hall shows ships.", false},
		{"", "?", "?", false},
	}
	for _, tt := range tests {
		if got := Read(tt.question, tt.lang).Disputes(tt.sentence); got != tt.want {
			t.Errorf("%s %s: %t", tt.question, tt.sentence, got)
		}
	}
}

// FuzzRead reads anything without a panic.
func FuzzRead(f *testing.F) {
	f.Add("甲国加入了联盟吗？", "甲国没有加入联盟。", "zh")
	f.Add("B0", "\xadd\xe32O¾", "en")
	f.Add("Did n't it?", "It did, didn't it — 28.", "en")
	f.Fuzz(func(t *testing.T, question, sentence, lang string) {
		q := Read(question, lang)
		q.Of(sentence)
		q.Disputes(sentence)
	})
}

func BenchmarkQuestion(b *testing.B) {
	q := Read("俄罗斯与北约的合作停止了吗？", "zh")
	for _, s := range []string{"但是，俄罗斯与北约的合作没有停止。", "北约在阿富汗局势、伊拉克局势等方面都需要借重俄罗斯的影响力。"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				q.Of(s)
				q.Disputes(s)
			}
		})
	}
}
