//go:build !linux

package main

import "os"

// lockWriter is known for Linux only.
func lockWriter(*os.File) error { return errSkipped("SQLite's locks are taken on Linux only") }
