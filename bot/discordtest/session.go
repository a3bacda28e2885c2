package discordtest

import (
	"encoding/json"
	"strconv"
)

// keptEvents is how many events a session keeps for a RESUME; one that asks
// for older ones is refused.
const keptEvents = 10000

// session is what RESUME continues. gateway.mu guards it.
type session struct {
	id      string
	intents int
	shard   [2]int
	conn    *conn      // nil while not connected
	seq     int64      // of the last event
	events  []outgoing // the last ones, encoded
}

// wants reports whether the session subscribed to the event and has its guild.
func (s *session) wants(e event) bool {
	if e.intent != 0 && s.intents&e.intent == 0 {
		return false
	}
	if e.guild == "" {
		return s.shard[0] == 0
	}
	// https://discord.com/developers/docs/topics/gateway#sharding-sharding-formula
	id, err := strconv.ParseInt(e.guild, 10, 64)
	return err == nil && int(id>>22%int64(s.shard[1])) == s.shard[0]
}

// dispatch numbers the event, keeps it, and sends it if there is a connection.
func (s *session) dispatch(e *event) {
	s.seq++
	o := outgoing{data: eventFrame(e.name, s.seq, e.data(s.intents&intentMessageContent != 0)), asked: e.asked}
	s.events = append(s.events, o)
	if len(s.events) > keptEvents {
		s.events = s.events[1:]
	}
	if s.conn != nil {
		s.conn.put(o)
	}
}

// eventFrame puts an event's body, which is JSON already, into a frame.
// Encoding it once more would cost as much as making it.
func eventFrame(name string, seq int64, data json.RawMessage) []byte {
	b := make([]byte, 0, len(data)+80)
	b = append(b, `{"op":0,"s":`...)
	b = strconv.AppendInt(b, seq, 10)
	b = append(b, `,"t":"`...)
	b = append(b, name...)
	b = append(b, `","d":`...)
	b = append(b, data...)
	return append(b, '}')
}

// holds reports whether all events after seq are still kept.
func (s *session) holds(seq int64) bool {
	return seq >= s.seq-int64(len(s.events))
}

// resume attaches the session to c and sends what was missed after seq, which
// holds and is not above s.seq.
func (s *session) resume(c *conn, seq int64) {
	s.conn = c
	missed := s.events[int64(len(s.events))-(s.seq-seq):]
	for _, e := range missed {
		c.put(e)
	}
	s.dispatch(&event{name: "RESUMED", full: encode(object{"_trace": []string{"discordtest"}})})
}
