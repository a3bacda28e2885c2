package edition

import (
	"slices"
	"strings"
	"testing"
)

func TestFolder(t *testing.T) {
	tests := []struct {
		name, want string
		plain      bool
	}{
		{"1.21", "1.21", false}, {"v2", "2", false}, {"V2.1", "2.1", false}, {"version-2.22", "2.22", false}, {"version-3.0", "3.0", false},
		{"0.7", "0.7", false}, {"release-1.30", "1.30", false}, {"2.x", "2", false}, {"v3.0.0-beta.2", "3.0.0-beta2", false},
		{"2.0-rc1", "2.0-rc1", false}, {"latest", "latest", false}, {"stable", "latest", false}, {"next", "unreleased", false}, {"nightly", "unreleased", false},
		{"2", "2", true}, {"2026", "2026", true}, {"版本2", "2", false}, {"第3版", "3", false}, {"2.5版", "2.5", false},
		{"guide", "", false}, {"centos8", "", false}, {"0.5_to_0.6", "", false}, {"v", "", false}, {"", "", false}, {"1.2.3.4.5.6", "", false}, {"99999999999", "", false},
		{"x86", "", false}, {"h2", "", false}, {"2-factor", "", false},
	}
	for _, tt := range tests {
		v, plain, ok := ofFolder(tt.name)
		if v.String() != tt.want || plain != tt.plain || ok != (tt.want != "") {
			t.Errorf("ofFolder(%q) = %q, plain %t, %t; want %q, %t", tt.name, v, plain, ok, tt.want, tt.plain)
		}
	}
}

func TestNamed(t *testing.T) {
	tests := []struct{ text, want string }{
		{"What is the upload limit in v1?", "1"},
		{"Does 1.21 need Java 17?", "1.21"},
		{"How do I install it on 2.x?", "2"},
		{"版本 2 的上限是多少？", "2"},
		{"v2的上限是多少？", "2"},
		{"２．０ 版怎么安装", "2.0"},
		{"4.1 更新了什么", "4.1"},
		{"第3版有什么不同", "3"},
		{"Upgrading from v4 to v5", "4 5"},
		{"what's new in version 3.2.0?", "3.2.0"},
		{"What changed in 4.1.", "4.1"},
		{"is the nightly build stable?", "unreleased"},
		{"开发版怎么装", "unreleased"},
		{"How many litres do 6 tanks hold?", ""},
		{"What is h2 good for?", ""},
		{"When is the 3rd meeting?", ""},
		{"Who won the 2025 election?", "2025"},
		{"2025年的选举谁赢了", "2025"},
		{"what does src/v2 hold", ""},
		{"What is the latest version?", ""},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, v := range Named(tt.text) {
			got = append(got, v.String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Named(%q) = %q; want %q", tt.text, got, tt.want)
		}
	}
}

func TestHeading(t *testing.T) {
	tests := []struct{ heading, version, date, name string }{
		{"4.2.0 (2026-02-11)", "4.2.0", "2026-02-11", ""},
		{"[4.2.0] - 2026-02-11", "4.2.0", "2026-02-11", ""},
		{"Version 2.3", "2.3", "", ""},
		{"Release 2.3", "2.3", "", ""},
		{"v1.8 之后", "1.8", "", ""},
		{"v4 时期", "4", "", ""},
		{"2.5 版（2026年1月20日）", "2.5", "2026-01-20", ""},
		{"Tankly v4.2.0", "4.2.0", "", "tankly"},
		{"更新日志 v1.2", "1.2", "", "更新日志"},
		{"v2.0.0-rc.1", "2.0.0-rc1", "", ""},
		{"2026-02-11", "", "2026-02-11", ""},
		{"11 February 2026", "", "2026-02-11", ""},
		{"February 11th, 2026", "", "2026-02-11", ""},
		{"February 2026", "", "2026-02", ""},
		{"2026年2月", "", "2026-02", ""},
		{"[Unreleased]", "unreleased", "", ""},
	}
	for _, tt := range tests {
		r, ok := OfHeading(tt.heading)
		if !ok || r.Version.String() != tt.version || r.Date != tt.date || r.Name != tt.name {
			t.Errorf("OfHeading(%q) = %q, %q, %q, %t; want %q, %q, %q", tt.heading, r.Version, r.Date, r.Name, ok, tt.version, tt.date, tt.name)
		}
	}
	for _, none := range []string{
		"Upgrading from v4 to v5", "2.3 Configuration", "1. Introduction", "Installation", "Part 2.3 Consequences", "", "Step 2",
		"Using the plugin on a server that runs on version 1.20.5", "The 2025 election", "Top 10",
	} {
		if r, ok := OfHeading(none); ok {
			t.Errorf("OfHeading(%q) = %+v; want none", none, r)
		}
	}
}

func TestWithin(t *testing.T) {
	tests := []struct {
		version, named string
		within, covers bool
	}{
		{"4.1.0", "4.1", true, true}, {"4.1.3", "4.1", true, true}, {"4.10", "4.1", false, false}, {"4.10.0", "4.1", false, false},
		{"4.1", "4.1.0", true, true}, {"4.1", "4.1.2", false, true}, {"4.1.0", "4", true, true}, {"2.22", "2", true, true}, {"3", "2", false, false},
		{"2.0-rc1", "2.0", true, true}, {"2.0", "2.0-rc1", false, true}, {"2.0-rc1", "2.0-rc2", false, false},
		{"latest", "2", false, false}, {"next", "dev", true, true},
	}
	for _, tt := range tests {
		v, _, _ := ofFolder(tt.version)
		named, _, _ := ofFolder(tt.named)
		if v.Within(named) != tt.within || v.Covers(named) != tt.covers {
			t.Errorf("%s within %s: %t, covers: %t; want %t, %t", tt.version, tt.named, v.Within(named), v.Covers(named), tt.within, tt.covers)
		}
	}
	if (Version{}).Within(Version{}) {
		t.Error("what has no version is within another")
	}
}

func TestNewer(t *testing.T) {
	oldest := []string{"next", "3.0-alpha", "3.0-beta1", "3.0-beta2", "3.0-rc1", "0.7", "1.0", "1.9", "1.10", "2", "2.0.1", "2025", "latest"}
	var versions []Version
	for _, name := range oldest {
		v, _, ok := ofFolder(name)
		if !ok {
			t.Fatalf("%s is no version", name)
		}
		versions = append(versions, v)
	}
	mixed := slices.Clone(versions)
	slices.Reverse(mixed)
	slices.SortStableFunc(mixed, Version.Newer)
	if !slices.Equal(mixed, versions) {
		t.Errorf("in order %v; want %v", mixed, oldest)
	}
}

func FuzzVersions(f *testing.F) {
	for _, s := range []string{"4.2.0 (2026-02-11)", "v2", "版本 2", "2.5 版（2026年1月20日）", "1.2.3.4.5.6.7", "February 31, 2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range Named(s) {
			if v.IsZero() || v.String() == "" {
				t.Errorf("Named(%q) has an empty version", s)
			}
		}
		if r, ok := OfHeading(s); ok && r.Version.IsZero() && r.Date == "" {
			t.Errorf("OfHeading(%q) says nothing", s)
		}
		ofFolder(s)
		ofEnding(s)
	})
}
