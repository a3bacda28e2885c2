package discordtest

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// Limits of embeds,
// https://discord.com/developers/docs/resources/message#embed-object-embed-limits
const (
	maxEmbeds      = 10
	maxEmbedText   = 6000 // over all embeds of a message
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxAuthor      = 256
)

// embeds checks the embeds of a message.
func (f *findings) embeds(path string, list []Embed) {
	if len(list) > maxEmbeds {
		f.refuse(path, "%d embeds, at most %d", len(list), maxEmbeds)
	}
	total := 0
	for i, e := range list {
		f.embed(fmt.Sprintf("%s[%d]", path, i), e)
		total += e.text()
	}
	if total > maxEmbedText {
		f.refuse(path, "%d characters in all embeds, at most %d", total, maxEmbedText)
	}
}

// text is how many characters count towards the limit over all embeds.
func (e Embed) text() int {
	n := utf8.RuneCountInString(e.Title) + utf8.RuneCountInString(e.Description)
	for _, field := range e.Fields {
		n += utf8.RuneCountInString(field.Name) + utf8.RuneCountInString(field.Value)
	}
	if e.Footer != nil {
		n += utf8.RuneCountInString(e.Footer.Text)
	}
	if e.Author != nil {
		n += utf8.RuneCountInString(e.Author.Name)
	}
	return n
}

// embed checks one embed. A colour, a link or a time alone shows nothing, so
// Discord takes it for empty.
func (f *findings) embed(path string, e Embed) {
	if e.text() == 0 && e.Image == nil && e.Thumbnail == nil {
		f.refuse(path, "is empty")
	}
	f.length(path+".title", e.Title, maxTitle)
	f.length(path+".description", e.Description, maxDescription)
	f.scheme(path+".url", e.URL, "http", "https")
	if e.Color < 0 || e.Color > 0xFFFFFF {
		f.refuse(path+".color", "%d is not between 0 and 16777215", e.Color)
	}
	if _, err := time.Parse(time.RFC3339, e.Timestamp); e.Timestamp != "" && err != nil {
		f.refuse(path+".timestamp", "%q is not ISO 8601", e.Timestamp)
	}
	f.fields(path+".fields", e.Fields)
	if e.Footer != nil {
		f.filled(path+".footer.text", e.Footer.Text, maxFooter)
		f.picture(path+".footer.icon_url", e.Footer.IconURL)
	}
	if e.Author != nil {
		f.filled(path+".author.name", e.Author.Name, maxAuthor)
		f.scheme(path+".author.url", e.Author.URL, "http", "https")
		f.picture(path+".author.icon_url", e.Author.IconURL)
	}
	if e.Image != nil {
		f.picture(path+".image.url", e.Image.URL)
	}
	if e.Thumbnail != nil {
		f.picture(path+".thumbnail.url", e.Thumbnail.URL)
	}
}

// fields checks the fields of an embed, whose names and values must not be
// empty.
func (f *findings) fields(path string, list []EmbedField) {
	if len(list) > maxFields {
		f.refuse(path, "%d fields, at most %d", len(list), maxFields)
	}
	for i, field := range list {
		f.filled(fmt.Sprintf("%s[%d].name", path, i), field.Name, maxFieldName)
		f.filled(fmt.Sprintf("%s[%d].value", path, i), field.Value, maxFieldValue)
	}
}

// picture checks the address of an image, which may name an attachment.
func (f *findings) picture(path, address string) {
	f.scheme(path, address, "http", "https", "attachment")
}
