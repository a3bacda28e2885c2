package source

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// ignoredFolders are folders of tools, of programs by others, and of what pages are
// put together from; none of them is what somebody wrote to be read.
var ignoredFolders = []string{
	"node_modules", "bower_components", "jspm_packages", "vendor", "third_party", "site-packages", "venv", "__pycache__",
	"_build", "_site", "_book", "_static", "_templates", "_layouts", "_includes", "_sass", "_data", "_assets",
	"_partials", "_snippets", "_components", "_shared", "__snapshots__", "__tests__",
}

// outputFolders are often what a tool has made, and sometimes a chapter on building.
var outputFolders = []string{"dist", "build", "out", "output", "public", "site", "target"}

// licences are the names of files that come with every program. In capitals, or as plain
// text, they are those; license.md among other pages is a page.
var licences = []string{
	"license", "license.*", "license-*", "licence", "licence.*", "licence-*", "licenses.*", "unlicense*",
	"copying", "copying.*", "notice", "notice.*", "patents", "patents.*",
}

// ignoredFiles are files for programs, in lower case.
var ignoredFiles = []string{
	"cmakelists.txt", "requirements*.txt", "constraints*.txt", "robots.txt", "humans.txt", "ads.txt", "app-ads.txt",
	"llms.txt", "llms-full.txt", "package-lock.json", "404.*",
	"top_level.txt", "entry_points.txt", "sources.txt", "dependency_links.txt",
}

// ignoresFolder reports whether a folder below a source is passed over unless it is
// named as a source itself.
func ignoresFolder(fsys fs.FS, name string) bool {
	base := strings.ToLower(path.Base(name))
	switch {
	case strings.HasPrefix(base, "."), slices.Contains(ignoredFolders, base), strings.HasSuffix(base, ".egg-info"):
		return true
	case slices.Contains(outputFolders, base):
		return looksMade(fsys, name)
	}
	return false
}

// looksMade reports whether a folder holds what tools make: a start page, scripts,
// or compiled files.
func looksMade(fsys fs.FS, name string) bool {
	entries, err := fs.ReadDir(fsys, name)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		n := strings.ToLower(e.Name())
		switch path.Ext(n) {
		case ".js", ".mjs", ".css", ".map", ".o", ".a", ".so", ".class", ".jar", ".wasm", ".exe", ".whl":
			return true
		}
		return n == "index.html" || n == "sitemap.xml"
	})
}

// ignoresFile reports whether a file below a source is passed over unless it is named
// as a source itself. A name that begins with _ is of a part that documents include,
// but for _index, which is a folder's own page.
func ignoresFile(name string) bool {
	base := strings.ToLower(path.Base(name))
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") && withoutExtension(base) != "_index" {
		return true
	}
	is := func(p string) bool { return segmentMatches(p, base) }
	if slices.ContainsFunc(licences, is) {
		stem := withoutExtension(path.Base(name))
		return stem == strings.ToUpper(stem) || slices.Contains([]string{"", ".txt", ".text"}, path.Ext(base))
	}
	return slices.ContainsFunc(ignoredFiles, is)
}
