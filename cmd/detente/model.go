package main

import (
	"log/slog"

	"detente/answer/model"
	"detente/cmd/detente/config"
)

// newModel makes the client of the configured model, nil when none is. What it
// does is told to observe, which may be nil.
func newModel(c config.Config, log *slog.Logger, observe func(model.Event)) (*model.Client, error) {
	l := c.LLM
	if !l.Configured() {
		return nil, nil
	}
	return model.New(model.Options{
		BaseURL:         l.BaseURL,
		Model:           l.Model,
		APIKey:          l.APIKey.Reveal(),
		Organization:    l.Organization,
		AzureVersion:    l.AzureVersion,
		TokenField:      l.TokenField,
		Temperature:     l.Temperature,
		MaxTokens:       l.MaxTokens,
		Timeout:         l.Timeout,
		FirstToken:      l.FirstToken,
		Idle:            l.Idle,
		Concurrent:      l.Concurrent,
		DailyTokens:     l.DailyTokens,
		PromptPrice:     l.PromptPrice,
		CompletionPrice: l.CompletionPrice,
		Observe:         observe,
		Logger:          log,
	})
}

// newEmbedder makes the client of the configured model for embeddings, nil when
// none is. What it does is told to observe, which may be nil.
func newEmbedder(c config.Config, log *slog.Logger, observe func(model.Event)) (*model.Embedder, error) {
	e := c.Embeddings
	if !e.Configured() {
		return nil, nil
	}
	return model.NewEmbedder(model.EmbedderOptions{
		BaseURL: e.BaseURL,
		Model:   e.Model,
		APIKey:  e.APIKey.Reveal(),
		Observe: observe,
		Logger:  log,
	})
}
