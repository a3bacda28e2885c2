package columns

import (
	"strings"
	"testing"
)

func TestLayout(t *testing.T) {
	rows := [][]string{{"名称", "Size"}, {"a", "1"}, {"甲乙丙", ""}, {"x", "100", "more"}, {}}
	g := Of(rows)
	got := []string{g.Line(rows[0]), g.Rule()}
	for _, row := range rows[1:] {
		got = append(got, g.Line(row))
	}
	const want = "名称    Size\n------  ----  ----\na       1\n甲乙丙\nx       100   more\n"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if g.Width() != 18 || Of(nil).Width() != 0 {
		t.Errorf("it is %d wide, nothing %d", g.Width(), Of(nil).Width())
	}
}
