package golden

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"detente/answer"
	"detente/answer/score"
	"detente/answer/score/scoretest"
	"detente/knowledge"
)

// corpora are documentations with questions, to be timed with.
func corpora(b *testing.B) string {
	return scoretest.Public(b, "docs-train", "the addresses in its SOURCE.md files")
}

// texts are the files of the corpora by path, one corpus after the other in turn.
func texts(b *testing.B, root string) (files []string) {
	b.Helper()
	byCorpus := map[string][]string{}
	var names []string
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path)
		corpus, _, ok := strings.Cut(rel, string(filepath.Separator))
		if err != nil || e.IsDir() || !ok || filepath.Ext(path) != ".md" {
			return err
		}
		if byCorpus[corpus] == nil {
			names = append(names, corpus)
		}
		byCorpus[corpus] = append(byCorpus[corpus], path)
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; ; i++ {
		before := len(files)
		for _, name := range names {
			if all := byCorpus[name]; i < len(all) {
				files = append(files, all[i])
			}
		}
		if len(files) == before {
			return files
		}
	}
}

// folder writes n files into a new folder: those of the corpora, over and over. size
// is how many bytes each has, by repeating or cutting it at a line; 0 leaves them.
func folder(b *testing.B, n, size int) string {
	b.Helper()
	all := texts(b, corpora(b))
	if len(all) == 0 {
		b.Fatal("the corpora have no files")
	}
	dir := b.TempDir()
	for i := range n {
		content, err := os.ReadFile(all[i%len(all)])
		if err != nil {
			b.Fatal(err)
		}
		path := filepath.Join(dir, fmt.Sprintf("part%d", i%7), fmt.Sprintf("file%d.md", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, sized(content, size), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

func sized(content []byte, size int) []byte {
	if size == 0 || len(content) == 0 {
		return content
	}
	content = bytes.Repeat(append(content, '\n'), 1+size/len(content))[:size]
	return content[:bytes.LastIndexByte(content, '\n')+1]
}

// BenchmarkAnswer asks questions of users about a documentation of 200 files, and
// reports the median and the 99th percentile of an answer.
func BenchmarkAnswer(b *testing.B) {
	responder, err := open(b.Context(), folder(b, 200, 0))
	if err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(corpora(b), "*.questions.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	var questions []answer.Question
	for _, f := range files {
		set, err := score.Load(f)
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range set.Questions {
			questions = append(questions, answer.Question{Text: q.Text})
		}
	}
	for _, q := range questions { // what is loaded at first use is no part of it
		if _, err := responder.Reply(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
	var times []time.Duration
	for b.Loop() {
		for _, q := range questions {
			from := time.Now()
			if _, err := responder.Reply(b.Context(), q); err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(from))
		}
	}
	slices.Sort(times)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(times[len(times)/2]), "median-ms")
	b.ReportMetric(ms(times[len(times)*99/100]), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkOpen reads and indexes 1,000 files of 5 MB in all, and reports the time and
// the most memory that the program held meanwhile.
func BenchmarkOpen(b *testing.B) {
	dir := folder(b, 1000, 5000)
	most := watchMemory(b)
	for b.Loop() {
		docs, err := read(dir)
		if err != nil {
			b.Fatal(err)
		}
		if len(docs) < 990 { // a file that was cut in its front matter has no text
			b.Fatalf("%d documents were read, want nearly 1000", len(docs))
		}
		if base := knowledge.Open(docs, knowledge.Options{}); len(base.Passages()) == 0 {
			b.Fatal("no passages")
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/op")
	b.ReportMetric(float64(most())/(1<<20), "peak-MB")
	b.ReportMetric(0, "ns/op")
}

// watchMemory looks at what the program holds of the system's memory, every few
// milliseconds until the function that it returns is called, which tells the most.
func watchMemory(b *testing.B) func() uint64 {
	b.Helper()
	stop, done := make(chan struct{}), make(chan uint64)
	go func() {
		samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		most := uint64(0)
		ticks := time.NewTicker(2 * time.Millisecond)
		defer ticks.Stop()
		for {
			metrics.Read(samples)
			most = max(most, samples[0].Value.Uint64()-samples[1].Value.Uint64())
			select {
			case <-stop:
				done <- most
				return
			case <-ticks.C:
			}
		}
	}()
	return func() uint64 { close(stop); return <-done }
}
