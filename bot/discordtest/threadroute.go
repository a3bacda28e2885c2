package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxThreadName is how many characters the name of a thread or a channel has.
const maxThreadName = 100

// threadHandlers are the routes of threads.
func threadHandlers() map[string]handler {
	return map[string]handler{
		"POST /channels/{channel}/threads":                    createThread,
		"POST /channels/{channel}/messages/{message}/threads": createMessageThread,
		"PATCH /channels/{channel}":                           editChannel,
		"DELETE /channels/{channel}":                          deleteChannel,
		"PUT /channels/{channel}/thread-members/@me":          joinThread,
		"GET /guilds/{guild}/threads/active":                  activeThreads,
	}
}

// threadBody is what a request says of a thread.
type threadBody struct {
	Name        field[string] `json:"name"`
	AutoArchive field[int]    `json:"auto_archive_duration"`
	Archived    *bool         `json:"archived"`
	Locked      *bool         `json:"locked"`
	Type        *int          `json:"type"`
}

// checkThread checks a body that makes or changes a thread.
func checkThread(raw []byte, made bool) findings {
	var f findings
	var b threadBody
	if !f.decode(raw, "thread", &b) {
		return f
	}
	if made || b.Name.set {
		f.filled("name", b.Name.value, maxThreadName)
	}
	durations := []int{0, 60, 1440, 4320, 10080} // 0: null, or not there
	if !slices.Contains(durations, b.AutoArchive.value) {
		f.refuse("auto_archive_duration", "%d is not 60, 1440, 4320 or 10080", b.AutoArchive.value)
	}
	return f
}

// threadCall checks a request that opens a thread in the path's channel.
func (c *call) threadCall() (*channel, threadBody, error) {
	var b threadBody
	ch, err := c.channelParam()
	if err != nil {
		return nil, b, err
	}
	if ch.dm || ch.kind != channelText {
		return nil, b, wrongChannel()
	}
	if err := c.refuse(checkThread(c.body, true)); err != nil {
		return nil, b, err
	}
	if err := c.decode(&b); err != nil {
		return nil, b, err
	}
	return ch, b, nil
}

// wrongChannel is for a channel in which a thing is not possible.
func wrongChannel() error {
	return &apiError{http.StatusBadRequest, 50024, "Cannot execute action on this channel type"}
}

// createThread is POST /channels/{channel}/threads. Without a type Discord makes
// a private thread.
func createThread(c *call) (int, any, error) {
	ch, b, err := c.threadCall()
	if err != nil {
		return 0, nil, err
	}
	kind, needs := channelPrivateThread, PermissionCreatePrivateThreads
	if b.Type != nil && *b.Type == channelPublicThread {
		kind, needs = channelPublicThread, PermissionCreatePublicThreads
	}
	if err := c.needs(ch, needs); err != nil {
		return 0, nil, err
	}
	var made *channel
	if kind == channelPublicThread {
		made = c.s.openThreadAlone(ch, b.Name.value, c.w.bot)
	} else {
		made = c.s.openThread(ch, kind, "", b.Name.value, c.w.bot)
	}
	made.archiveAfter(b)
	return http.StatusCreated, c.w.channelJSON(made), nil
}

// createMessageThread is POST …/messages/{message}/threads: a message has one
// thread at most.
func createMessageThread(c *call) (int, any, error) {
	ch, b, err := c.threadCall()
	if err != nil {
		return 0, nil, err
	}
	e, err := c.messageParam()
	if err != nil {
		return 0, nil, err
	}
	if err := c.needs(ch, PermissionCreatePublicThreads); err != nil {
		return 0, nil, err
	}
	if e.flags&flagHasThread != 0 {
		return 0, nil, &apiError{http.StatusBadRequest, 160004, "A thread has already been created for this message"}
	}
	made := c.s.openThreadOn(e, b.Name.value, c.w.bot)
	made.archiveAfter(b)
	return http.StatusCreated, c.w.channelJSON(made), nil
}

// archiveAfter sets how long a thread stays open, if the body says so.
func (c *channel) archiveAfter(b threadBody) {
	if b.AutoArchive.value > 0 {
		c.thread.AutoArchive = b.AutoArchive.value
	}
}

// editChannel is the PATCH of a thread: whoever may write in it takes it out of
// the archive, its owner may change its name and archive it, and Manage Threads
// everything. Other channels would need Manage Channels.
func editChannel(c *call) (int, any, error) {
	ch, err := c.channelParam()
	switch {
	case err != nil:
		return 0, nil, err
	case ch.dm:
		return 0, nil, wrongChannel()
	case ch.thread == nil:
		return c.editPlace(ch)
	}
	if err := c.refuse(checkThread(c.body, false)); err != nil {
		return 0, nil, err
	}
	var b threadBody
	if err := c.decode(&b); err != nil {
		return 0, nil, err
	}
	if err := c.mayEdit(ch, b); err != nil {
		return 0, nil, err
	}
	c.s.changeThread(ch, b)
	return http.StatusOK, c.w.channelJSON(ch), nil
}

// changeThread changes what the body says, and tells the sessions once.
func (s *Server) changeThread(ch *channel, b threadBody) {
	if b.Name.set {
		ch.name = strings.TrimSpace(b.Name.value)
	}
	if b.Locked != nil {
		ch.thread.Locked = *b.Locked
	}
	ch.archiveAfter(b)
	if b.Archived != nil && *b.Archived != ch.thread.Archived {
		s.setArchived(ch, *b.Archived)
	} else {
		s.updated(ch)
	}
}

// mayEdit returns why the bot may not change the thread so.
func (c *call) mayEdit(ch *channel, b threadBody) error {
	opens := b.Archived != nil && !*b.Archived
	alone := !b.Name.set && !b.AutoArchive.set && b.Locked == nil
	switch {
	case ch.thread.Archived && !opens:
		return &apiError{http.StatusBadRequest, 50083, "Thread is archived"}
	case opens && alone && !ch.thread.Locked:
		return c.needs(ch, PermissionSendMessagesInThreads)
	case b.Locked == nil && ch.thread.Owner == c.w.bot:
		return c.needs(ch, 0)
	}
	return c.needs(ch, PermissionManageThreads)
}

// editPlace renames a channel that is no thread.
func (c *call) editPlace(ch *channel) (int, any, error) {
	var b struct {
		Name string `json:"name"`
	}
	if err := c.needs(ch, PermissionManageChannels); err != nil {
		return 0, nil, err
	}
	if err := json.Unmarshal(c.body, &b); err != nil || utf8.RuneCountInString(b.Name) > maxThreadName {
		return 0, nil, invalid("name: must be between 1 and 100 in length")
	}
	ch.name = orDefault(b.Name, ch.name)
	c.s.updated(ch)
	return http.StatusOK, c.w.channelJSON(ch), nil
}

// deleteChannel removes a thread or a channel.
func deleteChannel(c *call) (int, any, error) {
	ch, err := c.channelParam()
	if err != nil {
		return 0, nil, err
	}
	needs := PermissionManageChannels
	if ch.thread != nil {
		needs = PermissionManageThreads
	}
	if ch.dm {
		return 0, nil, wrongChannel()
	}
	if err := c.needs(ch, needs); err != nil {
		return 0, nil, err
	}
	gone := c.w.channelJSON(ch)
	c.s.remove(ch)
	return http.StatusOK, gone, nil
}

// joinThread takes the bot into a thread, of which nothing is kept: it gets the
// messages of those that it sees anyway.
func joinThread(c *call) (int, any, error) {
	ch, err := c.channelParam()
	switch {
	case err != nil:
		return 0, nil, err
	case ch.thread == nil:
		return 0, nil, wrongChannel()
	case ch.thread.Archived:
		return 0, nil, &apiError{http.StatusBadRequest, 50083, "Thread is archived"}
	}
	return http.StatusNoContent, nil, nil
}

// activeThreads lists the threads of a guild that are not archived.
func activeThreads(c *call) (int, any, error) {
	g := c.w.findGuild(c.r.PathValue("guild"))
	if g == nil {
		return 0, nil, unknown(10004, "Guild")
	}
	return http.StatusOK, object{"threads": c.w.activeThreads(g), "members": []any{}}, nil
}

// activeThreads renders the open threads of a guild that the bot sees, the
// newest first.
func (w *world) activeThreads(g *guild) []any {
	list := []any{}
	for _, c := range slices.Backward(g.threads) {
		if !c.thread.Archived && w.botHas(c, PermissionViewChannel) {
			list = append(list, w.channelJSON(c))
		}
	}
	return list
}
