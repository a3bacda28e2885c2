package discordtest

import (
	"regexp"
	"slices"
	"strconv"
	"time"
)

// world is what Discord remembers: users, channels, messages, commands and
// interactions. Server.mu guards it; the IDs in its first fields never change.
type world struct {
	application, guild, general, direct string
	bot, owner                          User

	lastID       int64
	users        []User
	channels     []*channel
	entries      map[string]*entry // messages by ID
	nonces       map[string]*entry // messages sent with enforce_nonce, by channel and nonce
	history      []Message         // the bot's messages as they were after each write
	commands     []command
	interactions map[string]*Interaction // by token
	people
}

// User is somebody on the fake Discord.
type User struct {
	ID, Name string
	Bot      bool
}

// channel is a text channel of the guild or, with dm, a direct message.
type channel struct {
	id, name  string
	dm        bool
	recipient User // of a direct message; zero until known
	messages  []*entry
	place
}

// entry is a message with all that Discord keeps of it.
type entry struct {
	m          Message
	at, edited time.Time
	kind       int // message type: 0 plain, 19 reply, 20 slash response
	flags      int
	embeds     []any // as sent
	components []any // as sent
	mentions   []User
	webhook    bool
	loading    bool // a deferred response that is still to come
	deleted    bool
	by         *Interaction // whose response it is, or nil
}

// newWorld makes the bot, its guild with one channel, and a direct-message
// channel.
func newWorld() *world {
	w := &world{
		entries:      make(map[string]*entry),
		nonces:       make(map[string]*entry),
		interactions: make(map[string]*Interaction),
		people:       newPeople(),
	}
	w.application = w.newID()
	w.bot = User{ID: w.newID(), Name: "detente", Bot: true}
	w.owner = User{ID: w.newID(), Name: "owner"}
	w.users = []User{w.bot, w.owner}
	w.guild = w.newID()
	w.general = w.addChannel("general").id
	w.direct = w.addDirect(User{}).id
	return w
}

// newID makes a snowflake: milliseconds since 2015 above 22 bits of counter,
// always larger than the one before.
func (w *world) newID() string {
	const discordEpoch = 1420070400000
	id := (time.Now().UnixMilli() - discordEpoch) << 22
	w.lastID = max(id, w.lastID+1)
	return strconv.FormatInt(w.lastID, 10)
}

// user returns the user of that name, made if need be.
func (w *world) user(name string) User {
	i := slices.IndexFunc(w.users, func(u User) bool { return u.Name == name })
	if i < 0 {
		i = len(w.users)
		w.users = append(w.users, User{ID: w.newID(), Name: name})
	}
	return w.users[i]
}

// userByID reports false for an unknown ID.
func (w *world) userByID(id string) (User, bool) {
	i := slices.IndexFunc(w.users, func(u User) bool { return u.ID == id })
	if i < 0 {
		return User{}, false
	}
	return w.users[i], true
}

// addChannel adds a text channel to the guild.
func (w *world) addChannel(name string) *channel {
	c := &channel{id: w.newID(), name: name}
	w.channels = append(w.channels, c)
	return c
}

// addDirect adds a direct-message channel; the zero User means not known yet.
func (w *world) addDirect(with User) *channel {
	c := &channel{id: w.newID(), dm: true, recipient: with}
	w.channels = append(w.channels, c)
	return c
}

// channel returns nil for an unknown ID.
func (w *world) channel(id string) *channel {
	i := slices.IndexFunc(w.channels, func(c *channel) bool { return c.id == id })
	if i < 0 {
		return nil
	}
	return w.channels[i]
}

// add puts a new message into the channel and gives it an ID.
func (w *world) add(c *channel, e *entry) {
	e.m.ID, e.m.ChannelID, e.at = w.newID(), c.id, time.Now()
	c.messages = append(c.messages, e)
	w.entries[e.m.ID] = e
}

// find returns a message that exists in the channel, or nil.
func (w *world) find(channel, id string) *entry {
	e := w.entries[id]
	if e == nil || e.deleted || e.m.ChannelID != channel {
		return nil
	}
	return e
}

// remember keeps the state of a message of the bot for those who wait for it.
func (w *world) remember(e *entry) {
	if e.m.Author.ID == w.bot.ID && !e.loading {
		w.history = append(w.history, e.m)
	}
}

// mentioned returns the known users that the text mentions, each once.
func (w *world) mentioned(text string) []User {
	var users []User
	for _, m := range regexp.MustCompile(`<@!?(\d+)>`).FindAllStringSubmatch(text, -1) {
		if u, ok := w.userByID(m[1]); ok && !slices.Contains(users, u) {
			users = append(users, u)
		}
	}
	return users
}

// User returns the person of that name, who is made on first use.
func (s *Server) User(name string) User {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world.user(name)
}

// AddChannel adds a text channel to the guild and returns its ID.
func (s *Server) AddChannel(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.world.addChannel(name)
	s.gateway.dispatch(event{name: "CHANNEL_CREATE", intent: intentGuilds, guild: s.world.guild, full: encode(s.world.channelJSON(c))})
	return c.id
}
