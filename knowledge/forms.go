package knowledge

import (
	"detente/knowledge/document"
	"detente/knowledge/index"
	"detente/knowledge/language"
	"detente/knowledge/vocabulary"
)

// readVocabulary reads the words of documents and of their translations.
func readVocabulary(docs []*document.Document, x *index.Index) *vocabulary.Vocabulary {
	var b vocabulary.Builder
	for _, d := range docs {
		b.Add(d.Title, d.Lang)
		b.Add(d.Text, d.Lang)
		for _, t := range d.Translations {
			for _, s := range t.Sentences {
				b.Add(s, t.Lang)
			}
		}
	}
	return b.Vocabulary(x)
}

// addForms gives terms the forms in which the documents have what they stand for.
func (b *Base) addForms(terms []QueryTerm, question, lang string) {
	for _, f := range b.vocabulary.Forms(question, lang) {
		idf := b.rarestIDF(f.Terms)
		for i := range terms {
			if t := &terms[i]; t.standsIn(f.Span) {
				t.addForm(index.Way{Terms: f.Terms, Weight: f.Weight}, idf)
			}
		}
	}
}

// standsIn reports whether what span stands for is said by the term: one of its
// words, or a pair of its characters. A character by itself has other meanings.
func (t *QueryTerm) standsIn(span language.Span) bool {
	return t.Start >= span.Start && t.End <= span.End && t.Class != language.Han && t.Class != language.Meant
}

// addForm adds a form of the inverse document frequency idf. A commoner one than the
// term itself tells less; a term that no document has is told by its forms alone.
func (t *QueryTerm) addForm(form index.Way, idf float64) {
	if !t.Known {
		t.Known = true
		t.IDF = min(t.IDF, idf)
	}
	form.Weight *= min(1, idf/max(t.IDF, 1e-6))
	t.Forms = append(t.Forms, form)
}

// rarestIDF is the inverse document frequency of the rarest of the terms.
func (b *Base) rarestIDF(terms []language.Term) float64 {
	return index.IDF(float64(b.index.Rarest(terms)), float64(len(b.passages)+backgroundPassages))
}
