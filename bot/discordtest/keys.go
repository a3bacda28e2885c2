package discordtest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// keysOf lists the keys that Discord knows in an object of that kind, which it
// otherwise ignores without a word. key:kind means that the value is, or is a
// list of, objects of that kind. Unknown kinds have no list.
func keysOf(kind string) string {
	switch kind {
	case "message":
		return "content tts nonce enforce_nonce flags sticker_ids embeds:embed components:component allowed_mentions:mentions message_reference:reference attachments:attachment poll:poll shared_client_theme:theme"
	case "callback":
		return "type data:message"
	case "suggestions":
		return "type data:choices"
	case "choices":
		return "choices:value"
	case "opening":
		return "type data:modal"
	case "modal":
		return "custom_id title components:inputs"
	case "inputs":
		return "type id custom_id components:inputs style label min_length max_length required value placeholder"
	case "thread":
		return "name auto_archive_duration rate_limit_per_user type invitable archived locked flags applied_tags"
	case "mentions":
		return "parse users roles replied_user"
	case "reference":
		return "type message_id channel_id guild_id fail_if_not_exists"
	case "attachment":
		return "id filename description duration_secs waveform title is_spoiler is_remix"
	case "embed":
		return "type title description url timestamp color fields:field footer:footer author:author image:picture thumbnail:picture video:picture provider:provider"
	case "field":
		return "name value inline"
	case "footer":
		return "text icon_url proxy_icon_url"
	case "author":
		return "name url icon_url proxy_icon_url"
	case "picture":
		return "url proxy_url width height placeholder placeholder_version is_animated description"
	case "provider":
		return "name url"
	case "component":
		return "type id custom_id label style url sku_id disabled emoji:emoji placeholder min_values max_values required options:choice default_values:default channel_types components:component accessory:component content media:media items:item file:media accent_color divider spacing spoiler description"
	case "emoji":
		return "id name animated"
	case "choice":
		return "label value description emoji:emoji default"
	case "default":
		return "id type"
	case "media":
		return "url"
	case "item":
		return "media:media description spoiler"
	case "command":
		return "id application_id guild_id version type name name_localizations:locales description description_localizations:locales options:option default_permission default_member_permissions dm_permission contexts integration_types nsfw handler"
	case "option":
		return "type name name_localizations:locales description description_localizations:locales required choices:value options:option channel_types min_value max_value min_length max_length autocomplete"
	case "value":
		return "name name_localizations:locales value"
	}
	return ""
}

// keys notes each key in v, an object of that kind or a list of them, that
// Discord does not know.
func (f *findings) keys(path, kind string, v any) {
	switch v := v.(type) {
	case []any:
		for i, one := range v {
			f.keys(fmt.Sprintf("%s[%d]", path, i), kind, one)
		}
	case map[string]any:
		f.objectKeys(path, kind, v)
	}
}

// objectKeys checks one object and what it holds, in the order of the keys.
func (f *findings) objectKeys(path, kind string, v map[string]any) {
	known := make(map[string]string)
	for item := range strings.FieldsSeq(keysOf(kind)) {
		key, child, _ := strings.Cut(item, ":")
		known[key] = child
	}
	if len(known) == 0 {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(v)) {
		child, ok := known[key]
		if !ok {
			f.note(join(path, key), "Discord knows no such key in a %s", kind)
			continue
		}
		f.keys(join(path, key), child, v[key])
	}
}
