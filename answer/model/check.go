package model

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// checkTokens is what Check lets the model write.
const checkTokens = 16

// Check makes one small request, for doctor: without retries, and whatever the
// budget and the circuit breaker say. Its error says what to do about the fault.
// What the model writes does not matter: one that only reasons is fine.
func (c *Client) Check(ctx context.Context) error {
	limit := fmt.Errorf("%w: no whole text within %s", ErrTimeout, c.options.Timeout)
	ctx, cancel := context.WithTimeoutCause(ctx, c.options.Timeout, limit)
	defer cancel()
	r := Request{Messages: []Message{{User, "Say OK."}}, MaxTokens: checkTokens}
	_, err := c.once(ctx, r, nil)
	if err == nil || healthy(err) {
		return nil
	}
	return c.server.advise(ctx, place{"llm", c.options.BaseURL, c.options.Model, c.options.TokenField, c.options.AzureVersion != ""}, err)
}

// Check makes one small request, for doctor: without retries, and whatever the
// circuit breaker says. It returns how many numbers a vector has. Its error says
// what to do about the fault.
func (e *Embedder) Check(ctx context.Context) (dimensions int, err error) {
	limit := fmt.Errorf("%w: no vectors within %s", ErrTimeout, e.options.Timeout)
	ctx, cancel := context.WithTimeoutCause(ctx, e.options.Timeout, limit)
	defer cancel()
	vectors, _, err := e.once(ctx, []string{"OK"})
	if err != nil {
		return 0, e.server.advise(ctx, place{"embeddings", e.options.BaseURL, e.options.Model, "", false}, err)
	}
	return len(vectors[0]), nil
}

// A place is where advice is about.
type place struct {
	section     string // of the settings
	base, model string
	tokenField  string
	azure       bool
}

// advise adds to an error of Check what to do about it.
func (s *server) advise(ctx context.Context, p place, err error) error {
	f := (*failure)(nil)
	if !errors.As(err, &f) {
		return err
	}
	advice := ""
	switch f.reason {
	case reasonDenied:
		advice = fmt.Sprintf("the key is wrong or missing: set DETENTE_%s_API_KEY to one that %s takes", strings.ToUpper(p.section), p.base)
	case reasonNotFound:
		advice = s.missing(ctx, p)
	case reasonLimited:
		advice = "the server limits requests, or the account has no credit left: look at its usage page, or wait"
	case reasonTimeout:
		advice = fmt.Sprintf("is the server at %s busy, or still loading the model? Try again, or raise %s", p.base, p.limits())
	case reasonServer:
		advice = "the server has a fault of its own: look into its log, or at its status page"
	case reasonNetwork:
		advice = connection(p, err)
	case reasonRejected:
		advice = rejection(p, err.Error())
	case reasonUnfinished, reasonGarbled:
		advice = fmt.Sprintf("what answers at %s speaks no OpenAI-compatible protocol there: does %s.base_url end with /v1?", p.base, p.section)
	}
	if advice == "" {
		return err
	}
	return fmt.Errorf("%w\n%s", err, advice)
}

// limits names the settings that bound waiting.
func (p place) limits() string {
	if p.section == "llm" {
		return "llm.first_token and llm.timeout"
	}
	return "the server's speed"
}

// missing tells apart why a server answers 404: there is no such model, or no
// such path.
func (s *server) missing(ctx context.Context, p place) string {
	if p.azure {
		return fmt.Sprintf("is there a deployment %q at %s? In Azure llm.model is the deployment's name, and llm.base_url has no path", p.model, p.base)
	}
	const shown = 8
	list, err := s.api.ListModels(ctx)
	if err != nil {
		return fmt.Sprintf("%s has no such path: does %s.base_url end with /v1?", p.base, p.section)
	}
	var names []string
	for _, m := range list.Models[:min(shown, len(list.Models))] {
		names = append(names, brief(m.ID))
	}
	if more := len(list.Models) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	if len(names) == 0 {
		return fmt.Sprintf("the server has no model at all yet: load or pull %q there", p.model)
	}
	return fmt.Sprintf("set %s.model to one that the server has: %s", p.section, strings.Join(names, ", "))
}

// rejection explains a request that the server does not take.
func rejection(p place, text string) string {
	switch {
	case strings.Contains(text, p.tokenField) && p.tokenField == MaxTokens:
		return "set llm.token_field to " + MaxCompletionTokens
	case strings.Contains(text, p.tokenField) && p.tokenField == MaxCompletionTokens:
		return "set llm.token_field to " + MaxTokens
	case strings.Contains(text, "temperature"):
		return "set llm.temperature to -1, which sends none"
	case strings.Contains(text, "model"):
		return fmt.Sprintf("is %q the right name for %s.model?", p.model, p.section)
	}
	return ""
}

// connection explains why there is none.
func connection(p place, err error) string {
	name, certificate := (*net.DNSError)(nil), (*tls.CertificateVerificationError)(nil)
	record := tls.RecordHeaderError{}
	switch {
	case errors.As(err, &name):
		return fmt.Sprintf("the name %s is not known: check %s.base_url and the network", name.Name, p.section)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fmt.Sprintf("nothing listens at %s: is the server running, and is %s.base_url right?", p.base, p.section)
	case errors.As(err, &certificate):
		return fmt.Sprintf("the server's certificate is not trusted: is %s.base_url the name that it was made for? "+
			"One of your own has to be trusted by this system (SSL_CERT_FILE)", p.section)
	case errors.As(err, &record) || errors.Is(err, http.ErrSchemeMismatch):
		return fmt.Sprintf("the server speaks no TLS: write http:// in %s.base_url", p.section)
	}
	return fmt.Sprintf("check %s.base_url and the network", p.section)
}
