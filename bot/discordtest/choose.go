package discordtest

import (
	"fmt"
	"slices"
)

// Press dispatches INTERACTION_CREATE for a button of the message, or for the
// first option of a string select. A component that is not there, is disabled,
// or stands in an ephemeral message of somebody else ends the test.
func (s *Server) Press(m Message, customID string, u User) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.must(s.press(m, customID, u, false))
}

// press is Press, for the ledger if asked. The caller holds s.mu.
func (s *Server) press(m Message, customID string, u User, asked bool) (*Interaction, error) {
	i, at, err := s.touch(m, customID, u)
	if err != nil {
		return nil, err
	}
	if len(at.Options) > 0 {
		i.sent["values"] = []string{at.Options[0].Value}
	}
	if asked {
		i.asked = s.enter(i.id, i.channel, true)
	}
	s.dispatchInteraction(i)
	return i, nil
}

// Choose dispatches INTERACTION_CREATE for a select of the message: the values
// of a string select, or the IDs of users, roles or channels. No values are
// possible where min_values is 0. What the select does not offer, too few or
// too many values, and whatever ends a Press, end the test.
func (s *Server) Choose(m Message, customID string, u User, values ...string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	i, at, err := s.touch(m, customID, u)
	s.must(i, err)
	r := resolved{}
	if err := at.offers(s.world, i, values, r); err != nil {
		s.t.Fatalf("discordtest: Choose %q: %v", customID, err)
	}
	i.sent["values"] = append([]string{}, values...)
	r.into(i.sent)
	s.dispatchInteraction(i)
	return i
}

// touch begins an interaction with a component. The caller holds s.mu.
func (s *Server) touch(m Message, customID string, u User) (*Interaction, *Component, error) {
	u = s.world.orSomeone(u)
	e := s.world.find(m.ChannelID, m.ID)
	if e == nil || e.loading || !e.visibleTo(u) {
		return nil, nil, fmt.Errorf("%s sees no message %q", u.Name, m.ID)
	}
	at := findComponent(e.m.Components, customID)
	if at == nil || at.Disabled {
		return nil, nil, fmt.Errorf("message %s has no enabled component %q", m.ID, customID)
	}
	i := s.newInteraction(kindComponent, s.world.channel(m.ChannelID), u)
	i.pressed, i.sent = e, object{"custom_id": customID, "component_type": at.Type, "id": at.ID}
	if e.by != nil {
		i.installer = e.by.installer // whoever uses the component
	}
	return i, at, nil
}

// visibleTo reports whether the user can see the message.
func (e *entry) visibleTo(u User) bool { return !e.m.Ephemeral || e.m.For == u }

// offers reports why the client would not let the user choose the values, and
// notes in r what they name.
func (c Component) offers(w *world, i *Interaction, values []string, r resolved) error {
	least, most := c.bounds()
	if !c.isSelect() || len(values) < least || len(values) > most {
		return fmt.Errorf("component type %d takes %d to %d values, not %d", c.Type, least, most, len(values))
	}
	for n, v := range values {
		if slices.Contains(values[:n], v) {
			return fmt.Errorf("%q is there twice", v)
		}
		if !c.has(w, i, v, r) {
			return fmt.Errorf("%q is not offered", v)
		}
	}
	return nil
}

// has reports whether one value can be chosen.
func (c Component) has(w *world, i *Interaction, v string, r resolved) bool {
	if c.Type == typeStringSelect {
		return slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == v })
	}
	if ch := w.channel(v); ch != nil && len(c.ChannelTypes) > 0 && !slices.Contains(c.ChannelTypes, ch.typ()) {
		return false
	}
	users, roles := c.Type == typeUserSelect || c.Type == typeBothSelect, c.Type == typeRoleSelect || c.Type == typeBothSelect
	return r.name(w, i.channel, v, i.user, users, roles, c.Type == typeLastSelect)
}

// bounds are how few and how many values a select takes.
func (c Component) bounds() (least, most int) {
	least, most = 1, 1
	if c.MinValues != nil {
		least = *c.MinValues
	}
	if c.MaxValues != nil {
		most = *c.MaxValues
	}
	return least, most
}

// findComponent looks through the rows, containers and accessories; nil means
// that there is no such component.
func findComponent(list []Component, customID string) *Component {
	for i := range list {
		c := &list[i]
		if c.CustomID == customID {
			return c
		}
		if in := findComponent(c.Components, customID); in != nil {
			return in
		}
		if c.Accessory != nil && c.Accessory.CustomID == customID {
			return c.Accessory
		}
	}
	return nil
}
