package answer_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"detente/answer"
)

type setQuestion struct {
	ID, Lang, Kind, Question string
	Answers, History         []string
}

func readSet(t *testing.T, path string) (set []setQuestion) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var q setQuestion
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		set = append(set, q)
	}
	return set
}

// A question that is complete is answered as if nothing had been asked before.
func TestNewTopicsAreNotDragged(t *testing.T) {
	r, _ := article(t, answer.Options{})
	set := readSet(t, "../eval/article.dev.jsonl")
	asked, dragged := 0, 0
	for i, q := range set {
		if len(q.History) > 0 || q.Kind == "summary" {
			continue
		}
		alone := reply(t, r, q.Question)
		for _, before := range []int{i + 7, i + 20, i + 41} {
			h := set[before%len(set)].Question
			asked++
			if a := reply(t, r, q.Question, h); a.Answered != alone.Answered || quotes(a) != quotes(alone) {
				dragged++
				t.Logf("%s, then %s: %t %s, alone %t %s", h, q.Question, a.Answered, quotes(a), alone.Answered, quotes(alone))
			}
		}
	}
	t.Logf("%d of %d were answered otherwise", dragged, asked)
	if 50*dragged > asked {
		t.Errorf("%d of %d questions were dragged into the topic before", dragged, asked)
	}
}

// Follow-ups over short texts, half of them held out while the rules were made.
func TestFollowUpsOverTexts(t *testing.T) {
	tests := []struct {
		document string
		history  []string
		question string
		want     string
		held     bool
	}{
		{"museum", []string{"渔民公会捐赠了什么？"}, "那商会呢？", "一台起重机", false},
		{"museum", []string{"商会捐赠了什么？"}, "那渔民公会呢？", "三条木船", true},
		{"museum", []string{"博物馆承诺了什么？"}, "那大学呢？", "布展", false},
		{"museum", []string{"大学答应了什么？"}, "博物馆呢？", "两次展览", true},
		{"museum", []string{"海潮博物馆是由谁设计的？"}, "它位于哪里？", "青石港", false},
		{"museum", []string{"海潮博物馆位于哪里？"}, "是哪一年开放的？", "1998年", true},
		{"museum", []string{"馆里的海龟名叫什么？"}, "它最喜欢吃什么？", "海草", false},
		{"museum", []string{"馆里的海龟名叫什么？"}, "体长呢？", "52公分", true},
		{"museum", []string{"馆长是谁？"}, "他反对什么？", "停车场", false},
		{"museum", []string{"馆长是谁？", "他反对什么？"}, "他说博物馆会增加什么？", "展厅", true},
		{"harbour", []string{"What did the yacht club give to the school?"}, "And the rowing club?", "a bell", false},
		{"harbour", []string{"What did the rowing club give?"}, "What about the yacht club?", "an anchor", true},
		{"harbour", []string{"What did the city promise?"}, "And the ferry company?", "electric boats", false},
		{"harbour", []string{"What did the ferry company promise?"}, "And the city?", "dredge", true},
		{"harbour", []string{"Who built the lighthouse?"}, "Where was he born?", "born in Senn", false},
		{"harbour", []string{"Who built the lighthouse?"}, "How much did it cost?", "4,000", true},
		{"harbour", []string{"When did Greyhaven harbour open?"}, "How many berths does it have?", "14 berths", false},
		{"harbour", []string{"Who is the mayor?"}, "What does she oppose?", "new bridge", true},
		{"most", []string{"Когда открыли Каменный мост?"}, "Что он соединяет?", "берега", false},
		{"most", []string{"Когда открыли Каменный мост?"}, "А кто его построил?", "Орлов", true},
		{"musee", []string{"Le musée du Verre est-il gratuit ?"}, "Qui le dirige ?", "Colin", false},
		{"musee", []string{"Qui dirige le musée du Verre ?"}, "Combien de vases possède-t-il ?", "300", true},
		{"turm", []string{"Wie hoch ist der Blaue Turm?"}, "Hat er einen Aufzug?", "Aufzug", false},
		{"turm", []string{"Ist der Turm bewohnt?"}, "Wie hoch ist er?", "40 Meter", true},
	}
	right := map[bool]int{}
	for _, tt := range tests {
		a := reply(t, textOf(t, tt.document), tt.question, tt.history...)
		if a.Answered && strings.Contains(a.Citations[0].Quote, tt.want) {
			right[tt.held]++
			continue
		}
		t.Logf("held %t: %v, then %s: answered %t (%.2f) with %s", tt.held, tt.history, tt.question, a.Answered, a.Confidence, quotes(a))
	}
	t.Logf("right: %d of 12, held out %d of 12", right[false], right[true])
	if right[false] < 11 || right[true] < 10 {
		t.Errorf("right: %d of 12, held out %d of 12", right[false], right[true])
	}
}

// holds reports whether the quotes have all parts of one of the answers.
func holds(a answer.Answer, answers []string) bool {
	for _, parts := range answers {
		all := true
		for part := range strings.SplitSeq(parts, "&") {
			all = all && strings.Contains(quotes(a), part)
		}
		if all && a.Answered {
			return true
		}
	}
	return false
}

// The conversations about the shipped article; those of even numbers were held out
// while the rules were made.
func TestFollowUpsAboutTheArticle(t *testing.T) {
	r, _ := article(t, answer.Options{})
	right, asked := map[bool]int{}, map[bool]int{}
	for i, q := range readSet(t, "../eval/followups.jsonl") {
		held := i%2 == 1
		asked[held]++
		if a := reply(t, r, q.Question, q.History...); holds(a, q.Answers) {
			right[held]++
		} else {
			t.Logf("held %t: %v, then %s: answered %t (%.2f) with %s", held, q.History, q.Question, a.Answered, a.Confidence, quotes(a))
		}
	}
	for _, held := range []bool{false, true} {
		t.Logf("held %t: %d of %d right", held, right[held], asked[held])
		if 10*right[held] < 9*asked[held] {
			t.Errorf("held %t: %d of %d right", held, right[held], asked[held])
		}
	}
}

// Who is nowhere in the documents did nothing of what others did in them.
func TestFollowUpsAboutStrangersAreRefused(t *testing.T) {
	tests := []struct{ document, before, question string }{
		{"", "俄罗斯作了什么让步？", "那普京呢？"},
		{"", "What did Rogozin demand?", "And Obama?"},
		{"museum", "商会捐赠了什么？", "那张三丰呢？"},
		{"harbour", "What did the yacht club give?", "What about Microsoft?"},
	}
	for _, tt := range tests {
		if a := reply(t, textOf(t, tt.document), tt.question, tt.before); a.Answered {
			t.Errorf("%s, then %s: answered with %s (%.2f)", tt.before, tt.question, quotes(a), a.Confidence)
		}
	}
}

// TestWhoIsWantsNoHistory asks who somebody is after a question about something
// else: the answer is that of the question alone.
func TestWhoIsWantsNoHistory(t *testing.T) {
	r, _ := article(t, answer.Options{})
	for _, question := range []string{"罗戈津是谁？", "羅戈津是誰？", "Who is Rogozin?", "Qui est Rogozine ?", "Wer ist Rogosin?", "Кто такой Рогозин?", "北约是什么？"} {
		alone := reply(t, r, question)
		after := reply(t, r, question, "Which concessions did each side make?", "双方各自作出了哪些让步？")
		if quotes(alone) != quotes(after) || alone.Confidence != after.Confidence {
			t.Errorf("%s: after others %.2f %s, alone %.2f %s", question, after.Confidence, quotes(after), alone.Confidence, quotes(alone))
		}
	}
}
