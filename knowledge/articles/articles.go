// Package articles holds the documents that the program ships with: an article
// on Russia and NATO before the Lisbon summit of November 2010, with aligned
// translations and questions that it answers.
//
// russia-nato.md has every character of the segmented source in testdata, white
// space apart, in the same order, and none besides but the marks of headings.
package articles

import "embed"

// FS holds the documents as files, in the form that package knowledge reads.
//
//go:embed *.md *.tsv *.txt
var FS embed.FS
