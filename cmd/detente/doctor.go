package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"detente/answer"
	"detente/bot"
	"detente/cmd/detente/config"
	"detente/knowledge"
	"detente/knowledge/source"
	"detente/prompts"
)

// doctorPatience is how long doctor waits for Discord.
const doctorPatience = 15 * time.Second

// A finding is what doctor says of one thing; its JSON form is stable.
type finding struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
	// Note tells of something that is no fault and that the owner may want to mend.
	Note bool `json:"note,omitempty"`
}

// A diagnosis is all that doctor says.
type diagnosis struct {
	OK       bool      `json:"ok"`
	Findings []finding `json:"findings"`
	Invite   string    `json:"invite,omitempty"`
}

func (d *diagnosis) add(name string, err error, detail string) {
	if err != nil {
		detail = err.Error()
	}
	d.OK = d.OK && err == nil
	d.Findings = append(d.Findings, finding{Name: name, OK: err == nil, Detail: detail})
}

func (p *program) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Check configuration, documents, store, token and intents, and say what to do about each fault",
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d := p.diagnose(cmd.Context())
			if err := p.printDiagnosis(d); err != nil {
				return err
			}
			if !d.OK {
				return errors.New("something is wrong; see above")
			}
			return nil
		},
	}
}

func (p *program) diagnose(ctx context.Context) diagnosis {
	d := diagnosis{OK: true}
	c, err := p.settings()
	detail := "defaults; no config.yaml here"
	if c.File != "" {
		detail = c.File
	}
	d.add("configuration", err, detail)
	if err != nil {
		return d
	}
	p.checkDocuments(ctx, &d, c)
	checkPrompts(&d, c)
	p.checkModel(ctx, &d, c)
	p.checkEmbeddings(ctx, &d, c)
	if c.Discord.Token.IsSet() { // the conversation in the terminal keeps nothing
		p.checkStore(ctx, &d, c)
	}
	p.checkDiscord(ctx, &d, c)
	return d
}

func (p *program) checkDocuments(ctx context.Context, d *diagnosis, c config.Config) {
	set, err := source.Load(ctx, sourcesOf(c.Knowledge))
	var base *knowledge.Base
	if err == nil {
		base, err = makeBase(ctx, c.Knowledge, set, nil)
	}
	if err != nil {
		d.add("documents", stopped(ctx, err), "")
		return
	}
	d.add("documents", nil, fmt.Sprintf("%s, %s, %s", counted(len(base.Documents()), "document"),
		counted(countSentences(base), "sentence"), counted(len(base.Passages()), "passage")))
	noteSkipped(d, set.Skipped)
	responder, err := answer.New(base, answerOptions(c))
	if err != nil {
		d.add("answers", err, "")
		return
	}
	a, err := responder.Reply(ctx, answer.Question{Text: "北约 NATO"})
	d.add("answers", err, fmt.Sprintf("a question took %d µs", a.LatencyUS))
}

// noteSkipped names what could not be read. The bot starts without it.
func noteSkipped(d *diagnosis, skipped []source.Skipped) {
	if len(skipped) == 0 {
		return
	}
	lines := []string{counted(len(skipped), "file") + " could not be read:"}
	for i, s := range skipped {
		if i == maxLogged {
			lines = append(lines, fmt.Sprintf("and %d more; detente index lists them", len(skipped)-maxLogged))
			break
		}
		lines = append(lines, strings.ReplaceAll(plain(s.String()), "\n", " "))
	}
	d.Findings = append(d.Findings, finding{Name: "skipped", OK: true, Note: true, Detail: strings.Join(lines, "\n")})
}

func countSentences(base *knowledge.Base) (n int) {
	for _, d := range base.Documents() {
		n += len(d.Sentences)
	}
	return n
}

// checkPrompts fills in the owner's own templates, where there are any.
func checkPrompts(d *diagnosis, c config.Config) {
	if c.Prompts.Dir != "" {
		_, err := prompts.Load(c.Prompts.Dir)
		d.add("prompts", err, c.Prompts.Dir)
	}
}

// checkModel asks the model for a word when one is configured.
func (p *program) checkModel(ctx context.Context, d *diagnosis, c config.Config) {
	client, err := newModel(c, p.logger(c.Log), nil)
	if client == nil && err == nil {
		return
	}
	took := time.Duration(0)
	if err == nil {
		defer client.Close()
		start := time.Now()
		err = client.Check(ctx)
		took = time.Since(start)
	}
	d.add("model", err, fmt.Sprintf("%s answered in %d ms", c.LLM.Model, took.Milliseconds()))
}

// checkEmbeddings asks for a vector when a model for them is configured.
func (p *program) checkEmbeddings(ctx context.Context, d *diagnosis, c config.Config) {
	embedder, err := newEmbedder(c, p.logger(c.Log), nil)
	if embedder == nil && err == nil {
		return
	}
	dimensions := 0
	if err == nil {
		defer embedder.Close()
		dimensions, err = embedder.Check(ctx)
	}
	d.add("embeddings", err, fmt.Sprintf("%s makes vectors of %d numbers", c.Embeddings.Model, dimensions))
}

// checkDiscord asks Discord about the bot when there is a token.
func (p *program) checkDiscord(ctx context.Context, d *diagnosis, c config.Config) {
	if !c.Discord.Token.IsSet() {
		d.add("discord", nil, "no token is set, so the bot talks in the terminal; to go live, set DETENTE_DISCORD_TOKEN")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, doctorPatience)
	defer cancel()
	report, err := bot.Inspect(ctx, p.botOptions(c))
	if err != nil {
		d.add("discord", err, "")
		return
	}
	d.Invite = report.Invite()
	d.add("discord", nil, fmt.Sprintf("the token belongs to %s (application %s)", report.BotName, report.ApplicationName))
	d.add("sessions", startsLeft(report), fmt.Sprintf("%d of %d session starts are left", report.Left, report.Starts))
	d.add("message content", contentAllowed(c, report), contentDetail(report))
}

func startsLeft(r bot.Report) error {
	if r.Left > 0 {
		return nil
	}
	return fmt.Errorf("none of %d session starts is left; wait %s", r.Starts, r.Reset.Round(time.Minute))
}

func contentAllowed(c config.Config, r bot.Report) error {
	if c.Discord.MessageContent && !r.MessageContent {
		return errors.New("discord.message_content is on, but the application may not use that intent: " +
			"switch it on under Bot, Privileged Gateway Intents, in the developer portal, or set it to false")
	}
	return nil
}

func contentDetail(r bot.Report) string {
	if r.MessageContent {
		return "the application may use the message content intent"
	}
	return "not allowed, and not needed for commands, mentions, replies and direct messages"
}

func (p *program) printDiagnosis(d diagnosis) error {
	if p.json {
		return p.printJSON(d)
	}
	var b strings.Builder
	for _, f := range d.Findings {
		mark := "ok   "
		switch {
		case !f.OK:
			mark = "FAULT"
		case f.Note:
			mark = "note "
		}
		fmt.Fprintf(&b, "%s  %-16s %s\n", mark, f.Name, strings.ReplaceAll(f.Detail, "\n", "\n"+strings.Repeat(" ", 24)))
	}
	if d.Invite != "" {
		fmt.Fprintf(&b, "\nInvite the bot to a server with this link:\n%s\n", d.Invite)
	}
	_, err := fmt.Fprint(p.std.out, b.String())
	return err
}
