package prompts

// Example is a request with its reply, to be put before the real one: small models
// take the form of a reply from an example rather than from rules. What it tells is
// in no document. There is one for "zh", "zh-Hant", "en", "ru", "fr" and "de"; for any
// other language ok is false, since an example draws the reply into its own.
func Example(lang string) (request Data, reply string, ok bool) {
	e, ok := examples[lang]
	if !ok {
		return Data{}, "", false
	}
	request.Question = e.question
	for i, s := range []string{e.first, e.second} {
		request.Sources = append(request.Sources, Source{N: i + 1, Title: e.title, Text: s})
	}
	return request, e.reply, true
}

// examples are one example in each language.
var examples = map[string]struct{ title, first, second, question, reply string }{
	"zh": {"青石桥", "青石桥长40米。", "林市长2019年5月3日为青石桥剪彩。",
		"青石桥是谁剪彩的，在什么时候？", "林市长2019年5月3日为青石桥剪彩。[2]"},
	"zh-Hant": {"青石橋", "青石橋長40公尺。", "林市長2019年5月3日為青石橋剪綵。",
		"青石橋是誰剪綵的，在什麼時候？", "林市長2019年5月3日為青石橋剪綵。[2]"},
	"en": {"The bridge", "The bridge is 40 metres long.", "Mayor Lin opened the bridge on 3 May 2019.",
		"Who opened the bridge, and when?", "Mayor Lin opened it on 3 May 2019. [2]"},
	"ru": {"Мост", "Длина моста 40 метров.", "Мэр Линь открыл мост 3 мая 2019 года.",
		"Кто и когда открыл мост?", "Мост открыл мэр Линь 3 мая 2019 года. [2]"},
	"fr": {"Le pont", "Le pont est long de 40 mètres.", "Le maire Lin a inauguré le pont le 3 mai 2019.",
		"Qui a inauguré le pont, et quand ?", "Le maire Lin l'a inauguré le 3 mai 2019. [2]"},
	"de": {"Die Brücke", "Die Brücke ist 40 Meter lang.", "Bürgermeister Lin eröffnete die Brücke am 3. Mai 2019.",
		"Wer hat die Brücke eröffnet, und wann?", "Bürgermeister Lin eröffnete sie am 3. Mai 2019. [2]"},
}
