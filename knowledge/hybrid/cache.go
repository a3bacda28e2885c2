package hybrid

import (
	"container/list"
	"sync"
)

// A cache keeps the vectors of the questions that were asked last, a byte a
// number.
type cache struct {
	mu     sync.Mutex
	most   int
	byText map[string]*list.Element
	order  *list.List // of entry, the latest first
}

type entry struct {
	text    string
	numbers []int8
}

func newCache(most int) *cache {
	return &cache{most: most, byText: map[string]*list.Element{}, order: list.New()}
}

// get returns the vector of a text, or nil.
func (c *cache) get(text string) []int8 {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byText[text]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(entry).numbers
}

// put keeps a vector, in place of the one that was not asked for longest.
func (c *cache) put(text string, numbers []int8) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byText[text]; e != nil {
		c.order.Remove(e)
	}
	c.byText[text] = c.order.PushFront(entry{text, numbers})
	if c.order.Len() > c.most {
		last := c.order.Remove(c.order.Back()).(entry)
		delete(c.byText, last.text)
	}
}
