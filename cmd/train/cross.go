package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"detente/answer"
	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
	"detente/answer/score/pairs"
	"detente/knowledge"
)

// docGroups
func docGroups(ctx context.Context, set score.Set, related *relate.Model) ([]group, error) {
	r, err := answer.New(knowledge.Open(set.Documents, knowledge.Options{}), answer.Options{Related: related})
	if err != nil {
		return nil, err
	}
	var groups []group
	found := 0
	n := 0
	for _, q := range set.Questions {
		if len(q.Answers) == 0 {
			continue
		}
		n++
		t, err := r.Try(ctx, answer.Question{Text: q.Text})
		if err != nil {
			return nil, err
		}
		g := group{passage: q.Passage}
		any := false
		for _, c := range t.Candidates {
			right := shows(c.Quote, q.Answers)
			any = any || right
			g.candidates = append(g.candidates, candidate{Example: boost.Example{Features: c.Features, Right: right}})
		}
		if any {
			found++
		}
		groups = append(groups, g)
	}
	fmt.Printf("%s: %d of %d have a right candidate\n", set.Name, found, n)
	return groups, nil
}

// pairGroups are groups of questions made of the documents' own structure.
func pairGroups(ctx context.Context, set score.Set, most int, weight float64) []group {
	r, err := answer.New(knowledge.Open(set.Documents, knowledge.Options{}), answer.Options{})
	if err != nil {
		panic(err)
	}
	var all []pairs.Pair
	for _, d := range set.Documents {
		all = append(all, pairs.Of(d)...)
	}
	kinds := map[string]int{}
	var groups []group
	step := max(1, len(all)/most)
	for i := 0; i < len(all); i += step {
		p := all[i]
		t, err := r.Try(ctx, answer.Question{Text: p.Question})
		if err != nil {
			continue
		}
		g := group{passage: p.Document.ID}
		for _, c := range t.Candidates {
			right := false
			for _, b := range p.Blocks {
				bl := p.Document.Blocks[b]
				if c.Document == p.Document.ID && c.Start <= bl.Start+5 && c.End >= min(bl.End, bl.Start+400) {
					right = true
				}
			}
			g.candidates = append(g.candidates, candidate{Example: boost.Example{Features: c.Features, Right: right, Weight: weight}})
		}
		kinds[p.Kind]++
		groups = append(groups, g)
	}
	fmt.Println(set.Name, len(all), "pairs", kinds)
	return groups
}

func evalDocs(ctx context.Context, set score.Set, forest *rank.Forest, related *relate.Model) (top1, top2, n int) {
	r, err := answer.New(knowledge.Open(set.Documents, knowledge.Options{}), answer.Options{Ranker: forest, Related: related})
	if err != nil {
		panic(err)
	}
	show := os.Getenv("SHOW") == set.Name
	for _, q := range set.Questions {
		if len(q.Answers) == 0 {
			continue
		}
		n++
		t, _ := r.Try(ctx, answer.Question{Text: q.Text})
		if len(t.Candidates) == 0 {
			continue
		}
		if shows(t.Quoted[0].Quote, q.Answers) {
			top1++
		}
		all := ""
		for _, c := range t.Quoted {
			all += c.Quote
		}
		if shows(all, q.Answers) {
			top2++
		} else if show {
			at := -1
			for i, c := range t.Candidates {
				if shows(c.Quote, q.Answers) {
					at = i
					break
				}
			}
			fmt.Printf("== %s [%s] %s\n   want %v in %s; right candidate at %d\n", q.ID, q.Kind, q.Text, q.Answers, q.Passage, at)
			for i, c := range t.Candidates[:min(3, len(t.Candidates))] {
				fmt.Printf("   %d %.2f %s#%s: %q\n", i, c.Score, c.Document, c.Section, c.Quote[:min(300, len(c.Quote))])
			}
			if at > 2 {
				c := t.Candidates[at]
				fmt.Printf("   %d %.2f %s#%s: %q\n", at, c.Score, c.Document, c.Section, c.Quote[:min(300, len(c.Quote))])
			}
		}
	}
	return
}

func env(name string, d float64) float64 {
	if s := os.Getenv(name); s != "" {
		v, _ := strconv.ParseFloat(s, 64)
		return v
	}
	return d
}

func cross(ctx context.Context, trainFiles, checkFiles []string) error {
	o := boost.Options{Trees: int(env("TREES", 150)), Leaves: int(env("LEAVES", 8)), MinLeaf: int(env("MINLEAF", 40)), Rate: env("RATE", 0.08), L2: env("L2", 1), Fraction: env("FRACTION", 0.3), Seed: 1}
	var sets []score.Set
	var groups [][]group
	for _, f := range trainFiles {
		s, err := loadDocumentation(f)
		if err != nil {
			return err
		}
		g, err := docGroups(ctx, s, nil)
		if err != nil {
			return err
		}
		if n := int(env("PAIRS", 0)); n > 0 {
			g = append(g, pairGroups(ctx, s, n, env("PAIRWEIGHT", 0.2))...)
		}
		sets, groups = append(sets, s), append(groups, g)
	}
	s1, s2, sn := 0, 0, 0
	for seed := range int(env("SEEDS", 3)) {
		o.Seed = uint64(seed + 1)
		for i, s := range sets {
			var others []group
			for j, g := range groups {
				if j != i {
					others = append(others, g...)
				}
			}
			a, b, n := evalDocs(ctx, s, boost.Rank(examplesOf(others), o), nil)
			if seed == 0 {
				fmt.Printf("left out %-10s best 1 %d, best 2 %d of %d\n", s.Name, a, b, n)
			}
			s1, s2, sn = s1+a, s2+b, sn+n
		}
	}
	fmt.Printf("left out: %.1f / %.1f of %d\n", 100*float64(s1)/float64(sn), 100*float64(s2)/float64(sn), sn)
	var all []group
	for _, g := range groups {
		all = append(all, g...)
	}
	s1, s2, sn = 0, 0, 0
	for seed := range int(env("SEEDS", 3)) {
		o.Seed = uint64(seed + 1)
		forest := boost.Rank(examplesOf(all), o)
		for _, f := range checkFiles {
			s, err := loadDocumentation(f)
			if err != nil {
				return err
			}
			if seed == 0 {
				if _, err := docGroups(ctx, s, nil); err != nil {
					return err
				}
			}
			a, b, n := evalDocs(ctx, s, forest, nil)
			if seed == 0 {
				fmt.Printf("check %-10s best 1 %d, best 2 %d of %d\n", s.Name, a, b, n)
			}
			s1, s2, sn = s1+a, s2+b, sn+n
		}
	}
	fmt.Printf("check: %.1f / %.1f of %d\n", 100*float64(s1)/float64(sn), 100*float64(s2)/float64(sn), sn)
	return nil
}

// judgedOf asks all questions of a set, and some with an exchange, with trees that have
// not seen them.
func judgedOf(ctx context.Context, set score.Set, forest *rank.Forest, exchange bool) (out []judgedExample) {
	r, err := answer.New(knowledge.Open(set.Documents, knowledge.Options{}), answer.Options{Ranker: forest})
	if err != nil {
		panic(err)
	}
	byID := map[string]int{}
	for i, d := range set.Documents {
		byID[d.ID] = i
	}
	for _, q := range set.Questions {
		t, _ := r.Try(ctx, answer.Question{Text: q.Text})
		all := ""
		for _, c := range t.Quoted {
			all += c.Quote
		}
		kind := "answerable"
		if len(q.Answers) == 0 {
			kind = q.Kind[strings.LastIndex(q.Kind, "-")+1:]
		}
		e := judgedExample{kind: kind, id: q.ID}
		e.Features, e.Right = t.Judged, len(q.Answers) > 0 && shows(all, q.Answers)
		e.quotes = all
		e.text = q.Text
		e.none = len(t.Candidates) == 0
		out = append(out, e)
		if exchange && len(t.Quoted) > 0 {
			d := set.Documents[byID[t.Quoted[0].Document]]
			if other, ok := pairs.Exchange(q.Text, d.Lang, d); ok {
				t, _ := r.Try(ctx, answer.Question{Text: other})
				e := judgedExample{kind: "exchange", id: q.ID, text: other}
				e.Features = t.Judged
				e.Weight = env("EXWEIGHT", 0.5)
				out = append(out, e)
			}
		}
	}
	return out
}

type judgedExample struct {
	boost.Example
	kind, id, quotes, text string
	none                   bool
}

func crossJudge(ctx context.Context, trainFiles, checkFiles []string) error {
	o := boost.Options{Trees: int(env("TREES", 150)), Leaves: int(env("LEAVES", 8)), MinLeaf: int(env("MINLEAF", 60)), Rate: env("RATE", 0.08), L2: env("L2", 1), Fraction: env("FRACTION", 0.3), Seed: 1}
	jo := boost.Options{Trees: int(env("JTREES", 60)), Leaves: int(env("JLEAVES", 4)), MinLeaf: int(env("JMINLEAF", 30)), Rate: 0.08, L2: 2, Fraction: 0.4, Seed: 1}
	var sets []score.Set
	var groups [][]group
	for _, f := range trainFiles {
		s, err := loadDocumentation(f)
		if err != nil {
			return err
		}
		g, err := docGroups(ctx, s, nil)
		if err != nil {
			return err
		}
		sets, groups = append(sets, s), append(groups, g)
	}
	var judged [][]judgedExample
	var allGroups []group
	for i, s := range sets {
		var others []group
		for j, g := range groups {
			if j != i {
				others = append(others, g...)
			}
		}
		allGroups = append(allGroups, groups[i]...)
		judged = append(judged, judgedOf(ctx, s, boost.Rank(examplesOf(others), o), true))
	}
	var held []judgedExample
	var everything []boost.Example
	for i := range sets {
		var train []boost.Example
		for j, es := range judged {
			for _, e := range es {
				if j != i {
					train = append(train, e.Example)
				}
			}
		}
		for _, e := range judged[i] {
			everything = append(everything, e.Example)
		}
		forest := boost.Logistic(train, jo)
		for _, e := range judged[i] {
			e.Weight = forest.Score(&e.Features)
			held = append(held, e)
		}
	}
	curve("left out", held)
	ranker := boost.Rank(examplesOf(allGroups), o)
	judge := boost.Logistic(everything, jo)
	var checked []judgedExample
	for _, f := range checkFiles {
		s, err := loadDocumentation(f)
		if err != nil {
			return err
		}
		for _, e := range judgedOf(ctx, s, ranker, false) {
			e.Weight = judge.Score(&e.Features)
			checked = append(checked, e)
		}
	}
	curve("check", checked)
	return nil
}

func curve(name string, es []judgedExample) {
	var right, wrong []float64
	var n, near, far, exch int
	for _, e := range es {
		if e.none {
			e.Weight = -99
		}
		switch {
		case e.kind == "near":
			near++
		case e.kind == "far":
			far++
		case e.kind == "exchange":
			exch++
		default:
			n++
			if e.Right {
				right = append(right, e.Weight)
			} else {
				wrong = append(wrong, e.Weight)
			}
		}
	}
	auc := 0.0
	for _, a := range right {
		for _, b := range wrong {
			if a > b {
				auc++
			}
		}
	}
	var nears []float64
	aucn := 0.0
	for _, e := range es {
		if e.kind == "near" {
			nears = append(nears, e.Weight)
			for _, a := range right {
				if a > e.Weight {
					aucn++
				}
			}
		}
	}
	fmt.Printf("%s: AUROC right/wrong %.3f, right/near %.3f\n", name, auc/float64(len(right)*len(wrong)), aucn/float64(len(right)*len(nears)))
	for _, least := range []float64{-99, -2, -1.5, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 1} {
		var r, w, nr, fr, er int
		for _, e := range es {
			refused := e.Weight < least || e.none
			switch {
			case e.kind == "near" && refused:
				nr++
			case e.kind == "far" && refused:
				fr++
			case e.kind == "exchange" && refused:
				er++
			case e.kind == "answerable" && !refused && e.Right:
				r++
			case e.kind == "answerable" && !refused:
				w++
			}
		}
		pc := func(a, b int) float64 { return 100 * float64(a) / float64(max(1, b)) }
		fmt.Printf("  at %5.2f: right %.1f wrong %.1f refused %.1f; near %.1f far %.1f exchanged %.1f\n", least, pc(r, n), pc(w, n), pc(n-r-w, n), pc(nr, near), pc(fr, far), pc(er, exch))
	}
}
