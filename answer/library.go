package answer

// A Library is browsed.
type Library struct{}
