package claim

import (
	"detente/knowledge"
	"fmt"
	"testing"
)

func TestZZ(t *testing.T) {
	c := New(knowledge.Open(nil, knowledge.Options{}))
	for _, s := range []string{"schedule taken number succeeded means pine finance considering report loan bank unhappy brother yale trawlers worsened convicted kilowatt satellite provide supplies began shops house animals museum pupils"} {
		for _, tok := range c.read(s, "en").tokens {
			fmt.Print(tok.form, " ", tok.weight, " ", tok.class, "; ")
		}
	}
	fmt.Println()
	for _, s := range []string{"平均。再建。待。参观。叫。提供。拨出。老师。父亲。市。县。卫生。停留。执行官。财务官。批准。省政府。大都会。大英。加。需。久。跑。税收", "自7月1日起學生及長者票價由28元調升至32元，成人票價維持不變", "他的作品《空山》2012年被大英博物馆收藏", "白石县去年苹果产量达32.5万吨，而海岭县产量下降了15%", "由18分钟变为50分钟", "卫生局要求，年底之前"} {
		for _, tok := range c.read(s, "zh").tokens {
			fmt.Printf("%s %.2f %v %v %v; ", tok.form, tok.weight, tok.class, tok.name, tok.unknown)
		}
		fmt.Println()
	}
}

func TestZZ2(t *testing.T) {
	c := New(knowledge.Open(nil, knowledge.Options{}))
	show := func(st, lang, src string) {
		k := c.compare(st, lang, []Source{{Text: src, Lang: lang}})
		for i, tok := range k.statement.tokens {
			l := k.links[i]
			to := "-"
			if l.to >= 0 {
				to = k.source[l.to].form
			}
			fmt.Printf("%s(c%d %v n%v neg%v %s) -> %s %.2f\n", tok.form, tok.clause, tok.class, tok.name, tok.negated, k.slots[i].joint, to, l.alike)
		}
		for j, tok := range k.source {
			fmt.Printf("%s[%v %s] ", tok.form, tok.class, k.sourceSlots[j].joint)
		}
		fmt.Println()
		for _, m := range func() []moody { a, _ := moodsOf(k.sourceTokens()); return a }() {
			fmt.Println("mood", m, k.source[m.at].form)
		}
		fmt.Println(c.Check(st, lang, []Source{{Text: src, Lang: lang}}))
	}
	show("卫生局要求，年底之前医院的平均候诊时间要压缩至90分钟以内，不然就扣减补贴。", "zh", "卫生局要求医院在年底前将平均候诊时间压缩到90分钟以内，否则将扣减补贴。")
	show("Peter Lund took over the research ship Albatross from Ines Duarte in March 2020.", "en", "Captain Ines Duarte became the first woman to command the research ship Albatross when she took over from Peter Lund in March 2020.")
	show("拉夫罗夫表示，俄罗斯与北约已就扩大阿富汗合作问题达成一致。", "zh", "俄外长拉夫罗夫在新闻发布会上表示，基于双方的共同利益，俄罗斯与北约已就扩大阿富汗合作问题达成一致意见。")
}
