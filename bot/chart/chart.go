// Package chart draws the small pictures that the bot shows on Discord. They hold
// digits only, so that no language needs a font: what the colours mean is said in the
// text beside them.
package chart

import (
	"errors"
	"fmt"
	"image/color"
	"strconv"
	"time"

	"github.com/go-analyze/charts"
)

// The size of a picture in pixels. Discord shows an embed's picture about 400 wide.
const (
	Width  = 800
	Height = 320
)

const (
	gap      = 18
	fontSize = 14
	// maxTicks is how many dates stand below the bars at most.
	maxTicks = 8
)

// Background and ink suit Discord's dark and its light appearance.
var (
	background = charts.ColorRGB(0x2B, 0x2D, 0x31)
	ink        = charts.ColorRGB(0xDB, 0xDE, 0xE1)
	lines      = charts.ColorRGB(0x4E, 0x50, 0x58)
)

// A Bar is what is counted of one day.
type Bar struct {
	Day time.Time
	// Parts stand on each other, the first one lowest; a negative one counts as 0.
	Parts []int
}

// Stacked draws a bar a day as a PNG of Width by Height, each part in its color. The
// same bars make the same picture. It is an error when there are no bars, or when one
// does not have a part for each color.
func Stacked(bars []Bar, colors []color.RGBA) ([]byte, error) {
	if len(bars) == 0 {
		return nil, errors.New("draw a chart: there are no bars")
	}
	values := make([][]float64, len(colors))
	labels, most := make([]string, len(bars)), 0
	for i, b := range bars {
		if len(b.Parts) != len(colors) {
			return nil, fmt.Errorf("draw a chart: %d parts for %d colors", len(b.Parts), len(colors))
		}
		sum := 0
		for k, n := range b.Parts {
			values[k] = append(values[k], float64(max(n, 0)))
			sum += max(n, 0)
		}
		labels[i], most = b.Day.Format("01-02"), max(most, sum)
	}
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputPNG, Width: Width, Height: Height})
	if err := p.BarChart(options(values, labels, most, colors)); err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	png, err := p.Bytes()
	if err != nil {
		return nil, fmt.Errorf("draw a chart: %w", err)
	}
	return png, nil
}

// options are what the chart looks like.
func options(values [][]float64, labels []string, most int, colors []color.RGBA) charts.BarChartOption {
	o := charts.NewBarChartOptionWithData(values)
	o.Theme = theme(colors)
	o.Padding = charts.NewBoxEqual(gap)
	o.StackSeries = charts.Ptr(true)
	o.Legend.Show = charts.Ptr(false)
	font := charts.NewFontStyleWithSize(fontSize).WithColor(ink)
	o.CategoryAxis.Labels = labels
	o.CategoryAxis.LabelFontStyle = font
	o.CategoryAxis.LabelCount = min(len(labels), maxTicks)
	top, step := scale(most)
	o.ValueAxis[0].Min, o.ValueAxis[0].Max = charts.Ptr(0.0), charts.Ptr(float64(top))
	o.ValueAxis[0].LabelCount = top/step + 1
	o.ValueAxis[0].LabelFontStyle = font
	o.ValueFormatter = func(v float64) string { return strconv.Itoa(int(v)) }
	return o
}

func theme(colors []color.RGBA) charts.ColorPalette {
	o := charts.ThemeOption{
		IsDarkMode: true, BackgroundColor: background, TextColor: ink,
		AxisStrokeColor: lines, AxisSplitLineColor: lines,
	}
	for _, c := range colors {
		o.SeriesColors = append(o.SeriesColors, charts.ColorRGB(c.R, c.G, c.B))
	}
	return charts.MakeTheme(o)
}

// scale is the number at the top of the axis, and that between two of its lines: 1, 2
// or 5 times a power of ten, so that there are at most five lines and all are whole.
func scale(most int) (top, step int) {
	const most5 = 5
	step = 1
	for i := 0; step*most5 < most; i++ {
		if i%3 == 1 {
			step = step / 2 * 5
		} else {
			step *= 2
		}
	}
	return max((most+step-1)/step, 1) * step, step
}
