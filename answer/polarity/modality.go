package polarity

// A modality is what a question or a clause says of something beside that it is so:
// that it is allowed, possible, or supported.
type modality int

const (
	allowed   modality = iota // allowed or forbidden
	possible                  // may, can
	supported                 // supported, compatible
	modalities
)

// answers tells for each modality of a question those of clauses that answer it:
// what is supported is possible, what is forbidden may not be done.
var answers = [modalities][modalities]bool{
	allowed:   {allowed: true, possible: true},
	possible:  {allowed: true, possible: true, supported: true},
	supported: {possible: true, supported: true},
}

// A stance is a modality with its sign.
type stance struct {
	modality modality
	negative bool
}

// of is what a clause with the stance c answers to a question with the stance s about
// the same.
func (s stance) of(c stance) Polarity {
	switch {
	case !answers[s.modality][c.modality]:
		return Unsure
	case s.negative == c.negative:
		return Yes
	}
	return No
}
