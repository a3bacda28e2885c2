// Package rank scores sentences by boosted regression trees over features of a
// question and a sentence. The trees are trained by cmd/train and kept as text.
package rank

// A Feature is the place of a value in [Features].
type Feature int

// The features. A share is a part of the question's weight, from 0 to 1; a mark
// is 0 or 1; where a question wants nothing of the kind, a fit is -1.
const (
	Own           Feature = iota // share that the sentence has
	Local                        // the same, weighing terms by how few sentences of the passage have them
	Pairs                        // share of the weight of pairs alone
	Before                       // share that the sentence before adds
	After                        // share that the sentence after adds
	Around                       // share that title and headings add
	Covered                      // share that the whole passage has, title and headings included
	Passage                      // the passage's score over the best passage's
	PassageRank                  // the passage's place, from 0
	OwnGap                       // Own less the largest Own of another candidate
	LocalGap                     // Local less the largest Local of another candidate of the passage
	OwnRank                      // candidates with a larger Own
	Run                          // the longest run of the question's terms that the sentence has, a share of all
	Heaviest                     // 1 if the sentence has the question's heaviest term
	Missing                      // the heaviest term missing in sentence and context, over the heaviest of all
	SlotBefore                   // fit: it has the word before the question word
	SlotAfter                    // fit: it has the word after the question word
	Numbers                      // fit: share of the question's numbers that it has
	Counted                      // fit: it counts what is to be counted
	Fit                          // fit: it has the date, number, place, person or cause that is asked for
	Length                       // of the sentence in units, up to 200
	QuestionSize                 // terms of the question, up to 100
	Position                     // place in the document, 0 to 1
	First                        // mark: it begins the document
	ParagraphHead                // mark: it begins a paragraph
	TitleAsked                   // share of the title's terms that the question has
	TitleSaid                    // share of the title's terms that the sentence has
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
	AskedWhen // marks of the question's kind
	AskedWhere
	AskedWho
	AskedHowMany
	AskedWhy
	AskedYesNo
	// What only the judgement of a ranked sentence knows:
	Score     // by the trees that rank
	Lead      // Score less that of the next sentence
	Strange   // mark: the question names what no document does
	Unknown   // share of the question's weight that no document has
	Inherited // mark: the question takes terms from earlier ones
	Count     // how many features there are
)

// Names are the features' names, in their order, as the trees' text has them.
func Names() []string {
	return []string{
		"own", "local", "pairs", "before", "after", "around", "covered", "passage", "passage-rank", "own-gap",
		"local-gap", "own-rank", "run", "heaviest", "missing", "slot-before", "slot-after", "numbers", "counted",
		"fit", "length", "question-size", "position", "first", "paragraph-head", "title-asked", "title-said",
		"date", "year", "number", "cause", "place", "person", "negation", "quote", "list", "foreign", "defines",
		"points", "when", "where", "who", "how-many", "why", "yes-no", "score", "lead", "strange", "unknown", "inherited",
	}
}

// Features describe a sentence for a question.
type Features [Count]float32
