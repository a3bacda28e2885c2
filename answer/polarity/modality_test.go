package polarity

import "testing"

func TestModality(t *testing.T) {
	tests := []struct {
		lang, question, sentence string
		want                     Polarity
	}{
		{"en", "Is smoking allowed?", "Smoking is forbidden.", No},
		{"en", "Is smoking allowed?", "Smoking is strictly prohibited.", No},
		{"en", "Is smoking allowed?", "Smoking is not permitted.", No},
		{"en", "Is smoking allowed?", "No smoking.", No},
		{"en", "Is smoking allowed?", "Please do not smoke.", Unsure}, // please begins it
		{"en", "May I smoke?", "Do not smoke.", No},
		{"en", "May I smoke?", "You must not smoke.", No},
		{"en", "May I smoke?", "You can't smoke here.", No},
		{"en", "Is smoking allowed?", "Smoking is allowed.", Yes},
		{"en", "Is smoking forbidden?", "Smoking is prohibited.", Yes},
		{"en", "Is smoking forbidden?", "You may smoke.", No},
		{"en", "Is smoking allowed?", "Dogs are allowed.", Unsure},
		{"en", "Is smoking allowed?", "Smoking is allowed in the garden.", Unsure},
		{"en", "Is smoking allowed in the garden?", "Smoking is allowed in the garden.", Yes},
		{"en", "Is smoking allowed?", "Smoking is forbidden unless the window is open.", Unsure},
		{"en", "Is smoking allowed?", "Smoking was forbidden.", Unsure},
		{"en", "Is smoking allowed?", "Only staff may smoke.", Unsure},
		{"en", "Can I bring my dog?", "Dogs are not allowed.", No},
		{"en", "Are dogs allowed?", "You may bring your dog.", Yes},
		{"en", "Are dogs allowed?", "No dogs allowed.", No},
		{"en", "Does Foo work with Bar?", "Foo does not support Bar.", No},
		{"en", "Is Foo compatible with Bar?", "Foo is incompatible with Bar.", No},
		{"en", "Does Foo support Bar?", "Foo supports Bar.", Yes},
		{"en", "Does Foo support Bar?", "Foo supports Baz.", Unsure},
		{"en", "Does Foo support Bar?", "Bar supports Foo.", Unsure},
		{"en", "Does Foo support Bar?", "Foo no longer supports Bar.", Unsure},
		{"en", "Is Foo supported?", "Foo is allowed.", Unsure},
		{"en", "Can dogs swim?", "Dogs can swim, but cats cannot.", Unsure},
		{"zh", "可以抽烟吗？", "室内禁止抽烟。", Unsure},
		{"zh", "室内可以抽烟吗？", "室内禁止抽烟。", No},
		{"zh", "允许携带宠物吗", "严禁携带宠物。", No},
		{"zh", "能不能携带宠物", "携带宠物是允许的。", Yes},
		{"zh", "可不可以携带宠物", "不得携带任何宠物。", No},
		{"zh", "能携带宠物吗", "未经允许不得携带宠物。", Unsure},
		{"zh", "能携带宠物吗", "可以停车。", Unsure},
		{"zh", "是否支持导出", "不支持导出。", No},
		{"zh", "支持不支持导出", "支持导出。", Yes},
		{"zh", "支不支持导出？", "无法导出。", No},
		{"zh", "能不能导出", "目前不支持导出。", No},
		{"zh", "能不能导出", "仅支持导出。", Unsure},
		{"zh", "支持导出吗", "允许导出。", Unsure},
		{"zh", "禁止导出吗", "可以导出。", No},
		{"zh", "能导出吗", "如果升级就可以导出。", Unsure},
		{"de", "Ist Rauchen erlaubt?", "Rauchen ist verboten.", No},
		{"de", "Darf man rauchen?", "Rauchen ist hier nicht gestattet.", No},
		{"de", "Sind Hunde erlaubt?", "Rauchen ist erlaubt.", Unsure},
		{"de", "Sind Hunde erlaubt?", "Hunde sind nur im Garten erlaubt.", Unsure},
		{"fr", "Est-il permis de fumer ?", "Il est interdit de fumer.", No},
		{"fr", "Est-ce que fumer est autorisé ?", "Fumer n'est pas autorisé.", No},
		{"ru", "Можно ли курить?", "Курить запрещено.", No},
		{"ru", "Можно ли курить?", "Здесь курить нельзя.", No},
		{"ru", "Разрешено ли курить?", "Курить можно.", Yes},
		{"ru", "Можно ли курить?", "Курить можно только на улице.", Unsure},
	}
	for _, tt := range tests {
		if got := Read(tt.question, tt.lang).Of(tt.sentence); got != tt.want {
			t.Errorf("%s %s: %d, want %d", tt.question, tt.sentence, got, tt.want)
		}
	}
}

func TestModalDisputes(t *testing.T) {
	tests := []struct {
		lang, question, sentence string
		want                     bool
	}{
		{"en", "Is smoking allowed?", "Smoking is allowed only in the garden.", true},
		{"en", "Is smoking allowed?", "Smoking is a habit.", false},
		{"en", "Is smoking allowed?", "Dogs are not allowed.", false},
		{"zh", "能携带宠物吗", "未经允许不得携带宠物。", true},
		{"zh", "能携带宠物吗", "携带宠物的人很多。", false},
	}
	for _, tt := range tests {
		if got := Read(tt.question, tt.lang).Disputes(tt.sentence); got != tt.want {
			t.Errorf("%s %s: %t", tt.question, tt.sentence, got)
		}
	}
}
