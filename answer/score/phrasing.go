package score

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"detente/answer/score/sheet"
)

// Phrasing tells what a model made of the answers that it was to phrase.
type Phrasing struct {
	Model string `json:"model"`
	// Asked is how many answers a model was to phrase: those that quote. Phrased of
	// them were; the others fell back to the quotes, as Fallbacks counts by reason.
	Asked     int     `json:"asked"`
	Phrased   int     `json:"phrased"`
	Fallbacks []Count `json:"fallbacks"`
	// Again is how many of them the model was asked for a second time.
	Again int `json:"asked_again"`
	// Kept is how many sentences of the replies were shown, and Dropped counts by
	// cause those of the last texts that were not.
	Kept    int     `json:"sentences_kept"`
	Dropped []Count `json:"sentences_dropped"`
	// Time is of the answers that a model was asked for, from the question on.
	Time Latency `json:"time"`
}

// A Count is how often something came up.
type Count struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// newPhrasing sums up what the model did, and is nil where none was asked.
func newPhrasing(outcomes []outcome) *Phrasing {
	var p Phrasing
	fallbacks, dropped := map[string]int{}, map[string]int{}
	var asked []outcome
	for _, o := range outcomes {
		reply := o.answer.Phrasing
		if reply == nil {
			continue
		}
		asked = append(asked, o)
		p.Model = reply.Model
		p.Again += count(reply.Tries > 1)
		p.Kept += len(reply.Sentences)
		for _, d := range reply.Drops {
			dropped[string(d.Cause)]++
		}
		if reply.Reason == "" {
			p.Phrased++
		} else {
			fallbacks[string(reply.Reason)]++
		}
	}
	if len(asked) == 0 {
		return nil
	}
	p.Asked, p.Time = len(asked), latency(asked)
	p.Fallbacks, p.Dropped = counts(fallbacks), counts(dropped)
	return &p
}

// counts lists what came up, the most frequent first.
func counts(by map[string]int) []Count {
	all := []Count{}
	for name, n := range by {
		all = append(all, Count{name, n})
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
	return all
}

func (p *Phrasing) table() sheet.Table {
	rows := [][]string{
		{"", "number", "share"},
		{"answers to phrase", strconv.Itoa(p.Asked), ""},
		{"  phrased", strconv.Itoa(p.Phrased), sheet.Percent(p.Phrased, p.Asked)},
	}
	for _, f := range p.Fallbacks {
		rows = append(rows, []string{"  verbatim, " + words(f.Name), strconv.Itoa(f.Count), sheet.Percent(f.Count, p.Asked)})
	}
	rows = append(rows, []string{"asked again", strconv.Itoa(p.Again), sheet.Percent(p.Again, p.Asked)})
	total := p.Kept
	for _, d := range p.Dropped {
		total += d.Count
	}
	rows = append(rows, []string{"sentences kept", strconv.Itoa(p.Kept), sheet.Percent(p.Kept, total)})
	for _, d := range p.Dropped {
		rows = append(rows, []string{"  dropped, " + words(d.Name), strconv.Itoa(d.Count), sheet.Percent(d.Count, total)})
	}
	for _, t := range []struct {
		name string
		us   int64
	}{{"median time, in ms", p.Time.MedianUS}, {"99th percentile, in ms", p.Time.P99US}} {
		rows = append(rows, []string{t.name, strconv.FormatInt(t.us/1000, 10), ""})
	}
	return sheet.Table{Title: fmt.Sprintf("Phrased by %s", p.Model), Rows: rows}
}

// words is a label as it is read.
func words(label string) string { return strings.ReplaceAll(label, "_", " ") }
