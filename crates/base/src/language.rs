use std::fmt;
use std::str::FromStr;

/// A language of the site. It travels in the path (`/fi/…`), so that no cookie is needed and a link can be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, the language that missing texts fall back to.
    English,
    /// Finnish.
    Finnish,
    /// Swedish.
    Swedish,
}

impl Language {
    /// Every language of the site, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::English, Self::Finnish, Self::Swedish];

    /// The BCP 47 tag, which is also the first part of the path.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Finnish => "fi",
            Self::Swedish => "sv",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Finnish => "Suomi",
            Self::Swedish => "Svenska",
        }
    }

    /// The direction of writing, as HTML's `dir` wants it.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::English | Self::Finnish | Self::Swedish => "ltr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = crate::CodeListError;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag).ok_or(crate::CodeListError)
    }
}
