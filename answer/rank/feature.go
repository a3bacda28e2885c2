// Package rank scores sentences by boosted regression trees over features of a
// question and a sentence. The trees are trained by cmd/train and kept as text.
package rank

import "math"

// A Feature is the place of a value in [Features].
type Feature int

// The features. A share is a part of the question's weight, from 0 to 1; a mark
// is 0 or 1; where a question wants nothing of the kind, a fit is -1.
const (
	Own            Feature = iota // share that the sentence has
	Local                         // the same, weighing terms by how few sentences of the passage have them
	Pairs                         // share of the weight of pairs alone
	Before                        // share that the sentence before adds
	After                         // share that the sentence after adds
	Around                        // share that title and headings add
	Covered                       // share that the whole passage has, title and headings included
	Passage                       // the passage's score over the best passage's
	PassageRank                   // the passage's place, from 0
	PassageShare                  // the passage's score over the question's weight
	PassageLead                   // the passage's score less the best other's, over the best
	PassagePairs                  // share of the weight of pairs alone that the passage has
	PassageMissing                // the heaviest term missing in the passage, over the heaviest of all
	PassageSingles                // share of single characters, words and numbers that the passage has, each counted alike
	MissingRun                    // the most neighbouring pairs or words of the question that the passage lacks, up to 8
	OwnGap                        // Own less the largest Own of another candidate
	LocalGap                      // Local less the largest Local of another candidate of the passage
	OwnRank                       // candidates with a larger Own
	Run                           // the longest run of the question's terms that the sentence has, a share of all
	Heaviest                      // 1 if the sentence has the question's heaviest term
	Missing                       // the heaviest term missing in sentence and context, over the heaviest of all
	SlotBefore                    // fit: it has the word before the question word
	SlotAfter                     // fit: it has the word after the question word
	Numbers                       // fit: share of the question's numbers that it has
	Counted                       // fit: it counts what is to be counted
	Fit                           // fit: it has the date, number, place, person or cause that is asked for
	Said                          // terms of the question that it has, over all of its terms
	Related                       // how well its other words go with the question; see package relate
	RelatedGap                    // Related less the largest Related of another candidate
	Length                        // of the sentence in units, up to 200
	QuestionSize                  // terms of the question, up to 100
	Position                      // place in the document, 0 to 1
	First                         // mark: it begins the document
	ParagraphHead                 // mark: it begins a paragraph
	TitleAsked                    // share of the title's terms that the question has
	TitleSaid                     // share of the title's terms that the sentence has
	Date
	Year
	Number
	Cause
	Place
	Person
	Negation
	Quote
	List
	Foreign
	Defines
	Points
	Lead         // share that the line or row adds that leads into the piece
	Heading      // share that the nearest heading adds to piece and lead
	HeadingSaid  // share of the nearest heading's terms that the question has
	Whole        // share that it has with all that stands above it: what leads into it, headings and title
	WholeGap     // Whole less the largest Whole of another candidate
	Words        // share of the question's own words, each counted alike, that it has with all that stands above it
	NumbersWhole // fit: share of the question's numbers that it has with all that stands above it
	NamesWhole   // fit: the same of its names
	BestFit      // fit: the sentence of it that has most of the question has what Fit tells of
	BestAfter    // fit: that sentence has the word after the question word
	Literal      // share that it and its heading have in the question's own words, not in other forms of them
	Headed       // mark: its heading is quoted with it, since it has the date or version that is asked for
	Best         // the largest share that one of its sentences has
	Lines        // sentences, up to 50
	Path         // share that the file's path has
	DocumentLead // share of the score of all passages that those of its document have
	IsParagraph  // marks of what it is; a sentence has none
	IsItem
	IsList
	IsRow
	IsTable
	IsCode
	IsHeading
	IsSection
	IsOpening
	Inside    // mark: it stands in an item, a callout or a quotation
	Opens     // mark: it is the first thing under its heading
	Asking    // mark: its heading asks
	Colon     // mark: it ends with a colon
	Typed     // mark: it has something to be typed, as commands and settings are
	AskedList // marks of what the question wishes for
	AskedHow
	AskedTyped
	AskedMeaning
	AskedDifference
	AskedWhen // marks of the question's kind
	AskedWhere
	AskedWho
	AskedHowMany
	AskedWhy
	AskedYesNo
	// What only the judgement of a ranked sentence knows:
	Score     // by the trees that rank
	ScoreLead // Score less that of the next sentence
	Strange   // mark: the question names what no document does
	Unknown   // share of the question's weight that no document has
	Inherited // mark: the question takes terms from earlier ones
	Count     // how many features there are
)

// Names are the features' names, in their order, as the trees' text has them.
func Names() []string {
	return []string{
		"own", "local", "pairs", "before", "after", "around", "covered", "passage", "passage-rank",
		"passage-share", "passage-lead", "passage-pairs", "passage-missing", "passage-singles", "missing-run", "own-gap",
		"local-gap", "own-rank", "run", "heaviest", "missing", "slot-before", "slot-after", "numbers", "counted",
		"fit", "said", "related", "related-gap", "length", "question-size", "position", "first", "paragraph-head", "title-asked", "title-said",
		"date", "year", "number", "cause", "place", "person", "negation", "quote", "list", "foreign", "defines",
		"points", "lead-in", "heading", "heading-said", "whole", "whole-gap", "words", "numbers-whole", "names-whole", "best-fit", "best-after", "literal", "headed", "best", "lines", "path", "document-lead", "is-paragraph", "is-item", "is-list",
		"is-row", "is-table", "is-code", "is-heading", "is-section", "is-opening", "inside", "opens", "asking", "colon", "typed", "asked-list", "asked-how",
		"asked-typed", "asked-meaning", "asked-difference", "when", "where", "who", "how-many", "why", "yes-no", "score", "lead", "strange", "unknown", "inherited",
	}
}

// Features describe a sentence for a question.
type Features [Count]float32

// Gaps sets the feature gap of each of n sentences to its value less the largest
// of the others; of a sentence alone, to the value. at returns the features of one.
func Gaps(n int, at func(i int) *Features, value, gap Feature) {
	best, second := float32(math.Inf(-1)), float32(math.Inf(-1))
	for i := range n {
		if v := at(i)[value]; v > best {
			best, second = v, best
		} else if v > second {
			second = v
		}
	}
	if n == 1 {
		second = 0
	}
	for i := range n {
		f := at(i)
		other := best
		if f[value] == best {
			other = second
		}
		f[gap] = f[value] - other
	}
}
