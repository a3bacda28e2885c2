package discordtest

import (
	"fmt"
	"time"
)

// Message types of threads, and the flag of a message that has one,
// https://discord.com/developers/docs/resources/message#message-object-message-types
const (
	typeThreadCreated = 18
	typeThreadStarter = 21
	flagHasThread     = 1 << 5
)

// Thread is a thread or a forum's post.
type Thread struct {
	ID, Parent, Name string
	Owner            User
	Starter          string // ID of the message that it was opened on, the same as ID; "" for none
	Archived, Locked bool
	AutoArchive      int // minutes
	Messages         int // without the one that it was opened on

	made, archived time.Time
}

// threadKeys adds what a thread has beside what all channels have.
func (w *world) threadKeys(out object, c *channel) {
	t := c.thread
	out["guild_id"], out["name"], out["parent_id"], out["owner_id"] = c.guild.id, c.name, c.parent, t.Owner.ID
	out["message_count"], out["total_message_sent"], out["member_count"], out["rate_limit_per_user"] = t.Messages, t.Messages, 1, 0
	out["thread_metadata"] = object{
		"archived": t.Archived, "locked": t.Locked, "auto_archive_duration": t.AutoArchive,
		"archive_timestamp": stamp(t.archived), "create_timestamp": stamp(t.made),
	}
}

// openThread makes a thread of that type in a channel and tells the sessions. id is that of
// the message that it is opened on, or "".
func (s *Server) openThread(parent *channel, kind int, id, name string, by User) *channel {
	w, now := s.world, time.Now()
	c := &channel{id: orDefault(id, w.newID()), name: name, guild: parent.guild}
	c.kind, c.parent = kind, parent.id
	c.thread = &Thread{ID: c.id, Parent: parent.id, Name: name, Owner: by, Starter: id, AutoArchive: 1440, made: now, archived: now}
	c.guild.threads = append(c.guild.threads, c)
	w.place(c)
	s.tellOfChannel("CREATE", c, object{"newly_created": true})
	return c
}

// openThreadOn makes the thread of a message: the message is marked, and the
// thread begins with a system message that stands for it.
func (s *Server) openThreadOn(e *entry, name string, by User) *channel {
	c := s.openThread(s.world.channel(e.m.ChannelID), channelPublicThread, e.m.ID, name, by)
	e.flags |= flagHasThread
	s.announce("MESSAGE_UPDATE", e)
	s.say(c, &entry{m: Message{Author: by}, kind: typeThreadStarter, starts: e})
	return c
}

// openThreadAlone makes a thread that no message stands for, of which a system
// message in the channel tells.
func (s *Server) openThreadAlone(parent *channel, name string, by User) *channel {
	c := s.openThread(parent, channelPublicThread, "", name, by)
	s.say(parent, &entry{m: Message{Author: by, Content: name}, kind: typeThreadCreated})
	return c
}

// say adds a message and announces it.
func (s *Server) say(c *channel, e *entry) {
	s.world.add(c, e)
	s.announce("MESSAGE_CREATE", e)
}

// wake takes a thread out of the archive, as a message in it does.
func (s *Server) wake(c *channel) {
	if c.thread != nil && c.thread.Archived {
		s.setArchived(c, false)
	}
}

// setArchived tells the sessions if it changes anything.
func (s *Server) setArchived(c *channel, on bool) {
	if c.thread.Archived == on {
		return
	}
	c.thread.Archived, c.thread.archived = on, time.Now()
	s.updated(c)
}

// threadOf returns the thread of that ID, or ends the test. The caller holds
// s.mu.
func (s *Server) threadOf(id string) *channel {
	s.t.Helper()
	c := s.world.channel(id)
	if c == nil || c.thread == nil {
		s.t.Fatalf("discordtest: no thread %q", id)
	}
	return c
}

// ForumPost opens a post in a forum: THREAD_CREATE, then MESSAGE_CREATE of its
// first message, whose ID is the thread's. A channel that is no forum ends the
// test.
func (s *Server) ForumPost(forum, title string, author User, content string) (thread string, first Message) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	parent := s.channelOf(forum)
	if parent.kind != channelForum {
		s.t.Fatalf("discordtest: channel %s is not a forum", forum)
	}
	author = s.world.orSomeone(author)
	c := s.openThread(parent, channelPublicThread, "", title, author)
	parent.last = c.id // of a forum, the newest thread
	e := &entry{m: Message{ID: c.id, Author: author, Content: content}, mentions: s.world.mentioned(content)}
	s.say(c, e)
	return c.id, e.m
}

// OpenThread lets somebody open a thread without a message in a channel, and
// returns its ID. An unknown channel ends the test.
func (s *Server) OpenThread(parent, name string, by User) string {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.openThreadAlone(s.channelOf(parent), name, s.world.orSomeone(by)).id
}

// OpenThreadOn lets somebody open the thread of a message, and returns its ID,
// which is the message's. A message that is gone, or has a thread, ends the
// test.
func (s *Server) OpenThreadOn(m Message, name string, by User) string {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.world.find(m.ChannelID, m.ID)
	if e == nil || e.flags&flagHasThread != 0 {
		s.t.Fatalf("discordtest: OpenThreadOn: message %q is gone or has a thread", m.ID)
	}
	return s.openThreadOn(e, name, s.world.orSomeone(by)).id
}

// Archive puts a thread into the archive and dispatches THREAD_UPDATE. A
// message takes it out again. An unknown thread ends the test.
func (s *Server) Archive(thread string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.setArchived(s.threadOf(thread), true)
}

// Lock locks a thread, or unlocks it: only who may manage threads can write
// there. An unknown thread ends the test.
func (s *Server) Lock(thread string, on bool) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.threadOf(thread)
	c.thread.Locked = on
	s.updated(c)
}

// Threads returns the threads of a channel or a forum in the order in which
// they were opened, archived ones included.
func (s *Server) Threads(channel string) []Thread {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Thread
	for _, c := range s.world.channels {
		if c.thread != nil && c.parent == channel {
			t := *c.thread
			t.Name = c.name
			list = append(list, t)
		}
	}
	return list
}

// String is for messages of tests.
func (t Thread) String() string { return fmt.Sprintf("thread %q (%s) of %s", t.Name, t.ID, t.Parent) }
