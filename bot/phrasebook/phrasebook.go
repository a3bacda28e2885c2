// Package phrasebook holds what the bot says on Discord besides its answers: in
// notices, on buttons, in menus, and in the descriptions of commands. The words of
// answers and refusals themselves are in package wording.
package phrasebook

import (
	"fmt"

	"detente/answer/wording"
)

// Phrases are the bot's phrases in one language, a struct for each matter. Fields
// whose name ends in Format take the arguments that their comment names, for
// fmt.Sprintf. A no-break space (\u00a0) stands before the French colon.
type Phrases struct {
	// Lang is the BCP 47 tag of the language, one of wording.Languages.
	Lang     string
	Notice   Notice
	Controls Controls
	Sources  Sources
	Pages    Pages
	Settings Settings
	Gaps     Gaps
	Stats    Stats
	Why      Why
	Answers  Answers
	Status   Status
	Privacy  Privacy
	Saving   Saving
	Browse   Browse
	Help     Help
}

// For returns the phrases in the language of the BCP 47 tag lang, chosen by
// wording.Match: English for one without phrases of its own, and for "".
func For(lang string) Phrases {
	lang = wording.Match(lang)
	return Phrases{
		Lang: lang, Notice: notices(lang), Controls: controls(lang), Sources: sources(lang), Saving: saving(lang),
		Pages: pages(lang), Settings: settings(lang), Gaps: gaps(lang),
		Stats: stats(lang), Why: why(lang), Answers: answers(lang), Status: status(lang), Privacy: privacy(lang),
		Browse: browse(lang), Help: help(lang),
	}
}

// Lacks tells a server's owner which permission the bot lacks in which channel.
func (p Phrases) Lacks(permission, channel string) string {
	return fmt.Sprintf(p.Notice.LacksFormat, permission, channel)
}
