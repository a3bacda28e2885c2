package document_test

import (
	"strings"
	"testing"

	"detente/knowledge/document"
	"detente/knowledge/document/documenttest"
)

func TestReadPlain(t *testing.T) {
	tests := map[string]struct{ source, want string }{
		"lists": {"Kit\n\nThe kit contains:\n- two ropes\n- a lamp\n  with oil\n  - and a wick\n- five hooks\nNot included are:\n* gloves\n\nThe end of it.", `heading 2: Kit
paragraph: The kit contains:
list led into
  item
    paragraph: two ropes
  item
    paragraph: a lamp ¦ with oil
    list led into
      item
        paragraph: and a wick
  item
    paragraph: five hooks
paragraph: Not included are:
list led into
  item
    paragraph: gloves
paragraph: The end of it.
`},
		"numbers with empty lines": {"Join us.\n\n1. Fill in the form\n\n2. Pay 3.5 euros\n\n   By card.\n\n3) not of them\n\nBye.", `paragraph: Join us.
list led into
  item 1
    paragraph: Fill in the form
  item 2
    paragraph: Pay 3.5 euros
    paragraph: By card.
heading 2 #3-not-of-them: 3) not of them
paragraph: Bye.
`},
		"no list": {"3.5 kg of ore.\n4.5 kg of sand.\n- \n-5 degrees.\n1. Alone.", `paragraph: 3.5 kg of ore.
paragraph: 4.5 kg of sand.
paragraph: -
paragraph: -5 degrees.
paragraph: 1. Alone.
`},
		"Chinese": {"规则\n\n一、不得吸烟。\n二、不得喧哗。\n（1）轻声\n（2）慢走\n① 一\n② 二", `heading 2: 规则
list
  item 1
    paragraph: 不得吸烟。
  item 2
    paragraph: 不得喧哗。
  item 1
    paragraph: 轻声
  item 2
    paragraph: 慢走
  item 1
    paragraph: 一
  item 2
    paragraph: 二
`},
		"chapters": {"一、总则\n\n本规则适用于全体员工。\n\n二、工时\n\n每天工作八小时。", `heading 2: 一、总则
paragraph: 本规则适用于全体员工。
heading 2 #二工时: 二、工时
paragraph: 每天工作八小时。
`},
		"dialogue": {"FAQ\n\nQ: Is it free?\nA: Yes\n\n- for pupils\n- for all\n\nQ: When?\n\nA: Now.\nToday.\n\n问：可以吗？答：可以。\n问：多久？\n答：\n\nQ:", `heading 2: FAQ
question
  paragraph: Is it free?
  paragraph: Yes
  list led into
    item
      paragraph: for pupils
    item
      paragraph: for all
question
  paragraph: When?
  paragraph: Now. ¦ Today.
question
  paragraph: 可以吗？
  paragraph: 可以。
question
  paragraph: 多久？ ¦ 答：
  paragraph: Q:
`},
		"headings in their blocks": {"手册\n\n工作时间\n公司实行弹性工作制，上班时间为上午8点到10点之间，每天工作8小时，午休1小时。\n\nMill Street 5\n12345 Town\n\nThe end.", `heading 2: 手册
heading 2 #工作时间: 工作时间
paragraph: 公司实行弹性工作制，上班时间为上午8点到10点之间，每天工作8小时，午休1小时。
paragraph: Mill Street 5 ¦ 12345 Town
paragraph: The end.
`},
		"invisible": {"The pass\u200bword for the guest net\u00adwork.", "paragraph: The password for the guest network.\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d := document.ReadPlain("d", tt.source)
			documenttest.Check(t, d)
			if got := tree(d); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			if visible := strings.NewReplacer("\u200b", "", "\u00ad", "").Replace(tt.source); d.Text != visible {
				t.Errorf("the shown text is %q, not the source", d.Text)
			}
		})
	}
}

func FuzzReadPlain(f *testing.F) {
	f.Add("Kit\n\nThe kit:\n- a\n  - b\n c\n- d\n\n1. x\n\n2. y\n\nQ: a?\nA: b\n问：a？答：b\n① x\n② y\n")
	f.Fuzz(func(t *testing.T, source string) {
		documenttest.Check(t, document.ReadPlain("d", strings.ToValidUTF8(source, "\uFFFD")))
	})
}
