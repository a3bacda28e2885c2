package bot

import (
	"strings"
	"testing"
	"time"
)

const goodToken = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz_-0123456789AB"

func TestValidate(t *testing.T) {
	tests := []struct {
		name string
		o    Options
		want string // in the error; "" for none
	}{
		{"good", Options{Token: goodToken}, ""},
		{"a base with a path", Options{Token: goodToken, APIBase: "http://proxy:8080/discord"}, ""},
		{"no token", Options{}, "is not set"},
		{"two parts", Options{Token: "secret.secret"}, "three parts"},
		{"an empty part", Options{Token: "secret..secret"}, "three parts"},
		{"with Bot in front", Options{Token: "Bot secret.secret.secret"}, "three parts"},
		{"with a line end", Options{Token: "secret.secret.secret\n"}, "three parts"},
		{"a base without scheme", Options{Token: goodToken, APIBase: "localhost:80"}, "discord.api_base"},
		{"a base of another scheme", Options{Token: goodToken, APIBase: "ftp://host"}, "discord.api_base"},
		{"a negative limit", Options{Token: goodToken, Limits: Limits{Waiting: -1}}, "limits.waiting"},
		{"a negative drain", Options{Token: goodToken, Drain: -time.Second}, "drain"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := test.o.Validate()
			switch {
			case test.want == "" && err != nil:
				t.Errorf("Validate: %v", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("Validate: %v, want an error with %q", err, test.want)
			case err != nil && strings.Contains(err.Error(), "secret"):
				t.Errorf("Validate prints the token: %v", err)
			}
		})
	}
}
