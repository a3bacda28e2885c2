package pairs

// classes are words, folded, of which one may stand for another in a question that
// then asks for something else.
func classes(chinese bool) [][]string {
	if chinese {
		return append(chineseClasses, products...)
	}
	return append(englishClasses, products...)
}

// products are names of programs and systems that are written alike in all languages.
var products = [][]string{
	{"windows", "linux", "macos", "android", "ios", "ubuntu", "debian", "freebsd"},
	{"mysql", "postgresql", "mongodb", "sqlite", "redis", "oracle", "mariadb"},
	{"docker", "kubernetes", "podman", "vagrant", "nomad"},
	{"discord", "telegram", "slack", "whatsapp", "twitter", "facebook", "reddit"},
	{"github", "gitlab", "bitbucket", "gitee"},
	{"nginx", "apache", "caddy", "haproxy"},
	{"python", "java", "javascript", "rust", "php", "kotlin", "ruby"},
	{"npm", "yarn", "pnpm", "pip", "cargo"},
	{"json", "yaml", "toml", "xml", "csv", "pdf"},
	{"http", "ftp", "ssh", "smtp", "mqtt"},
}

var englishClasses = [][]string{
	{"spring", "summer", "autumn", "winter"},
	{"january", "february", "april", "june", "july", "august", "september", "october", "november", "december"},
	{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
	{"password", "book", "phone", "key", "wallet", "umbrella", "passport", "camera"},
	{"price", "weight", "height", "colour", "warranty", "size", "age", "salary", "temperature"},
	{"cost", "weigh", "sleep", "sound", "smell"},
	{"author", "owner", "sponsor", "designer", "translator", "photographer", "secretary"},
	{"admin", "admins", "moderator", "moderators", "treasurer", "visitors", "volunteers", "students", "employees", "teachers"},
	{"english", "french", "german", "spanish", "chinese", "japanese", "portuguese", "korean"},
	{"london", "paris", "berlin", "tokyo", "madrid", "sydney", "toronto", "lisbon", "oslo", "vienna"},
	{"dogs", "cats", "bicycles", "children", "drones", "cameras", "alcohol", "smoking"},
	{"kitchen", "garage", "library", "garden", "basement", "elevator", "rooftop", "laboratory"},
	{"breakfast", "lunch", "dinner", "parking", "laundry"},
	{"email", "fax", "telephone", "postcard", "pager"},
	{"server", "printer", "router", "scanner", "projector", "microphone"},
	{"extension", "plugin", "theme", "font", "keyboard", "screensaver"},
	{"channel", "calendar", "survey", "playlist", "newsletter", "podcast"},
	{"log", "backup", "invoice", "certificate", "licence", "receipt"},
	{"red", "green", "blue", "yellow", "purple", "orange"},
	{"north", "south", "west", "east"},
	{"first", "second", "third", "fourth", "fifth", "sixth", "seventh"},
	{"daily", "weekly", "monthly", "yearly"},
	{"train", "bus", "ferry", "tram", "taxi"},
}

var chineseClasses = [][]string{
	{"春季", "夏季", "秋季", "冬季"},
	{"春天", "夏天", "秋天", "冬天"},
	{"周一", "周二", "周三", "周四", "周五", "周六", "周日"},
	{"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"},
	{"密码", "钥匙", "手机", "钱包", "雨伞", "护照", "相机"},
	{"价格", "重量", "颜色", "高度", "保修期", "尺寸", "年龄", "工资", "温度"},
	{"作者", "赞助商", "设计师", "译者", "摄影师", "秘书"},
	{"管理员", "版主", "会计", "访客", "志愿者", "学生", "教师"},
	{"英语", "法语", "德语", "西班牙语", "日语", "韩语", "葡萄牙语"},
	{"英文", "法文", "德文", "俄文", "日文", "韩文"},
	{"早餐", "午餐", "晚餐", "停车", "洗衣"},
	{"图书馆", "食堂", "车库", "花园", "地下室", "电梯", "实验室"},
	{"邮件", "短信", "传真", "电话", "明信片"},
	{"插件", "主题", "字体", "键盘", "屏保"},
	{"服务器", "打印机", "路由器", "扫描仪", "投影仪", "麦克风"},
	{"备份", "发票", "证书", "收据"},
	{"日志", "日历", "问卷", "播客", "周刊"},
	{"红色", "绿色", "蓝色", "黄色", "紫色", "橙色"},
	{"鸡蛋", "牛肉", "土豆", "茄子", "南瓜", "羊肉", "豆腐", "虾仁"},
	{"微信", "钉钉", "微博", "飞书", "知乎"},
	{"第一", "第二", "第三", "第四", "第五", "第六", "第七"},
	{"每天", "每周", "每月", "每年"},
	{"火车", "公交", "轮渡", "地铁", "出租车"},
}

// Names for those of the questions.
var (
	chinesePlaces  = []string{"里斯本", "东京", "成都", "开罗", "多伦多", "奥斯陆", "昆明", "维也纳"}
	chinesePersons = []string{"王建国", "李秀兰", "张志明", "刘晓东", "陈丽华", "赵文博"}
	inventedNames  = []string{"Halcyon", "Zephyria", "Orlando", "Bramwell", "Tamsin", "Quillon", "Veridia", "Norwood"}
)
