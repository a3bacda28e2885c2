package store

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func saved(guild, message, author string) Saved {
	return Saved{
		Guild: guild, Message: message, Question: "q", Text: "text of " + message, Author: author, AuthorName: "A",
		Link: "https://discord.com/" + message, SavedBy: "mod",
	}
}

func messages(list []Saved) (all []string) {
	for _, v := range list {
		all = append(all, v.Message)
	}
	return all
}

func TestSaved(t *testing.T) {
	f := newFixture(t, month)
	save := func(v Saved) int64 {
		id, err := f.Save(t.Context(), v)
		check(t, err)
		f.clock.pass(time.Second)
		return id
	}
	first, second := save(saved("g", "m1", "u")), save(saved("g", "m2", "v"))
	save(saved("h", "m1", "u"))
	changed := saved("g", "m1", "u")
	changed.Question = "another question"
	same(t, "id of what is saved again", save(changed), first)
	for range 2 {
		same(t, "saved", messages(f.Saved("g")), []string{"m2", "m1"})
		got := f.Saved("g")[1]
		changed.ID, changed.At = first, got.At
		same(t, "saved again", got, changed)
		f.reopen(t)
	}
	for _, test := range []struct {
		guild string
		id    int64
		want  bool
	}{{"h", second, false}, {"g", second, true}, {"g", second, false}} {
		ok, err := f.RemoveSaved(t.Context(), test.guild, test.id)
		check(t, err)
		same(t, "removed", ok, test.want)
	}
	check(t, f.RemoveSavedMessage(t.Context(), "m1"))
	check(t, f.RemoveSavedMessage(t.Context(), "unknown"))
	same(t, "left", len(f.Saved("g"))+len(f.Saved("h")), 0)
	f.reopen(t)
	same(t, "left after a restart", len(f.Saved("g"))+len(f.Saved("h")), 0)
	if _, err := f.Save(t.Context(), Saved{Guild: "g"}); err == nil {
		t.Error("saved without a message")
	}
}

func TestManySaved(t *testing.T) {
	f := newFixture(t, month)
	for i := range MaxSaved {
		_, err := f.Save(t.Context(), saved("g", fmt.Sprint(i), "u"))
		check(t, err)
	}
	if _, err := f.Save(t.Context(), saved("g", "one more", "u")); !errors.Is(err, ErrManySaved) {
		t.Errorf("one more: %v", err)
	}
	_, err := f.Save(t.Context(), saved("g", "7", "u"))
	check(t, err)
	_, err = f.Save(t.Context(), saved("h", "elsewhere", "u"))
	check(t, err)
	same(t, "saved", len(f.Saved("g")), MaxSaved)
}
