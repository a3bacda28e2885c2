package main

import (
	"database/sql"
	"testing"
)

// storeTroubles keep the store in a file from writing until end is called: a lock, and
// writes that fail as on a full disk.
func storeTroubles() map[string]func(t testing.TB, file string) (end func()) {
	return map[string]func(t testing.TB, file string) (end func()){"locked": lockStore, "full": fillStore}
}

// lockStore takes the lock of whoever writes.
func lockStore(t testing.TB, file string) (end func()) {
	t.Helper()
	run := statements(t, file)
	run("BEGIN IMMEDIATE")
	return func() { run("ROLLBACK") }
}

// fillStore lets all writes that add or take something fail.
func fillStore(t testing.TB, file string) (end func()) {
	t.Helper()
	run := statements(t, file)
	var drop []string
	for _, table := range []string{"settings", "questions", "saved", "votes"} {
		for _, change := range []string{"INSERT", "DELETE", "UPDATE"} {
			name := "full_" + table + "_" + change
			run("CREATE TRIGGER " + name + " BEFORE " + change + " ON " + table + " BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END")
			drop = append(drop, "DROP TRIGGER "+name)
		}
	}
	return func() {
		for _, d := range drop {
			run(d)
		}
	}
}

// statements runs statements on a connection of its own to a store's file.
func statements(t testing.TB, file string) (run func(statement string)) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+file+"?_pragma=busy_timeout(10000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return func(statement string) {
		t.Helper()
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}
