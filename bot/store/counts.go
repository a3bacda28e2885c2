package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// keepCounts is how long counts are kept.
const keepCounts = 400 * 24 * time.Hour

// The names of counts that are no outcomes.
const (
	helpfulCount   = "helpful"
	unhelpfulCount = "unhelpful"
	latencyCount   = "latency." // and the bucket's number
)

// counts are changes of the counts in the file.
type counts map[countKey]int

type countKey struct {
	guild string
	day   int64
	name  string
}

// question counts a question n times, which may be -1. The latency of those that
// were not looked up says nothing.
func (c counts) question(q Question, n int) {
	day := dayOf(q.At.UnixMilli())
	c[countKey{q.Guild, day, string(q.Outcome)}] += n
	if q.Latency > 0 && (q.Outcome == Answered || q.Outcome == Refused) {
		c[countKey{q.Guild, day, latencyCount + strconv.Itoa(bucketOf(q.Latency))}] += n
	}
}

// vote counts a vote n times, which may be -1.
func (c counts) vote(guild string, helpful bool, at int64, n int) {
	name := unhelpfulCount
	if helpful {
		name = helpfulCount
	}
	c[countKey{guild, dayOf(at), name}] += n
}

func (c counts) write(ctx context.Context, tx *sql.Tx) error {
	for key, n := range c {
		if n == 0 {
			continue
		}
		// What is taken out may have been deleted with its server.
		_, err := tx.ExecContext(ctx, "INSERT INTO counts (guild, day, name, n) VALUES (?, ?, ?, max(?4, 0)) "+
			"ON CONFLICT DO UPDATE SET n = max(n + ?4, 0)", key.guild, key.day, key.name, n)
		if err != nil {
			return fmt.Errorf("count: %w", err)
		}
	}
	return nil
}

// Stats are what happened on a server.
type Stats struct {
	// Days are all days from the first to today, in UTC, also those without a
	// question.
	Days []Day
	// Total is the sum of the days; its Date is the first one's.
	Total Day
}

// A Day is what happened on one day.
type Day struct {
	Date time.Time
	// Asked is the sum of the outcomes.
	Asked                                      int
	Answered, Refused, Limited, Failed, Denied int
	Helpful, Unhelpful                         int
	// Median and P95 are of what was answered and refused, estimated from a
	// histogram to about a fifth; 0 where nothing was.
	Median, P95 time.Duration

	latencies histogram
}

// Stats returns the counts of a server, "" for direct messages, since a time, of the
// last 400 days at most. What is queued is not counted yet.
func (s *Store) Stats(ctx context.Context, guild string, since time.Time) (Stats, error) {
	now := s.now()
	if first := now.Add(-keepCounts); since.Before(first) {
		since = first
	}
	if since.After(now) {
		since = now
	}
	first := dayOf(since.UnixMilli())
	stats := Stats{Days: make([]Day, dayOf(now.UnixMilli())-first+1)}
	for i := range stats.Days {
		stats.Days[i].Date = time.UnixMilli((first + int64(i)) * (24 * time.Hour).Milliseconds()).UTC()
	}
	stats.Total.Date = stats.Days[0].Date
	_, err := collect(ctx, s.read, func(r *sql.Rows) (none struct{}, err error) {
		var day int64
		var name string
		var n int
		if err = r.Scan(&day, &name, &n); err == nil && day-first < int64(len(stats.Days)) {
			stats.Days[day-first].add(name, n)
			stats.Total.add(name, n)
		}
		return none, err
	}, "SELECT day, name, n FROM counts WHERE guild = ? AND day >= ?", guild, first)
	if err != nil {
		return Stats{}, fmt.Errorf("read counts: %w", err)
	}
	for i := range stats.Days {
		stats.Days[i].estimate()
	}
	stats.Total.estimate()
	return stats, nil
}

// add adds a count by its name; unknown names are a later version's.
func (d *Day) add(name string, n int) {
	if bucket, ok := strings.CutPrefix(name, latencyCount); ok {
		if i, err := strconv.Atoi(bucket); err == nil && i >= 0 && i < buckets {
			d.latencies[i] += n
		}
		return
	}
	field := map[string]*int{
		string(Answered): &d.Answered, string(Refused): &d.Refused, string(Limited): &d.Limited,
		string(Failed): &d.Failed, string(Denied): &d.Denied,
		helpfulCount: &d.Helpful, unhelpfulCount: &d.Unhelpful,
	}[name]
	if field != nil {
		*field += n
	}
}

func (d *Day) estimate() {
	d.Asked = d.Answered + d.Refused + d.Limited + d.Failed + d.Denied
	d.Median, d.P95 = d.latencies.quantile(0.5), d.latencies.quantile(0.95)
}
