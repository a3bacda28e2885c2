package rank

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Forest is a sum of regression trees. Its zero value scores everything 0.
type Forest struct {
	nodes []node
	roots []int32
}

// A node is a leaf, or sends a sentence left when a feature is at most a value.
type node struct {
	feature     int32 // -1 for a leaf
	left, right int32
	value       float32 // threshold, or the leaf's value
}

// Score is the sum of what the trees give. It does not allocate.
func (f *Forest) Score(x *Features) float64 {
	sum := float32(0)
	for _, at := range f.roots {
		n := &f.nodes[at]
		for n.feature >= 0 {
			if x[n.feature] <= n.value {
				n = &f.nodes[n.left]
			} else {
				n = &f.nodes[n.right]
			}
		}
		sum += n.value
	}
	return float64(sum)
}

// Trees is the number of trees.
func (f *Forest) Trees() int { return len(f.roots) }

// Add appends a tree that is given as a Tree.
func (f *Forest) Add(t *Tree) { f.roots = append(f.roots, f.add(t)) }

func (f *Forest) add(t *Tree) int32 {
	at := int32(len(f.nodes))
	f.nodes = append(f.nodes, node{feature: -1, value: t.Value})
	if t.Left != nil {
		left, right := f.add(t.Left), f.add(t.Right)
		f.nodes[at] = node{int32(t.Feature), left, right, t.Value}
	}
	return at
}

// A Tree is a leaf with a value, or a question whether a feature is at most a
// value, with a tree for yes (Left) and one for no (Right).
type Tree struct {
	Feature     Feature
	Value       float32
	Left, Right *Tree
}

// Scale multiplies the values of the tree's leaves.
func (t *Tree) Scale(by float32) {
	if t.Left == nil {
		t.Value *= by
		return
	}
	t.Left.Scale(by)
	t.Right.Scale(by)
}

// Write writes the forest as text, a line a tree: a leaf is its value, a split
// is (feature value left right).
func (f *Forest) Write(w io.Writer) error {
	var b strings.Builder
	for _, root := range f.roots {
		f.write(&b, root)
		b.WriteByte('\n')
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write trees: %w", err)
	}
	return nil
}

func (f *Forest) write(b *strings.Builder, at int32) {
	n := f.nodes[at]
	value := strconv.FormatFloat(float64(n.value), 'g', 4, 32)
	if n.feature < 0 {
		b.WriteString(value)
		return
	}
	fmt.Fprintf(b, "(%s %s ", Names()[n.feature], value)
	f.write(b, n.left)
	b.WriteByte(' ')
	f.write(b, n.right)
	b.WriteByte(')')
}

// Parse reads a forest in the form that [Forest.Write] gives it. Lines that
// begin with # and empty ones are passed over. An error names the line.
func Parse(text string) (*Forest, error) {
	features := map[string]Feature{}
	for i, name := range Names() {
		features[name] = Feature(i)
	}
	f, n := &Forest{}, 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		p := parser{rest: line, features: features}
		tree, err := p.tree()
		if err == nil && p.rest != "" {
			err = fmt.Errorf("%q is left over", p.rest)
		}
		if err != nil {
			return nil, fmt.Errorf("trees: line %d: %w", n, err)
		}
		f.Add(tree)
	}
	return f, nil
}

// parser reads one line.
type parser struct {
	rest     string
	features map[string]Feature
	depth    int
}

// maxDepth bounds the depth of a tree that is read.
const maxDepth = 64

func (p *parser) tree() (*Tree, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("deeper than %d", maxDepth)
	}
	defer func() { p.depth-- }()
	p.rest = strings.TrimLeft(p.rest, " ")
	if !strings.HasPrefix(p.rest, "(") {
		value, err := p.number()
		return &Tree{Value: value}, err
	}
	p.rest = p.rest[1:]
	name := p.word()
	feature, ok := p.features[name]
	if !ok {
		return nil, fmt.Errorf("there is no feature %q", name)
	}
	value, err := p.number()
	if err != nil {
		return nil, err
	}
	t := &Tree{Feature: feature, Value: value}
	if t.Left, err = p.tree(); err != nil {
		return nil, err
	}
	if t.Right, err = p.tree(); err != nil {
		return nil, err
	}
	p.rest = strings.TrimLeft(p.rest, " ")
	if !strings.HasPrefix(p.rest, ")") {
		return nil, fmt.Errorf("no ) before %q", p.rest)
	}
	p.rest = p.rest[1:]
	return t, nil
}

// word takes the next word, up to a space or a bracket.
func (p *parser) word() string {
	p.rest = strings.TrimLeft(p.rest, " ")
	i := strings.IndexAny(p.rest, " ()")
	if i < 0 {
		i = len(p.rest)
	}
	word := p.rest[:i]
	p.rest = strings.TrimLeft(p.rest[i:], " ")
	return word
}

func (p *parser) number() (float32, error) {
	word := p.word()
	value, err := strconv.ParseFloat(word, 32)
	if err != nil {
		return 0, fmt.Errorf("%q is no number", word)
	}
	return float32(value), nil
}
