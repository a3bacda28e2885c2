package bot

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"detente/answer"
	"detente/answer/wording"
)

func lisbon() answer.Citation {
	return answer.Citation{
		N: 1, Document: "russia-nato", Title: "俄罗斯与北约", Section: "里斯本峰会", Sentence: 27,
		Quote: "峰会在葡萄牙首都里斯本举行。",
	}
}

func translated() answer.Citation {
	c := lisbon()
	c.Translation = "The summit was held in Lisbon."
	return c
}

func TestRenderDescription(t *testing.T) {
	top := answer.Citation{N: 2, Title: "俄罗斯与北约", Sentence: 3, Quote: "两天。"}
	tests := []struct {
		name string
		in   answer.Answer
		want string
	}{
		{
			name: "quotes alone",
			in: answer.Answer{
				Lang: "zh", Answered: true, Text: "峰会在葡萄牙首都里斯本举行。[1] 两天。 [2]",
				Citations: []answer.Citation{lisbon(), top},
			},
			want: "> 峰会在葡萄牙首都里斯本举行。\n-# [1] 里斯本峰会 · 第 27 句\n> 两天。\n-# [2] 第 3 句",
		},
		{
			name: "yes before the quotes",
			in: answer.Answer{
				Lang: "zh", Answered: true, Lead: "是。", Text: "是。\n峰会在葡萄牙首都里斯本举行。 [1]",
				Citations: []answer.Citation{lisbon()},
			},
			want: "是。\n> 峰会在葡萄牙首都里斯本举行。\n-# [1] 里斯本峰会 · 第 27 句",
		},
		{
			name: "translation",
			in: answer.Answer{
				Lang: "en", Answered: true, Text: "The summit was held in Lisbon. [1]",
				Citations: []answer.Citation{translated()},
			},
			want: "The summit was held in Lisbon.\n> 峰会在葡萄牙首都里斯本举行。\n-# [1] 里斯本峰会 · sentence 27",
		},
		{
			name: "phrased by a model",
			in: answer.Answer{
				Lang: "en", Answered: true, Text: "In *Lisbon* [1].", PhrasedBy: "m",
				Citations: []answer.Citation{lisbon()},
			},
			want: "In \\*Lisbon\\* \\[1\\].\n\n> 峰会在葡萄牙首都里斯本举行。\n-# [1] 里斯本峰会 · sentence 27",
		},
		{
			name: "a model's translation",
			in: answer.Answer{
				Lang: "de", Answered: true, Text: "In Lissabon [1].", PhrasedBy: "m",
				Citations: []answer.Citation{{N: 1, Sentence: 3, Quote: "两天。", Machine: "Zwei *Tage*.\n# x", Context: "Am Freitag."}},
			},
			want: "In Lissabon \\[1\\].\n\n> 两天。\n-# [1] Satz 3\n-# Maschinelle Übersetzung: Zwei \\*Tage\\*. # x\n-# Davor: Am Freitag.",
		},
		{
			name: "words of the answer's own",
			in: answer.Answer{
				Lang: "zh", Answered: true, Text: "是的。峰会在葡萄牙首都里斯本举行。[1]",
				Citations: []answer.Citation{lisbon()},
			},
			want: "是的。峰会在葡萄牙首都里斯本举行。\\[1\\]\n\n> 峰会在葡萄牙首都里斯本举行。\n-# [1] 里斯本峰会 · 第 27 句",
		},
		{
			name: "quote of two lines",
			in: answer.Answer{
				Lang: "en", Answered: true, Text: "a\n- b",
				Citations: []answer.Citation{{N: 1, Sentence: 1, Quote: "a\n- b"}},
			},
			want: "> a\n> \\- b\n-# [1] Sentence 1",
		},
		{
			name: "refusal",
			in:   answer.Answer{Lang: "zh", Suggestions: []string{"峰会在哪里举行？"}},
			want: "现有资料里没有讲到这一点。\n\n可以试试这样问：",
		},
		{
			name: "refusal with what is near",
			in:   answer.Answer{Lang: "zh", Text: "现有资料里没有讲到这一点。", Citations: []answer.Citation{lisbon()}},
			want: "现有资料里没有讲到这一点。\n\n与问题最接近的内容：\n> 峰会在葡萄牙首都里斯本举行。\n-# [1] 里斯本峰会 · 第 27 句",
		},
		{
			name: "refusal of an order",
			in:   answer.Answer{Lang: "en", Text: wording.For("en").NoOrders},
			want: wording.For("en").NoOrders,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := render(test.in)
			if got.embed == nil {
				t.Fatal("no embed")
			}
			if got.embed.Description != test.want {
				t.Errorf("description\n got %q\nwant %q", got.embed.Description, test.want)
			}
		})
	}
}

func TestRenderLooks(t *testing.T) {
	answered := render(answer.Answer{Answered: true, Citations: []answer.Citation{lisbon(), lisbon()}})
	if answered.embed.Color != colorAnswered || answered.embed.Footer.Text != "俄罗斯与北约" {
		t.Errorf("answered: color %x, footer %q", answered.embed.Color, answered.embed.Footer.Text)
	}
	refused := render(answer.Answer{})
	if refused.embed.Color != colorRefused || refused.embed.Footer != nil {
		t.Errorf("refused: color %x, footer %v", refused.embed.Color, refused.embed.Footer)
	}
	greeting := render(answer.Answer{Answered: true, Text: "Hello_"})
	if greeting.embed != nil || greeting.content != `Hello\_` {
		t.Errorf("greeting: %+v", greeting)
	}
}

func TestLabels(t *testing.T) {
	long := strings.Repeat("长", maxLabel+1)
	got := labels([]string{"", "a", " a ", long, "b", "c", "d"})
	if want := "a b c"; strings.Join(got, " ") != want {
		t.Errorf("labels = %q, want %q", got, want)
	}
}

func TestFitCutsTheLongest(t *testing.T) {
	got := fit([]piece{{"short", escape}, fixed("|"), {strings.Repeat("x", 50), escape}}, 20)
	if want := "short|xxxxxxxxxxxxx…"; got != want {
		t.Errorf("fit = %q, want %q", got, want)
	}
}

func TestShownQuestionComesBack(t *testing.T) {
	for _, q := range []string{"峰会在哪里？", "- *why* <@1> \\ https://x.y/z_z ?", strings.Repeat("*", answer.MaxQuestion-1)} {
		if got := askedIn(shownQuestion(q) + "\nmore"); got != q {
			t.Errorf("askedIn(shownQuestion(%q)) = %q", q, got)
		}
	}
	if got := askedIn("no question"); got != "" {
		t.Errorf("askedIn without a question = %q", got)
	}
}

func FuzzRender(f *testing.F) {
	f.Add("zh", "@everyone [1]", "<@1> 里斯本", "https://a.b", "# s", 3, true)
	f.Add("en", "x", strings.Repeat("*", 5000), strings.Repeat("译", 3000), strings.Repeat("-", 900), 9, false)
	for _, seed := range structures {
		f.Add("zh", "x", seed, "", "节", 2, true)
	}
	f.Fuzz(func(t *testing.T, lang, text, quote, translation, section string, n int, answered bool) {
		a := answer.Answer{Lang: lang, Text: text, Answered: answered, Suggestions: []string{text, quote, section, translation}}
		for i := range min(max(n, 0), 20) {
			a.Citations = append(a.Citations, answer.Citation{
				N: i + 1, Title: section + text, Section: section, Quote: quote, Translation: translation, Wanted: []string{section, text, "里斯本"},
				Parts: structured(quote, translation), More: n / 2,
			})
		}
		checkLimits(t, render(a))
	})
}

// structures are texts as [structured] reads them.
var structures = []string{
	"To do it:\n- one\n  - @everyone\n3. three\n9. # nine\n7. [x](https://a.b)",
	"|*Name | Crew\n|<@1> | 5\n|b | ```\n|" + strings.Repeat("x | ", 300),
	"#4.2.0\n\tmake `x` ``\n\t```js\n\t@here\n--\n-",
	"\t" + strings.Repeat("``", 2000) + "`", "\t" + strings.Repeat("code and more code\v", 300),
	"|*" + strings.Repeat("名", 900) + "\n|" + strings.Repeat("𠀀", 3000),
	strings.Repeat("- é́\n", 1500), strings.Repeat("                - \u202e\n12. *\n", 400),
}

// structured are the parts of a quote by its lines: items and their depth, rows ("|",
// "|*" for one that names the columns), code ("\t", "\v" for its line breaks), headings
// ("#") and paragraphs.
func structured(quote, translation string) []answer.Part {
	p := answer.Part{Quote: quote}
	var columns []string
	for line := range strings.Lines(quote) {
		text := strings.TrimSpace(line)
		l := answer.Leaf{Text: text, Translation: translation}
		marker, rest, _ := strings.Cut(text, " ")
		cells, isRow := strings.CutPrefix(text, "|")
		switch {
		case strings.HasPrefix(line, "\t"):
			l.Shape, l.Info, l.Text = answer.Code, "go", strings.ReplaceAll(strings.Trim(line, "\t\n"), "\v", "\n")
		case isRow:
			cells, l.Header = strings.CutPrefix(cells, "*")
			l.Shape, l.Text, l.Columns, l.Cells = answer.Row, cells, columns, strings.Split(cells, " | ")
			if l.Header {
				columns, l.Columns = l.Cells, nil
			}
		case strings.HasPrefix(text, "#"):
			l.Shape = answer.Heading
		case marker == "-" || len(marker) < 5 && strings.HasSuffix(marker, "."):
			l.Marker, l.Text, l.Depth = marker, rest, 1+strings.Index(line, marker)/2
		}
		p.Leaves = append(p.Leaves, l)
	}
	return []answer.Part{p}
}

// checkLimits fails t when Discord would refuse a reply, or find anything
// live in it.
func checkLimits(t *testing.T, r reply) {
	t.Helper()
	m := r.message()
	if n := units(m.Content); n > maxContent || n == 0 && r.embed == nil {
		t.Fatalf("content has %d units", n)
	}
	checkInert(t, ownMarkup(m.Content))
	if len(r.rows) > 5 {
		t.Fatalf("%d rows", len(r.rows))
	}
	for _, row := range r.rows {
		checkRow(t, row.(discordgo.ActionsRow))
	}
	total := 0
	for _, e := range m.Embeds {
		total += checkEmbed(t, e)
	}
	if total > 6000 {
		t.Fatalf("the embeds have %d units", total)
	}
}

// checkEmbed fails t when Discord would refuse an embed, or find anything live in it,
// and returns its length.
func checkEmbed(t *testing.T, e *discordgo.MessageEmbed) int {
	t.Helper()
	total := units(e.Description)
	if total == 0 || total > maxDescription {
		t.Fatalf("description has %d units", total)
	}
	if e.Footer != nil {
		total += units(e.Footer.Text)
	}
	checkInert(t, ownMarkup(e.Description))
	return total
}

// withoutBold drops the emphasis: asterisks of other texts are escaped.
func withoutBold(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			b.WriteString(text[i : i+2])
			i++
		case strings.HasPrefix(text[i:], "**"):
			i++
		default:
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

func TestEmphasis(t *testing.T) {
	tests := []struct {
		text   string
		wanted []string
		want   string
	}{
		{"定于11月19日至20日会晤", []string{"11月19日至20日"}, "定于**11月19日至20日**会晤"},
		{"在里斯本和里斯本", []string{"里斯本"}, "在**里斯本**和**里斯本**"},
		{"28个两国", []string{"两国", "28个"}, "**28个两国**"},
		{"a*b 28", []string{"28", "", " ", "b\n"}, `a\*b **28**`},
		{"2010年", []string{"2010", "2010年"}, "**2010年**"},
		{"没有", []string{"别的"}, "没有"},
		{"没有", nil, "没有"},
	}
	for _, tt := range tests {
		if got := emphasiser(tt.wanted)(tt.text); got != tt.want {
			t.Errorf("%q with %q in bold is %q, want %q", tt.text, tt.wanted, got, tt.want)
		}
	}
}

// sentenceNumber leads a sentence of an excerpt, or a block of several.
var sentenceNumber = regexp.MustCompile("^(➤ )?`[0-9]+(–[0-9]+)?`( ➤ `[0-9]+`)*( |$)")

// codeBlock is a block of code. Nothing of its text is live, and it has no fence.
var codeBlock = regexp.MustCompile("(?m)^```[a-z0-9_+.#-]*\n(?:[^`]|`{1,2}[^`])*(?:`{1,2})?\n```(…?)$")

// ownMarkup is a text without the blocks of code, block quotes, source and sentence
// numbers that rendering puts in.
func ownMarkup(text string) string {
	lines := strings.Split(withoutBold(codeBlock.ReplaceAllString(text, "$1")), "\n")
	for i, line := range lines {
		line = sentenceNumber.ReplaceAllString(strings.TrimPrefix(line, "> "), "")
		if rest, ok := strings.CutPrefix(line, "-# ["); ok {
			_, line, _ = strings.Cut(rest, "] ")
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

// checkRow fails t when Discord would refuse a row of buttons.
func checkRow(t *testing.T, row discordgo.ActionsRow) {
	t.Helper()
	if len(row.Components) == 0 || len(row.Components) > 5 {
		t.Fatalf("%d components in a row", len(row.Components))
	}
	for _, c := range row.Components {
		if menu, ok := c.(discordgo.SelectMenu); ok && (len(menu.Options) == 0 || units(menu.CustomID) > 100) {
			t.Fatalf("menu %q of %d options", menu.CustomID, len(menu.Options))
		}
		b, ok := c.(discordgo.Button)
		if !ok {
			continue
		}
		if n := units(b.Label); n == 0 && b.Emoji == nil || n > maxLabel || !utf8.ValidString(b.Label) {
			t.Fatalf("label %q", b.Label)
		}
		if n := units(b.CustomID); n == 0 || n > 100 {
			t.Fatalf("custom id %q", b.CustomID)
		}
	}
}
