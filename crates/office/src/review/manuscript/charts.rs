//! The charts of a review, drawn from the edition's figures: labels, note, alternative and table come by themselves.

use lyhty_base::Half;
use lyhty_paper::{Cell, Chart, ChartKind, Point, Series, Table};

use super::findings::FindingKind;
use super::inserts::ChartName;
use super::say::Speaker;
use crate::review::wording;

/// A bar: the figure's path and whether it is the thing to look at.
type Bar = (String, bool);

impl Speaker<'_> {
    /// A chart under a title.
    ///
    /// # Errors
    /// A figure that it needs is not known.
    pub(super) fn chart(&self, name: ChartName, title: String) -> Result<Chart, FindingKind> {
        match name {
            ChartName::Proposers => {
                let bars = self.largest_first("proposals.by_proposer", None)?;
                self.bars(title, &bars, self.note_of_half("review-chart-note-proposers", "proposals.received")?)
            }
            ChartName::Outcomes => {
                let paths = ["accepted", "neither_accepted_nor_awaiting", "awaiting"];
                let bars = paths.map(|path| (format!("proposals.outcome.{path}"), false));
                self.bars(title, &bars, self.note_of_outcomes()?)
            }
            ChartName::FormInFinland => {
                let bars = self.largest_first("new_clients.in_finland_by_form", Some("sexual_exploitation"))?;
                let whole = "new_clients.exploited_in_finland";
                self.bars(title, &bars, self.note_of_half("review-chart-note-form-in-finland", whole)?)
            }
            ChartName::Sex => {
                let mut paths = vec!["stock.women_or_girls", "stock.men_or_boys"];
                let other = "stock.other_or_not_known_sex";
                paths.extend((self.value(other).unwrap_or(0) > 0).then_some(other));
                let bars: Vec<Bar> = paths.into_iter().map(|path| (path.to_owned(), false)).collect();
                let shown: u64 = bars.iter().filter_map(|(path, _)| self.value(path).ok()).sum();
                let everybody = shown == self.value("stock.clients")?;
                let key = if everybody { "review-chart-note-sex" } else { "review-chart-note-sex-rest" };
                self.bars(title, &bars, self.note_of_stock(key)?)
            }
            ChartName::Minors => {
                // Both are of the same clients: whoever is under 18 now was so on admission.
                let paths = ["stock.minors_on_admission", "stock.minors_now"];
                let bars = paths.map(|path| (path.to_owned(), false));
                self.bars(title, &bars, self.note_of_stock("review-chart-note-minors")?)
            }
            ChartName::Halves => self.halves(title),
        }
    }

    /// The figures directly below a path that are not nought, largest first.
    fn largest_first(&self, path: &str, marked: Option<&str>) -> Result<Vec<Bar>, FindingKind> {
        let pattern = format!("{path}.*");
        let mut figures: Vec<(&str, u64)> =
            self.source.numbers.matching(&pattern).filter(|(_, value)| *value > 0).collect();
        // "Other" stands last however many it is.
        figures.sort_by_key(|(path, value)| (path.ends_with(".other"), std::cmp::Reverse(*value), *path));
        if figures.is_empty() {
            return Err(FindingKind::UnknownFigure { path: pattern });
        }
        let is_marked = |path: &str| marked.is_some_and(|marked| path.rsplit('.').next() == Some(marked));
        Ok(figures.into_iter().map(|(path, _)| (path.to_owned(), is_marked(path))).collect())
    }

    fn note_of_half(&self, key: &str, whole: &str) -> Result<String, FindingKind> {
        let number = self.digits(self.value(whole)?);
        let half = wording::half(self.language, self.source.numbers.half, None);
        Ok(self.sentence(key, &[("number", number), ("half", half)]))
    }

    fn note_of_outcomes(&self) -> Result<String, FindingKind> {
        let numbers = self.source.numbers;
        let number = self.digits(self.value("proposals.received")?);
        let half = wording::half(self.language, numbers.half, None);
        let day = numbers.known_by_day().map(|day| wording::date(self.language, day)).unwrap_or_default();
        Ok(self.sentence("review-chart-note-outcomes", &[("number", number), ("half", half), ("day", day)]))
    }

    fn note_of_stock(&self, key: &str) -> Result<String, FindingKind> {
        let number = self.digits(self.value("stock.clients")?);
        let day = wording::date(self.language, self.source.numbers.stock_day);
        Ok(self.sentence(key, &[("number", number), ("day", day)]))
    }

    fn name(&self, path: &str) -> String {
        self.source.words.figure_name(self.language, path)
    }

    fn bars(&self, title: String, bars: &[Bar], note: String) -> Result<Chart, FindingKind> {
        let mut points = Vec::new();
        for (path, mark) in bars {
            points.push(Point { label: self.name(path), value: self.value(path)?, mark: *mark });
        }
        let rows = points.iter().map(|point| vec![Cell::heading(&point.label), self.number(point.value)]).collect();
        let values: Vec<String> =
            points.iter().map(|point| format!("{}: {}", point.label, self.digits(point.value))).collect();
        let headings =
            vec![self.sentence("review-chart-heading-group", &[]), self.sentence("review-chart-heading-number", &[])];
        let alternative = self.alternative("review-chart-alternative-bars", &title, &values);
        let series = vec![Series { label: self.sentence("review-chart-heading-number", &[]), points }];
        let table = Table { caption: title.clone(), headings, rows, note: note.clone() };
        Ok(Chart { title, kind: ChartKind::Bars, series, note, alternative, table })
    }

    /// Proposals and new clients over the same half of each year.
    fn halves(&self, title: String) -> Result<Chart, FindingKind> {
        let numbers = self.source.numbers;
        let mut halves: Vec<(Half, u64, u64)> = Vec::new();
        for (path, received) in numbers.matching("earlier_halves.*.received") {
            let Some(half) = path.split('.').nth(1).and_then(|half| half.parse().ok()) else { continue };
            halves.push((half, received, self.value(&format!("earlier_halves.{half}.new_clients"))?));
        }
        halves.push((numbers.half, self.value("proposals.received")?, self.value("new_clients.total")?));
        halves.sort_by_key(|(half, ..)| *half);
        let said: Vec<String> = halves.iter().map(|(half, ..)| wording::half(self.language, *half, None)).collect();
        // Short, so that they stand beside their lines on a telephone too.
        let names = [self.sentence("review-series-received", &[]), self.sentence("review-series-new-clients", &[])];
        let points = |of: fn(&(Half, u64, u64)) -> u64| -> Vec<Point> {
            let labelled = halves.iter().zip(&said);
            labelled.map(|(row, label)| Point { label: label.clone(), value: of(row), mark: false }).collect()
        };
        let series = vec![
            Series { label: names[0].clone(), points: points(|row| row.1) },
            Series { label: names[1].clone(), points: points(|row| row.2) },
        ];
        let mut headings = vec![self.sentence("review-chart-heading-half", &[])];
        headings.extend(names.clone());
        let (mut rows, mut values) = (Vec::new(), Vec::new());
        for ((_, received, new), label) in halves.iter().zip(&said) {
            rows.push(vec![Cell::heading(label), self.number(*received), self.number(*new)]);
            values.push(format!(
                "{label}: {} {}, {} {}",
                names[0],
                self.digits(*received),
                names[1],
                self.digits(*new)
            ));
        }
        let note = self.sentence("review-chart-note-halves", &[]);
        let alternative = self.alternative("review-chart-alternative-lines", &title, &values);
        let table = Table { caption: title.clone(), headings, rows, note: note.clone() };
        Ok(Chart { title, kind: ChartKind::Lines, series, note, alternative, table })
    }

    fn number(&self, value: u64) -> Cell {
        Cell::number(self.digits(value))
    }

    fn alternative(&self, key: &str, title: &str, values: &[String]) -> String {
        let title = title.trim_end_matches('.').to_owned();
        self.sentence(key, &[("title", title), ("values", values.join("; "))])
    }
}
