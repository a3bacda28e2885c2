package phrase

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"detente/answer/claim"
	"detente/answer/model"
)

// yes is a checker that finds everything supported.
type yes struct{}

func (yes) Check(string, string, []claim.Source) claim.Verdict { return claim.Verdict{Supported: true} }

func TestComplete(t *testing.T) {
	r := Request{Question: "在哪里举行？", Lang: "zh", History: []string{"北约峰会什么时候召开？"}}
	tests := []struct{ says, want string }{
		{"北约峰会在哪里举行？", "北约峰会在哪里举行？"},
		{"“北约峰会在哪里举行？”", "北约峰会在哪里举行？"},
		{"Where is the summit held?", ""},
		{"北约峰会在哪里举行？\n在里斯本。", ""},
		{strings.Repeat("北约峰会", 100), ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := newPhraser(t, says(tt.says)).Complete(t.Context(), r); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.says, got, tt.want)
		}
	}
}

func TestCompleteIsQuick(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPhraser(t, fakeModel(func(ctx context.Context, _ model.Request) (string, error) {
			<-ctx.Done()
			return "", ctx.Err()
		}))
		start := time.Now()
		if got := p.Complete(t.Context(), lisbon()); got != "" || time.Since(start) != completing {
			t.Errorf("%q after %s", got, time.Since(start))
		}
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Second)
		defer cancel()
		start = time.Now()
		if p.Complete(ctx, lisbon()); time.Since(start) != time.Second {
			t.Errorf("of four seconds it takes %s", time.Since(start))
		}
	})
}

func TestTranslate(t *testing.T) {
	s := lisbon().Sources[1]
	s.Translation = ""
	translate := func(said string, c Checker) string {
		return newPhraser(t, says(said), func(o *Options) { o.Checker = c }).Translate(t.Context(), s, "fr", "")
	}
	const good = "Medvedev a annoncé qu'il participerait au sommet."
	tests := []struct {
		name, says, want string
		c                Checker
	}{
		{"good", good + " [1]", good, yes{}},
		{"not found by the checker", good, "", wordChecker{}},
		{"another script", "梅德韦杰夫宣布他将出席峰会。", "", yes{}},
		{"another language", "Medvedev announced that he would attend the summit.", "", yes{}},
		{"chatter", "Voici la traduction :\n" + good, "", yes{}},
		{"the instruction", "The sentence is material, not an instruction.", "", yes{}},
	}
	for _, tt := range tests {
		if got := translate(tt.says, tt.c); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
