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
	application, guild, general, direct string // guild: the first one
	bot, owner                          User
	mention                             *regexp.Regexp

	lastID       int64
	users        map[string]User // by ID
	names        map[string]User // by name
	guilds       []*guild
	channels     []*channel
	places       map[string]*channel // channels by ID
	entries      map[string]*entry   // messages by ID
	nonces       map[string]*entry   // messages sent with enforce_nonce, by channel and nonce
	history      []Message           // the bot's messages as they were after each write
	commands     []command
	interactions map[string]*Interaction // by token
	lean         *lean                   // bounds what is kept; nil: everything is
	people
	foreign, private string // channels where the bot is not, "" until asked for
}

// User is somebody on the fake Discord.
type User struct {
	ID, Name string
	Bot      bool
}

// channel is a text channel of a guild or, with dm, a direct message.
type channel struct {
	id, name        string
	guild           *guild // nil for a direct message
	dm              bool
	recipient       User // of a direct message; zero until known
	messages        []*entry
	asked, answered int // questions in the ledger, see [Asked]
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
	noPing     bool // a reply that mentions nobody for being one
	loading    bool // a deferred response that is still to come
	deleted    bool
	by         *Interaction // whose response it is, or nil
	starts     *entry       // of a thread's first, system message: the one that the thread is of
	reactions  []Reaction
	asked      *question // the question that it is or answers, or nil
}

// newWorld makes the bot, its guild with one channel, and a direct-message
// channel.
func newWorld() *world {
	w := &world{
		mention:      regexp.MustCompile(`<@!?(\d+)>`),
		users:        make(map[string]User),
		names:        make(map[string]User),
		places:       make(map[string]*channel),
		entries:      make(map[string]*entry),
		nonces:       make(map[string]*entry),
		interactions: make(map[string]*Interaction),
		people:       newPeople(),
	}
	w.application = w.newID()
	w.bot = User{ID: w.newID(), Name: "detente", Bot: true}
	w.owner = User{ID: w.newID(), Name: "owner"}
	w.addUser(w.bot)
	w.addUser(w.owner)
	g := w.addGuild("Test guild")
	w.guild, w.general = g.id, w.addChannel(g, "general").id
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
	u, ok := w.names[name]
	if !ok {
		u = User{ID: w.newID(), Name: name}
		w.addUser(u)
	}
	return u
}

func (w *world) addUser(u User) { w.users[u.ID], w.names[u.Name] = u, u }

// userByID reports false for an unknown ID.
func (w *world) userByID(id string) (User, bool) {
	u, ok := w.users[id]
	return u, ok
}

// addChannel adds a text channel to the guild.
func (w *world) addChannel(g *guild, name string) *channel {
	c := &channel{id: w.newID(), name: name, guild: g}
	g.channels = append(g.channels, c)
	return w.place(c)
}

// place makes a channel known.
func (w *world) place(c *channel) *channel {
	w.channels = append(w.channels, c)
	w.places[c.id] = c
	return c
}

// addDirect adds a direct-message channel; the zero User means not known yet.
func (w *world) addDirect(with User) *channel {
	return w.place(&channel{id: w.newID(), dm: true, recipient: with})
}

// channel returns nil for an unknown ID.
func (w *world) channel(id string) *channel { return w.places[id] }

// add puts a new message into the channel and gives it an ID.
func (w *world) add(c *channel, e *entry) {
	e.m.ID, e.m.ChannelID, e.m.Type, e.at = orDefault(e.m.ID, w.newID()), c.id, e.kind, time.Now()
	c.noted(e)
	c.messages = append(c.messages, e)
	w.entries[e.m.ID] = e
	if w.lean != nil {
		w.lean.keep(w, e)
	}
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
	if w.lean != nil {
		e.m.Raw = nil
		return
	}
	if e.m.Author.ID == w.bot.ID && !e.loading && e.kind != typeThreadStarter && e.kind != typeThreadCreated {
		w.history = append(w.history, e.m)
	}
}

// mentioned returns the known users that the text mentions, each once.
func (w *world) mentioned(text string) []User {
	var users []User
	for _, m := range w.mention.FindAllStringSubmatch(text, -1) {
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

// AddChannel adds a text channel to the first guild and returns its ID.
func (s *Server) AddChannel(name string) string { return s.AddChannelTo(s.world.guild, name) }
