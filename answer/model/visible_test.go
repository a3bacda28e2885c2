package model

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// seen is what is visible of pieces, and whether </think> came too late.
func seen(aloud bool, pieces ...string) (string, bool) {
	v := visible{thinker: thinker{aloud: aloud}}
	var out strings.Builder
	for _, p := range pieces {
		out.WriteString(v.write(p))
	}
	out.WriteString(v.close())
	return out.String(), v.thinker.misled
}

func TestVisible(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		pieces []string
		want   string
	}{
		{"plain", []string{"北约", "峰会"}, "北约峰会"},
		{"a block", []string{"<think>hm</think>\n\nyes"}, "yes"},
		{"tags in pieces", []string{"<th", "ink", ">h<", "m</thi", "nk", "> ye", "s"}, "yes"},
		{"in the middle", []string{"a <think>b", "</think>c"}, "a c"},
		{"two blocks", []string{"<think>a</think>b<think>c</think>d"}, "bd"},
		{"an empty block", []string{"<think>\n\n</think>\n\nok"}, "ok"},
		{"never closed", []string{"<think>", "a", "b</thin"}, ""},
		{"a lone end first", []string{" </think>", "\nok"}, "ok"},
		{"a lone end in the first piece", []string{"hm</think>ok"}, "ok"},
		{"no tag after all", []string{"a <", "b> <thi", "s"}, "a <b> <this"},
		{"begins a tag at the end", []string{"a <thin"}, "a <thin"},
		{"tags within reasoning", []string{"<think>a<think>b</think>c"}, "c"},
		{"a character in pieces", []string{"\xe5", "\x8c", "\x97约\xe5\x8c", "\x97"}, "北约北"},
		{"no UTF-8", []string{"a\xff\xfe", "b\xe5"}, "a\ufffd\ufffdb\ufffd"},
		{"a character cut, then ASCII", []string{"\xe5\x8c", "b"}, "\ufffd\ufffdb"},
		{"an emoji in pieces", []string{"\xf0\x9f", "\x98\x80"}, "😀"},
		{"nothing", nil, ""},
	} {
		got, misled := seen(false, test.pieces...)
		if got != test.want || misled {
			t.Errorf("%s: got %q, misled %v, want %q", test.name, got, misled, test.want)
		}
	}
}

func TestAloud(t *testing.T) {
	t.Parallel()
	if _, misled := seen(false, "I think", "</think>ok"); !misled {
		t.Error("a </think> after visible text was not noticed")
	}
	for _, test := range []struct {
		pieces []string
		want   string
	}{
		{[]string{"I think", "</think>", "ok"}, "ok"},
		{[]string{"<think>I think", "</think>ok"}, "ok"},
		{[]string{"No reason", "ing here"}, "No reasoning here"},
	} {
		if got, misled := seen(true, test.pieces...); got != test.want || misled {
			t.Errorf("%q: got %q, misled %v, want %q", test.pieces, got, misled, test.want)
		}
	}
}

// FuzzVisible cuts a text in two at all places: what is seen must not depend on
// the place, unless reasoning was seen before its end, and is always UTF-8.
func FuzzVisible(f *testing.F) {
	for _, text := range []string{"<think>a</think>b", "a</think>b<think>", "\xe5\x8c", "<thi<think></think>nk>", "北<约>\xff</think> "} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		for _, aloud := range []bool{false, true} {
			want, _ := seen(aloud, text)
			if !utf8.ValidString(want) {
				t.Fatalf("%q is no UTF-8", want)
			}
			for i := range len(text) + 1 {
				if got, misled := seen(aloud, text[:i], text[i:]); got != want && !misled {
					t.Fatalf("%q cut at %d: got %q, want %q", text, i, got, want)
				}
			}
		}
	})
}

// FuzzChunk reads whatever a server sends as an event.
func FuzzChunk(f *testing.F) {
	f.Add([]byte(`{"choices":[{"delta":{"content":"` + "\xe5\x8c" + `"},"finish_reason":null}],"usage":null}`))
	f.Add([]byte(`{"error":"text"}`))
	f.Add([]byte(`{"object":"error","message":"m"}`))
	f.Add([]byte(`{"choices":[{"index":-1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := readChunk(data)
		if err != nil {
			return
		}
		for _, choice := range c.Choices {
			if got, _ := seen(false, choice.Delta.Content); !utf8.ValidString(got) {
				t.Fatalf("%q is no UTF-8", got)
			}
		}
		c.fault()
	})
}
