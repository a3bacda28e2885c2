package discordtest

import (
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf8"
)

// Limits of modals,
// https://discord.com/developers/docs/components/reference#text-input
const (
	typeTextInput    = 4
	maxModalTitle    = 45
	maxModalRows     = 5
	maxInputLabel    = 45
	maxInputHint     = 100
	maxInputValue    = 4000
	styleInputShort  = 1
	styleInputParagr = 2
)

// Modal is a form that the bot opened.
type Modal struct {
	CustomID, Title string
	Inputs          []TextInput
	opener          *Interaction
}

// TextInput is one field of a modal.
type TextInput struct {
	Type        int    `json:"type"`
	ID          int    `json:"id"`
	CustomID    string `json:"custom_id"`
	Label       string `json:"label"`
	Style       int    `json:"style"` // 1 one line, 2 several
	MinLength   *int   `json:"min_length"`
	MaxLength   *int   `json:"max_length"`
	Required    *bool  `json:"required"` // default true
	Value       string `json:"value"`    // what stands in it at first
	Placeholder string `json:"placeholder"`
}

// modalData is the data of a callback of type 9.
type modalData struct {
	CustomID   string `json:"custom_id"`
	Title      string `json:"title"`
	Components []struct {
		Type       int         `json:"type"`
		ID         int         `json:"id"`
		Components []TextInput `json:"components"`
	} `json:"components"`
}

// modal checks the data of a callback of type 9. Rows are what this fake
// knows; Discord has labels (type 18) too.
func (f *findings) modal(data []byte) {
	var d modalData
	if err := json.Unmarshal(data, &d); err != nil {
		f.refuse("data", "wrong type: %v", err)
		return
	}
	f.filled("data.custom_id", d.CustomID, maxCustomID)
	f.filled("data.title", d.Title, maxModalTitle)
	if n := len(d.Components); n < 1 || n > maxModalRows {
		f.refuse("data.components", "%d rows, 1 to %d", n, maxModalRows)
	}
	ids := make(map[string]bool)
	for i, row := range d.Components {
		at := fmt.Sprintf("data.components[%d]", i)
		if row.Type != typeRow || len(row.Components) != 1 {
			f.refuse(at, "is not a row with one text input")
			continue
		}
		in := row.Components[0]
		f.textInput(at+".components[0]", in)
		if ids[in.CustomID] {
			f.refuse(at+".components[0].custom_id", "%q is there twice", in.CustomID)
		}
		ids[in.CustomID] = true
	}
}

// textInput checks one field of a modal.
func (f *findings) textInput(path string, in TextInput) {
	if in.Type != typeTextInput {
		f.refuse(path+".type", "%d may not stand in a modal's row", in.Type)
	}
	f.filled(path+".custom_id", in.CustomID, maxCustomID)
	f.filled(path+".label", in.Label, maxInputLabel)
	f.length(path+".placeholder", in.Placeholder, maxInputHint)
	if in.Style != styleInputShort && in.Style != styleInputParagr {
		f.refuse(path+".style", "%d is not 1 or 2", in.Style)
	}
	least, most := in.bounds()
	if least < 0 || most < 1 || most > maxInputValue || least > most {
		f.refuse(path, "min_length %d and max_length %d do not fit", least, most)
	}
	// Discord wants the first value to fit too.
	if n := utf8.RuneCountInString(in.Value); n > most || n > 0 && n < least {
		f.refuse(path+".value", "%d characters, %d to %d", n, least, most)
	}
}

// bounds are how few and how many characters a text input takes.
func (in TextInput) bounds() (least, most int) {
	most = maxInputValue
	if in.MinLength != nil {
		least = *in.MinLength
	}
	if in.MaxLength != nil {
		most = *in.MaxLength
	}
	return least, most
}

// Modal waits for the modal that answers the interaction. Another answer, or
// none within 30 s, ends the test.
func (i *Interaction) Modal(t testing.TB) Modal {
	t.Helper()
	var d modalData
	if err := json.Unmarshal(i.called(t, callbackModal), &d); err != nil {
		t.Fatalf("discordtest: read the modal: %v", err)
	}
	m := Modal{CustomID: d.CustomID, Title: d.Title, opener: i}
	for _, row := range d.Components {
		m.Inputs = append(m.Inputs, row.Components...)
	}
	return m
}

// called waits for the first callback, which must be of that type, and returns
// its data.
func (i *Interaction) called(t testing.TB, typ int) json.RawMessage {
	t.Helper()
	i.s.waitFor(t, "callback", func() bool {
		_, _, ok := i.Callback()
		return ok
	})
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	if i.callback != typ {
		t.Fatalf("discordtest: the callback is of type %d, not %d", i.callback, typ)
	}
	return i.data
}

// Submit dispatches INTERACTION_CREATE for a modal that the user filled in and
// sent. values are by custom_id; a field that is left out keeps its first
// value. A field that the modal does not have, a value that is too short or
// too long, a required one that is empty, and a user who did not open the
// modal end the test.
func (s *Server) Submit(m Modal, u User, values map[string]string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if u = s.world.orSomeone(u); m.opener == nil || m.opener.user != u {
		s.t.Fatalf("discordtest: Submit: %s did not open the modal %q", u.Name, m.CustomID)
	}
	rows, err := m.filled(values)
	if err != nil {
		s.t.Fatalf("discordtest: Submit %q: %v", m.CustomID, err)
	}
	i := s.newInteraction(kindModal, m.opener.channel, u)
	i.pressed, i.installer = m.opener.pressed, m.opener.installer
	i.locale, i.guildLocale = m.opener.locale, m.opener.guildLocale
	i.sent = object{"custom_id": m.CustomID, "components": rows, "resolved": object{}}
	s.dispatchInteraction(i)
	return i
}

// filled renders the rows with their values.
func (m Modal) filled(values map[string]string) ([]any, error) {
	rows, used := []any{}, 0
	for n, in := range m.Inputs {
		v, ok := values[in.CustomID]
		if ok {
			used++
		} else {
			v = in.Value
		}
		least, most := in.bounds()
		size := utf8.RuneCountInString(v)
		if required := in.Required == nil || *in.Required; size == 0 && required || size > 0 && size < least || size > most {
			return nil, fmt.Errorf("%q: %d characters, %d to %d, required %v", in.CustomID, size, least, most, required)
		}
		rows = append(rows, object{"type": typeRow, "id": 2*n + 1, "components": []any{
			object{"type": typeTextInput, "id": 2*n + 2, "custom_id": in.CustomID, "value": v},
		}})
	}
	if used < len(values) {
		return nil, fmt.Errorf("the modal has not all of the fields in %v", values)
	}
	return rows, nil
}
