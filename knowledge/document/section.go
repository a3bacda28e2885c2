package document

// EndSection ends the sections under headings of a level and of deeper ones: text
// that follows belongs to the section above them, as what follows a group of tabs
// does. It does nothing where a heading follows, or inside a block.
func (b *Builder) EndSection(level int) { b.resume = level }

// resumeSection goes on with the section above those that EndSection ended.
func (b *Builder) resumeSection() {
	level := b.resume
	b.resume = 0
	if level == 0 || len(b.open) > 0 || !b.cutPath(level) {
		return
	}
	b.startSection()
	if n := len(b.path); n > 0 {
		last := &b.doc.Sections[len(b.doc.Sections)-1]
		last.Heading = b.path[n-1].block
		last.Anchor = b.doc.Sections[b.doc.Blocks[last.Heading].Section].Anchor
	}
}

// cutPath drops the headings of a level and of deeper ones from the path, and
// reports whether there were any.
func (b *Builder) cutPath(level int) (cut bool) {
	for n := len(b.path); n > 0 && b.path[n-1].level >= level; n-- {
		b.path = b.path[:n-1]
		cut = true
	}
	return cut
}
