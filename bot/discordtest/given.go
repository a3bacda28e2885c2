package discordtest

import (
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// Option types, beside those that commandlimits.go names.
const (
	optionBoolean     = 5
	optionUser        = 6
	optionChannel     = 7
	optionRole        = 8
	optionMentionable = 9
)

// resolved holds the objects that the data of an interaction names by ID:
// "users", "members", "roles", "channels" and "messages".
type resolved map[string]object

// put adds an object.
func (r resolved) put(kind, id string, v object) {
	if r[kind] == nil {
		r[kind] = object{}
	}
	r[kind][id] = v
}

// into adds what was collected to the data, if there is any.
func (r resolved) into(data object) {
	if len(r) > 0 {
		data["resolved"] = r
	}
}

// user adds a user, and in a guild the member.
func (r resolved) user(w *world, c *channel, u User) {
	r.put("users", u.ID, u.json())
	if !c.dm {
		member := w.memberJSON(u)
		delete(member, "deaf") // partial, as documented
		delete(member, "mute")
		member["permissions"] = fmt.Sprint(w.member(u).Permissions)
		r.put("members", u.ID, member)
	}
}

// channel adds a channel with what the user may do there.
func (r resolved) channel(w *world, c *channel, u User) {
	v := w.channelJSON(c)
	v["permissions"] = fmt.Sprint(w.member(u).Permissions)
	r.put("channels", c.id, v)
}

// name adds what the ID of a user, a role or a channel stands for. It reports
// false if it stands for nothing of the kinds wanted.
func (r resolved) name(w *world, at *channel, id string, by User, users, roles, channels bool) bool {
	if u, ok := w.userByID(id); ok && users {
		r.user(w, at, u)
		return true
	}
	if role, ok := w.role(id); ok && roles {
		r.put("roles", id, role.json())
		return true
	}
	if c := w.channel(id); c != nil && channels && !c.dm {
		r.channel(w, c, by)
		return true
	}
	return false
}

// given is what somebody filled a command's options in with.
type given struct {
	w        *world
	i        *Interaction
	values   map[string]any
	focused  string // the option that is being typed, with typing
	typing   bool   // half done: nothing is required
	resolved resolved
}

// path renders the options below the words after the command's name, which
// name a group and a subcommand, or a subcommand.
func (g *given) path(options []CommandOption, words []string) ([]any, error) {
	nested := slices.ContainsFunc(options, func(o CommandOption) bool { return o.nested() })
	switch {
	case nested && len(words) == 0:
		return nil, fmt.Errorf("needs a subcommand")
	case !nested && len(words) > 0:
		return nil, fmt.Errorf("has no subcommand %q", words[0])
	case !nested:
		return g.fill(options)
	}
	i := slices.IndexFunc(options, func(o CommandOption) bool { return o.nested() && o.Name == words[0] })
	if i < 0 {
		return nil, fmt.Errorf("has no subcommand %q", words[0])
	}
	inner, err := g.path(options[i].Options, words[1:])
	if err != nil {
		return nil, err
	}
	return []any{object{"name": words[0], "type": options[i].Type, "options": inner}}, nil
}

// nested reports whether the option is a subcommand or a group of them.
func (o CommandOption) nested() bool {
	return o.Type == optionSubcommand || o.Type == optionGroup
}

// fill renders the values in the command's order.
func (g *given) fill(options []CommandOption) ([]any, error) {
	out := []any{}
	left := maps.Clone(g.values)
	for _, o := range options {
		v, ok := left[o.Name]
		delete(left, o.Name)
		one, err := g.one(o, v, ok)
		if err != nil {
			return nil, fmt.Errorf("option %q: %w", o.Name, err)
		}
		if one != nil {
			out = append(out, one)
		}
	}
	for name := range left {
		return nil, fmt.Errorf("has no option %q", name)
	}
	if g.typing && !slices.ContainsFunc(options, func(o CommandOption) bool { return o.Name == g.focused }) {
		return nil, fmt.Errorf("has no option %q", g.focused)
	}
	return out, nil
}

// one renders a value, nil for none.
func (g *given) one(o CommandOption, v any, ok bool) (object, error) {
	if g.typing && o.Name == g.focused {
		if !o.Autocomplete {
			return nil, fmt.Errorf("has no autocomplete")
		}
		if !ok {
			v = ""
		}
		// Half typed, so a number is text still, and no limit holds yet.
		return object{"name": o.Name, "type": o.Type, "value": fmt.Sprint(v), "focused": true}, nil
	}
	if !ok {
		if o.Required && !g.typing {
			return nil, fmt.Errorf("is required")
		}
		return nil, nil
	}
	if u, isUser := v.(User); isUser {
		v = u.ID
	}
	if err := g.takes(o, v); err != nil {
		return nil, err
	}
	return object{"name": o.Name, "type": o.Type, "value": v}, nil
}

// takes reports why Discord's client would not let a user give the value, and
// notes what it names.
func (g *given) takes(o CommandOption, v any) error {
	if o.Type < optionUser || o.Type > optionMentionable {
		return o.takes(v)
	}
	id, _ := v.(string)
	users, roles := o.Type == optionUser || o.Type == optionMentionable, o.Type == optionRole || o.Type == optionMentionable
	if !g.resolved.name(g.w, g.i.channel, id, g.i.user, users, roles, o.Type == optionChannel) {
		return fmt.Errorf("%v is nothing that type %d can name", v, o.Type)
	}
	if c := g.w.channel(id); c != nil && len(o.ChannelTypes) > 0 && !slices.Contains(o.ChannelTypes, c.typ()) {
		return fmt.Errorf("channel type %d is not offered", c.typ())
	}
	return nil
}

// takes reports why Discord's client would not let a user type the value.
func (o CommandOption) takes(v any) error {
	typ, size := 0, 0.0
	switch v := v.(type) {
	case string:
		typ = optionString
		n := utf8.RuneCountInString(v)
		if o.MinLength != nil && n < *o.MinLength || o.MaxLength != nil && n > *o.MaxLength {
			return fmt.Errorf("%d characters are too few or too many", n)
		}
	case int:
		typ, size = optionInteger, float64(v)
	case bool:
		typ = optionBoolean
	case float64:
		typ, size = optionNumber, v
	}
	if typ != o.Type {
		return fmt.Errorf("a %T is not of type %d", v, o.Type)
	}
	if o.MinValue != nil && size < *o.MinValue || o.MaxValue != nil && size > *o.MaxValue {
		return fmt.Errorf("%v is too small or too large", v)
	}
	if len(o.Choices) > 0 && !slices.ContainsFunc(o.Choices, func(c Choice) bool { return fmt.Sprint(c.Value) == fmt.Sprint(v) }) {
		return fmt.Errorf("%v is not one of its choices", v)
	}
	return nil
}
