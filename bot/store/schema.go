package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// applicationID marks a file as ours: "dete".
const applicationID = 0x64657465

// Times are milliseconds since 1970 in UTC, days are days since then. Lists are JSON.
const schema1 = `
CREATE TABLE settings (
	guild TEXT PRIMARY KEY,
	json  TEXT NOT NULL -- policy.Settings
) WITHOUT ROWID;

CREATE TABLE questions (
	id         TEXT PRIMARY KEY, -- of the message or interaction that asked
	guild      TEXT NOT NULL,    -- '' in direct messages
	channel    TEXT NOT NULL,
	user       TEXT NOT NULL,
	answer     TEXT NOT NULL,    -- the message that answers, or ''
	reference  TEXT NOT NULL,    -- of an error, or ''
	text       TEXT NOT NULL,    -- '' when it is not kept, or not any more
	fold       TEXT NOT NULL,    -- the text in the form that is compared
	history    TEXT NOT NULL,    -- earlier questions, oldest first
	quotes     TEXT NOT NULL,
	way        TEXT NOT NULL,
	rule       TEXT NOT NULL,
	lang       TEXT NOT NULL,
	kind       TEXT NOT NULL,
	outcome    TEXT NOT NULL,
	confidence REAL NOT NULL,
	threshold  REAL NOT NULL,
	latency    INTEGER NOT NULL, -- microseconds
	at         INTEGER NOT NULL
);
CREATE INDEX questions_answer ON questions (answer);
CREATE INDEX questions_user ON questions (user, at);
CREATE INDEX questions_guild ON questions (guild, outcome, at);
CREATE INDEX questions_at ON questions (at);

CREATE TABLE votes (
	answer  TEXT NOT NULL, -- the message that was rated
	user    TEXT NOT NULL,
	guild   TEXT NOT NULL,
	helpful INTEGER NOT NULL, -- 0 or 1
	why     TEXT NOT NULL,
	at      INTEGER NOT NULL,
	PRIMARY KEY (answer, user)
) WITHOUT ROWID;
CREATE INDEX votes_user ON votes (user);
CREATE INDEX votes_guild ON votes (guild);

CREATE TABLE counts (
	guild TEXT NOT NULL,
	day   INTEGER NOT NULL,
	name  TEXT NOT NULL, -- an outcome, helpful, unhelpful, or latency.N of histogram.go
	n     INTEGER NOT NULL,
	PRIMARY KEY (guild, day, name)
) WITHOUT ROWID;
CREATE INDEX counts_day ON counts (day);

CREATE TABLE saved (
	id          INTEGER PRIMARY KEY AUTOINCREMENT,
	guild       TEXT NOT NULL,
	message     TEXT NOT NULL,
	question    TEXT NOT NULL,
	text        TEXT NOT NULL,
	author      TEXT NOT NULL,
	author_name TEXT NOT NULL,
	link        TEXT NOT NULL,
	saved_by    TEXT NOT NULL,
	at          INTEGER NOT NULL,
	UNIQUE (guild, message)
);

CREATE TABLE gone ( -- servers that the bot has left
	guild TEXT PRIMARY KEY,
	at    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE marks (
	kind  TEXT NOT NULL, -- see marks.go
	key   TEXT NOT NULL,
	value TEXT NOT NULL,
	at    INTEGER NOT NULL,
	PRIMARY KEY (kind, key)
) WITHOUT ROWID;
`

// migrations are the steps from an empty file to the newest schema. PRAGMA
// user_version counts those that were taken; a step is never changed, only added.
func migrations() []string { return []string{schema1} }

// errForeign is a file that some other program's tables are in.
var errForeign = errors.New("the file is another program's database")

// A newerError is a schema that only a later version of the program knows.
type newerError int

func (e newerError) Error() string {
	return fmt.Sprintf("the file was written by a newer version of detente (schema %d, this one knows %d)", int(e), len(migrations()))
}

// schemaVersion returns how many of the migrations were taken, and checks that the
// file is ours.
func schemaVersion(ctx context.Context, db queryer) (version int, err error) {
	var application, tables int
	for query, value := range map[string]*int{
		"PRAGMA user_version":                &version,
		"PRAGMA application_id":              &application,
		"SELECT count(*) FROM sqlite_schema": &tables,
	} {
		if err := db.QueryRowContext(ctx, query).Scan(value); err != nil {
			return 0, fmt.Errorf("read the schema's version: %w", err)
		}
	}
	switch {
	case application != applicationID && (tables > 0 || version > 0 || application != 0):
		return 0, errForeign
	case version > len(migrations()):
		return 0, newerError(version)
	}
	return version, nil
}

// migrate takes the steps that are missing, all or none.
func (s *Store) migrate(ctx context.Context) error {
	version, err := schemaVersion(ctx, s.write)
	if err != nil || version == len(migrations()) {
		return err
	}
	return s.change(ctx, "bring the schema up to date", func(tx *sql.Tx) error {
		// Another process may have been faster.
		if version, err = schemaVersion(ctx, tx); err != nil {
			return err
		}
		steps := migrations()
		for _, step := range steps[version:] {
			if _, err := tx.ExecContext(ctx, step); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(steps)))
		return err
	})
}
