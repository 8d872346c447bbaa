//! The one list of text files: one a room and language. A new room adds its line to [`ROOMS`].

use lyhty_base::Language;

/// A room's texts in every language of the site, in the order of [`Language::ALL`].
pub struct RoomTexts {
    /// The room's name, which is the file's name.
    pub room: &'static str,
    /// The file's content by language.
    pub sources: [&'static str; 3],
}

impl RoomTexts {
    /// The content of the file in one language.
    pub const fn source(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.sources[0],
            Language::Finnish => self.sources[1],
            Language::Swedish => self.sources[2],
        }
    }
}

macro_rules! rooms {
    ($($room:literal),+ $(,)?) => {
        &[$(RoomTexts {
            room: $room,
            sources: [
                include_str!(concat!("../../../../text/en/", $room, ".ftl")),
                include_str!(concat!("../../../../text/fi/", $room, ".ftl")),
                include_str!(concat!("../../../../text/sv/", $room, ".ftl")),
            ],
        }),+]
    };
}

/// Every text file of the site.
pub const ROOMS: &[RoomTexts] =
    rooms!["web", "accounts", "contact", "notices", "audit", "proposals", "help", "clients", "statistics", "review"];
