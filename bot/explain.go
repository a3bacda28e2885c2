package bot

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// developerPortal is where applications, their tokens and intents are kept.
const developerPortal = "https://discord.com/developers/applications"

// explainClose says what to do about a close code after which connecting
// again is of no use, and returns nil for any other.
func explainClose(code int) error {
	switch code {
	case 4004:
		return errors.New("discord does not accept the token (close code 4004): " + resetToken)
	case 4010, 4011:
		return fmt.Errorf("discord wants this bot to be sharded otherwise (close code %d): "+
			"it is in more servers than one session may serve; set discord.shards", code)
	case 4012:
		return errors.New("discord no longer speaks this version of its gateway (close code 4012): update détente")
	case 4013:
		return errors.New("discord does not know an intent that was asked for (close code 4013): update détente")
	case 4014:
		return errors.New("discord does not allow the message content intent (close code 4014): " +
			"switch it on for the application under Bot at " + developerPortal +
			", or set discord.message_content to false")
	}
	return nil
}

const resetToken = "make a new one under Bot, Reset Token, at " + developerPortal + " and set DETENTE_DISCORD_TOKEN to it"

// explainREST says what to do about a request that Discord refused for good.
// Other errors are returned as they are.
func explainREST(err error) error {
	if statusOf(err) == http.StatusUnauthorized {
		return fmt.Errorf("discord does not accept the token (status 401): %s", resetToken)
	}
	return withoutAddress(err)
}

// withoutAddress is err without the address of the request that failed:
// interactions have secrets in theirs.
func withoutAddress(err error) error {
	if limited := (*discordgo.RateLimitError)(nil); errors.As(err, &limited) {
		return fmt.Errorf("rate limit exceeded, free again after %s", limited.RetryAfter)
	}
	if failed := (*url.Error)(nil); errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// closeCode is the websocket close code in err, 0 if there is none.
func closeCode(err error) int {
	if closed := (*websocket.CloseError)(nil); errors.As(err, &closed) {
		return closed.Code
	}
	return 0
}
