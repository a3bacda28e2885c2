// Package golden holds what is answered to questions about small files and real
// documentation, question by question, in eval/golden: a change of ranking shows in
// the diff. `go test ./answer/score/golden -update` rewrites the files. A question that
// is answered wrongly fails no test; one that is answered otherwise than it was does.
// It has tests and benchmarks alone.
package golden
