package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// storeFile is where the program under test keeps what it has to remember, seen
// from its working directory.
const storeFile = "detente.db"

// storeCalamities are the faults of what the program's store stands on.
func storeCalamities() []calamity {
	return []calamity{
		{name: "disk full", lasts: 10 * time.Second, come: stored(fillDisk)},
		// SQLite waits for 5 seconds before it says so.
		{name: "database locked", least: 7 * time.Second, lasts: 10 * time.Second, come: stored(lockDatabase)},
	}
}

// stored breaks what the store stands on for the fault's time, and wants the store
// to feel it and to get over it. begin returns what mends it.
func stored(begin func(*faultRun) (end func() error, err error)) func(*faultRun) error {
	return func(r *faultRun) error {
		if _, err := os.Stat(filepath.Join(r.dir, storeFile)); err != nil {
			return errSkipped("the program opens no store: " + err.Error())
		}
		end, err := begin(r)
		if err != nil {
			return err
		}
		r.rest(r.duration())
		felt := r.log.Has("the store can't write")
		if err := end(); err != nil {
			return err
		}
		if !felt {
			return errors.New("the store did not mind")
		}
		if err := await(20*time.Second, func() bool { return r.log.Has("the store writes again") }); err != nil {
			return fmt.Errorf("the store writes again: %w; log:\n%s", err, tail(r.log))
		}
		return nil
	}
}

// fillDisk lets no file of the process grow beyond what the store's log has now. A
// write that would then fails, with EFBIG where a full disk has ENOSPC, to which
// SQLite pays the same attention: the transaction fails.
func fillDisk(r *faultRun) (end func() error, err error) {
	log, err := os.Stat(filepath.Join(r.dir, storeFile+"-wal"))
	if err != nil {
		return nil, errSkipped("the store has no write-ahead log: " + err.Error())
	}
	tool, err := exec.LookPath("prlimit")
	if err != nil {
		return nil, errSkipped("only Linux limits the files of a process that runs: " + err.Error())
	}
	set := func(limit string) error {
		out, err := exec.Command(tool, "--pid", strconv.Itoa(r.cmd.Process.Pid), "--fsize="+limit+":").CombinedOutput()
		if err != nil {
			return fmt.Errorf("prlimit: %w: %s", err, out)
		}
		return nil
	}
	if err := set(strconv.FormatInt(log.Size(), 10)); err != nil {
		return nil, err
	}
	return func() error { return set("unlimited") }, nil
}

// lockDatabase holds the lock of whoever writes.
func lockDatabase(r *faultRun) (end func() error, err error) {
	file, err := os.OpenFile(filepath.Join(r.dir, storeFile+"-shm"), os.O_RDWR, 0)
	if err != nil {
		return nil, errSkipped("the store has no write-ahead log: " + err.Error())
	}
	if err := lockWriter(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file.Close, nil // which gives the lock back
}
