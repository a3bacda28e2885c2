package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"detente/knowledge/lexicon"
)

// sample is a piece of CC-CEDICT.
const sample = `# CC-CEDICT
#! version=1
北約 北约 [Bei3 yue1] /NATO (North Atlantic Treaty Organization) (abbr. for 北大西洋公約組織|北大西洋公约组织[Bei3 Da4 xi1 Yang2])/
總統 总统 [zong3 tong3] /president (of a country)/CL:個|个[ge4]/
四川 四川 [Si4 chuan1] /see 四川省[Si4 chuan1 Sheng3]/
四川省 四川省 [Si4 chuan1 Sheng3] /Sichuan province (Szechuan) in southwest China, capital 成都[Cheng2 du1]/
波蘭 波兰 [Bo1 lan2] /Poland/
南部 南部 [nan2 bu4] /southern part/
奧巴馬 奥巴马 [Ao4 ba1 ma3] /Barack Obama (1961–), US Democrat politician, president 2009–2017/
資中 资中 [Zi1 zhong1] /Zizhong county in Neijiang, Sichuan/
舉行 举行 [ju3 xing2] /to hold (a meeting, ceremony etc); to conduct/
張 张 [Zhang1] /surname Zhang/
`

func sampleEntries(t *testing.T) []entry {
	t.Helper()
	entries, err := readEntries(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestInvert(t *testing.T) {
	d := invert(sampleEntries(t))
	tests := []struct {
		phrase string
		want   []string
	}{
		{"NATO", []string{"北约"}},
		{"North Atlantic Treaty Organization", []string{"北约"}},
		{"president", []string{"总统"}},
		{"Sichuan", []string{"四川", "四川省"}}, // not 资中, which lies there
		{"Poland", []string{"波兰"}},
		{"Polish", []string{"波兰"}},
		{"southern", []string{"南部"}},
		{"Obama", []string{"奥巴马"}},
		{"Barack Obama", []string{"奥巴马"}},
		{"conduct", []string{"举行"}},
		{"meeting", nil}, // stands in brackets
		{"Zhang", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, tr := range d.Lookup(lexicon.Key(tt.phrase, "en")) {
			got = append(got, tr.Word)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.phrase, got, tt.want)
		}
	}
}

func TestTranscribing(t *testing.T) {
	foreign := entry{word: "奥巴马", pinyin: "Ao4 ba1 ma3", glosses: []string{"Barack Obama (1961–)", "Obama"}}
	native := entry{word: "巴中", pinyin: "Ba1 zhong1", glosses: []string{"Bazhong prefecture-level city"}}
	for _, tt := range []struct {
		e    entry
		want bool
	}{{foreign, true}, {native, false}, {entry{word: "总统", pinyin: "zong3 tong3", glosses: []string{"Zontong"}}, false}} {
		if got := isTranscribed(tt.e); got != tt.want {
			t.Errorf("%s: transcribed is %v", tt.e.word, got)
		}
	}
	chars := transcribing([]entry{foreign, foreign, foreign, native, native, native})
	if !strings.Contains(chars["ao"], "奥") || strings.Contains(chars["zhong"], "中") {
		t.Errorf("got %v: want 奥, and not 中", chars)
	}
}

func TestReadings(t *testing.T) {
	said := readings([]entry{{word: "重要", pinyin: "zhong4 yao4"}, {word: "重复", pinyin: "chong2 fu4"}, {word: "110", pinyin: "yao1 yao1 ling2"}, {word: "卡拉OK", pinyin: "ka3 la1"}})
	if said["zhong"] != "重" || said["chong"] != "重" || said["yao"] != "要" || said["ka"] != "" {
		t.Errorf("got %v", said)
	}
}

func TestFaultyLine(t *testing.T) {
	_, err := readEntries(strings.NewReader("# x\n中國 中国 /China/\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "line 2: this is not an entry") {
		t.Errorf("got %v", err)
	}
}

// What is made of one file is always the same.
func TestRunRepeats(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, folder := range []string{filepath.Dir(dictionaryFile), filepath.Dir(pinyinFile)} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("sample.u8", []byte(sample), 0o600); err != nil {
		t.Fatal(err)
	}
	var made [2][]byte
	for i := range made {
		if err := run("sample.u8"); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{dictionaryFile, pinyinFile, readingsFile} {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			made[i] = append(made[i], content...)
		}
	}
	if len(made[0]) == 0 || !bytes.Equal(made[0], made[1]) {
		t.Error("two runs made different files")
	}
	if err := run("none.u8"); err == nil {
		t.Error("a missing file is no error")
	}
}
