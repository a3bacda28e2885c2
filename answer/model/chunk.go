package model

import (
	"cmp"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// A chunk is an event of a stream, as far as it matters here. go-openai's own
// type lacks reasoning, and would read a cut character as U+FFFD.
type chunk struct {
	Choices []struct {
		Index int `json:"index"`
		Delta struct {
			Content          string `json:"content"`
			Reasoning        string `json:"reasoning"`
			ReasoningContent string `json:"reasoning_content"`
		} `json:"delta"`
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
	Usage *struct {
		Prompt     int `json:"prompt_tokens"`
		Completion int `json:"completion_tokens"`
	} `json:"usage"`

	// Object is "error" and Message tells it, in old servers.
	Object  string          `json:"object"`
	Message string          `json:"message"`
	Error   json.RawMessage `json:"error"`
}

// readChunk reads an event's data. It keeps bytes of texts that are no UTF-8,
// because a server may cut a character between two chunks.
func readChunk(data []byte) (chunk, error) {
	var c chunk
	if utf8.Valid(data) {
		err := json.Unmarshal(data, &c)
		return c, err
	}
	if err := json.Unmarshal([]byte(smuggled(string(data))), &c); err != nil {
		return chunk{}, err
	}
	for i := range c.Choices {
		c.Choices[i].Delta.Content = unsmuggled(c.Choices[i].Delta.Content)
	}
	return c, nil
}

// smuggler is where bytes that are no UTF-8 stand as characters, at the end of
// the last private plane, while encoding/json, which would replace them, looks.
const smuggler = 0x10FF00

func smuggled(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			r = smuggler + rune(text[i])
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

func unsmuggled(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r > smuggler+utf8.RuneSelf-1 {
			b.WriteByte(byte(r - smuggler))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fault returns what the chunk says went wrong, and "" when it is no error.
func (c chunk) fault() string {
	if c.Object != "error" && (len(c.Error) == 0 || string(c.Error) == "null") {
		return ""
	}
	var object struct {
		Message string `json:"message"`
	}
	// Any other form than these two is shown as it is.
	if json.Unmarshal(c.Error, &object) != nil {
		_ = json.Unmarshal(c.Error, &object.Message)
	}
	return cmp.Or(object.Message, c.Message, string(c.Error), "an error without a message")
}
