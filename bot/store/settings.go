package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"detente/bot/policy"
)

// maxSettings bounds the settings of one server, in bytes of JSON.
const maxSettings = 64 << 10

// Settings returns the settings of a server, from memory; the zero value where none
// were saved. Its lists must not be changed.
func (s *Store) Settings(guild string) policy.Settings {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.settings[guild]
}

// SaveSettings replaces the settings of a server. With an error the old ones stay in
// force.
func (s *Store) SaveSettings(ctx context.Context, guild string, settings policy.Settings) error {
	_, err := s.ChangeSettings(ctx, guild, func(now *policy.Settings) { *now = settings })
	return err
}

// ChangeSettings lets change alter the settings of a server, while nobody else does,
// and returns those that hold then: with an error the old ones.
func (s *Store) ChangeSettings(ctx context.Context, guild string, change func(*policy.Settings)) (policy.Settings, error) {
	const what = "save settings"
	unlock, err := s.lock(ctx)
	if err != nil {
		return s.Settings(guild), fmt.Errorf("%s: %w", what, err)
	}
	defer unlock()
	settings, _, err := ownSettings(s.Settings(guild)) // shares no list with those that hold
	if err != nil {
		return s.Settings(guild), fmt.Errorf("%s: %w", what, err)
	}
	change(&settings)
	own, row, err := ownSettings(settings) // nor with the caller
	if err != nil {
		return s.Settings(guild), fmt.Errorf("%s: %w", what, err)
	}
	if err := s.writeSettings(ctx, what, guild, own, row); err != nil {
		return s.Settings(guild), err
	}
	return own, nil
}

// writeSettings puts settings into the file, and then into memory. changing is held.
func (s *Store) writeSettings(ctx context.Context, what, guild string, own policy.Settings, row []byte) error {
	query, args := "INSERT INTO settings (guild, json) VALUES (?, ?) ON CONFLICT DO UPDATE SET json = excluded.json", []any{guild, string(row)}
	if reflect.ValueOf(own).IsZero() {
		query, args = "DELETE FROM settings WHERE guild = ?", args[:1]
	}
	if _, err := s.execute(ctx, what, query, args...); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.settings[guild] = own; len(args) == 1 {
		delete(s.settings, guild)
	}
	return nil
}

// ownSettings is a copy of settings that shares nothing, and its row.
func ownSettings(settings policy.Settings) (own policy.Settings, row []byte, err error) {
	if row, err = json.Marshal(settings); err != nil {
		return policy.Settings{}, nil, err
	}
	own, err = decodeSettings(row)
	return own, row, err
}

// decodeSettings reads a row. Fields that a later version added are passed over.
func decodeSettings(row []byte) (settings policy.Settings, err error) {
	if len(row) > maxSettings {
		return settings, fmt.Errorf("the settings have %d bytes, the limit is %d", len(row), maxSettings)
	}
	if err := json.Unmarshal(row, &settings); err != nil {
		return policy.Settings{}, err
	}
	if c := settings.MinConfidence; c < 0 || c > 1 {
		return policy.Settings{}, fmt.Errorf("the threshold %v is outside 0 to 1", c)
	}
	return settings, nil
}

// loadSettings reads all servers' settings. What can't be read counts as not set.
func (s *Store) loadSettings(ctx context.Context) (err error) {
	rows, err := s.read.QueryContext(ctx, "SELECT guild, json FROM settings")
	if err != nil {
		return fmt.Errorf("read settings: %w", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var guild string
		var row sql.RawBytes
		if err := rows.Scan(&guild, &row); err != nil {
			return fmt.Errorf("read settings: %w", err)
		}
		settings, err := decodeSettings(row)
		if err != nil {
			s.log.WarnContext(ctx, "settings damaged, taken as not set", "guild", guild, "error", err)
			continue
		}
		s.settings[guild] = settings
	}
	return rows.Err()
}
