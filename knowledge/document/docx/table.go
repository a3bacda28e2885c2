package docx

import (
	"encoding/xml"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"detente/knowledge/document/archive"
)

const (
	// maxTables is how deep tables are nested; those inside are shown as their cells.
	maxTables = 8
	// maxMerged is how many rows a cell goes on for.
	maxMerged = 100
)

// table is a table that is being read.
type table struct {
	node     *html.Node
	row      *html.Node
	cell     *html.Node
	header   bool // whether the first row names the columns
	column   int  // of the cell
	width    int  // of the cell in columns
	merge    string
	depth    int                // how many places were open before it
	merged   map[int]*html.Node // by column, the cell that goes on below
	inMerged map[*html.Node]int // how many rows such cells have
}

// startTable reads the start of a table or a part of one, and reports whether it was.
func (r *reader) startTable(e xml.StartElement) bool {
	if e.Name.Local == "tbl" {
		if len(r.tables) >= maxTables {
			r.flat++
		} else {
			r.tables = append(r.tables, &table{node: element(atom.Table), header: true, depth: len(r.places), merged: map[int]*html.Node{}, inMerged: map[*html.Node]int{}})
		}
		return true
	}
	if len(r.tables) == 0 || r.flat > 0 {
		return false
	}
	t := r.tables[len(r.tables)-1]
	switch e.Name.Local {
	case "tblLook":
		t.header = archive.Attr(e, "firstRow") != "0"
	case "tblHeader":
		t.header = t.header || t.node.FirstChild == nil
	case "tr":
		t.row, t.column = element(atom.Tr), 0
	case "tc":
		t.cell, t.width, t.merge = element(atom.Td), 1, ""
		r.enter(t.cell)
	case "gridSpan":
		t.width = min(max(1, number(archive.Attr(e, "val"), 1)), maxMerged)
	case "vMerge":
		if t.merge = archive.Attr(e, "val"); t.merge == "" {
			t.merge = "continue"
		}
	default:
		return false
	}
	return true
}

// endTable reads the end of a table or a part of one, and reports whether it was.
func (r *reader) endTable(name string) bool {
	if name == "tbl" && r.flat > 0 {
		r.flat--
		return true
	}
	if len(r.tables) == 0 || r.flat > 0 {
		return false
	}
	t := r.tables[len(r.tables)-1]
	switch name {
	case "tc":
		if t.cell != nil {
			r.leave()
			t.endCell()
		}
	case "tr":
		if t.row != nil && t.row.FirstChild != nil {
			t.node.AppendChild(t.row)
		}
		t.row = nil
	case "tbl":
		r.tables = r.tables[:len(r.tables)-1]
		t.nameColumns()
		r.places = r.places[:min(len(r.places), t.depth)]
		pl := r.place()
		pl.lists = nil
		pl.node.AppendChild(t.node)
	default:
		return false
	}
	return true
}

// endCell adds the cell to its row, unless it goes on with the one above.
func (t *table) endCell() {
	cell, column := t.cell, t.column
	t.cell = nil
	t.column += t.width
	if t.width > 1 {
		cell.Attr = append(cell.Attr, html.Attribute{Key: "colspan", Val: strconv.Itoa(t.width)})
	}
	above := t.merged[column]
	if t.merge == "continue" && above != nil && t.inMerged[above] < maxMerged {
		t.inMerged[above]++
		setAttr(above, "rowspan", strconv.Itoa(t.inMerged[above]))
		return
	}
	delete(t.merged, column)
	if t.merge != "" {
		t.merged[column] = cell
		t.inMerged[cell] = 1
	}
	if t.row != nil {
		t.row.AppendChild(cell)
	}
}

// nameColumns makes the cells of the first row headers where they are and rows follow.
func (t *table) nameColumns() {
	first := t.node.FirstChild
	if !t.header || first == nil || first.NextSibling == nil {
		return
	}
	for c := first.FirstChild; c != nil; c = c.NextSibling {
		c.DataAtom, c.Data = atom.Th, "th"
	}
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}
