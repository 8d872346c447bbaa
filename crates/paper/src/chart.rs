//! Charts on a page: SVG that stands in the HTML itself, without a style, a script or an identifier of its own.
//!
//! Lengths along the page are shares of its width and heights are in `em`: the drawing becomes narrow on a telephone
//! while its text stays as large as the reader has asked for. Nothing is lost without colour: order and lightness carry
//! the meaning, every value is written beside its mark, and the table follows as the alternative.
//!
//! Classes for the style sheet (the attributes already give the light look): `chart`, `chart-label`, `chart-value`,
//! `chart-zero`, `chart-fill-1` … `chart-fill-4`, `chart-stroke-1` … `chart-stroke-4`, `chart-mark`. A size of type may be
//! set on `chart` only: all heights are measured in it, and a text with a size of its own would leave its place.

use std::fmt::Write as _;

use crate::document::{Chart, ChartKind, Series};
use crate::svg::escape;

/// The colours of the series, and last the one for the thing to look at. Lightness 28, 75, 51, 79 and 51.
const COLOURS: [&str; 4] = ["#1C4A47", "#9CC0B9", "#4F827C", "#E6BE86"];
const MARK: &str = "#B8620E";

/// How many signs of a label fit over a bar on a narrow telephone.
const LABEL_SIGNS: usize = 32;

/// The chart as an SVG element. Its title and note are not in it: they stand in the page's own text.
pub fn svg(chart: &Chart) -> String {
    let mut drawing = Drawing::default();
    match chart.kind {
        ChartKind::Bars => drawing.bars(&chart.series),
        ChartKind::Lines => drawing.lines(&chart.series),
    }
    format!(
        r#"<svg class="chart" width="100%" height="{}em" role="img" aria-label="{}" fill="currentColor">{}</svg>"#,
        short(drawing.height),
        escape(&chart.alternative),
        drawing.out
    )
}

#[derive(Default)]
struct Drawing {
    out: String,
    /// How far down it has been drawn, in em.
    height: f64,
}

impl Drawing {
    fn bars(&mut self, series: &[Series]) {
        const BAR: f64 = 1.2;
        let greatest = greatest(series);
        let several = series.len() > 1;
        // Beside a bar stands its value, and with several series what it is the value of.
        let room = if several { 55.0 } else { 84.0 };
        let count = series.first().map_or(0, |first| first.points.len());
        let began = self.height;
        let mut bars = String::new();
        for index in 0..count {
            let label =
                series.first().and_then(|first| first.points.get(index)).map_or("", |point| point.label.as_str());
            let weight = if several { r#" font-weight="bold""# } else { "" };
            for line in wrap(label, LABEL_SIGNS) {
                self.height += 1.3;
                self.text("chart-label", "0.5em", self.height - 0.3, "start", weight, &line);
            }
            for (place, one) in series.iter().enumerate() {
                let Some(point) = one.points.get(index) else { continue };
                let width = share(point.value, greatest) * room;
                let (class, colour) = fill(place, point.mark);
                let _infallible = write!(
                    bars,
                    r#"<rect class="{class}" x="0" y="{}em" width="{}%" height="{BAR}em" fill="{colour}"/>"#,
                    short(self.height),
                    short(width),
                );
                let beside = if several { format!("{} {}", point.value, one.label) } else { point.value.to_string() };
                let weight = if point.mark { r#" font-weight="bold" dx="0.4em""# } else { r#" dx="0.4em""# };
                self.text("chart-value", &format!("{}%", short(width)), self.height + 0.95, "start", weight, &beside);
                self.height += BAR + 0.15;
            }
            self.height += 0.5;
        }
        let _infallible = write!(
            bars,
            r#"<line class="chart-zero" x1="0" x2="0" y1="{}em" y2="{}em" stroke="currentColor" stroke-width="2"/>"#,
            short(began),
            short(self.height)
        );
        self.out.push_str(&bars);
    }

    fn lines(&mut self, series: &[Series]) {
        const TOP: f64 = 2.0;
        const PLOT: f64 = 11.0;
        let greatest = greatest(series);
        let several = series.len() > 1;
        // Of three or more lines only the last values are written: more would lie on each other.
        let ends_only = series.len() > 2;
        let count = series.first().map_or(0, |first| first.points.len());
        // Several lines need room at their ends for their names.
        let width = if several { 76.0 } else { 100.0 };
        let across = |index: usize| (index as f64 + 0.5) / (count.max(1) as f64) * width;
        let down = |value: u64| (1.0 - share(value, greatest)) * PLOT + TOP;

        let _infallible = write!(
            self.out,
            r#"<line class="chart-zero" x1="0" x2="100%" y1="{0}em" y2="{0}em" stroke="currentColor" stroke-width="1.5"/>"#,
            short(TOP + PLOT)
        );
        for (place, one) in series.iter().enumerate() {
            // A polyline knows no shares: it is drawn in a square of 100 that is stretched, its line alone is not.
            let corners: Vec<String> = one
                .points
                .iter()
                .enumerate()
                .map(|(index, point)| {
                    format!("{},{}", short(across(index)), short((1.0 - share(point.value, greatest)) * 100.0))
                })
                .collect();
            let (number, colour) = (place + 1, COLOURS.get(place).copied().unwrap_or(MARK));
            let _infallible = write!(
                self.out,
                r#"<svg y="{TOP}em" width="100%" height="{PLOT}em" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible"><polyline class="chart-stroke-{number}" points="{}" fill="none" stroke="{colour}" stroke-width="2.5" vector-effect="non-scaling-stroke"/></svg>"#,
                corners.join(" ")
            );
            for (index, point) in one.points.iter().enumerate() {
                let (class, colour) = fill(place, point.mark);
                let _infallible = write!(
                    self.out,
                    r#"<circle class="{class}" cx="{}%" cy="{}em" r="0.3em" fill="{colour}"/>"#,
                    short(across(index)),
                    short(down(point.value))
                );
                let below = series.iter().enumerate().any(|(other_place, other)| {
                    other.points.get(index).is_some_and(|other| (other.value, place) > (point.value, other_place))
                });
                let y = down(point.value) + if below { 1.3 } else { -0.6 };
                let weight = if point.mark { r#" font-weight="bold""# } else { "" };
                if !ends_only {
                    let x = format!("{}%", short(across(index)));
                    self.text("chart-value", &x, y, "middle", weight, &point.value.to_string());
                }
            }
        }
        if several {
            let last_values = || series.iter().filter_map(|one| Some((one, one.points.last()?)));
            let wanted: Vec<f64> = last_values().map(|(_, last)| down(last.value) + 0.35).collect();
            let x = format!("{}%", short(across(count.saturating_sub(1)) + 3.0));
            for ((one, last), y) in last_values().zip(apart(&wanted, 1.2, TOP + PLOT)) {
                if ends_only {
                    self.text("chart-label", &x, y, "start", "", &format!("{} {}", last.value, one.label));
                } else {
                    self.text("chart-label", &x, y, "start", "", &one.label);
                }
            }
        }
        let to_labels = if several && !ends_only { 2.4 } else { 1.4 };
        let signs = (LABEL_SIGNS / count.max(1)).max(6);
        let mut deepest = 0;
        for index in 0..count {
            let label =
                series.first().and_then(|first| first.points.get(index)).map_or("", |point| point.label.as_str());
            let lines = wrap(label, signs);
            deepest = deepest.max(lines.len());
            for (line_index, line) in lines.iter().enumerate() {
                let y = TOP + PLOT + to_labels + line_index as f64 * 1.2;
                self.text("chart-label", &format!("{}%", short(across(index))), y, "middle", "", line);
            }
        }
        self.height = TOP + PLOT + to_labels - 0.6 + deepest as f64 * 1.2;
    }

    fn text(&mut self, class: &str, x: &str, y: f64, anchor: &str, more: &str, text: &str) {
        let _infallible = write!(
            self.out,
            r#"<text class="{class}" x="{x}" y="{}em" text-anchor="{anchor}"{more}>{}</text>"#,
            short(y),
            escape(text)
        );
    }
}

fn fill(place: usize, mark: bool) -> (String, &'static str) {
    if mark {
        return ("chart-mark".to_owned(), MARK);
    }
    (format!("chart-fill-{}", place + 1), COLOURS.get(place).copied().unwrap_or(MARK))
}

fn greatest(series: &[Series]) -> u64 {
    series.iter().flat_map(|one| &one.points).map(|point| point.value).max().unwrap_or(0)
}

/// The part of the greatest value, 0 to 1. The line of zero is always drawn, so nothing else is ever the beginning.
fn share(value: u64, greatest: u64) -> f64 {
    if greatest == 0 { 0.0 } else { value as f64 / greatest as f64 }
}

/// Moves heights that are nearer to each other than `least` apart: from the top down, then up again from `lowest`.
fn apart(heights: &[f64], least: f64, lowest: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order.sort_by(|one, other| heights[*one].total_cmp(&heights[*other]));
    let mut moved = heights.to_vec();
    let mut limit = f64::NEG_INFINITY;
    for index in &order {
        moved[*index] = moved[*index].max(limit);
        limit = moved[*index] + least;
    }
    limit = lowest;
    for index in order.iter().rev() {
        moved[*index] = moved[*index].min(limit);
        limit = moved[*index] - least;
    }
    moved
}

/// A number of at most two decimals, without those that are nought.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Breaks a label at its spaces into lines of at most so many signs; a longer word stays whole.
fn wrap(label: &str, signs: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= signs => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Point, Table};

    fn series(label: &str, values: &[(&str, u64)], marked: Option<usize>) -> Series {
        let point = |(index, (label, value)): (usize, &(&str, u64))| Point {
            label: (*label).to_owned(),
            value: *value,
            mark: marked == Some(index),
        };
        Series { label: label.to_owned(), points: values.iter().enumerate().map(point).collect() }
    }

    fn chart(kind: ChartKind, series: Vec<Series>) -> Chart {
        Chart {
            title: "T".to_owned(),
            kind,
            series,
            note: String::new(),
            alternative: "All \"values\" <in> words".to_owned(),
            table: Table { caption: String::new(), headings: Vec::new(), rows: Vec::new(), note: String::new() },
        }
    }

    /// Compares with the committed drawing; with `LYHTY_OVERWRITE=1` in the environment, writes it anew.
    fn assert_as_committed(name: &str, drawn: &str) {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
        if std::env::var_os("LYHTY_OVERWRITE").is_some() {
            std::fs::write(&path, drawn).expect("the golden folder is writable");
        }
        let committed = std::fs::read_to_string(&path).expect("the golden file is there");
        assert_eq!(drawn, committed, "{name}: look at it in a browser, then run with LYHTY_OVERWRITE=1");
    }

    fn forms() -> Chart {
        let values = [("Labour exploitation", 13), ("Sexual exploitation & more", 12), ("None", 0)];
        chart(ChartKind::Bars, vec![series("People", &values, Some(1))])
    }

    fn sexes() -> Chart {
        let halves = ["January–June 2017", "July–December 2017", "January–June 2018"];
        let of = |values: [u64; 3]| -> Vec<(&str, u64)> { halves.into_iter().zip(values).collect() };
        chart(ChartKind::Bars, vec![series("women", &of([41, 39, 50]), None), series("men", &of([20, 19, 26]), None)])
    }

    fn course() -> Chart {
        let halves = ["Jan–Jun 2016", "Jul–Dec 2016", "Jan–Jun 2017", "Jul–Dec 2017", "Jan–Jun 2018"];
        let values: Vec<(&str, u64)> = halves.into_iter().zip([58, 72, 54, 73, 103]).collect();
        chart(ChartKind::Lines, vec![series("Proposed", &values, Some(4))])
    }

    fn courses() -> Chart {
        let halves = ["2016", "2017", "2018"];
        let of = |values: [u64; 3]| -> Vec<(&str, u64)> { halves.into_iter().zip(values).collect() };
        chart(
            ChartKind::Lines,
            vec![
                series("Labour", &of([9, 10, 13]), None),
                series("Sexual", &of([3, 4, 12]), Some(2)),
                series("Forced crime", &of([1, 2, 3]), None),
            ],
        )
    }

    #[test]
    fn drawings_are_as_committed() {
        assert_as_committed("bars.svg", &svg(&forms()));
        assert_as_committed("bars-two-series.svg", &svg(&sexes()));
        assert_as_committed("lines.svg", &svg(&course()));
        assert_as_committed("lines-three-series.svg", &svg(&courses()));
    }

    #[test]
    fn a_drawing_has_neither_style_nor_script_nor_identifier() {
        for drawn in [forms(), sexes(), course(), courses()].map(|chart| svg(&chart)) {
            for word in ["style", "<script", " id=", " on", "href"] {
                assert!(!drawn.contains(word), "{word} in {drawn}");
            }
            assert!(drawn.contains("aria-label=\"All &quot;values&quot; &lt;in&gt; words\""));
        }
    }

    #[test]
    fn the_bar_of_a_value_is_its_share_of_the_greatest_and_nought_has_none() {
        let drawn = svg(&chart(ChartKind::Bars, vec![series("a", &[("x", 100), ("y", 25), ("z", 0)], None)]));
        for width in ["width=\"84%\"", "width=\"21%\"", "width=\"0%\""] {
            assert!(drawn.contains(width), "{width} in {drawn}");
        }
    }

    #[test]
    fn charts_without_values_are_drawn_without_trouble() {
        for kind in [ChartKind::Bars, ChartKind::Lines] {
            assert!(svg(&chart(kind, Vec::new())).starts_with("<svg"));
            assert!(svg(&chart(kind, vec![series("a", &[], None)])).starts_with("<svg"));
            assert!(
                svg(&chart(kind, vec![series("a", &[("x", 0)], None), series("b", &[], None)])).starts_with("<svg")
            );
        }
    }

    #[test]
    fn names_at_the_ends_of_lines_do_not_lie_on_each_other() {
        assert_eq!(apart(&[5.0, 5.0, 4.0], 1.0, 9.0), [5.0, 6.0, 4.0]);
        assert_eq!(apart(&[9.0, 9.0, 2.0], 1.0, 9.0), [8.0, 9.0, 2.0]);
    }

    #[test]
    fn labels_break_at_spaces_only() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("hyväksikäyttötapaus on", 5), ["hyväksikäyttötapaus", "on"]);
        assert!(wrap(" ", 5).is_empty());
    }
}
