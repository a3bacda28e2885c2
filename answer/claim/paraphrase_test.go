package claim

import "testing"

// TestParaphrases holds ways in which a good model says the same.
func TestParaphrases(t *testing.T) {
	expect(t, true, []pair{
		{"According to the article, the museum reopened in May.", "The museum reopened in May after repairs.", "en"},
		{"The article says that the museum reopened in May.", "The museum reopened in May after repairs.", "en"},
		{"It was in May that the museum reopened.", "The museum reopened in May after repairs.", "en"},
		{"The museum, which was closed for repairs, reopened in May.", "The museum, closed for repairs since 2019, reopened in May.", "en"},
		{"Its director is Jane Poole.", "Jane Poole is the director of the museum.", "en"},
		{"Jane Poole, who directs the museum, welcomed the decision.", "Museum director Jane Poole welcomed the decision.", "en"},
		{"The city's population is about 3 million.", "The city has a population of about 3 million.", "en"},
		{"About 3 million people live in the city.", "The city has about 3 million inhabitants.", "en"},
		{"The law was passed by parliament in 2004.", "Parliament passed the law in 2004.", "en"},
		{"The company employs 300 people in Leeds.", "The company has 300 employees in Leeds.", "en"},
		{"The storm left 40,000 homes without power.", "40,000 homes were left without power by the storm.", "en"},
		{"Sales grew 5% to $2 billion.", "Sales rose by 5 percent to $2bn.", "en"},
		{"The strike began on Monday and lasted three days.", "The strike, which began on Monday, lasted for three days.", "en"},
		{"The expedition failed because of bad weather.", "Bad weather caused the expedition to fail.", "en"},
		{"The singer died in Paris at the age of 81.", "The singer died in Paris aged 81.", "en"},
		{"The team is made up of six women and four men.", "The team consists of six women and four men.", "en"},
		{"The bridge links Malmo with Copenhagen.", "The bridge connects Copenhagen and Malmo.", "en"},
		{"Yes, the museum reopened in May.", "The museum reopened in May after repairs.", "en"},
		{"There are 54 teachers at the school.", "The school has 54 teachers.", "en"},
		{"文章提到，博物馆在五月重新开放。", "博物馆经过维修，于5月重新开放。", "zh"},
		{"根据文章，博物馆于5月重新开放。", "博物馆经过维修，于5月重新开放。", "zh"},
		{"博物馆是在5月重新开放的。", "博物馆经过维修，于5月重新开放。", "zh"},
		{"该馆馆长是周敏。", "周敏是该馆馆长。", "zh"},
		{"这座城市约有300万人口。", "这座城市的人口约为300万。", "zh"},
		{"这部法律是议会在2004年通过的。", "议会于2004年通过了这部法律。", "zh"},
		{"销售额增长5%，达到20亿元。", "销售额上升百分之五，至20亿元。", "zh"},
		{"罢工从周一开始，持续了三天。", "周一开始的罢工持续三天。", "zh"},
		{"这位歌手在巴黎去世，享年81岁。", "81岁的歌手在巴黎逝世。", "zh"},
		{"一名瑞士收藏家花400万美元买下了这幅画。", "这幅画被一名瑞士收藏家以400万美元购得。", "zh"},
		{"全队有六名女性和四名男性。", "全队由六名女性和四名男性组成。", "zh"},
		{"会议的主题是气候变化。", "会议以气候变化为主题。", "zh"},
		{"是的，博物馆5月重新开放了。", "博物馆经过维修，于5月重新开放。", "zh"},
		{"學校共有54名教師。", "學校有教師54人。", "zh-Hant"},
		{"他是在1990年出生於台北的。", "他1990年生於台北。", "zh-Hant"},
	})
}
