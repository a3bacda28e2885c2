package claim

import "testing"

// TestRolesKept holds statements that tell who did what to whom in another order.
func TestRolesKept(t *testing.T) {
	expect(t, true, []pair{
		{"The treaty was signed by France and Spain in Lisbon.", "France and Spain signed the treaty in Lisbon.", "en"},
		{"In 2003 Peter Nagy sold the house to Anna Lukacs.", "Peter Nagy sold the house to Anna Lukacs in 2003.", "en"},
		{"Anna Lukacs, who lives in Pecs, wrote the book.", "The book was written by Anna Lukacs, who lives in Pecs.", "en"},
		{"Brown praised Green's patience.", "Brown praised the patience of Green.", "en"},
		{"After the vote, Kenya left the group.", "Kenya left the group after the vote.", "en"},
		{"The goalkeeper Ruiz and the striker Costa were injured.", "The striker Costa and the goalkeeper Ruiz were injured.", "en"},
		{"The price rose from 3 to 5 euros.", "The price rose to 5 euros from 3 euros.", "en"},
		{"条约由法国和西班牙在里斯本签署。", "法国和西班牙在里斯本签署条约。", "zh"},
		{"2003年，李建国把房子卖给了王秀英。", "李建国2003年把房子卖给了王秀英。", "zh"},
		{"这本书是张晓燕写的。", "张晓燕写了这本书。", "zh"},
		{"在里斯本，法国与西班牙签署了条约。", "法国与西班牙在里斯本签署了条约。", "zh"},
		{"陈刚被警方逮捕。", "警方逮捕了陈刚。", "zh"},
		{"票价由20元上调至30元。", "票价从20元上调到30元。", "zh"},
	})
}

// TestRolesChanged holds names, numbers and words that have changed places.
func TestRolesChanged(t *testing.T) {
	expect(t, false, []pair{
		{"NATO promised Russia to stop.", "Russia promised NATO to stop.", "en"},
		{"Spain invited France to the talks.", "France invited Spain to the talks.", "en"},
		{"France was invited by Spain to the talks.", "Spain was invited by France to the talks.", "en"},
		{"France was invited by Spain to the talks.", "France invited Spain to the talks.", "en"},
		{"Anna Lukacs sold the house to Peter Nagy.", "Peter Nagy sold the house to Anna Lukacs.", "en"},
		{"Brown succeeded Green as chairman.", "Green succeeded Brown as chairman.", "en"},
		{"The union sued the company.", "The company sued the union.", "en"},
		{"The striker Ruiz and the goalkeeper Costa were injured.", "The striker Costa and the goalkeeper Ruiz were injured.", "en"},
		{"The price rose from 5 to 3 euros.", "The price rose from 3 to 5 euros.", "en"},
		{"Lyon has 12 parks and Nantes has 30.", "Lyon has 30 parks and Nantes has 12.", "en"},
		{"Lee was born in Leeds and died in York.", "Lee was born in York and died in Leeds.", "en"},
		{"The cat is older than the dog.", "The dog is older than the cat.", "en"},
		{"Minister Brown said the deal, which President Green opposed, was dead.", "President Green said the deal, which Minister Brown opposed, was dead.", "en"},
		{"北约向俄罗斯承诺停止行动。", "俄罗斯向北约承诺停止行动。", "zh"},
		{"西班牙邀请法国参加会谈。", "法国邀请西班牙参加会谈。", "zh"},
		{"法国被西班牙邀请参加会谈。", "法国邀请西班牙参加会谈。", "zh"},
		{"王秀英把房子卖给了李建国。", "李建国把房子卖给了王秀英。", "zh"},
		{"工会起诉了公司。", "公司起诉了工会。", "zh"},
		{"前锋罗伊斯和门将科斯塔受伤。", "前锋科斯塔和门将罗伊斯受伤。", "zh"},
		{"票价由30元上调至20元。", "票价从20元上调到30元。", "zh"},
		{"里昂有12座公园，南特有30座。", "里昂有30座公园，南特有12座。", "zh"},
		{"他生于上海，卒于北京。", "他生于北京，卒于上海。", "zh"},
		{"猫比狗年长。", "狗比猫年长。", "zh"},
		{"学生32人，教师540人。", "学生540人，教师32人。", "zh"},
		{"陈刚逮捕了警方。", "警方逮捕了陈刚。", "zh"},
	})
}

// TestCertainty holds moods that were lost or gained.
func TestCertainty(t *testing.T) {
	expect(t, false, []pair{
		{"The firm will build a plant.", "The firm may build a plant.", "en"},
		{"The firm has built a plant.", "The firm plans to build a plant.", "en"},
		{"The firm built a plant.", "The firm wants to build a plant.", "en"},
		{"The firm may build a plant.", "The firm built a plant.", "en"},
		{"The drug causes cancer.", "The drug allegedly causes cancer.", "en"},
		{"The drug causes cancer.", "Some doctors believe that the drug causes cancer.", "en"},
		{"The bridge will collapse.", "The bridge will collapse if it is not repaired.", "en"},
		{"Kenya agreed to send troops.", "The UN hopes that Kenya will send troops.", "en"},
		{"Kenya has sent troops.", "Kenya agreed to send troops.", "en"},
		{"The painting is certainly a forgery.", "The painting is probably a forgery.", "en"},
		{"公司将建新厂。", "公司可能建新厂。", "zh"},
		{"公司已经建成新厂。", "公司计划建新厂。", "zh"},
		{"公司建了新厂。", "公司希望建新厂。", "zh"},
		{"公司可能建新厂。", "公司建了新厂。", "zh"},
		{"这种药致癌。", "据称这种药致癌。", "zh"},
		{"这种药致癌。", "有医生认为这种药致癌。", "zh"},
		{"大桥将会倒塌。", "如果不维修，大桥将会倒塌。", "zh"},
		{"肯尼亚答应派兵。", "联合国希望肯尼亚派兵。", "zh"},
		{"肯尼亚已派兵。", "肯尼亚答应派兵。", "zh"},
		{"这幅画肯定是赝品。", "这幅画很可能是赝品。", "zh"},
	})
	expect(t, true, []pair{
		{"The firm intends to build a plant.", "The firm plans to build a plant.", "en"},
		{"The firm might build a plant.", "The firm may build a plant.", "en"},
		{"Kenya pledged to send troops.", "Kenya promised to send troops.", "en"},
		{"Rain is expected on Friday.", "Rain is forecast for Friday.", "en"},
		{"公司打算建新厂。", "公司计划建新厂。", "zh"},
		{"公司或许会建新厂。", "公司可能建新厂。", "zh"},
		{"肯尼亚承诺派兵。", "肯尼亚答应派兵。", "zh"},
		{"预计周五有雨。", "周五预计有雨。", "zh"},
	})
}

// TestAttribution holds words that someone else says.
func TestAttribution(t *testing.T) {
	expect(t, false, []pair{
		{"Mayor Adams said the tunnel was safe.", "Engineer Burke said the tunnel was safe.", "en"},
		{"The police said the man fled.", "Neighbours said the man fled.", "en"},
		{"According to Reuters, the talks failed.", "According to dpa, the talks failed.", "en"},
		{"The report was confirmed by the minister, the airline said.", "The report was confirmed by the airline, the minister said.", "en"},
		{"市长李强说隧道是安全的。", "工程师王伟说隧道是安全的。", "zh"},
		{"警方称该男子逃走了。", "邻居称该男子逃走了。", "zh"},
		{"据路透社报道，会谈失败。", "据德新社报道，会谈失败。", "zh"},
	})
	expect(t, true, []pair{
		{"The tunnel was safe, Burke said.", "Engineer Burke said the tunnel was safe.", "en"},
		{"According to Engineer Burke, the tunnel was safe.", "Engineer Burke said the tunnel was safe.", "en"},
		{"隧道是安全的，王伟说。", "工程师王伟说隧道是安全的。", "zh"},
		{"据工程师王伟介绍，隧道是安全的。", "工程师王伟说，隧道是安全的。", "zh"},
	})
}
