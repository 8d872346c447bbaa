//! The emblem of the European Union, drawn by its rules: three to two, twelve gold stars on a blue field, each upright, in
//! a circle of a third of the height, each within a circle of an eighteenth. Never recoloured, never without text beside.

use std::f64::consts::PI;
use std::fmt::Write as _;

use crate::svg::escape;

/// The emblem for a page: an SVG of 3 to 2 that takes the width that it is given. Colours are part of it, and stay in the
/// dark and in print. The text belongs beside it, not in it.
pub fn svg(alternative: &str) -> String {
    let mut out = format!(
        r##"<svg class="emblem" viewBox="0 0 54 36" role="img" aria-label="{}"><rect width="54" height="36" fill="#003399"/>"##,
        escape(alternative)
    );
    for star in 0..12 {
        let direction = f64::from(star) * PI / 6.0;
        let (middle_x, middle_y) = (27.0 + 12.0 * direction.sin(), 18.0 - 12.0 * direction.cos());
        let points: Vec<String> = (0..10)
            .map(|corner| {
                // Every other corner lies inside, where the lines of a five-pointed star cross.
                let radius = if corner % 2 == 0 { 2.0 } else { 2.0 * 0.381_966 };
                let turn = f64::from(corner) * PI / 5.0;
                format!("{:.3},{:.3}", middle_x + radius * turn.sin(), middle_y - radius * turn.cos())
            })
            .collect();
        let _infallible = write!(out, r##"<polygon fill="#FFCC00" points="{}"/>"##, points.join(" "));
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_emblem_has_twelve_stars_and_says_what_it_is() {
        let drawn = svg("Flag of the “European” <Union>");
        assert_eq!(drawn.matches("<polygon").count(), 12);
        assert!(drawn.contains("aria-label=\"Flag of the “European” &lt;Union&gt;\""));
        assert!(!drawn.contains("style="));
    }
}
