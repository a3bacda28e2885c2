package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"detente/answer"
	"detente/bot"
	"detente/cmd/detente/config"
)

// An asker asks one question after the other and prints the answers. To a person
// at a terminal it prints what a model phrases as it comes.
type asker struct {
	responder bot.Responder
	out       io.Writer
	screen    screen
	// print prints a whole answer instead; nil for a person.
	print func(answer.Answer) error
	live  bool // print what there is of an answer on the way
	log   *slog.Logger
}

func (p *program) asker(c config.Config, r bot.Responder) asker {
	a := asker{responder: r, out: p.std.out, screen: p.screen(), live: isTerminal(p.std.out), log: p.logger(c.Log)}
	if p.json {
		a.print = func(ans answer.Answer) error { return p.printJSON(ans) }
	}
	return a
}

// ask asks a question and prints the answer; its errors are those of the responder
// and of printing.
func (a asker) ask(ctx context.Context, q answer.Question) error {
	shown := ""
	ans, err := a.responder.Stream(ctx, q, func(part answer.Answer) {
		if a.live && a.print == nil {
			shown = a.more(shown, part)
		}
	})
	if err != nil {
		return err
	}
	if r := ans.Phrasing; r != nil {
		if r.Err != nil {
			a.log.WarnContext(ctx, "the model does not phrase this answer", "reason", string(r.Reason), "error", r.Err)
		}
		for _, d := range r.Drops {
			a.log.DebugContext(ctx, "sentence of the model not kept", "cause", string(d.Cause), "detail", d.Detail)
		}
	}
	if a.print != nil {
		return a.print(ans)
	}
	return a.finish(shown, ans)
}

// more prints what a part of an answer adds to what is shown, and returns what is
// shown then. A part that does not continue it is passed over.
func (a asker) more(shown string, part answer.Answer) string {
	text := plain(part.Text)
	rest, ok := strings.CutPrefix(text, shown)
	if !ok {
		return shown
	}
	fmt.Fprint(a.out, a.screen.emphasise(rest, part.Citations)) // a later error tells
	return text
}

// finish prints what is not shown of an answer: all of it, after an empty line,
// where it is another than what was shown.
func (a asker) finish(shown string, ans answer.Answer) error {
	whole, text := a.screen.answer(ans), plain(ans.Text)
	if rest, ok := strings.CutPrefix(text, shown); ok && shown != "" {
		whole = a.screen.emphasise(rest, ans.Citations) + strings.TrimPrefix(whole, a.screen.emphasise(text, ans.Citations))
	} else if shown != "" {
		whole = "\n\n" + whole
	}
	_, err := fmt.Fprintln(a.out, whole)
	return err
}
