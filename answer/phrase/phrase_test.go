package phrase

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"detente/answer/model"
	"detente/prompts"
)

func TestPhrase(t *testing.T) {
	const good = "北约领导人在里斯本会晤。"
	tests := []struct {
		name, says, want string
		reason           Reason
	}{
		{"plain", good + "[1]", good + "①", Phrased},
		{"number before the mark", "北约领导人在里斯本会晤[1]。", good + "①", Phrased},
		{"full width", "北约领导人在里斯本会晤［１］。梅德韦杰夫将出席峰会【2】。", good + "①梅德韦杰夫将出席峰会。②", Phrased},
		{"number before each sentence", "[1] " + good + "[2] 梅德韦杰夫将出席峰会。", good + "①梅德韦杰夫将出席峰会。②", Phrased},
		{"list of numbers", good + "[1, 3]", good + "①③", Phrased},
		{"range", good + "[1-3]", good + "①②③", Phrased},
		{"numbers on a line of their own", good + "\n[1][2]", good + "①②", Phrased},
		{"a numbered list", "1. " + good + "[1]\n2. 梅德韦杰夫将出席峰会。[2]", good + "①梅德韦杰夫将出席峰会。②", Phrased},
		{"invented sentence dropped", good + "[1] 普京将出席峰会。[2]", good + "①", Phrased},
		{"sentence that points to a dropped one", "普京将出席峰会。[2] 他将出席峰会。[2] " + good + "[1]", good + "①", Phrased},
		{"uncited", good, "", Unsupported},
		{"a number that there is not", good + "[99]", "", Unsupported},
		{"one of the numbers is not there", good + "[1][99]", "", Unsupported},
		{"zero", good + "[0]", "", Unsupported},
		{"invented number", "北约29个成员国的领导人在里斯本会晤。[1]", "", Unsupported},
		{"rests on no quote", "北约加强与俄罗斯的接触。[3]", "", OffPoint},
		{"another language", "NATO meets in Lisbon. [1]", "", Foreign},
		{"not told", "NOT_TOLD", "", NotTold},
		{"not told, with markup", "**NOT_TOLD**.", "", NotTold},
		{"not told, but told", good + "[1] NOT_TOLD", good + "①", Phrased},
		{"more than is shown", strings.Repeat(good+"[1]", 6), strings.Repeat(good+"①", maxSentences), Phrased},
		{"nothing", "", "", Unsupported},
		{"no text", "[1] … [2]", "", Unsupported},
		{"mention and link", "@everyone 北约领导人在里斯本会晤 https://evil.example/?q=1 。[1]", good + "①", Phrased},
		{"markup", "## 答案\n> **北约领导人**在`里斯本`[会晤](http://evil.example/x)。[1]", good + "①", Phrased},
		{"role", "assistant: " + good + "[1]", good + "①", Phrased},
		{"chat marks", "<|im_start|>" + good + "[1]<|im_end|>", good + "①", Phrased},
		{"unseen", "北\u200b约领\u202e导人\U000E0041在里斯本会晤。[1]", good + "①", Phrased},
		{"not UTF-8", "北约领导人\xff在里斯本会晤。[1]", good + "①", Phrased},
		{"too long", strings.Repeat(good+"[1]", 1000), "", TooLong},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ask(t, newPhraser(t, says(tt.says)), lisbon(), nil)
			if got.Reason != tt.reason || inLine(got) != tt.want {
				t.Errorf("%q, %s; want %q, %s; dropped %v", inLine(got), got.Reason, tt.want, tt.reason, got.Drops)
			}
		})
	}
}

// TestUncitedIsNotChecked drops what carries no number, or one that there is not,
// whatever the checker would say.
func TestUncitedIsNotChecked(t *testing.T) {
	for _, said := range []string{"北约领导人在里斯本会晤。", "北约领导人在里斯本会晤。[1][99]"} {
		p := newPhraser(t, says(said), func(o *Options) { o.Checker = yes{} })
		if got := ask(t, p, lisbon(), nil); got.Reason != Unsupported || got.Drops[0].Cause != Uncited {
			t.Errorf("%s: %+v", said, got)
		}
	}
}

// TestEndlessText breaks a text off that does not end.
func TestEndlessText(t *testing.T) {
	sent := 0
	m := endless(func() { sent += len("会晤。") })
	if got := ask(t, newPhraser(t, m), lisbon(), nil); got.Reason != TooLong || sent > maxReply+len("会晤。") {
		t.Errorf("%s after %d bytes", got.Reason, sent)
	}
}

// endless sends pieces until its context ends.
type endless func()

func (endless) Name() string { return "endless" }

func (e endless) Stream(ctx context.Context, _ model.Request, piece func(string)) (model.Result, error) {
	for ctx.Err() == nil {
		e()
		piece("会晤。")
	}
	return model.Result{}, ctx.Err()
}

func TestTranslatedSources(t *testing.T) {
	r := english()
	got := ask(t, newPhraser(t, says("The leaders are to meet in Lisbon.[1]")), r, nil)
	if want := "The leaders are to meet in Lisbon.①"; inLine(got) != want {
		t.Errorf("%q, %s; want %q", inLine(got), got.Reason, want)
	}
}

// TestExampleIsNotRepeated asks a model that repeats the reply of the example.
func TestExampleIsNotRepeated(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		_, reply, _ := prompts.Example(lang)
		r := lisbon()
		r.Lang = lang
		p := newPhraser(t, says(reply), func(o *Options) { o.Checker = yes{} })
		if got := ask(t, p, r, nil); got.Reason != Unsupported || got.Drops[0].Cause != Leaked {
			t.Errorf("%s: %+v", lang, got)
		}
	}
}

func TestWantedNumber(t *testing.T) {
	r := lisbon()
	r.Wanted = []string{"11月19日", "20日"}
	for said, want := range map[string]Reason{
		"北约领导人在里斯本会晤。[1]":           OffPoint,
		"北约领导人11月在里斯本会晤。[1]":        Phrased,
		"北约领导人在里斯本会晤。[1] 20日会晤。[1]": Phrased,
	} {
		if got := ask(t, newPhraser(t, says(said)), r, nil); got.Reason != want {
			t.Errorf("%s: %s, want %s", said, got.Reason, want)
		}
	}
	r.Wanted = []string{"两年"} // no digits: numerals are written in many ways
	if got := ask(t, newPhraser(t, says("北约领导人在里斯本会晤。[1]")), r, nil); got.Reason != Phrased {
		t.Errorf("without digits: %s", got.Reason)
	}
}

func TestSecondTry(t *testing.T) {
	const good = "北约领导人在里斯本会晤。[1]"
	tests := []struct{ first, told string }{
		{"NATO meets in Lisbon. [1]", "Your last answer was not in Simplified Chinese (zh)"},
		{"普京将出席峰会。[2]", "Your last answer said more than"},
	}
	for _, tt := range tests {
		var asked []string
		m := fakeModel(func(_ context.Context, r model.Request) (string, error) {
			asked = append(asked, r.Messages[0].Content)
			return []string{tt.first, good}[len(asked)-1], nil
		})
		got := ask(t, newPhraser(t, m), lisbon(), nil)
		if got.Reason != Phrased || got.Tries != 2 || len(asked) != 2 {
			t.Fatalf("%s: %+v after %d requests", tt.first, got, len(asked))
		}
		if strings.Contains(asked[0], "Your last") || !strings.Contains(asked[1], tt.told) {
			t.Errorf("%s: asked %q, then %q", tt.first, asked[0], asked[1])
		}
	}
}

func TestNoSecondTry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		m := fakeModel(func(context.Context, model.Request) (string, error) {
			tries++
			time.Sleep(11 * time.Second) // more than is left afterwards
			return "没有。", nil
		})
		if got := ask(t, newPhraser(t, m), lisbon(), nil); tries != 1 || got.Reason != Unsupported {
			t.Errorf("%d tries, %s", tries, got.Reason)
		}
	})
}

func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hang := fakeModel(func(ctx context.Context, _ model.Request) (string, error) {
			<-ctx.Done()
			return "", ctx.Err()
		})
		start := time.Now()
		p := newPhraser(t, hang, func(o *Options) { o.Timeout = 5 * time.Second })
		if got := ask(t, p, lisbon(), nil); got.Reason != TimedOut || time.Since(start) != 5*time.Second {
			t.Errorf("%s after %s", got.Reason, time.Since(start))
		}
		// A caller with less time keeps some of it.
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Second)
		defer cancel()
		own, stop := p.Begin(ctx)
		defer stop()
		start = time.Now()
		if got := p.Phrase(own, lisbon(), nil); got.Reason != TimedOut || time.Since(start) != 2*time.Second {
			t.Errorf("within 4 s: %s after %s", got.Reason, time.Since(start))
		}
	})
}

func TestFailure(t *testing.T) {
	fault := errors.New("stream cut")
	m := fakeModel(func(context.Context, model.Request) (string, error) {
		return "北约领导人在里斯本会晤。[1] 北约", fault
	})
	if got := ask(t, newPhraser(t, m), lisbon(), nil); got.Reason != Failed || !errors.Is(got.Err, fault) || got.Sentences != nil {
		t.Errorf("%+v", got)
	}
}

func TestTruncated(t *testing.T) {
	tests := []struct{ said, want string }{
		{"北约领导人在里斯本会晤。[1] 梅德韦杰夫将出", "北约领导人在里斯本会晤。①"},
		{"北约领导人在里斯本会晤。[1] 梅德韦杰夫[2]宣布他将", "北约领导人在里斯本会晤。①"},
		{"北约领导人在里斯本会晤。[1] 梅德韦杰夫将出席峰会。[2]", "北约领导人在里斯本会晤。①梅德韦杰夫将出席峰会。②"},
	}
	for _, tt := range tests {
		got := ask(t, newPhraser(t, cutOff(tt.said)), lisbon(), nil)
		if inLine(got) != tt.want {
			t.Errorf("%s: %q", tt.said, inLine(got))
		}
	}
}

// cutOff is a model that stops for the length of its text.
type cutOff string

func (cutOff) Name() string { return "fake" }

func (c cutOff) Stream(_ context.Context, _ model.Request, piece func(string)) (model.Result, error) {
	piece(string(c))
	return model.Result{Text: string(c), Truncated: true}, nil
}

func TestShowsCheckedSentences(t *testing.T) {
	var shown []string
	got := ask(t, newPhraser(t, says("北约领导人在里斯本会晤。[1] 普京将出席。[2] 梅德韦杰夫将出席峰会。[2] 北约成员国。[1]")), lisbon(), func(s []Sentence) {
		shown = append(shown, inLine(Reply{Sentences: s}))
	})
	want := []string{"北约领导人在里斯本会晤。①", "北约领导人在里斯本会晤。①梅德韦杰夫将出席峰会。②"}
	if shown = slices.Compact(shown); !slices.Equal(shown, want) {
		t.Errorf("shown %q, want %q", shown, want)
	}
	if final := want[1] + "北约成员国。①"; inLine(got) != final {
		t.Errorf("in the end %q, want %q", inLine(got), final)
	}
}

func TestRulesDoNotLeak(t *testing.T) {
	r := english()
	r.Sources[0].Translation = "Say what the numbered sentences say and keep names numbers dates and negations exactly in Lisbon."
	const rule = "Keep names, numbers, dates and negations exactly.[2]"
	p := newPhraser(t, says(rule), func(o *Options) { o.Checker = yes{} })
	if got := ask(t, p, r, nil); got.Reason != Unsupported || got.Drops[0].Cause != Leaked {
		t.Errorf("%+v", got)
	}
	persona := "You are Bertha, the grumpy librarian of the old town."
	p = newPhraser(t, says("I am Bertha, the grumpy librarian of the old town.[1]"), func(o *Options) { o.Checker, o.Persona = yes{}, persona })
	if got := ask(t, p, r, nil); got.Reason != Unsupported || got.Drops[0].Cause != Leaked {
		t.Errorf("persona: %+v", got)
	}
	// What a document says itself is not a leak.
	p = newPhraser(t, says(strings.Replace(rule, "2", "1", 1)), func(o *Options) { o.Checker = yes{} })
	if got := ask(t, p, r, nil); got.Reason != Phrased {
		t.Errorf("said by the source: %+v", got)
	}
}

func TestCache(t *testing.T) {
	now := time.Unix(0, 0)
	var asked int
	m := fakeModel(func(context.Context, model.Request) (string, error) {
		asked++
		return "北约领导人在里斯本会晤。[1]", nil
	})
	var seen []int
	p := newPhraser(t, m, cached, func(o *Options) {
		o.Clock = func() time.Time { return now }
		o.Observe = func(r Reply) { seen = append(seen, r.Tries) }
	})
	same, other, follow := lisbon(), lisbon(), lisbon()
	same.Question = "北約峰會 在哪裡舉行 ?"
	other.Lang = "zh-Hant"
	follow.History = []string{"北约峰会何时召开？"}
	for _, step := range []struct {
		r    Request
		wait time.Duration
		want int
	}{{lisbon(), 0, 1}, {same, 0, 1}, {follow, 0, 2}, {lisbon(), 59 * time.Second, 2}, {lisbon(), time.Second, 3}} {
		now = now.Add(step.wait)
		if got := ask(t, p, step.r, nil); got.Reason != Phrased || got.Model != "fake" || asked != step.want {
			t.Errorf("%s after %s: %s, asked %d times, want %d", step.r.Question, step.wait, got.Reason, asked, step.want)
		}
	}
	if want := []int{1, 0, 1, 0, 1}; !slices.Equal(seen, want) {
		t.Errorf("observed tries %v, want %v", seen, want)
	}
	if ask(t, p, other, nil); asked <= 3 {
		t.Error("another language is answered from the cache")
	}
	off := newPhraser(t, m)
	before := asked
	ask(t, off, lisbon(), nil)
	if ask(t, off, lisbon(), nil); asked != before+2 {
		t.Error("a cache of 0 keeps replies")
	}
}

func TestFailuresAreNotCached(t *testing.T) {
	p := newPhraser(t, says("NOT_TOLD", "北约领导人在里斯本会晤。[1]"), cached)
	if first, second := ask(t, p, lisbon(), nil), ask(t, p, lisbon(), nil); first.Reason != NotTold || second.Reason != Phrased {
		t.Errorf("%s, then %s", first.Reason, second.Reason)
	}
}

func TestSameQuestionsShareARequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int32
		p := newPhraser(t, fakeModel(func(ctx context.Context, _ model.Request) (string, error) {
			asked.Add(1)
			select {
			case <-time.After(time.Second):
				return "北约领导人在里斯本会晤。[1]", nil
			case <-ctx.Done():
				return "", ctx.Err()
			}
		}), cached)
		var all sync.WaitGroup
		gone, leave := context.WithCancel(t.Context())
		all.Go(func() { // the first asker leaves; the others are served all the same
			if got := p.Phrase(gone, lisbon(), nil); got.Reason != Cancelled {
				t.Errorf("the first: %s", got.Reason)
			}
		})
		synctest.Wait()
		for range 8 {
			all.Go(func() {
				if got := ask(t, p, lisbon(), nil); got.Reason != Phrased {
					t.Errorf("another: %s", got.Reason)
				}
			})
		}
		synctest.Wait()
		leave()
		all.Wait()
		if asked.Load() != 2 {
			t.Errorf("asked %d times, want 2", asked.Load())
		}
	})
}

func TestCacheIsBounded(t *testing.T) {
	m := newMemo[int](2, time.Hour, time.Now)
	made := 0
	get := func(k string) {
		m.get(t.Context(), keyOf(k), func() (int, bool) { made++; return made, true })
	}
	for _, k := range []string{"a", "b", "a", "c", "a"} {
		get(k)
	}
	if made != 3 || len(m.entries) != 2 || m.order.Len() != 2 {
		t.Errorf("made %d, keeps %d", made, len(m.entries))
	}
	if get("b"); made != 4 {
		t.Error("b was kept")
	}
}

func TestPanicEndsTheFlight(t *testing.T) {
	m := newMemo[int](2, time.Hour, time.Now)
	func() {
		defer func() { recover() }()
		m.get(t.Context(), keyOf("a"), func() (int, bool) { panic("as asked") })
	}()
	if v, own, ok := m.get(t.Context(), keyOf("a"), func() (int, bool) { return 7, true }); v != 7 || !own || !ok {
		t.Errorf("%d, %t, %t", v, own, ok)
	}
}
