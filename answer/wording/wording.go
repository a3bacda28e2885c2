// Package wording holds the reply's own words, in the asker's language: what
// stands around the quotes, and what is said when there are none.
package wording

import "fmt"

// Words are the reply's own words in one language. Fields whose name ends in
// Format take the arguments that their comment names, for fmt.Sprintf.
type Words struct {
	// Lang is the BCP 47 tag of the language the words are in.
	Lang string

	// NotTold is the refusal: the documents do not tell.
	NotTold string
	// Near leads the sentences that come nearest, under a refusal.
	Near string
	// TryThese leads the questions that the documents can answer.
	TryThese string
	// Yes and No lead the quotes of a yes/no question.
	Yes, No string
	// SourceFormat names a citation's place: section (string), sentence number
	// (int). SourceTopFormat is the same above the first heading: sentence
	// number alone.
	SourceFormat, SourceTopFormat string
	// Original leads the original of a translated quote.
	Original string
	// Machine leads a quote's translation that a model made.
	Machine string
	// MoreFormat says how many items or rows of a long list are not shown, and
	// MoreLinesFormat how many lines of code.
	MoreFormat, MoreLinesFormat string
	// Context leads the sentence before a quote that leans on it.
	Context string

	// Greeting, Thanks, About and NoOrders answer what is no question about
	// the documents: a greeting, thanks, a question about the bot, and a
	// request to do something else.
	Greeting, Thanks, About, NoOrders string

	// Empty, TooLongFormat (the limit in characters, the length in characters)
	// and NotText say why a question was not read.
	Empty, TooLongFormat, NotText string
	// SlowDownFormat asks to wait: seconds (int). Busy says that too much is
	// waiting. FailedFormat admits a fault: a short reference (string) that
	// the log has too.
	SlowDownFormat, Busy, FailedFormat string
}

// Languages are the languages that [For] has words in, the default last. The
// slice is the caller's own.
func Languages() []string { return []string{"zh", "zh-Hant", "ru", "fr", "de", "en"} }

// For returns the words in the language of the BCP 47 tag lang, chosen by
// [Match]. A language without words of its own gets English, and so does "".
func For(lang string) Words { return byLanguage(Match(lang)) }

// More says that n items or rows are not shown, or lines of code.
func (w Words) More(n int, lines bool) string {
	if lines {
		return fmt.Sprintf(w.MoreLinesFormat, n)
	}
	return fmt.Sprintf(w.MoreFormat, n)
}
