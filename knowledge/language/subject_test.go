package language

import "testing"

func TestLacksSubject(t *testing.T) {
	tests := []struct {
		sentence string
		want     bool
	}{
		{"体长可达52公分。", true},
		{"成立于1949年。", true},
		{"1949年成立，总部设在城西。", true},
		{"曾获得多个奖项。", true},
		{"後來擔任校長。", true},
		{"是一种海龟。", true},
		{"位于市中心。", true},
		{"每天上午由饲养员喂食。", true},
		{"2003年由林远执导。", true},
		{"面积约52公顷。", true},
		{"又称蓝塔。", true},
		{"海龟体长可达52公分。", false},
		{"成立于1949年的学会搬走了。", false},
		{"位于市中心的博物馆已经开放。", false},
		{"由于天气原因，比赛取消。", false},
		{"面积问题没有解决。", false},
		{"人口增长很快。", false},
		{"是否参加，还没有决定。", false},
		{"11月3日，拉斯穆森访问莫斯科。", false},
		{"1949年4月，各国签署条约。", false},
		{"被告没有出庭。", false},
		{"属性有三个。", false},
		{"It was built in 1911.", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := LacksSubject(tt.sentence); got != tt.want {
			t.Errorf("%s: %t", tt.sentence, got)
		}
	}
}

func TestPointsBack(t *testing.T) {
	for _, s := range []string{"他说，这很重要。", "It cost 4,000 pounds.", "Он родился в Вене.", "The harbour opened.", "拉斯穆森访问莫斯科。", ""} {
		if got, want := PointsBack(s), LookAt(s).Marks.Has(Points); got != want {
			t.Errorf("%s: %t, the mark says %t", s, got, want)
		}
	}
}
