// Package edition tells which documents and passages are editions of each other: of
// which version they are, which of them is current, and which merely repeat another.
// It reads versions in the names of folders, in headings and in questions.
package edition
