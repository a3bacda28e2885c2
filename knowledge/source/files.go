package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"

	"detente/knowledge/document/charset"
)

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 256 << 20

// disk is the files below a folder of the system. It opens regular files and folders
// alone: a device can be read without end, and a pipe may never give anything.
type disk string

func (d disk) path(name string) string {
	return filepath.Join(string(d), filepath.FromSlash(name))
}

// Open implements [fs.FS].
func (d disk) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	info, err := os.Stat(d.path(name))
	if err == nil {
		err = refuseIrregular(info) // opening it could do something
	}
	if err != nil {
		return nil, err
	}
	flag := os.O_RDONLY
	if runtime.GOOS != "windows" {
		flag |= syscall.O_NONBLOCK // it may have become a pipe since
	}
	f, err := os.OpenFile(d.path(name), flag, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = refuseIrregular(info)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Stat implements [fs.StatFS].
func (d disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(d.path(name)) }

// ReadDir implements [fs.ReadDirFS].
func (d disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.path(name)) }

// refuseIrregular is an error for what is neither a regular file nor a folder.
func refuseIrregular(info fs.FileInfo) error {
	mode, what := info.Mode(), ""
	switch {
	case mode.IsRegular(), mode.IsDir():
		return nil
	case mode&fs.ModeNamedPipe != 0:
		what = "a named pipe"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	default:
		what = "something else"
	}
	return fmt.Errorf("it is %s, not a regular file; name a file or a folder", what)
}

// readBytes reads a file of at most [MaxFile] bytes, however many it says it has.
func readBytes(fsys fs.FS, name string) (content []byte, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, withoutPath(err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, withoutPath(err)
	}
	if info.IsDir() {
		return nil, errors.New("it is a folder, not a file")
	}
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), MaxFile)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(f, MaxFile+1)); err != nil {
		return nil, withoutPath(err)
	}
	if b.Len() > MaxFile {
		return nil, tooLarge(max(info.Size(), MaxFile+1))
	}
	return b.Bytes(), nil
}

func tooLarge(size int64) error {
	return fmt.Errorf("the file has %d bytes, the limit is %d; split it", size, MaxFile)
}

func readText(fsys fs.FS, name string) (string, error) {
	content, err := readBytes(fsys, name)
	if err != nil {
		return "", err
	}
	return charset.Decode(content)
}

// withoutPath drops the path from an error that is told with it anyway.
func withoutPath(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}

// A stamp is what tells whether a file has changed; the zero stamp is of one that
// is not there.
type stamp struct {
	size  int64
	mode  fs.FileMode
	mtime time.Time
}

func stampOf(fsys fs.FS, name string) stamp {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.Mode(), info.ModTime()}
}

// tracked is files of which it is noted what is looked at, so that a document can
// be read again when a file that it includes changes. It is safe for concurrent use.
type tracked struct {
	fs.FS

	mu     sync.Mutex
	stamps map[string]stamp
}

func track(fsys fs.FS) *tracked { return &tracked{FS: fsys, stamps: map[string]stamp{}} }

// note is called before a file is read: a change while it is read shows later.
func (t *tracked) note(name string) {
	if !fs.ValidPath(name) {
		return
	}
	s := stampOf(t.FS, name)
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.stamps[name]; !ok {
		t.stamps[name] = s
	}
}

// Open implements [fs.FS].
func (t *tracked) Open(name string) (fs.File, error) {
	t.note(name)
	return t.FS.Open(name)
}

// ReadFile implements [fs.ReadFileFS], up to [MaxFile] bytes.
func (t *tracked) ReadFile(name string) ([]byte, error) {
	t.note(name)
	return readBytes(t.FS, name)
}

// Stat implements [fs.StatFS].
func (t *tracked) Stat(name string) (fs.FileInfo, error) {
	t.note(name)
	return fs.Stat(t.FS, name)
}

// ReadDir implements [fs.ReadDirFS].
func (t *tracked) ReadDir(name string) ([]fs.DirEntry, error) {
	t.note(name)
	return fs.ReadDir(t.FS, name)
}

// stand reports whether all that was noted is as it was, and was so for long enough
// before from that a later change would show.
func stand(fsys fs.FS, stamps map[string]stamp, from time.Time) bool {
	for name, was := range stamps {
		now := stampOf(fsys, name)
		if now.size != was.size || now.mode != was.mode || !now.mtime.Equal(was.mtime) || now.mtime.After(from.Add(-clockStep)) {
			return false
		}
	}
	return true
}

// clockStep is the coarsest step of a file system's times, that of FAT.
const clockStep = 2 * time.Second
