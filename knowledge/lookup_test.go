package knowledge

import (
	"testing"

	"detente/knowledge/glossary"
	"detente/knowledge/lexicon"
)

func TestMeanings(t *testing.T) {
	g, err := glossary.Parse("北约: NATO, North Atlantic Treaty Organization")
	if err != nil {
		t.Fatal(err)
	}
	b := Open(nil, Options{Glossary: g})
	english, chinese := b.Meanings("the North Atlantic Treaty Organization", "en"), b.Meanings("北约", "zh")
	if len(english) != 1 || len(chinese) != 1 || english[0].Term != chinese[0].Term {
		t.Fatalf("got %+v and %+v, want one meaning in both", english, chinese)
	}
	if m := english[0]; m.Start != len("the ") || m.End != len("the North Atlantic Treaty Organization") {
		t.Errorf("the phrase is at %d to %d", m.Start, m.End)
	}
	if none := b.Meanings("Russia", "en"); len(none) != 0 {
		t.Errorf("Russia means %+v", none)
	}
}

func TestDictionaries(t *testing.T) {
	own, err := lexicon.Parse("summit\t峰会", "en")
	if err != nil {
		t.Fatal(err)
	}
	b := Open(nil, Options{Dictionaries: []*lexicon.Dictionary{own}})
	if got := b.Dictionaries("en-GB"); len(got) != 2 || got[0] != own || got[1] != lexicon.English() {
		t.Errorf("got %d dictionaries for English, want the owner's and the one built in", len(got))
	}
	if got := b.Dictionaries("ru"); len(got) != 0 {
		t.Errorf("got %d dictionaries for Russian", len(got))
	}
}
