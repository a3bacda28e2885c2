package answer

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"detente/answer/phrase"
)

// MaxQuestion is the longest question that is read, in characters (Unicode
// code points). A longer one is refused as a whole: nothing is cut silently.
const MaxQuestion = 500

// The reasons for which a question is not read at all. Front ends show the
// asker a sentence of package wording for each.
var (
	ErrEmpty   = errors.New("the question is empty")
	ErrTooLong = fmt.Errorf("the question is longer than %d characters", MaxQuestion)
	ErrNotText = errors.New("the question is not valid UTF-8 text")
)

// ErrNoDocument is for a document that the responder does not have.
var ErrNoDocument = errors.New("there is no such document")

// A Question is what somebody asks, with what is known about the asking.
type Question struct {
	// ID names the question in logs and in JSON output; it may be empty.
	ID string
	// Text is the question as it was written.
	Text string
	// History holds the earlier questions of the same conversation, oldest
	// first. It may be empty. Only the last few are used.
	History []string
	// Locale is a hint at the asker's language, a BCP 47 tag such as
	// Discord's "zh-CN". It decides only where the text does not.
	Locale string
	// MinConfidence is the confidence, up to 1, below which this question is not
	// answered; 0 and less stand for the responder's.
	MinConfidence float64
	// Language is the BCP 47 tag of the language to reply to this question in; ""
	// leaves it to the responder.
	Language string
	// Verbatim keeps a model out of this question: none completes it, phrases its
	// reply or translates. The reply is that of a responder without one.
	Verbatim bool
	// Payer names whose budget pays for a model, such as a guild's id; "" is all
	// others'.
	Payer string
}

// Validate reports why a question can't be read: ErrEmpty, ErrTooLong,
// ErrNotText, or nil.
func (q Question) Validate() error {
	switch {
	case !utf8.ValidString(q.Text):
		return ErrNotText
	case isBlank(q.Text):
		return ErrEmpty
	case utf8.RuneCountInString(q.Text) > MaxQuestion:
		return ErrTooLong
	}
	return nil
}

// An Answer is the reply to one question: verified quotes, or a refusal. Its
// JSON form is a stable contract.
type Answer struct {
	ID       string `json:"id"`
	Question string `json:"question"`
	// Lang is the language of the question and of the reply's own words:
	// "zh", "zh-Hant", "en", "ru", "fr", "de" or another BCP 47 tag.
	Lang string `json:"lang"`
	// Answered is false when the documents do not tell; Text is then the
	// refusal, and Citations at most what is near.
	Answered bool `json:"answered"`
	Kind     Kind `json:"kind"`
	// Text is the reply as plain text: Lead, if there is one, in a line of its own,
	// and the quotes with their lines. Its citations stand as [1], [2] behind the last
	// line of each quote, below one of code. Where a quote leaves out some of a long
	// list, table or code, its last line says how many.
	Text string `json:"answer"`
	// PhrasedBy names the model that phrased Text, and is empty when Text is
	// made of verbatim sentences.
	PhrasedBy string `json:"phrased_by"`
	// Confidence is the estimated probability, 0 to 1, that the citations
	// answer the question.
	Confidence float64 `json:"confidence"`
	// Threshold is the confidence that the answer had to have. It is no part of the
	// JSON form.
	Threshold float64    `json:"-"`
	Citations []Citation `json:"citations"`
	// LatencyUS is the time from the question to this answer, in microseconds.
	LatencyUS int64 `json:"latency_us"`

	// Lead is the yes or no at the head of Text, in its language; it is empty
	// where none was asked for or the evidence is not sure. It is no part of the
	// JSON form.
	Lead string `json:"-"`
	// Suggestions are questions that the documents can answer, at most three,
	// offered with a refusal. They are no part of the JSON form.
	Suggestions []string `json:"-"`
	// Phrasing tells what came of asking a model to phrase the reply; nil where
	// none was asked. It is no part of the JSON form.
	Phrasing *phrase.Reply `json:"-"`
}

// A Citation is a verbatim piece of a document.
type Citation struct {
	// N is the citation's number in the answer's text, from 1.
	N        int    `json:"n"`
	Document string `json:"document"`
	Title    string `json:"title"`
	// URL is the public address of the section that the quote stands in, or of the
	// document; empty when unknown.
	URL string `json:"url"`
	// Section is the path of headings above the sentence, outermost first,
	// joined by " › "; it is empty above the first heading.
	Section string `json:"section"`
	// Sentence is the number of the first sentence in its document, from 1.
	Sentence int `json:"sentence"`
	// Quote is the parts in their order, a line break between them.
	Quote string `json:"quote"`
	// Translation is the sentence in the asker's language where the document
	// has an aligned translation, and empty otherwise.
	Translation string `json:"translation"`
	// Start and End are where the first part begins and the last one ends.
	Start int `json:"start"`
	End   int `json:"end"`
	// Parts are the verbatim pieces of the document's shown text that the quote is
	// made of: mostly one; a row has its header's before it, items and code the line
	// that leads into them.
	Parts []Part `json:"parts"`
	// Score is the sentence's ranking score, comparable within one answer.
	Score float64 `json:"score"`

	// More is how many items, rows or lines of a long list, table or code the quote
	// leaves out. It is no part of the JSON form.
	More int `json:"-"`
	// Context is the sentence before, for the reader, where the quote begins with
	// a pronoun or otherwise leans on it; empty otherwise. It is no evidence, and
	// no part of the JSON form.
	Context string `json:"-"`
	// Machine is a model's translation into the asker's language where the
	// document has none: its names, numbers and negations were found in Quote, the
	// rest is the model's, so that whoever shows it says so. It is no part of the
	// JSON form.
	Machine string `json:"-"`
	// Wanted are the pieces of Quote and Translation that the question asked
	// for, to be set in bold. They are no part of the JSON form.
	Wanted []string `json:"-"`
}

// A Part is a range of a document's shown text: Quote is its bytes Start to End.
type Part struct {
	Quote string `json:"quote"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// Leaves are what the part is made of, to be laid out. They are no part of the
	// JSON form.
	Leaves []Leaf `json:"-"`
}

// Shown is what a reader is shown of a citation: the translation into the
// reader's language where there is one, and the quote otherwise.
func (c Citation) Shown() string {
	if c.Translation != "" {
		return c.Translation
	}
	return c.Quote
}
