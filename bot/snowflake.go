package bot

import (
	"cmp"
	"strconv"
	"time"
)

// discordEpoch is the first millisecond that ids count,
// https://discord.com/developers/docs/reference#snowflakes
const discordEpoch = 1420070400000

// idAt is an id as one made at the time given would begin: smaller than all that
// were made later.
func idAt(t time.Time) string {
	return strconv.FormatInt(max(0, t.UnixMilli()-discordEpoch)<<22, 10)
}

// newer reports whether the id a was made after b. Ids are decimal numbers without
// leading zeros; "" is older than all.
func newer(a, b string) bool {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) > 0
}
