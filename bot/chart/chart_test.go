package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"testing"
	"time"
)

var palette = []color.RGBA{{0x2F, 0x6F, 0xDB, 0xFF}, {0x8A, 0x90, 0x99, 0xFF}, {0xE6, 0xA2, 0x3C, 0xFF}}

// days are bars of consecutive days.
func days(parts ...[]int) (bars []Bar) {
	first := time.Date(2026, 2, 27, 0, 0, 0, 0, time.UTC)
	for i, p := range parts {
		bars = append(bars, Bar{Day: first.AddDate(0, 0, i), Parts: p})
	}
	return bars
}

// draw draws bars and reads the picture.
func draw(t *testing.T, bars []Bar) (raw []byte, picture image.Image) {
	t.Helper()
	raw, err := Stacked(bars, palette)
	if err != nil {
		t.Fatal(err)
	}
	picture, err = png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(Width, Height) {
		t.Errorf("the picture is %v", size)
	}
	return raw, picture
}

// amounts count the pixels of each of the palette's colors.
func amounts(picture image.Image) (counts [3]int) {
	for y := range Height {
		for x := range Width {
			r, g, b, _ := picture.At(x, y).RGBA()
			for i, c := range palette {
				if (color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 0xFF}) == c {
					counts[i]++
				}
			}
		}
	}
	return counts
}

func TestStacked(t *testing.T) {
	bars := days([]int{4, 2, 0}, []int{0, 0, 0}, []int{8, 0, 2})
	raw, picture := draw(t, bars)
	if name := os.Getenv("DETENTE_TEST_CHART"); name != "" {
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again, _ := draw(t, bars)
	if !bytes.Equal(raw, again) {
		t.Error("the same bars make two pictures")
	}
	counts := amounts(picture)
	unit := float64(counts[0]) / 12
	for i, want := range []float64{12, 2, 2} {
		if got := float64(counts[i]) / unit; unit == 0 || got < want*0.9 || got > want*1.1 {
			t.Errorf("color %d fills %.2f units, want %v", i, got, want)
		}
	}
}

func TestStackedWithoutCounts(t *testing.T) {
	for _, n := range []int{1, 7, 90, 400} {
		parts := make([][]int, n)
		for i := range parts {
			parts[i] = []int{0, 0, -3}
		}
		if _, picture := draw(t, days(parts...)); amounts(picture) != [3]int{} {
			t.Errorf("%d empty days: pixels %v", n, amounts(picture))
		}
	}
}

func TestStackedErrors(t *testing.T) {
	for name, bars := range map[string][]Bar{"none": nil, "a part too few": days([]int{1, 2})} {
		if _, err := Stacked(bars, palette); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestScale(t *testing.T) {
	for most, want := range map[int][2]int{0: {1, 1}, 1: {1, 1}, 5: {5, 1}, 6: {6, 2}, 11: {15, 5}, 26: {30, 10}, 99: {100, 20}, 12345: {15000, 5000}} {
		if top, step := scale(most); top != want[0] || step != want[1] {
			t.Errorf("scale(%d) = %d, %d; want %v", most, top, step, want)
		}
	}
}

func BenchmarkStacked(b *testing.B) {
	parts := make([][]int, 90)
	for i := range parts {
		parts[i] = []int{i, 90 - i, i % 7}
	}
	for b.Loop() {
		if _, err := Stacked(days(parts...), palette); err != nil {
			b.Fatal(err)
		}
	}
}
