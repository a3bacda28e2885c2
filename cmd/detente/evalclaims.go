package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"detente/answer/score/claims"
	"detente/knowledge"
)

// maxClaims is how many claims are derived from a file of passages.
const maxClaims = 20_000

// evalClaims scores the check of phrased replies.
func (p *program) evalClaims(files []string, o evalOptions, base *knowledge.Base) error {
	for _, file := range files {
		all, err := loadClaims(file)
		if err != nil {
			return err
		}
		report, err := claims.Run(strings.TrimSuffix(filepath.Base(file), ".jsonl"), all, base)
		if err != nil {
			return fmt.Errorf("check %s: %w", file, err)
		}
		report.Failures = listed(report.Failures, o)
		if err := p.printReport(report, o); err != nil {
			return err
		}
	}
	return nil
}

func loadClaims(file string) ([]claims.Claim, error) {
	if strings.HasSuffix(file, ".passages.jsonl") {
		return claims.Derive(file, maxClaims)
	}
	return claims.Load(file)
}
