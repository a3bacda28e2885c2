package discordtest

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"testing"
)

// upload sends a form with JSON and one file, and returns the answer.
func upload(t *testing.T, s *Server, method, path, payload, number string, want int) object {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if err := w.WriteField("payload_json", payload); err != nil {
		t.Fatal(err)
	}
	part, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="files[` + number + `]"; filename="chart.png"`}, "Content-Type": {"image/png"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(part, "bytes"); err != nil {
		t.Fatal(err)
	}
	w.Close()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL()+"/api/v10"+path, &form)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+s.Token())
	r.Header.Set("Content-Type", w.FormDataContentType())
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var out object
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	if resp.StatusCode != want {
		t.Fatalf("%s %s: got %d %v, want %d", method, path, resp.StatusCode, out, want)
	}
	return out
}

const chart = `"embeds":[{"image":{"url":"attachment://chart.png"}}],"attachments":[{"id":"0","filename":"chart.png","description":"questions a day"}]`

func TestAttachments(t *testing.T) {
	s := start(t)
	path := "/channels/" + s.ChannelID() + "/messages"
	made := upload(t, s, "POST", path, message(chart), "0", 200)
	id := made["id"].(string)
	m, _ := s.Message(id)
	if len(m.Attachments) != 1 {
		t.Fatalf("attachments: %+v", m.Attachments)
	}
	a := m.Attachments[0]
	if a.Filename != "chart.png" || a.Size != 5 || string(a.Bytes) != "bytes" || a.ContentType != "image/png" || a.Description != "questions a day" {
		t.Errorf("attachment: %+v", a)
	}
	has(t, string(encode(made["attachments"])), `"filename":"chart.png"`, `"size":5`, "https://")

	request(t, s, "PATCH", path+"/"+id, message(`"content":"kept"`), 200)
	upload(t, s, "PATCH", path+"/"+id, message(`"attachments":[{"id":"`+a.ID+`"},{"id":"0"}]`), "0", 200)
	if m, _ := s.Message(id); len(m.Attachments) != 2 || m.Attachments[0].ID != a.ID {
		t.Errorf("kept and added: %+v", m.Attachments)
	}
	request(t, s, "PATCH", path+"/"+id, message(`"embeds":[],"attachments":[]`), 200)
	if m, _ := s.Message(id); len(m.Attachments) != 0 {
		t.Errorf("removed: %+v", m.Attachments)
	}
	upload(t, s, "POST", path, `{`+quiet+`}`, "0", 200) // a file alone is a message
}

func TestAttachmentsOfInteraction(t *testing.T) {
	s, cl, i, e := asked(t, Slash{})
	upload(t, s, "POST", callbackPath(e), `{"type":4,"data":`+message(chart)+`}`, "0", 204)
	m := i.Reply(t)
	if len(m.Attachments) != 1 || string(m.Attachments[0].Bytes) != "bytes" {
		t.Errorf("response: %+v", m)
	}
	s.Slash(Slash{Name: "ask", Options: map[string]any{"question": "a"}})
	e = cl.event("INTERACTION_CREATE")
	rawRequest(t, s, "POST", callbackPath(e), `{"type":5}`, "", 204)
	upload(t, s, "PATCH", webhookPath(e)+"/messages/@original", message(chart), "0", 200)
	if got := s.Messages(s.ChannelID()); len(got) != 2 || len(got[1].Attachments) != 1 {
		t.Errorf("completed: %+v", got)
	}
}

func TestAttachmentErrors(t *testing.T) {
	tb := &tbRecorder{}
	s := Start(tb, Options{SkipSpec: true})
	path := "/channels/" + s.ChannelID() + "/messages"
	upload(t, s, "POST", path, message(`"attachments":[{"id":"1"}]`), "0", 400)
	request(t, s, "POST", path, message(`"content":"a","embeds":[{"image":{"url":"attachment://gone.png"}}]`), 200)
	s.SetBotPermissions("", PermissionsDefault&^PermissionAttachFiles)
	if got := upload(t, s, "POST", path, message(chart), "0", 403); got["code"] != 50013.0 {
		t.Errorf("without Attach Files: %v", got)
	}
	v := s.Violations()
	if len(v) != 2 {
		t.Fatalf("violations: %q", v)
	}
	has(t, v[0], "neither a file of the request")
	has(t, v[1], "attachment://gone.png names no attachment")
	tb.finish()
}
