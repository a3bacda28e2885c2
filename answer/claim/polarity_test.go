package claim

import "testing"

// pair is a statement and its source, in one language.
type pair struct{ statement, source, lang string }

// expect checks that statements are supported, or that none is.
func expect(t *testing.T, supported bool, pairs []pair) {
	t.Helper()
	c := checker(t)
	for _, p := range pairs {
		if v := c.Check(p.statement, p.lang, one(p.source, p.lang)); v.Supported != supported {
			t.Errorf("%q from %q: supported %t (%s: %s), want %t", p.statement, p.source, v.Supported, v.Reason, v.Detail, supported)
		}
	}
}

// TestPolarityKept holds negations that are said in another way.
func TestPolarityKept(t *testing.T) {
	expect(t, true, []pair{
		{"The minister did not sign the law.", "The minister didn't sign the law.", "en"},
		{"No one was hurt in the fire.", "Nobody was hurt in the fire.", "en"},
		{"The bank never paid the fine.", "The fine was never paid by the bank.", "en"},
		{"The mayor refused to resign.", "The mayor declined to resign.", "en"},
		{"The bridge is not open to lorries.", "The bridge isn't open to lorries.", "en"},
		{"The road is no longer used.", "The road is not used any longer.", "en"},
		{"The fire was caused by lightning, not by campers.", "The fire was caused by lightning rather than by campers.", "en"},
		{"He left without his passport.", "He left without his passport on Monday.", "en"},
		{"市长没有签署该法案。", "市长并未签署该法案。", "zh"},
		{"火灾没有造成人员伤亡。", "火灾未造成人员伤亡。", "zh"},
		{"他从来没有去过巴黎。", "他从未去过巴黎。", "zh"},
		{"公司不会裁员。", "公司不会裁员，罗伟说。", "zh"},
		{"游客不得进入核心区。", "核心区禁止游客进入。", "zh"},
		{"火灾的原因是雷击，而不是游客。", "火灾的原因是雷击，而非游客。", "zh"},
		{"Le ministre n'a pas signé la loi.", "Le ministre n’a pas signé la loi lundi.", "fr"},
		{"Der Minister hat das Gesetz nicht unterzeichnet.", "Das Gesetz hat der Minister nicht unterzeichnet.", "de"},
		{"Министр не подписал закон.", "Министр закон не подписал.", "ru"},
	})
}

// TestPolarityChanged holds what is denied in one and not in the other.
func TestPolarityChanged(t *testing.T) {
	expect(t, false, []pair{
		{"The minister signed the law.", "The minister did not sign the law.", "en"},
		{"The minister did not sign the law.", "The minister signed the law.", "en"},
		{"Several people were hurt in the fire.", "No one was hurt in the fire.", "en"},
		{"The bank paid the fine.", "The bank never paid the fine.", "en"},
		{"The bank failed to pay the fine.", "The bank managed to pay the fine.", "en"},
		{"The mayor agreed to resign.", "The mayor refused to resign.", "en"},
		{"The firm admitted the leak.", "The firm denied the leak.", "en"},
		{"The road is used by tourists.", "The road is no longer used by tourists.", "en"},
		{"He left with his passport.", "He left without his passport.", "en"},
		{"The talks were successful.", "The talks were unsuccessful.", "en"},
		{"The path is safe for children.", "The path is unsafe for children.", "en"},
		{"The museum is open on Mondays.", "The museum is closed on Mondays.", "en"},
		{"The vaccine is effective in children.", "The vaccine is ineffective in children.", "en"},
		{"Neither side accepted the offer.", "Both sides accepted the offer.", "en"},
		{"Hardly anyone accepted the offer.", "Nearly everyone accepted the offer.", "en"},
		{"The fire was caused by campers, not by lightning.", "The fire was caused by lightning rather than by campers.", "en"},
		{"市长签署了该法案。", "市长没有签署该法案。", "zh"},
		{"市长未签署该法案。", "市长签署了该法案。", "zh"},
		{"火灾造成人员伤亡。", "火灾未造成人员伤亡。", "zh"},
		{"他去过巴黎。", "他从未去过巴黎。", "zh"},
		{"公司会裁员。", "公司不会裁员。", "zh"},
		{"游客可以进入核心区。", "游客不得进入核心区。", "zh"},
		{"该药对儿童有效。", "该药对儿童无效。", "zh"},
		{"他承认收受贿赂。", "他否认收受贿赂。", "zh"},
		{"双方达成了协议。", "双方未能达成协议。", "zh"},
		{"他赞成这一方案。", "他不赞成这一方案。", "zh"},
		{"他能参加决赛。", "他无法参加决赛。", "zh"},
		{"门票需要购买。", "门票无需购买。", "zh"},
		{"比赛如期举行。", "比赛未能如期举行。", "zh"},
		{"火灾的原因是游客，而不是雷击。", "火灾的原因是雷击，而非游客。", "zh"},
		{"Le ministre a signé la loi.", "Le ministre n’a pas signé la loi.", "fr"},
		{"Der Minister hat das Gesetz unterzeichnet.", "Der Minister hat das Gesetz nicht unterzeichnet.", "de"},
		{"Es gibt einen Vertrag.", "Es gibt keinen Vertrag.", "de"},
		{"Министр подписал закон.", "Министр не подписал закон.", "ru"},
	})
}

// TestOpposites holds words whose opposite the source has.
func TestOpposites(t *testing.T) {
	expect(t, false, []pair{
		{"Prices rose in March.", "Prices fell in March.", "en"},
		{"The court upheld the ruling.", "The court overturned the ruling.", "en"},
		{"The army advanced on the city.", "The army retreated from the city.", "en"},
		{"The team lost the final.", "The team won the final.", "en"},
		{"The plan was praised by doctors.", "The plan was criticised by doctors.", "en"},
		{"The new line is slower than the old one.", "The new line is faster than the old one.", "en"},
		{"The lake lies west of the town.", "The lake lies east of the town.", "en"},
		{"The tower is the lowest in the country.", "The tower is the tallest in the country.", "en"},
		{"The ship arrived in May.", "The ship departed in May.", "en"},
		{"The tax was abolished in 1990.", "The tax was introduced in 1990.", "en"},
		{"The firm hired 300 workers.", "The firm dismissed 300 workers.", "en"},
		{"The exhibition is free.", "The exhibition costs 5 euros.", "en"},
		{"物价在三月上涨。", "物价在三月下跌。", "zh"},
		{"法院维持了原判。", "法院推翻了原判。", "zh"},
		{"球队输掉了决赛。", "球队赢得了决赛。", "zh"},
		{"这项计划受到医生批评。", "这项计划受到医生称赞。", "zh"},
		{"湖在城西。", "湖在城东。", "zh"},
		{"这座塔是全国最矮的。", "这座塔是全国最高的。", "zh"},
		{"轮船五月抵达。", "轮船五月离开。", "zh"},
		{"该税1990年废除。", "该税1990年开征。", "zh"},
		{"展览免费。", "展览收费。", "zh"},
		{"公司扩大了生产规模。", "公司缩减了生产规模。", "zh"},
		{"会议推迟到周五。", "会议提前到周五。", "zh"},
		{"双方关系恶化。", "双方关系改善。", "zh"},
	})
}
