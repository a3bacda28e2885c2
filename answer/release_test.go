package answer_test

import (
	"slices"
	"strings"
	"testing"

	"detente/answer"
)

const (
	releaseLog = "# Tankly release notes\n\nWe publish every few months.\n\n## [Unreleased]\n\n- A sauna.\n\n## 4.10.0 (2026-02-11)\n\n### Added\n\n- Dark mode.\n- A timer.\n\n### Fixed\n\n- The door no longer squeaks.\n\n## 4.9.5 (2025-09-30)\n\nOffline maps. They cover all of Europe.\n\n## 4.1.0 (2024-01-15)\n\n- Login on tablets.\n"
	chineseLog = "# 更新日志\n\n## 2.5 版（2026年1月20日）\n\n- 新增夜间模式\n- 修复了登录时闪退的问题\n\n## 2.4 版（2025年10月8日）\n\n- 支持指纹登录\n"
	readme     = "# Tankly\n\nTankly watches tanks. It needs Java 17 to run.\n"
)

func TestReleases(t *testing.T) {
	english := folder(t, "CHANGES", releaseLog, "README", readme)
	chinese := folder(t, "changelog", chineseLog)
	both := folder(t, "en/CHANGES", releaseLog, "zh/changelog", chineseLog)
	files := folder(t, "releases/v1.1", "# v1.1\n\nAdds maps of all the lakes.", "releases/v1.2", "# v1.2\n\nAdds songs for the road.", "README", readme)
	news := folder(t, "news", "# Club news\n\n## 2 March 2026\n\nThe pool opens again.\n\n## 11 February 2026\n\nThe pool closes.\n")
	tests := []struct {
		in       *answer.Responder
		question string
		want     string // of the quote
		not      string
	}{
		{english, "What is the latest version?", "4.10.0", "Dark"},
		{english, "What is the latest version of Tankly?", "4.10.0", "4.9.5"},
		{english, "Which version is current?", "4.10.0", "4.9.5"},
		{english, "When was the latest release?", "2026-02-11", "4.9.5"},
		{english, "What's new in the latest release?", "Dark mode", "Offline"},
		{english, "What's new?", "Dark mode", "Offline"},
		{english, "What was added in 4.10.0?", "A timer", "door"},
		{english, "What was fixed in 4.10?", "door", "timer"},
		{english, "What's new in 4.1?", "Login on tablets", "Dark"},
		{english, "changelog 4.9.5", "Offline maps", "Dark"},
		{english, "What changed on 30 September 2025?", "Offline maps", "Dark"},
		{english, "What changed in January 2024?", "Login on tablets", "Dark"},
		{english, "When was 4.1.0 released?", "2024-01-15", "Dark"},
		{english, "Что нового в 4.1?", "Login on tablets", "Dark"},
		{english, "Quoi de neuf dans la version 4.1 ?", "Login on tablets", "Dark"},
		{chinese, "最新版本是什么？", "2.5 版", "夜间"},
		{chinese, "现在是什么版本", "2.5 版", "夜间"},
		{chinese, "2.4 更新了什么", "指纹登录", "夜间"},
		{chinese, "最近更新了什么？", "夜间模式", "指纹"},
		{chinese, "2.5版什么时候发布的？", "2026年1月20日", "指纹"},
		{both, "What is the latest version?", "4.10.0", "2.5"},
		{both, "最新版本是多少？", "2.5 版", "4.10"},
		{files, "What is the latest version?", "v1.2", "v1.1"},
		{files, "What's new in 1.1?", "maps of all the lakes", "songs"},
		{news, "What changed on 11 February 2026?", "The pool closes", "opens"},
	}
	for _, tt := range tests {
		a := reply(t, tt.in, tt.question)
		got := quotes(a)
		if !a.Answered || !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
			t.Errorf("%s: answered %t with %q; want %q and not %q", tt.question, a.Answered, got, tt.want, tt.not)
		}
	}
}

// TestNoSuchRelease asks for what the log does not have.
func TestNoSuchRelease(t *testing.T) {
	r := folder(t, "CHANGES", releaseLog, "README", readme)
	for _, question := range []string{"What changed in 4.3?", "What's new in version 5?", "4.11 更新了什么", "What is the latest version of Java?"} {
		if a := reply(t, r, question); a.Answered && strings.Contains(quotes(a), "4.1") {
			t.Errorf("%s: answered with %q", question, quotes(a))
		}
	}
}

// TestOtherQuestionsAreNotForReleases makes sure that words of releases in other
// questions quote no heading.
func TestOtherQuestionsAreNotForReleases(t *testing.T) {
	r := folder(t, "CHANGES", releaseLog, "README", readme)
	for question, want := range map[string]string{
		"Which version of Java does Tankly need?": "Java 17",
		"In which version was dark mode added?":   "Dark mode",
	} {
		if a := reply(t, r, question); !strings.Contains(quotes(a), want) {
			t.Errorf("%s: %q; want %q", question, quotes(a), want)
		}
	}
}

// TestLongReleaseIsCut quotes the first lines of a long entry and says how many more
// there are.
func TestLongReleaseIsCut(t *testing.T) {
	items := strings.Repeat("- The pump got another setting that is of use to few.\n", 40)
	a := reply(t, folder(t, "CHANGES", "# Changes\n\n## 2.0\n\n"+items+"\n## 1.0\n\n- The first.\n"), "What's new in 2.0?")
	c := a.Citations[0]
	if n := len(c.Quote); n > 800 || c.More == 0 {
		t.Errorf("%d bytes are quoted and %d more items; want at most 800 and some", n, c.More)
	}
	if i := slices.IndexFunc(c.Parts, func(p answer.Part) bool { return p.Quote == "2.0" }); i != 0 {
		t.Errorf("the heading is part %d of %d; want it first", i, len(c.Parts))
	}
}
