package language

import "strings"

// A PronounKind says what a pronoun stands for.
type PronounKind int

// The kinds of pronouns.
const (
	Speakers       PronounKind = iota // who speaks and who is spoken to: I, you, we
	Others                            // somebody or something named before: he, it, they
	Possessives                       // whose something is, of what was named before: his, its
	Demonstratives                    // this, that
	pronounKinds
)

// pronounTable holds the pronouns by language and kind, folded and without diacritics.
var pronounTable = map[string][pronounKinds]string{
	"zh": {"我 你 您 我们 你们 咱们", "他 她 它 他们 她们 它们", "其 他的 她的 它的", "这 那 此 该 这些 那些"},
	"en": {"i you we", "he she it they", "his her its their", "this that these those"},
	"fr": {"je tu nous vous", "il elle ils elles", "son sa ses leur leurs", "ce cela ca cette ces"},
	"de": {"ich du wir ihr", "er sie es", "sein seine ihr ihre", "dies diese dieser dieses"},
	"ru": {"я ты мы вы", "он она оно они", "его ее их", "это этот эта эти"},
}

// Pronouns are the pronouns of some kinds in the language of a BCP 47 tag, folded and
// without diacritics; none for a language that is not known.
func Pronouns(lang string, kinds ...PronounKind) (all []string) {
	for _, k := range kinds {
		all = append(all, strings.Fields(pronounTable[Primary(lang)][k])...)
	}
	return all
}
