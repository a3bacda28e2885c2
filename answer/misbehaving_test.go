package answer_test

import (
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/answer/model"
	"detente/answer/model/modeltest"
	"detente/answer/phrase"
)

// The time limits of the tests: of the model's part, and of its pauses.
const (
	deadline = 1200 * time.Millisecond
	patience = 300 * time.Millisecond
)

// served is the article's responder with a real client and the real checker, and
// the same without a model.
func served(t *testing.T, script ...modeltest.Behaviour) (with, without *answer.Responder) {
	t.Helper()
	client, err := model.New(model.Options{
		BaseURL: modeltest.New(t, script...).URL(), Model: "test", Timeout: deadline, FirstToken: patience, Idle: patience,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	with, _ = article(t, answer.Options{Phrase: phrase.Options{Model: client, Timeout: deadline}})
	without, _ = article(t, answer.Options{})
	return with, without
}

// TestMisbehavingServer asks by way of servers and models that do all that is known
// of them: the answer is a right one, be it phrased or verbatim, and in time.
func TestMisbehavingServer(t *testing.T) {
	const (
		day     = "罗戈津是哪天接受采访的？"
		targets = "德新社报道了什么？"
		visitor = "Who visited Moscow in early November?"
		told    = "罗戈津11月2日接受了俄罗斯国家电视台采访。"
		phrased = told + " [1]"
	)
	said := modeltest.Text(told + "[1]")
	finish := modeltest.Finish("stop")
	stream := modeltest.Stream
	tests := []struct {
		name, question string
		script         []modeltest.Behaviour
		want           string // "" is the verbatim answer
		reason         phrase.Reason
	}{
		{"good", day, []modeltest.Behaviour{modeltest.Say(told, "[1]")}, phrased, ""},
		{"cut stream", day, []modeltest.Behaviour{stream(said)}, "", phrase.Failed},
		{"broken off", day, []modeltest.Behaviour{stream(said, modeltest.Reset())}, "", phrase.Failed},
		{"error object", day, []modeltest.Behaviour{stream(said, modeltest.Data(`{"error":{"message":"out of memory"}}`), finish)}, "", phrase.Failed},
		{"error text", day, []modeltest.Behaviour{stream(said, modeltest.Data(`{"error":"out of memory"}`), finish)}, "", phrase.Failed},
		{"object error", day, []modeltest.Behaviour{stream(said, modeltest.Data(`{"object":"error","message":"x"}`))}, "", phrase.Failed},
		{"301 keep-alives", day, []modeltest.Behaviour{stream(modeltest.Comments(301), said, finish, modeltest.Done())}, phrased, ""},
		{"429 with Retry-After", day, []modeltest.Behaviour{modeltest.FailAfter(429, "0", "slow down"), modeltest.Say(told + "[1]")}, phrased, ""},
		{"429 for an hour", day, []modeltest.Behaviour{modeltest.FailAfter(429, "3600", "slow down")}, "", phrase.Failed},
		{"429 without Retry-After", day, []modeltest.Behaviour{modeltest.Fail(429, "slow down")}, "", phrase.Failed},
		{"500", day, []modeltest.Behaviour{modeltest.Fail(500, "fault")}, "", phrase.Failed},
		{"401", day, []modeltest.Behaviour{modeltest.Fail(401, "key")}, "", phrase.Failed},
		{"no answer", day, []modeltest.Behaviour{modeltest.Vanish()}, "", phrase.Failed},
		{"hang before the header", day, []modeltest.Behaviour{modeltest.Hang()}, "", phrase.TimedOut},
		{"hang in mid-stream", day, []modeltest.Behaviour{stream(said, modeltest.Stall())}, "", phrase.TimedOut},
		{"a byte at a time", day, []modeltest.Behaviour{stream(modeltest.Drip(patience/8, told+"[1]"), finish)}, "", phrase.TimedOut},
		{"thinking", day, []modeltest.Behaviour{modeltest.Say("<think>罗戈津11月3日来了。[1]</think>", told, "[1]")}, phrased, ""},
		{"thinking apart", day, []modeltest.Behaviour{stream(modeltest.Reasoning("罗戈津11月3日来了。[1]"), said, finish)}, phrased, ""},
		{"no text", day, []modeltest.Behaviour{modeltest.Say("")}, "", phrase.Failed},
		{"a megabyte", day, []modeltest.Behaviour{modeltest.Say(strings.Repeat(told+"[1]", 1<<20/66))}, "", phrase.TooLong},
		{"a megabyte in pieces", day, []modeltest.Behaviour{modeltest.Say(strings.Split(strings.Repeat(told+"[1]|", 1<<20/66), "|")...)}, "", phrase.TooLong},
		{"not UTF-8", day, []modeltest.Behaviour{modeltest.Say("罗戈津\xff11月2日接受了俄罗斯国家电视台采访。\xe5[1]")}, phrased, ""},
		{"another language", day, []modeltest.Behaviour{modeltest.Say("Rogozin was interviewed on 2 November. [1]")}, "", phrase.Foreign},
		{"another language at first", day, []modeltest.Behaviour{modeltest.Say("Rogozin was interviewed on 2 November. [1]"), modeltest.Say(told, "[1]")}, phrased, ""},
		{"no citation", day, []modeltest.Behaviour{modeltest.Say(told)}, "", phrase.Unsupported},
		{"citation 99", day, []modeltest.Behaviour{modeltest.Say(told, "[99]")}, "", phrase.Unsupported},
		{"invented number", day, []modeltest.Behaviour{modeltest.Say("罗戈津11月3日接受了俄罗斯国家电视台采访。[1]")}, "", phrase.Unsupported},
		{"invented name", day, []modeltest.Behaviour{modeltest.Say("普京11月2日接受了俄罗斯国家电视台采访。[1]")}, "", phrase.Unsupported},
		{"the question's words with another name", visitor, []modeltest.Behaviour{modeltest.Say("The Russian delegation visited Moscow in early November. [1]")}, "", phrase.Unsupported},
		{"the question's words with the name", visitor, []modeltest.Behaviour{modeltest.Say("NATO's Rasmussen visited Moscow in early November. [1]")}, "NATO's Rasmussen visited Moscow in early November. [1]", ""},
		{"swapped names", targets, []modeltest.Behaviour{modeltest.Say("梅德韦杰夫竭力向萨科齐和默克尔说明，俄方不用担心北约导弹防御系统。[1]")}, "", phrase.Unsupported},
		{"dropped negation", targets, []modeltest.Behaviour{modeltest.Say("据德新社报道，北约的反导系统是针对俄罗斯的。[1]")}, "", phrase.Unsupported},
		{"negation kept", targets, []modeltest.Behaviour{modeltest.Say("据德新社报道，北约的反导系统不是针对俄罗斯的。[1]")}, "据德新社报道，北约的反导系统不是针对俄罗斯的。 [1]", ""},
		{"mention and link", day, []modeltest.Behaviour{modeltest.Say("@everyone ", told, "[1] 详见 https://evil.example/x 。[1] [点这里](http://evil.example)[1]")}, phrased, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			modeltest.CheckGoroutines(t)
			with, without := served(t, tt.script...)
			want := reply(t, without, tt.question)
			var parts []string
			start := time.Now()
			a, err := with.Stream(t.Context(), answer.Question{Text: tt.question}, func(a answer.Answer) { parts = append(parts, a.Text) })
			took := time.Since(start)
			if err != nil || !a.Answered || a.Phrasing == nil || a.Phrasing.Reason != tt.reason {
				t.Fatalf("%v, answered %t, %+v; want the reason %q", err, a.Answered, a.Phrasing, tt.reason)
			}
			if tt.want == "" && a.Text != want.Text || tt.want != "" && a.Text != tt.want {
				t.Errorf("%q, want %q, or else %q", a.Text, tt.want, want.Text)
			}
			if took > deadline+deadline/2 {
				t.Errorf("it took %s of %s", took, deadline)
			}
			if len(a.Citations) == 0 || a.Citations[0].Quote != want.Citations[0].Quote {
				t.Errorf("citations %+v", a.Citations)
			}
			for _, text := range append(parts, a.Text) {
				for _, bad := range []string{"evil", "everyone", "3日", "�", "99", "普京", "Rogozin"} {
					if strings.Contains(text, bad) {
						t.Errorf("%q was shown", text)
					}
				}
			}
		})
	}
}
