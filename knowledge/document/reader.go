package document

import (
	"context"
	"io/fs"
)

// A File is a file to be read.
type File struct {
	// ID is the id of the document that it makes, or the start of the ids where it
	// makes several.
	ID string
	// Name is the file's path in FS, with slashes. Its extension tells the format.
	Name string
	// Content are its bytes.
	Content []byte
	// FS holds the file and what stands beside it, for readers that include other
	// files; nil where there is nothing beside.
	FS fs.FS
}

// A Reader reads the documents of a file, of one format each: mostly one document.
// An error says what is wrong with the file and what to do, without naming it. A file
// that has no text makes documents without sentences. Reading ends soon after ctx.
type Reader func(ctx context.Context, f File) ([]*Document, error)
