package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"detente/answer"
)

// How much is shown of the documents and of what could not be read, and how long each
// of the latter is.
const (
	statusDocuments = 10
	statusSkipped   = 10
	maxSkippedFile  = 80
	maxSkippedWhy   = 160
)

// onStatus tells which documents there are, and which files could not be read.
func (b *Bot) onStatus(ctx context.Context, v *visit) error {
	p, status := v.phrases.Status, v.documents.Status
	var docs []answer.DocumentInfo
	if v.library != nil {
		docs = v.library.Documents(v.locale)
	}
	sentences := 0
	for _, d := range docs {
		sentences += d.Sentences
	}
	text := fmt.Sprintf(p.CountFormat, len(docs), sentences, status.Passages)
	if !status.Read.IsZero() {
		text += "\n" + fmt.Sprintf(p.ReadFormat, "<t:"+strconv.FormatInt(status.Read.Unix(), 10)+":R>")
	}
	return v.respond(ctx, reply{embed: panel(p.Title, joined("\n\n", text, v.statusDocuments(docs), v.statusSkipped(status.Skipped)))})
}

// statusDocuments are the first documents, with how long they are.
func (v *visit) statusDocuments(docs []answer.DocumentInfo) string {
	var lines []string
	for _, d := range docs[:min(len(docs), statusDocuments)] {
		lines = append(lines, heading(titleOf(d))+" · "+fmt.Sprintf(v.phrases.Browse.LengthFormat, d.Sentences))
	}
	return strings.Join(lines, "\n") + v.more(len(docs)-statusDocuments)
}

// statusSkipped are the first files that could not be read, with the reasons.
func (v *visit) statusSkipped(skipped []Skipped) string {
	if len(skipped) == 0 {
		return v.phrases.Status.AllRead
	}
	text := emphasis + fmt.Sprintf(v.phrases.Status.SkippedFormat, len(skipped)) + emphasis
	for _, s := range skipped[:min(len(skipped), statusSkipped)] {
		text += "\n- " + joined(": ", cutEscaped(oneLine(s.File), maxSkippedFile), cutEscaped(oneLine(s.Reason), maxSkippedWhy))
	}
	return text + v.more(len(skipped)-statusSkipped)
}

// more tells how many are not shown, if any.
func (v *visit) more(n int) string {
	if n <= 0 {
		return ""
	}
	return "\n" + fmt.Sprintf(v.phrases.Status.MoreFormat, n)
}
