package main

import (
	"fmt"
	"io"
	"os"
	"syscall"
	"time"
)

// lockWriter takes SQLite's lock of the one who writes to the write-ahead log, as
// another process would: byte 120 of the log's index,
// https://www.sqlite.org/walformat.html#wal_locks
func lockWriter(index *os.File) error {
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Whence: io.SeekStart, Start: 120, Len: 1}
	var err error
	if late := await(5*time.Second, func() bool {
		err = syscall.FcntlFlock(index.Fd(), syscall.F_SETLK, &lock)
		return err == nil
	}); late != nil {
		return fmt.Errorf("lock the database: %w", err)
	}
	return nil
}
