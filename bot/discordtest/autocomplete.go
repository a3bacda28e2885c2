package discordtest

import (
	"encoding/json"
	"fmt"
	"testing"
)

// choicesData is the data of a callback of type 8.
type choicesData struct {
	Choices []Choice `json:"choices"`
}

// suggestions checks the data of a callback of type 8. The description leaves
// out that a name must not be blank.
func (f *findings) suggestions(data []byte) {
	var d choicesData
	if err := json.Unmarshal(data, &d); err != nil {
		f.refuse("data", "wrong type: %v", err)
		return
	}
	if n := len(d.Choices); n > maxChoices {
		f.refuse("data.choices", "%d choices, at most %d", n, maxChoices)
	}
	for i, c := range d.Choices {
		at := fmt.Sprintf("data.choices[%d]", i)
		f.filled(at+".name", c.Name, maxChoiceText)
		if text, ok := c.Value.(string); ok {
			f.filled(at+".value", text, maxChoiceText)
		} else if _, ok := c.Value.(float64); !ok {
			f.refuse(at+".value", "%v is neither text nor a number", c.Value)
		}
	}
}

// Choices waits for the suggestions that answer an Autocomplete. Another
// answer, or none within 30 s, ends the test.
func (i *Interaction) Choices(t testing.TB) []Choice {
	t.Helper()
	var d choicesData
	if err := json.Unmarshal(i.called(t, callbackChoices), &d); err != nil {
		t.Fatalf("discordtest: read the choices: %v", err)
	}
	return d.Choices
}
