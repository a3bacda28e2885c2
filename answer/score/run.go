package score

import (
	"context"
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"detente/answer"
	"detente/knowledge"
)

// Options set how a set is run. The zero value is the default.
type Options struct {
	// Base and Answer are for sets with documents; the others' responder has
	// its own.
	Base   knowledge.Options
	Answer answer.Options
	// Halve leaves every second document of the set out, from the second on.
	// The questions about those count as unanswerable, of the kind
	// "unanswerable-far".
	Halve bool
	// Progress is called after each question with how many are done, never
	// twice at once; nil is none.
	Progress func(done, total int)
	// Workers is how many questions are asked side by side; 0 stands for
	// GOMAXPROCS. But for the latencies the report does not depend on it.
	Workers int
}

// farKind is the kind of questions about something else than the documents.
const farKind = "unanswerable-far"

// Run asks the questions of a set and reports how they were answered.
// configured answers for sets without documents and may be nil for others. The
// first question of each language is asked once more beforehand, unmeasured:
// what is loaded at first use is no part of the latencies. Run fails for a set
// without questions, for one without documents that nobody answers or that is
// to be halved, and when ctx ends.
func Run(ctx context.Context, set Set, configured *answer.Responder, o Options) (Report, error) {
	e, err := newExam(set, configured, o)
	if err != nil {
		return Report{}, fmt.Errorf("score %s: %w", set.Name, err)
	}
	if err := e.warmUp(ctx); err != nil {
		return Report{}, fmt.Errorf("score %s: %w", set.Name, err)
	}
	outcomes, err := e.askAll(ctx, o)
	if err != nil {
		return Report{}, fmt.Errorf("score %s: %w", set.Name, err)
	}
	r := newReport(outcomes, len(e.set.Documents) > 0)
	r.outcomes = outcomes
	r.Set, r.Documents, r.Halved, r.Shown = set.Name, len(e.set.Documents), o.Halve, set.Shown
	return r, nil
}

// An exam is a set with who answers it. Its set is as it is asked: halved, if
// that is wanted.
type exam struct {
	set       Set
	responder *answer.Responder
	// documents are the IDs of the documents that the questions' files became.
	documents map[string]string
}

func newExam(set Set, configured *answer.Responder, o Options) (exam, error) {
	if len(set.Questions) == 0 {
		return exam{}, errors.New("it has no questions")
	}
	if set.Documents == nil {
		switch {
		case o.Halve:
			return exam{}, errors.New("only a set with its own documents can be halved")
		case configured == nil:
			return exam{}, errors.New("it has no documents of its own, and none are configured")
		}
		return exam{set, configured, filesOf(set, configured)}, nil
	}
	if o.Halve {
		set = halve(set)
	}
	responder, err := answer.New(knowledge.Open(set.Documents, o.Base), o.Answer)
	return exam{set, responder, nil}, err
}

// filesOf finds the documents of the questions' files: those whose ID, as a path
// without its extension, is the longest that ends as the file's does, or that the
// file's ends as.
func filesOf(set Set, r *answer.Responder) map[string]string {
	found := map[string]string{}
	if !set.Shown {
		return nil
	}
	documents := r.Library().Documents("")
	for _, q := range set.Questions {
		if q.Document == "" || found[q.Document] != "" {
			continue
		}
		file := "/" + strings.TrimSuffix(q.Document, path.Ext(q.Document))
		for _, d := range documents {
			id := "/" + d.ID
			if (strings.HasSuffix(file, id) || strings.HasSuffix(id, file)) && len(d.ID) > len(found[q.Document]) {
				found[q.Document] = d.ID
			}
		}
	}
	return found
}

// halve leaves out every second document and the answers that they have.
func halve(set Set) Set {
	half := Set{Name: set.Name}
	kept := map[string]bool{"": true}
	for i, d := range set.Documents {
		if i%2 == 0 {
			half.Documents = append(half.Documents, d)
			kept[d.ID] = true
		}
	}
	for _, q := range set.Questions {
		if !kept[q.Passage] {
			q.Kind, q.Answers, q.Passage = farKind, nil, ""
		}
		half.Questions = append(half.Questions, q)
	}
	return half
}

func (e exam) warmUp(ctx context.Context) error {
	warm := map[string]bool{}
	for _, q := range e.set.Questions {
		if warm[q.Lang] {
			continue
		}
		warm[q.Lang] = true
		if _, err := e.ask(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// askAll asks every question, several at once. The outcomes are in the
// questions' order. The first fault ends it.
func (e exam) askAll(ctx context.Context, o Options) ([]outcome, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	outcomes := make([]outcome, len(e.set.Questions))
	finished := make(chan struct{}, len(outcomes))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range workerCount(o.Workers, len(outcomes)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(outcomes)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				var err error
				if outcomes[i], err = e.ask(ctx, e.set.Questions[i]); err != nil {
					cancel(err)
				}
				finished <- struct{}{}
			}
		})
	}
	go func() { workers.Wait(); close(finished) }()
	done := 0
	for range finished {
		done++
		if o.Progress != nil {
			o.Progress(done, len(outcomes))
		}
	}
	return outcomes, context.Cause(ctx)
}

func workerCount(wanted, questions int) int {
	if wanted <= 0 {
		wanted = runtime.GOMAXPROCS(0)
	}
	return min(wanted, questions)
}
