package discordtest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// maxFiles is how many attachments a message has, and maxFileNote how long the
// description of one is.
const (
	maxFiles    = 10
	maxFileNote = 1024
)

// Attachment is a file of a message.
type Attachment struct {
	ID, Filename, Description string
	ContentType               string // as the part of the request said, else by the name
	Size                      int    // bytes
	Bytes                     []byte
}

// attachmentBody is what the JSON of a request says of an attachment: of a file
// by its number in the request, or of one that the message keeps by its ID.
type attachmentBody struct {
	ID          json.RawMessage `json:"id"`
	Filename    string          `json:"filename"`
	Description string          `json:"description"`
}

// key is the ID as text.
func (a attachmentBody) key() string { return strings.Trim(string(a.ID), `"`) }

// files returns the files of a multipart request, by number. One that cannot
// be read is noted when the request arrives.
func (c *call) files() map[string]Attachment {
	if c.uploads != nil {
		return c.uploads
	}
	files := make(map[string]Attachment)
	c.uploads = files
	kind, params, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return files
	}
	form, err := multipart.NewReader(c.r.Body, params["boundary"]).ReadForm(maxBody)
	if err != nil {
		return files
	}
	for name, list := range form.File {
		number, ok := strings.CutPrefix(name, "files[")
		if number, ok2 := strings.CutSuffix(number, "]"); ok && ok2 {
			files[number] = readFile(list[0])
		}
	}
	return files
}

// readFile reads one part of a form that is in memory.
func readFile(h *multipart.FileHeader) Attachment {
	a := Attachment{Filename: h.Filename, ContentType: h.Header.Get("Content-Type")}
	if f, err := h.Open(); err == nil {
		defer f.Close()
		a.Bytes, _ = io.ReadAll(f) // which is in memory
	}
	if byName := mime.TypeByExtension(filepath.Ext(a.Filename)); byName != "" && (a.ContentType == "" || a.ContentType == "application/octet-stream") {
		a.ContentType = byName
	}
	a.Size = len(a.Bytes)
	return a
}

// fill writes the body to a message, by write or rewrite, and gives it the files
// of the request and those of its own that the body keeps: all, if it does not
// say.
func (c *call) fill(e *entry, b messageBody, raw []byte, write func(messageBody, []byte) error) error {
	list, err := c.described(e.m.Attachments, c.files(), b)
	if err != nil {
		return err
	}
	if len(list) > maxFiles {
		return c.attachmentError("%d attachments, at most %d", len(list), maxFiles)
	}
	if err := write(b, raw); err != nil {
		return err
	}
	e.m.Attachments = list
	c.checkPictures(e)
	return nil
}

// described puts the attachments together.
func (c *call) described(old []Attachment, files map[string]Attachment, b messageBody) ([]Attachment, error) {
	var list []Attachment
	if !b.Attachments.set {
		list = slices.Clone(old)
	}
	used := make(map[string]bool)
	for _, a := range b.Attachments.value {
		key := a.key()
		file, isNew := files[key]
		i := slices.IndexFunc(old, func(o Attachment) bool { return o.ID == key })
		switch {
		case isNew:
			used[key] = true
			file.ID = c.w.newID()
		case i >= 0:
			file = old[i]
		default:
			return nil, c.attachmentError("attachment %q is neither a file of the request nor one of the message", key)
		}
		file.Filename, file.Description = orDefault(a.Filename, file.Filename), orDefault(a.Description, file.Description)
		list = append(list, file)
	}
	for n := range maxFiles + 1 {
		key := strconv.Itoa(n)
		if file, ok := files[key]; ok && !used[key] {
			file.ID = c.w.newID()
			list = append(list, file)
		}
	}
	return list, nil
}

// attachmentError records and returns what Discord refuses.
func (c *call) attachmentError(format string, args ...any) error {
	var f findings
	f.refuse("attachments", format, args...)
	return c.refuse(f)
}

// checkPictures notes each attachment:// address that names no attachment,
// which Discord would show as nothing.
func (c *call) checkPictures(e *entry) {
	var f findings
	for i, embed := range e.m.Embeds {
		for _, p := range []*EmbedPicture{embed.Image, embed.Thumbnail} {
			if p == nil {
				continue
			}
			name, ok := strings.CutPrefix(p.URL, "attachment://")
			if ok && !slices.ContainsFunc(e.m.Attachments, func(a Attachment) bool { return a.Filename == name }) {
				f.note(fmt.Sprintf("embeds[%d]", i), "%s names no attachment", p.URL)
			}
		}
	}
	_ = c.refuse(f) // notes never refuse
}

// attachmentsJSON renders the attachments of a message.
func attachmentsJSON(e *entry) []any {
	list := []any{}
	for _, a := range e.m.Attachments {
		url := fmt.Sprintf("https://cdn.discordapp.com/attachments/%s/%s/%s", e.m.ChannelID, a.ID, a.Filename)
		one := object{"id": a.ID, "filename": a.Filename, "size": a.Size, "url": url, "proxy_url": url, "content_type": a.ContentType}
		if a.Description != "" {
			one["description"] = a.Description
		}
		list = append(list, one)
	}
	return list
}

// attachments checks what the JSON of a request says of attachments.
func (f *findings) attachments(path string, list []attachmentBody) {
	seen := make(map[string]bool)
	for i, a := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !present(a.ID) || seen[a.key()] {
			f.refuse(at+".id", "is missing or there twice")
		}
		seen[a.key()] = true
		f.length(at+".description", a.Description, maxFileNote)
	}
}
