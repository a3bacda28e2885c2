package charset

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

var texts = map[string]string{
	"zh":      "图书馆规定\n\n图书馆每周一闭馆。读者每次最多借阅八册图书，借期为三十天。逾期归还的，每天每册收取一角钱的滞纳金。",
	"zh-Hant": "圖書館規定\n\n圖書館每週一閉館。讀者每次最多借閱八冊圖書，借期為三十天。逾期歸還的，每天每冊收取一元的滯納金。",
	"ja":      "図書館の規則\n\n図書館は毎週月曜日に休館します。一人につき八冊まで、三十日間借りることができます。",
	"ko":      "도서관 규칙\n\n도서관은 매주 월요일에 휴관합니다. 한 사람이 여덟 권까지 삼십 일 동안 빌릴 수 있습니다.",
	"ru":      "Правила библиотеки\n\nБиблиотека закрыта по понедельникам. Читатель может взять не более восьми книг на тридцать дней.",
	"de":      "Bücherei\n\nDie Bücherei ist montags geschlossen. Für verspätete Rückgabe zahlt man „zehn Cent“ für jedes Buch.",
	"fr":      "Le café ferme à dix-huit heures. La clé est chez Zoé, à l’étage.",
	"en":      "The café’s Wi-Fi is free – ask at the desk.",
}

// TestDecode cuts texts at several lengths: short ones say less of their encoding.
func TestDecode(t *testing.T) {
	tests := []struct {
		name, text string
		encoding   encoding.Encoding
	}{
		{"GB18030", "zh", simplifiedchinese.GB18030},
		{"Big5", "zh-Hant", traditionalchinese.Big5},
		{"Shift-JIS", "ja", japanese.ShiftJIS},
		{"EUC-JP", "ja", japanese.EUCJP},
		{"EUC-KR", "ko", korean.EUCKR},
		{"Windows-1251", "ru", charmap.Windows1251},
		{"KOI8-R", "ru", charmap.KOI8R},
		{"Windows-1252, German", "de", charmap.Windows1252},
		{"Windows-1252, French", "fr", charmap.Windows1252},
		{"Windows-1252, English", "en", charmap.Windows1252},
		{"UTF-8", "zh", encoding.Nop},
		{"UTF-8 with a mark", "zh", unicode.UTF8BOM},
		{"UTF-16 LE with a mark", "zh", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16 BE with a mark", "ja", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 LE", "zh", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"UTF-16 BE", "de", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	}
	for _, tt := range tests {
		for _, n := range []int{20, 30, 1000} {
			all := []rune(texts[tt.text])
			want := string(all[:min(n, len(all))])
			t.Run(fmt.Sprint(tt.name, " ", n), func(t *testing.T) {
				content := encode(t, tt.encoding, want)
				if got, err := Decode(content); err != nil || got != want {
					t.Errorf("got  %q, %v\nwant %q", got, err, want)
				}
				// Much plain ASCII before says nothing against it.
				plain := strings.Repeat("plain text\n", 10)
				if tt.encoding == encoding.Nop || !strings.Contains(tt.name, "UTF") {
					if got, err := Decode(append([]byte(plain), content...)); err != nil || got != plain+want {
						t.Errorf("after plain text: got %q, %v", got, err)
					}
				}
			})
		}
	}
}

func encode(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecodeOdd(t *testing.T) {
	random := make([]byte, 4000)
	source := rand.New(rand.NewPCG(1, 2))
	for i := range random {
		random[i] = byte(1 + source.IntN(255))
	}
	tests := []struct {
		name, content, want string
		err                 error
	}{
		{"empty", "", "", nil},
		{"line ends", "a\r\nb\rc\n", "a\nb\nc\n", nil},
		{"UTF-8 that was cut", "你好\xe4\xbd", "你好\uFFFD", nil},
		{"UTF-8 with a bad byte", strings.Repeat("你好", 5) + "\xff" + "。", strings.Repeat("你好", 5) + "\uFFFD。", nil},
		{"a bad byte in much English", strings.Repeat("plain\n", 90) + "\x9d", strings.Repeat("plain\n", 90) + "\uFFFD", nil},
		{"colours of a terminal", "\x1b[1mbold\x1b[0m", "\x1b[1mbold\x1b[0m", nil},
		{"zero bytes", "GIF89a\x01\x00\x01\x00\x00", "", ErrNotText},
		{"a picture of even length", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "", ErrNotText},
		{"control bytes", strings.Repeat("\x01a\x02b", 9), "", ErrNotText},
		{"random bytes", string(random), "", ErrNotText},
		{"no encoding that is known", strings.Repeat("\x80\xff\x98", 9), "", errUnknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Decode([]byte(tt.content))
			if got != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("got %q, %v, want %q, %v", got, err, tt.want, tt.err)
			}
		})
	}
}

func TestDecodeMarkup(t *testing.T) {
	zh := "规定"
	tests := []struct {
		name, head string
		encoding   encoding.Encoding
	}{
		{"HTML 5", `<meta charset="gbk">`, simplifiedchinese.GBK},
		{"HTML 4", `<META http-equiv=Content-Type content="text/html; charset=Big5">`, traditionalchinese.Big5},
		{"XML", `<?xml version='1.0' encoding='Shift_JIS'?>`, japanese.ShiftJIS},
		{"a wrong one", `<meta charset="gbk">`, encoding.Nop},
		{"an unknown one", `<meta charset="klingon">`, encoding.Nop},
		{"UTF-16", `<?xml version='1.0' encoding='UTF-16'?>`, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "HTML 4" {
				zh = "規定"
			}
			want := tt.head + zh
			if got, err := DecodeMarkup(encode(t, tt.encoding, want)); err != nil || got != want {
				t.Errorf("got %q, %v, want %q", got, err, want)
			}
		})
	}
	if got, err := DecodeMarkup([]byte(`<meta charset="shift_jis">` + strings.Repeat("\xc4\xe3\xba\xc3", 9))); err != nil || utf8.RuneCountInString(got) < 9 {
		t.Errorf("bytes that do not fit what is declared: %q, %v", got, err)
	}
}

// FuzzDecode checks on any bytes that what is read is UTF-8 with plain line ends.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00\n\x00"))
	f.Add([]byte(`<meta charset="gbk">` + "\xc4\xe3\xba\xc3"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, decode := range []func([]byte) (string, error){Decode, DecodeMarkup} {
			s, err := decode(content)
			if err == nil && (!utf8.ValidString(s) || strings.Contains(s, "\r")) {
				t.Errorf("%q became %q", content, s)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	content, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(strings.Repeat(texts["zh"], 10000)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		if _, err := Decode(content); err != nil {
			b.Fatal(err)
		}
	}
}
