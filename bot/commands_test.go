package bot

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// asReturned is what Discord makes of the commands: it adds its own fields.
const asReturned = `[{"id":"1","application_id":"2","version":"3","default_member_permissions":null,"dm_permission":true,
"nsfw":false,"guild_id":null,`

func TestRegisterOnlyWhatDiffers(t *testing.T) {
	encoded, err := json.Marshal(commands())
	if err != nil {
		t.Fatal(err)
	}
	raw := string(encoded)
	tests := []struct {
		name, registered string
		want             bool
	}{
		{"none", `[]`, true},
		{"the same", asReturned + strings.TrimPrefix(raw, "[{"), false},
		{"another description", strings.Replace(raw, "What you want to know", "What?", 1), true},
		{"one too many", strings.TrimSuffix(raw, "]") + `,{"type":1,"name":"old","description":"old"}]`, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			put := ""
			r, _ := scripted(t, func(req *http.Request) (*http.Response, error) {
				if req.Method == http.MethodPut {
					body, err := io.ReadAll(req.Body)
					put = string(body)
					if err != nil {
						return nil, err
					}
					return answering(200, `[]`, nil)(req)
				}
				return answering(200, test.registered, nil)(req)
			})
			_, changed, err := r.register(t.Context(), "2")
			if err != nil || changed != test.want {
				t.Errorf("register: %v, %v; want %v", changed, err, test.want)
			}
			if test.want && put != raw {
				t.Errorf("registered %s, want %s", put, raw)
			}
		})
	}
}

func TestCommandsKeepToDiscordsForm(t *testing.T) {
	slashName := regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)
	check := func(n string) {
		t.Helper()
		if !slashName.MatchString(n) || n != strings.ToLower(n) {
			t.Errorf("name %q", n)
		}
	}
	title := func(n string) {
		t.Helper()
		if length := utf8.RuneCountInString(n); length == 0 || length > 32 {
			t.Errorf("name %q", n)
		}
	}
	describe := func(d string) {
		t.Helper()
		if n := utf8.RuneCountInString(d); n == 0 || n > 100 {
			t.Errorf("description %q", d)
		}
	}
	all := func(one string, others map[string]string, check func(string)) {
		t.Helper()
		check(one)
		for _, o := range others {
			check(o)
		}
	}
	var options func([]commandOption)
	options = func(list []commandOption) {
		for _, o := range list {
			all(o.Name, o.NameLocalizations, check)
			all(o.Description, o.DescriptionLocalizations, describe)
			options(o.Options)
		}
	}
	for _, c := range commands() {
		if c.Type != 1 {
			all(c.Name, c.NameLocalizations, title)
			continue
		}
		all(c.Name, c.NameLocalizations, check)
		all(c.Description, c.DescriptionLocalizations, describe)
		options(c.Options)
	}
}
