package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"detente/answer"
	"detente/answer/rank"
	"detente/answer/rank/boost"
	"detente/answer/relate"
	"detente/answer/score"
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
