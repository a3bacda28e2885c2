package discordtest

import (
	"fmt"
	"strings"
	"testing"
)

const quiet = `"allowed_mentions":{"parse":[]}`

// message is a body with the rule about mentions kept.
func message(parts string) string { return `{` + parts + `,` + quiet + `}` }

func row(parts ...string) string {
	return `{"type":1,"components":[` + strings.Join(parts, ",") + `]}`
}

func button(id string) string {
	return fmt.Sprintf(`{"type":2,"style":1,"label":"go","custom_id":%q}`, id)
}

// list repeats a pattern with the numbers 0 to n-1, separated by commas.
func list(n int, pattern string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = strings.ReplaceAll(pattern, "#", fmt.Sprint(i))
	}
	return strings.Join(parts, ",")
}

func options(n int) string { return list(n, `{"label":"l#","value":"v#"}`) }

// bodyCase is a request body and a part of what must be found in it; "" for
// nothing at all.
type bodyCase struct {
	name, body, want string
	passes           bool // Discord would not answer 400 for it
}

func checkCases(t *testing.T, cases []bodyCase, check func([]byte) findings) {
	t.Helper()
	for _, c := range cases {
		found := check([]byte(c.body))
		var refused bool
		var text []string
		for _, f := range found {
			refused = refused || f.refused
			text = append(text, f.String())
		}
		got := strings.Join(text, "; ")
		switch {
		case c.want == "" && got != "":
			t.Errorf("%s: got %q, want nothing", c.name, got)
		case c.want != "" && !strings.Contains(got, c.want):
			t.Errorf("%s: got %q, want %q in it", c.name, got, c.want)
		case c.want != "" && refused == c.passes:
			t.Errorf("%s: refused is %v for %q", c.name, refused, got)
		}
	}
}

func TestMessageLimits(t *testing.T) {
	text := func(n int) string { return strings.Repeat("峰", n) }
	checkCases(t, []bodyCase{
		{name: "2,000 characters", body: message(`"content":"` + text(2000) + `"`)},
		{name: "2,001 characters", body: message(`"content":"` + text(2001) + `"`), want: "2001 characters"},
		{name: "2,000 outside the BMP", body: message(`"content":"` + strings.Repeat("😀", 2000) + `"`)},
		{name: "empty", body: message(`"content":""`), want: "empty message"},
		{name: "white space", body: message(`"content":" \n "`), want: "empty message"},
		{name: "nothing", body: `{` + quiet + `}`, want: "empty message"},
		{name: "null content", body: message(`"content":null`), want: "empty message"},
		{name: "not JSON", body: `{"content":`, want: "not JSON"},
		{name: "not UTF-8", body: message("\"content\":\"\xff\""), want: "not UTF-8"},
		{name: "wrong type", body: message(`"content":5`), want: "wrong type"},
		{name: "nonce", body: message(`"content":"a","nonce":"1234567890123456789012345","enforce_nonce":true`)},
		{name: "numeric nonce", body: message(`"content":"a","nonce":1234567890123456789`)},
		{name: "long nonce", body: message(`"content":"a","nonce":"12345678901234567890123456"`), want: "nonce: 26 characters"},
		{name: "nonce to enforce missing", body: message(`"content":"a","enforce_nonce":true`), want: "no nonce", passes: true},

		{name: "no allowed_mentions", body: `{"content":"a"}`, want: "nobody is mentioned", passes: true},
		{name: "no parse", body: `{"content":"a","allowed_mentions":{}}`, want: "nobody is mentioned", passes: true},
		{name: "parse users", body: `{"content":"a","allowed_mentions":{"parse":["users"]}}`, want: "nobody is mentioned", passes: true},
		{name: "a user", body: `{"content":"a","allowed_mentions":{"parse":[],"users":["1"]}}`, want: "nobody is mentioned", passes: true},
		{name: "the replied user", body: `{"content":"a","allowed_mentions":{"parse":[],"replied_user":true}}`, want: "nobody is mentioned", passes: true},
		{name: "parse users and users", body: `{"content":"a","allowed_mentions":{"parse":["users"],"users":["1"]}}`, want: "exclude each other"},

		{name: "misspelt key", body: message(`"content":"a","embed":[]`), want: "embed: Discord knows no such key", passes: true},
		{name: "key of another case", body: message(`"Content":"a"`), want: "Content: Discord knows no such key", passes: true},
		{name: "misspelt key in mentions", body: `{"content":"a","allowed_mentions":{"parse":[],"reply":true}}`, want: "allowed_mentions.reply", passes: true},
		{name: "misspelt key in an embed", body: message(`"embeds":[{"title":"a","colour":1}]`), want: "embeds[0].colour", passes: true},
		{name: "misspelt key in a button", body: message(`"components":[` + row(`{"type":2,"style":1,"label":"go","custom_id":"a","customid":"b"}`) + `]`), want: "components[0].components[0].customid", passes: true},
	}, func(b []byte) findings { return checkMessage(b, nil, 0) })
}

func TestEmbedLimits(t *testing.T) {
	embed := func(parts string) string { return message(`"embeds":[{` + parts + `}]`) }
	long := func(n int) string { return strings.Repeat("x", n) }
	checkCases(t, []bodyCase{
		{name: "good", body: embed(`"title":"t","url":"https://example.com/a","description":"d","color":1,"timestamp":"2026-11-22T10:00:00.000Z","fields":[{"name":"n","value":"v","inline":true}],"footer":{"text":"f","icon_url":"attachment://a.png"},"author":{"name":"a"}`)},
		{name: "empty", body: embed(``), want: "embeds[0]: is empty"},
		{name: "colour only", body: embed(`"color":1`), want: "embeds[0]: is empty"},
		{name: "title", body: embed(`"title":"` + long(257) + `"`), want: "257 characters"},
		{name: "description", body: embed(`"description":"` + long(4097) + `"`), want: "4097 characters"},
		{name: "empty field name", body: embed(`"fields":[{"name":"","value":"v"}]`), want: "fields[0].name: is required"},
		{name: "empty field value", body: embed(`"fields":[{"name":"n","value":" "}]`), want: "fields[0].value: is required"},
		{name: "field value", body: embed(`"fields":[{"name":"n","value":"` + long(1025) + `"}]`), want: "1025 characters"},
		{name: "25 fields", body: embed(`"fields":[` + list(25, `{"name":"#","value":"v"}`) + `]`)},
		{name: "26 fields", body: embed(`"fields":[` + list(26, `{"name":"#","value":"v"}`) + `]`), want: "26 fields"},
		{name: "footer", body: embed(`"title":"t","footer":{"text":""}`), want: "footer.text: is required"},
		{name: "author", body: embed(`"title":"t","author":{"name":""}`), want: "author.name: is required"},
		{name: "colour", body: embed(`"title":"t","color":16777216`), want: "color: 16777216"},
		{name: "timestamp", body: embed(`"title":"t","timestamp":"yesterday"`), want: "timestamp"},
		{name: "scheme of the link", body: embed(`"title":"t","url":"javascript:alert(1)"`), want: "embeds[0].url"},
		{name: "attachment as link", body: embed(`"title":"t","url":"attachment://a.png"`), want: "embeds[0].url"},
		{name: "file as image", body: embed(`"image":{"url":"file:///etc/passwd"}`), want: "image.url"},
		{name: "6,000 in all", body: message(`"embeds":[{"description":"` + long(3000) + `"},{"description":"` + long(3000) + `"}]`)},
		{name: "6,001 in all", body: message(`"embeds":[{"description":"` + long(3000) + `"},{"description":"` + long(3001) + `"}]`), want: "6001 characters in all embeds"},
		{name: "11 embeds", body: message(`"embeds":[` + list(11, `{"title":"#"}`) + `]`), want: "11 embeds"},
	}, func(b []byte) findings { return checkMessage(b, nil, 0) })
}

func TestComponentLimits(t *testing.T) {
	with := func(rows ...string) string {
		return message(`"content":"a","components":[` + strings.Join(rows, ",") + `]`)
	}
	choose := func(parts string) string { return `{"type":3,"custom_id":"s",` + parts + `}` }
	checkCases(t, []bodyCase{
		{name: "buttons and a select", body: with(row(button("a"), button("b")), row(choose(`"options":[`+options(25)+`],"min_values":0,"max_values":25`)))},
		{name: "components alone", body: message(`"components":[` + row(button("a")) + `]`)},
		{name: "link", body: with(row(`{"type":2,"style":5,"label":"l","url":"https://example.com"}`))},
		{name: "emoji for a label", body: with(row(`{"type":2,"style":2,"emoji":{"name":"👍"},"custom_id":"up"}`))},
		{name: "5 rows", body: with(list(5, row(button("b#"))))},
		{name: "6 rows", body: with(list(6, row(button("b#")))), want: "6 rows"},
		{name: "6 buttons", body: with(row(list(6, button("b#")))), want: "6 components in a row"},
		{name: "empty row", body: with(row()), want: "0 components in a row"},
		{name: "button without a row", body: with(button("a")), want: "needs a row"},
		{name: "row in a row", body: with(row(row(button("a")))), want: "may not stand in a row"},
		{name: "same custom_id", body: with(row(button("a")), row(button("a"))), want: `"a" is there twice`},
		{name: "no custom_id", body: with(row(`{"type":2,"style":1,"label":"go"}`)), want: "custom_id: is required"},
		{name: "long custom_id", body: with(row(button(strings.Repeat("a", 101)))), want: "101 characters"},
		{name: "no label", body: with(row(`{"type":2,"style":1,"custom_id":"a"}`)), want: "a label or an emoji"},
		{name: "long label", body: with(row(`{"type":2,"style":1,"custom_id":"a","label":"` + strings.Repeat("问", 81) + `"}`)), want: "81 characters"},
		{name: "no url", body: with(row(`{"type":2,"style":5,"label":"l"}`)), want: "needs one"},
		{name: "link with custom_id", body: with(row(`{"type":2,"style":5,"label":"l","url":"https://example.com","custom_id":"a"}`)), want: "a link button has none"},
		{name: "scheme of a link", body: with(row(`{"type":2,"style":5,"label":"l","url":"ftp://example.com"}`)), want: "not an address"},
		{name: "style", body: with(row(`{"type":2,"style":7,"label":"l","custom_id":"a"}`)), want: "style: 7"},
		{name: "select and button", body: with(row(button("a"), choose(`"options":[`+options(1)+`]`))), want: "stands alone"},
		{name: "same value", body: with(row(choose(`"options":[` + options(1) + `,` + options(1) + `]`))), want: `"v0" is there twice`},
		{name: "max_values over the options", body: with(row(choose(`"options":[` + options(2) + `],"max_values":3`))), want: "max_values 3"},
		{name: "min over max", body: with(row(choose(`"options":[` + options(3) + `],"min_values":2,"max_values":1`))), want: "do not fit"},
		{name: "no options", body: with(row(choose(`"options":[]`))), want: "0 options"},
		{name: "26 options", body: with(row(choose(`"options":[` + options(26) + `]`))), want: "26 options"},
		{name: "two defaults", body: with(row(choose(`"options":[` + list(2, `{"label":"l","value":"v#","default":true}`) + `]`))), want: "2 defaults"},
	}, func(b []byte) findings { return checkMessage(b, nil, 0) })
}

func TestComponentsV2Limits(t *testing.T) {
	v2 := func(parts string) string { return message(`"flags":32768,` + parts) }
	display := `{"type":10,"content":"t#"}`
	checkCases(t, []bodyCase{
		{name: "good", body: v2(`"components":[` + list(2, display) + `,{"type":17,"components":[` + display + `,{"type":14}]},` + row(button("a")) + `]`)},
		{name: "section", body: v2(`"components":[{"type":9,"components":[` + display + `],"accessory":` + button("a") + `}]`)},
		{name: "section without accessory", body: v2(`"components":[{"type":9,"components":[` + display + `]}]`), want: "accessory: is required"},
		{name: "content", body: v2(`"content":"a","components":[` + display + `]`), want: "exclude content"},
		{name: "embeds", body: v2(`"embeds":[{"title":"a"}],"components":[` + display + `]`), want: "exclude content, embeds"},
		{name: "no components", body: v2(`"components":[]`), want: "no content but its components"},
		{name: "without the flag", body: message(`"components":[` + display + `]`), want: "or the V2 flag"},
		{name: "empty text", body: v2(`"components":[{"type":10,"content":" "}]`), want: "content: is required"},
		{name: "40 components", body: v2(`"components":[` + list(40, display) + `]`)},
		{name: "41 components, nested", body: v2(`"components":[{"type":17,"components":[` + list(40, display) + `]}]`), want: "41 components"},
		{name: "4,001 characters", body: v2(`"components":[` + list(2, `{"type":10,"content":"`+strings.Repeat("x", 2001)+`"}`) + `]`), want: "4002 characters of text"},
	}, func(b []byte) findings { return checkMessage(b, nil, 0) })
}

func TestEditLimits(t *testing.T) {
	plain := &entry{m: Message{Content: "before"}}
	v2 := &entry{flags: flagComponentsV2, m: Message{Components: []Component{{Type: 10, Content: "before"}}}}
	for name, c := range map[string]struct {
		old        *entry
		body, want string
	}{
		"components only":         {plain, message(`"components":[` + row(button("a")) + `]`), ""},
		"content removed":         {plain, message(`"content":""`), "empty message"},
		"content for an embed":    {plain, message(`"content":null,"embeds":[{"title":"t"}]`), ""},
		"V2 over content":         {plain, message(`"flags":32768,"components":[{"type":10,"content":"a"}]`), "exclude content"},
		"content in V2":           {v2, message(`"content":"a"`), "exclude content"},
		"new text in V2":          {v2, message(`"components":[{"type":10,"content":"a"}]`), ""},
		"deferred response empty": {&entry{loading: true}, message(`"content":""`), "empty message"},
	} {
		checkCases(t, []bodyCase{{name: name, body: c.body, want: c.want}}, func(b []byte) findings { return checkMessage(b, c.old, 0) })
	}
}

func TestCallbackLimits(t *testing.T) {
	slash := &Interaction{kind: kindCommand}
	press := &Interaction{kind: kindComponent, pressed: &entry{m: Message{Content: "before"}}}
	checkCases(t, []bodyCase{
		{name: "message", body: `{"type":4,"data":` + message(`"content":"a","flags":64`) + `}`},
		{name: "deferred", body: `{"type":5}`},
		{name: "deferred, ephemeral", body: `{"type":5,"data":{"flags":64}}`},
		{name: "deferred with content", body: `{"type":5,"data":{"content":"a"}}`, want: "is lost", passes: true},
		{name: "no data", body: `{"type":4}`, want: "data: is required"},
		{name: "null data", body: `{"type":4,"data":null}`, want: "data: is required"},
		{name: "empty", body: `{"type":4,"data":{` + quiet + `}}`, want: "empty message"},
		{name: "long content", body: `{"type":4,"data":` + message(`"content":"`+strings.Repeat("x", 2001)+`"`) + `}`, want: "data.content: 2001"},
		{name: "pinging", body: `{"type":4,"data":{"content":"a"}}`, want: "data.allowed_mentions", passes: true},
		{name: "misspelt key", body: `{"type":5,"date":{}}`, want: "date: Discord knows no such key", passes: true},
		{name: "update of a command", body: `{"type":6}`, want: "is for components"},
	}, func(b []byte) findings { return checkCallback(b, slash, 0) })
	checkCases(t, []bodyCase{
		{name: "deferred update", body: `{"type":6}`},
		{name: "update", body: `{"type":7,"data":` + message(`"components":[]`) + `}`},
		{name: "update to nothing", body: `{"type":7,"data":` + message(`"content":""`) + `}`, want: "empty message"},
		{name: "choices for a press", body: `{"type":8,"data":{"choices":[]}}`, want: "type 8 answers an autocompletion"},
	}, func(b []byte) findings { return checkCallback(b, press, 0) })
}

func TestCommandLimits(t *testing.T) {
	named := func(name string) string { return `[{"name":"` + name + `","description":"d"}]` }
	with := func(options ...string) string {
		return `[{"name":"ask","description":"d","options":[` + strings.Join(options, ",") + `]}]`
	}
	option := func(name, more string) string {
		return `{"type":3,"name":"` + name + `","description":"d"` + more + `}`
	}
	checkCases(t, []bodyCase{
		{name: "good", body: `[{"name":"ask","name_localizations":{"zh-CN":"提问"},"description":"d","description_localizations":{"zh-TW":"問"},"default_member_permissions":"0","nsfw":false,"options":[` + option("question", `,"required":true,"max_length":500`) + `,` + option("private", "") + `]}]`},
		{name: "none", body: `[]`},
		{name: "user command", body: `[{"type":2,"name":"Ask About","description":""}]`},
		{name: "Chinese name", body: named("提问")},
		{name: "upper case", body: named("Ask"), want: "lower case"},
		{name: "space", body: named("ask me"), want: "letters, digits"},
		{name: "long name", body: named(strings.Repeat("a", 33)), want: "1 to 32"},
		{name: "upper case in a localisation", body: `[{"name":"ask","name_localizations":{"de":"Frage"},"description":"d"}]`, want: "name_localizations.de"},
		{name: "locale", body: `[{"name":"ask","name_localizations":{"zh":"问"},"description":"d"}]`, want: "not a locale"},
		{name: "no description", body: `[{"name":"ask"}]`, want: "description: is required"},
		{name: "long description", body: `[{"name":"ask","description":"` + strings.Repeat("x", 101) + `"}]`, want: "101 characters"},
		{name: "duplicate", body: `[{"name":"ask","description":"d"},{"name":"ask","description":"e"}]`, want: "there twice"},
		{name: "same name, other type", body: `[{"name":"ask","description":"d"},{"type":3,"name":"ask"}]`},
		{name: "100", body: `[` + list(100, `{"name":"c#","description":"d"}`) + `]`},
		{name: "101", body: `[` + list(101, `{"name":"c#","description":"d"}`) + `]`, want: "101 slash"},
		{name: "misspelt key", body: `[{"name":"ask","description":"d","desciption_localizations":{}}]`, want: "desciption_localizations", passes: true},
		{name: "misspelt key in an option", body: with(option("q", `,"maxlength":5`)), want: "[0].options[0].maxlength", passes: true},
		{name: "required after optional", body: with(option("a", ""), option("b", `,"required":true`)), want: "required option after"},
		{name: "option twice", body: with(option("a", ""), option("a", "")), want: "there twice"},
		{name: "option upper case", body: with(option("A", "")), want: "lower case"},
		{name: "option without description", body: with(`{"type":3,"name":"a"}`), want: "options[0].description: is required"},
		{name: "26 options", body: with(list(26, option("o#", ""))), want: "26 options"},
		{name: "26 choices", body: with(option("a", `,"choices":[`+list(26, `{"name":"c#","value":"v#"}`)+`]`)), want: "26 choices"},
		{name: "choice of another type", body: with(option("a", `,"choices":[{"name":"c","value":1}]`)), want: "not of the option's type"},
		{name: "choices and autocomplete", body: with(option("a", `,"autocomplete":true,"choices":[{"name":"c","value":"v"}]`)), want: "exclude each other"},
		{name: "minimum above the maximum", body: with(option("a", `,"min_length":5,"max_length":4`)), want: "above the maximum"},
		{name: "subcommand", body: with(`{"type":1,"name":"s","description":"d","options":[` + option("a", `,"required":true`) + `]}`)},
		{name: "8,001 characters", body: with(list(25, option("o#", `,"choices":[`+list(4, `{"name":"c#","value":"`+strings.Repeat("x", 80)+`"}`)+`]`))), want: "characters in names"},
	}, checkCommands)
	checkCases(t, []bodyCase{
		{name: "description alone", body: `{"description":"d"}`},
		{name: "bad name", body: `{"name":"A"}`, want: "lower case"},
	}, func(b []byte) findings { return checkCommand(b, commandSlash) })
}
