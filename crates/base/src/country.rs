//! Countries by the two letters of ISO 3166-1, with their names in the languages of the office.
//!
//! The names are those of CLDR 47 (Unicode License v3). `XK` for Kosovo is no code of ISO 3166-1: it is one of those that the
//! standard leaves to its users, and the European Union and CLDR use it so.

use crate::Language;

/// A country of the closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    code: &'static str,
    /// English, Finnish, Swedish.
    names: [&'static str; 3],
}

impl Country {
    /// The country with these two capital letters.
    pub fn find(code: &str) -> Option<&'static Self> {
        COUNTRIES.binary_search_by(|country| country.code.cmp(code)).ok().and_then(|place| COUNTRIES.get(place))
    }

    /// Its two letters.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Its name.
    pub const fn name(&self, language: Language) -> &'static str {
        let [english, finnish, swedish] = self.names;
        match language {
            Language::English => english,
            Language::Finnish => finnish,
            Language::Swedish => swedish,
        }
    }

    /// Every country, in the order of its letters.
    pub const fn all() -> &'static [Self] {
        COUNTRIES
    }
}

const COUNTRIES: &[Country] = &[
    Country { code: "AD", names: ["Andorra", "Andorra", "Andorra"] },
    Country { code: "AE", names: ["United Arab Emirates", "Arabiemiirikunnat", "Förenade Arabemiraten"] },
    Country { code: "AF", names: ["Afghanistan", "Afganistan", "Afghanistan"] },
    Country { code: "AG", names: ["Antigua & Barbuda", "Antigua ja Barbuda", "Antigua och Barbuda"] },
    Country { code: "AI", names: ["Anguilla", "Anguilla", "Anguilla"] },
    Country { code: "AL", names: ["Albania", "Albania", "Albanien"] },
    Country { code: "AM", names: ["Armenia", "Armenia", "Armenien"] },
    Country { code: "AO", names: ["Angola", "Angola", "Angola"] },
    Country { code: "AQ", names: ["Antarctica", "Antarktis", "Antarktis"] },
    Country { code: "AR", names: ["Argentina", "Argentiina", "Argentina"] },
    Country { code: "AS", names: ["American Samoa", "Amerikan Samoa", "Amerikanska Samoa"] },
    Country { code: "AT", names: ["Austria", "Itävalta", "Österrike"] },
    Country { code: "AU", names: ["Australia", "Australia", "Australien"] },
    Country { code: "AW", names: ["Aruba", "Aruba", "Aruba"] },
    Country { code: "AX", names: ["Åland Islands", "Ahvenanmaa", "Åland"] },
    Country { code: "AZ", names: ["Azerbaijan", "Azerbaidžan", "Azerbajdzjan"] },
    Country { code: "BA", names: ["Bosnia & Herzegovina", "Bosnia ja Hertsegovina", "Bosnien och Hercegovina"] },
    Country { code: "BB", names: ["Barbados", "Barbados", "Barbados"] },
    Country { code: "BD", names: ["Bangladesh", "Bangladesh", "Bangladesh"] },
    Country { code: "BE", names: ["Belgium", "Belgia", "Belgien"] },
    Country { code: "BF", names: ["Burkina Faso", "Burkina Faso", "Burkina Faso"] },
    Country { code: "BG", names: ["Bulgaria", "Bulgaria", "Bulgarien"] },
    Country { code: "BH", names: ["Bahrain", "Bahrain", "Bahrain"] },
    Country { code: "BI", names: ["Burundi", "Burundi", "Burundi"] },
    Country { code: "BJ", names: ["Benin", "Benin", "Benin"] },
    Country { code: "BL", names: ["St. Barthélemy", "Saint-Barthélemy", "S:t Barthélemy"] },
    Country { code: "BM", names: ["Bermuda", "Bermuda", "Bermuda"] },
    Country { code: "BN", names: ["Brunei", "Brunei", "Brunei"] },
    Country { code: "BO", names: ["Bolivia", "Bolivia", "Bolivia"] },
    Country { code: "BQ", names: ["Caribbean Netherlands", "Karibian Alankomaat", "Karibiska Nederländerna"] },
    Country { code: "BR", names: ["Brazil", "Brasilia", "Brasilien"] },
    Country { code: "BS", names: ["Bahamas", "Bahama", "Bahamas"] },
    Country { code: "BT", names: ["Bhutan", "Bhutan", "Bhutan"] },
    Country { code: "BV", names: ["Bouvet Island", "Bouvet’nsaari", "Bouvetön"] },
    Country { code: "BW", names: ["Botswana", "Botswana", "Botswana"] },
    Country { code: "BY", names: ["Belarus", "Valko-Venäjä", "Belarus"] },
    Country { code: "BZ", names: ["Belize", "Belize", "Belize"] },
    Country { code: "CA", names: ["Canada", "Kanada", "Kanada"] },
    Country { code: "CC", names: ["Cocos (Keeling) Islands", "Kookossaaret (Keelingsaaret)", "Kokosöarna"] },
    Country { code: "CD", names: ["Congo - Kinshasa", "Kongon demokraattinen tasavalta", "Kongo-Kinshasa"] },
    Country {
        code: "CF",
        names: ["Central African Republic", "Keski-Afrikan tasavalta", "Centralafrikanska republiken"],
    },
    Country { code: "CG", names: ["Congo - Brazzaville", "Kongon tasavalta", "Kongo-Brazzaville"] },
    Country { code: "CH", names: ["Switzerland", "Sveitsi", "Schweiz"] },
    Country { code: "CI", names: ["Côte d’Ivoire", "Norsunluurannikko", "Elfenbenskusten"] },
    Country { code: "CK", names: ["Cook Islands", "Cookinsaaret", "Cooköarna"] },
    Country { code: "CL", names: ["Chile", "Chile", "Chile"] },
    Country { code: "CM", names: ["Cameroon", "Kamerun", "Kamerun"] },
    Country { code: "CN", names: ["China", "Kiina", "Kina"] },
    Country { code: "CO", names: ["Colombia", "Kolumbia", "Colombia"] },
    Country { code: "CR", names: ["Costa Rica", "Costa Rica", "Costa Rica"] },
    Country { code: "CU", names: ["Cuba", "Kuuba", "Kuba"] },
    Country { code: "CV", names: ["Cape Verde", "Kap Verde", "Kap Verde"] },
    Country { code: "CW", names: ["Curaçao", "Curaçao", "Curaçao"] },
    Country { code: "CX", names: ["Christmas Island", "Joulusaari", "Julön"] },
    Country { code: "CY", names: ["Cyprus", "Kypros", "Cypern"] },
    Country { code: "CZ", names: ["Czechia", "Tšekki", "Tjeckien"] },
    Country { code: "DE", names: ["Germany", "Saksa", "Tyskland"] },
    Country { code: "DJ", names: ["Djibouti", "Djibouti", "Djibouti"] },
    Country { code: "DK", names: ["Denmark", "Tanska", "Danmark"] },
    Country { code: "DM", names: ["Dominica", "Dominica", "Dominica"] },
    Country { code: "DO", names: ["Dominican Republic", "Dominikaaninen tasavalta", "Dominikanska republiken"] },
    Country { code: "DZ", names: ["Algeria", "Algeria", "Algeriet"] },
    Country { code: "EC", names: ["Ecuador", "Ecuador", "Ecuador"] },
    Country { code: "EE", names: ["Estonia", "Viro", "Estland"] },
    Country { code: "EG", names: ["Egypt", "Egypti", "Egypten"] },
    Country { code: "EH", names: ["Western Sahara", "Länsi-Sahara", "Västsahara"] },
    Country { code: "ER", names: ["Eritrea", "Eritrea", "Eritrea"] },
    Country { code: "ES", names: ["Spain", "Espanja", "Spanien"] },
    Country { code: "ET", names: ["Ethiopia", "Etiopia", "Etiopien"] },
    Country { code: "FI", names: ["Finland", "Suomi", "Finland"] },
    Country { code: "FJ", names: ["Fiji", "Fidži", "Fiji"] },
    Country { code: "FK", names: ["Falkland Islands", "Falklandinsaaret", "Falklandsöarna"] },
    Country { code: "FM", names: ["Micronesia", "Mikronesia", "Mikronesien"] },
    Country { code: "FO", names: ["Faroe Islands", "Färsaaret", "Färöarna"] },
    Country { code: "FR", names: ["France", "Ranska", "Frankrike"] },
    Country { code: "GA", names: ["Gabon", "Gabon", "Gabon"] },
    Country { code: "GB", names: ["United Kingdom", "Iso-Britannia", "Storbritannien"] },
    Country { code: "GD", names: ["Grenada", "Grenada", "Grenada"] },
    Country { code: "GE", names: ["Georgia", "Georgia", "Georgien"] },
    Country { code: "GF", names: ["French Guiana", "Ranskan Guayana", "Franska Guyana"] },
    Country { code: "GG", names: ["Guernsey", "Guernsey", "Guernsey"] },
    Country { code: "GH", names: ["Ghana", "Ghana", "Ghana"] },
    Country { code: "GI", names: ["Gibraltar", "Gibraltar", "Gibraltar"] },
    Country { code: "GL", names: ["Greenland", "Grönlanti", "Grönland"] },
    Country { code: "GM", names: ["Gambia", "Gambia", "Gambia"] },
    Country { code: "GN", names: ["Guinea", "Guinea", "Guinea"] },
    Country { code: "GP", names: ["Guadeloupe", "Guadeloupe", "Guadeloupe"] },
    Country { code: "GQ", names: ["Equatorial Guinea", "Päiväntasaajan Guinea", "Ekvatorialguinea"] },
    Country { code: "GR", names: ["Greece", "Kreikka", "Grekland"] },
    Country {
        code: "GS",
        names: [
            "South Georgia & South Sandwich Islands",
            "Etelä-Georgia ja Eteläiset Sandwichinsaaret",
            "Sydgeorgien och Sydsandwichöarna",
        ],
    },
    Country { code: "GT", names: ["Guatemala", "Guatemala", "Guatemala"] },
    Country { code: "GU", names: ["Guam", "Guam", "Guam"] },
    Country { code: "GW", names: ["Guinea-Bissau", "Guinea-Bissau", "Guinea-Bissau"] },
    Country { code: "GY", names: ["Guyana", "Guyana", "Guyana"] },
    Country { code: "HK", names: ["Hong Kong SAR China", "Hongkong – Kiinan erityishallintoalue", "Hongkong SAR"] },
    Country {
        code: "HM",
        names: ["Heard & McDonald Islands", "Heard ja McDonaldinsaaret", "Heardön och McDonaldöarna"],
    },
    Country { code: "HN", names: ["Honduras", "Honduras", "Honduras"] },
    Country { code: "HR", names: ["Croatia", "Kroatia", "Kroatien"] },
    Country { code: "HT", names: ["Haiti", "Haiti", "Haiti"] },
    Country { code: "HU", names: ["Hungary", "Unkari", "Ungern"] },
    Country { code: "ID", names: ["Indonesia", "Indonesia", "Indonesien"] },
    Country { code: "IE", names: ["Ireland", "Irlanti", "Irland"] },
    Country { code: "IL", names: ["Israel", "Israel", "Israel"] },
    Country { code: "IM", names: ["Isle of Man", "Mansaari", "Isle of Man"] },
    Country { code: "IN", names: ["India", "Intia", "Indien"] },
    Country {
        code: "IO",
        names: [
            "British Indian Ocean Territory",
            "Brittiläinen Intian valtameren alue",
            "Brittiska territoriet i Indiska oceanen",
        ],
    },
    Country { code: "IQ", names: ["Iraq", "Irak", "Irak"] },
    Country { code: "IR", names: ["Iran", "Iran", "Iran"] },
    Country { code: "IS", names: ["Iceland", "Islanti", "Island"] },
    Country { code: "IT", names: ["Italy", "Italia", "Italien"] },
    Country { code: "JE", names: ["Jersey", "Jersey", "Jersey"] },
    Country { code: "JM", names: ["Jamaica", "Jamaika", "Jamaica"] },
    Country { code: "JO", names: ["Jordan", "Jordania", "Jordanien"] },
    Country { code: "JP", names: ["Japan", "Japani", "Japan"] },
    Country { code: "KE", names: ["Kenya", "Kenia", "Kenya"] },
    Country { code: "KG", names: ["Kyrgyzstan", "Kirgisia", "Kirgizistan"] },
    Country { code: "KH", names: ["Cambodia", "Kambodža", "Kambodja"] },
    Country { code: "KI", names: ["Kiribati", "Kiribati", "Kiribati"] },
    Country { code: "KM", names: ["Comoros", "Komorit", "Komorerna"] },
    Country { code: "KN", names: ["St. Kitts & Nevis", "Saint Kitts ja Nevis", "S:t Kitts och Nevis"] },
    Country { code: "KP", names: ["North Korea", "Pohjois-Korea", "Nordkorea"] },
    Country { code: "KR", names: ["South Korea", "Etelä-Korea", "Sydkorea"] },
    Country { code: "KW", names: ["Kuwait", "Kuwait", "Kuwait"] },
    Country { code: "KY", names: ["Cayman Islands", "Caymansaaret", "Caymanöarna"] },
    Country { code: "KZ", names: ["Kazakhstan", "Kazakstan", "Kazakstan"] },
    Country { code: "LA", names: ["Laos", "Laos", "Laos"] },
    Country { code: "LB", names: ["Lebanon", "Libanon", "Libanon"] },
    Country { code: "LC", names: ["St. Lucia", "Saint Lucia", "S:t Lucia"] },
    Country { code: "LI", names: ["Liechtenstein", "Liechtenstein", "Liechtenstein"] },
    Country { code: "LK", names: ["Sri Lanka", "Sri Lanka", "Sri Lanka"] },
    Country { code: "LR", names: ["Liberia", "Liberia", "Liberia"] },
    Country { code: "LS", names: ["Lesotho", "Lesotho", "Lesotho"] },
    Country { code: "LT", names: ["Lithuania", "Liettua", "Litauen"] },
    Country { code: "LU", names: ["Luxembourg", "Luxemburg", "Luxemburg"] },
    Country { code: "LV", names: ["Latvia", "Latvia", "Lettland"] },
    Country { code: "LY", names: ["Libya", "Libya", "Libyen"] },
    Country { code: "MA", names: ["Morocco", "Marokko", "Marocko"] },
    Country { code: "MC", names: ["Monaco", "Monaco", "Monaco"] },
    Country { code: "MD", names: ["Moldova", "Moldova", "Moldavien"] },
    Country { code: "ME", names: ["Montenegro", "Montenegro", "Montenegro"] },
    Country { code: "MF", names: ["St. Martin", "Saint-Martin", "Saint-Martin"] },
    Country { code: "MG", names: ["Madagascar", "Madagaskar", "Madagaskar"] },
    Country { code: "MH", names: ["Marshall Islands", "Marshallinsaaret", "Marshallöarna"] },
    Country { code: "MK", names: ["North Macedonia", "Pohjois-Makedonia", "Nordmakedonien"] },
    Country { code: "ML", names: ["Mali", "Mali", "Mali"] },
    Country { code: "MM", names: ["Myanmar (Burma)", "Myanmar (Burma)", "Myanmar (Burma)"] },
    Country { code: "MN", names: ["Mongolia", "Mongolia", "Mongoliet"] },
    Country { code: "MO", names: ["Macao SAR China", "Macao – Kiinan erityishallintoalue", "Macao SAR"] },
    Country { code: "MP", names: ["Northern Mariana Islands", "Pohjois-Mariaanit", "Nordmarianerna"] },
    Country { code: "MQ", names: ["Martinique", "Martinique", "Martinique"] },
    Country { code: "MR", names: ["Mauritania", "Mauritania", "Mauretanien"] },
    Country { code: "MS", names: ["Montserrat", "Montserrat", "Montserrat"] },
    Country { code: "MT", names: ["Malta", "Malta", "Malta"] },
    Country { code: "MU", names: ["Mauritius", "Mauritius", "Mauritius"] },
    Country { code: "MV", names: ["Maldives", "Malediivit", "Maldiverna"] },
    Country { code: "MW", names: ["Malawi", "Malawi", "Malawi"] },
    Country { code: "MX", names: ["Mexico", "Meksiko", "Mexiko"] },
    Country { code: "MY", names: ["Malaysia", "Malesia", "Malaysia"] },
    Country { code: "MZ", names: ["Mozambique", "Mosambik", "Moçambique"] },
    Country { code: "NA", names: ["Namibia", "Namibia", "Namibia"] },
    Country { code: "NC", names: ["New Caledonia", "Uusi-Kaledonia", "Nya Kaledonien"] },
    Country { code: "NE", names: ["Niger", "Niger", "Niger"] },
    Country { code: "NF", names: ["Norfolk Island", "Norfolkinsaari", "Norfolkön"] },
    Country { code: "NG", names: ["Nigeria", "Nigeria", "Nigeria"] },
    Country { code: "NI", names: ["Nicaragua", "Nicaragua", "Nicaragua"] },
    Country { code: "NL", names: ["Netherlands", "Alankomaat", "Nederländerna"] },
    Country { code: "NO", names: ["Norway", "Norja", "Norge"] },
    Country { code: "NP", names: ["Nepal", "Nepal", "Nepal"] },
    Country { code: "NR", names: ["Nauru", "Nauru", "Nauru"] },
    Country { code: "NU", names: ["Niue", "Niue", "Niue"] },
    Country { code: "NZ", names: ["New Zealand", "Uusi-Seelanti", "Nya Zeeland"] },
    Country { code: "OM", names: ["Oman", "Oman", "Oman"] },
    Country { code: "PA", names: ["Panama", "Panama", "Panama"] },
    Country { code: "PE", names: ["Peru", "Peru", "Peru"] },
    Country { code: "PF", names: ["French Polynesia", "Ranskan Polynesia", "Franska Polynesien"] },
    Country { code: "PG", names: ["Papua New Guinea", "Papua-Uusi-Guinea", "Papua Nya Guinea"] },
    Country { code: "PH", names: ["Philippines", "Filippiinit", "Filippinerna"] },
    Country { code: "PK", names: ["Pakistan", "Pakistan", "Pakistan"] },
    Country { code: "PL", names: ["Poland", "Puola", "Polen"] },
    Country { code: "PM", names: ["St. Pierre & Miquelon", "Saint-Pierre ja Miquelon", "S:t Pierre och Miquelon"] },
    Country { code: "PN", names: ["Pitcairn Islands", "Pitcairn", "Pitcairnöarna"] },
    Country { code: "PR", names: ["Puerto Rico", "Puerto Rico", "Puerto Rico"] },
    Country { code: "PS", names: ["Palestinian Territories", "Palestiinalaisalue", "Palestinska territorierna"] },
    Country { code: "PT", names: ["Portugal", "Portugali", "Portugal"] },
    Country { code: "PW", names: ["Palau", "Palau", "Palau"] },
    Country { code: "PY", names: ["Paraguay", "Paraguay", "Paraguay"] },
    Country { code: "QA", names: ["Qatar", "Qatar", "Qatar"] },
    Country { code: "RE", names: ["Réunion", "Réunion", "Réunion"] },
    Country { code: "RO", names: ["Romania", "Romania", "Rumänien"] },
    Country { code: "RS", names: ["Serbia", "Serbia", "Serbien"] },
    Country { code: "RU", names: ["Russia", "Venäjä", "Ryssland"] },
    Country { code: "RW", names: ["Rwanda", "Ruanda", "Rwanda"] },
    Country { code: "SA", names: ["Saudi Arabia", "Saudi-Arabia", "Saudiarabien"] },
    Country { code: "SB", names: ["Solomon Islands", "Salomonsaaret", "Salomonöarna"] },
    Country { code: "SC", names: ["Seychelles", "Seychellit", "Seychellerna"] },
    Country { code: "SD", names: ["Sudan", "Sudan", "Sudan"] },
    Country { code: "SE", names: ["Sweden", "Ruotsi", "Sverige"] },
    Country { code: "SG", names: ["Singapore", "Singapore", "Singapore"] },
    Country { code: "SH", names: ["St. Helena", "Saint Helena", "S:t Helena"] },
    Country { code: "SI", names: ["Slovenia", "Slovenia", "Slovenien"] },
    Country { code: "SJ", names: ["Svalbard & Jan Mayen", "Huippuvuoret ja Jan Mayen", "Svalbard och Jan Mayen"] },
    Country { code: "SK", names: ["Slovakia", "Slovakia", "Slovakien"] },
    Country { code: "SL", names: ["Sierra Leone", "Sierra Leone", "Sierra Leone"] },
    Country { code: "SM", names: ["San Marino", "San Marino", "San Marino"] },
    Country { code: "SN", names: ["Senegal", "Senegal", "Senegal"] },
    Country { code: "SO", names: ["Somalia", "Somalia", "Somalia"] },
    Country { code: "SR", names: ["Suriname", "Suriname", "Surinam"] },
    Country { code: "SS", names: ["South Sudan", "Etelä-Sudan", "Sydsudan"] },
    Country { code: "ST", names: ["São Tomé & Príncipe", "São Tomé ja Príncipe", "São Tomé och Príncipe"] },
    Country { code: "SV", names: ["El Salvador", "El Salvador", "El Salvador"] },
    Country { code: "SX", names: ["Sint Maarten", "Sint Maarten", "Sint Maarten"] },
    Country { code: "SY", names: ["Syria", "Syyria", "Syrien"] },
    Country { code: "SZ", names: ["Eswatini", "Eswatini", "Eswatini"] },
    Country { code: "TC", names: ["Turks & Caicos Islands", "Turks- ja Caicossaaret", "Turks- och Caicosöarna"] },
    Country { code: "TD", names: ["Chad", "Tšad", "Tchad"] },
    Country {
        code: "TF",
        names: ["French Southern Territories", "Ranskan eteläiset ja antarktiset alueet", "Franska sydterritorierna"],
    },
    Country { code: "TG", names: ["Togo", "Togo", "Togo"] },
    Country { code: "TH", names: ["Thailand", "Thaimaa", "Thailand"] },
    Country { code: "TJ", names: ["Tajikistan", "Tadžikistan", "Tadzjikistan"] },
    Country { code: "TK", names: ["Tokelau", "Tokelau", "Tokelauöarna"] },
    Country { code: "TL", names: ["Timor-Leste", "Itä-Timor", "Östtimor"] },
    Country { code: "TM", names: ["Turkmenistan", "Turkmenistan", "Turkmenistan"] },
    Country { code: "TN", names: ["Tunisia", "Tunisia", "Tunisien"] },
    Country { code: "TO", names: ["Tonga", "Tonga", "Tonga"] },
    Country { code: "TR", names: ["Türkiye", "Turkki", "Turkiet"] },
    Country { code: "TT", names: ["Trinidad & Tobago", "Trinidad ja Tobago", "Trinidad och Tobago"] },
    Country { code: "TV", names: ["Tuvalu", "Tuvalu", "Tuvalu"] },
    Country { code: "TW", names: ["Taiwan", "Taiwan", "Taiwan"] },
    Country { code: "TZ", names: ["Tanzania", "Tansania", "Tanzania"] },
    Country { code: "UA", names: ["Ukraine", "Ukraina", "Ukraina"] },
    Country { code: "UG", names: ["Uganda", "Uganda", "Uganda"] },
    Country { code: "UM", names: ["U.S. Outlying Islands", "Yhdysvaltain erillissaaret", "USA:s yttre öar"] },
    Country { code: "US", names: ["United States", "Yhdysvallat", "USA"] },
    Country { code: "UY", names: ["Uruguay", "Uruguay", "Uruguay"] },
    Country { code: "UZ", names: ["Uzbekistan", "Uzbekistan", "Uzbekistan"] },
    Country { code: "VA", names: ["Vatican City", "Vatikaani", "Vatikanstaten"] },
    Country {
        code: "VC",
        names: ["St. Vincent & Grenadines", "Saint Vincent ja Grenadiinit", "S:t Vincent och Grenadinerna"],
    },
    Country { code: "VE", names: ["Venezuela", "Venezuela", "Venezuela"] },
    Country { code: "VG", names: ["British Virgin Islands", "Brittiläiset Neitsytsaaret", "Brittiska Jungfruöarna"] },
    Country { code: "VI", names: ["U.S. Virgin Islands", "Yhdysvaltain Neitsytsaaret", "Amerikanska Jungfruöarna"] },
    Country { code: "VN", names: ["Vietnam", "Vietnam", "Vietnam"] },
    Country { code: "VU", names: ["Vanuatu", "Vanuatu", "Vanuatu"] },
    Country { code: "WF", names: ["Wallis & Futuna", "Wallis ja Futuna", "Wallis- och Futunaöarna"] },
    Country { code: "WS", names: ["Samoa", "Samoa", "Samoa"] },
    Country { code: "XK", names: ["Kosovo", "Kosovo", "Kosovo"] },
    Country { code: "YE", names: ["Yemen", "Jemen", "Jemen"] },
    Country { code: "YT", names: ["Mayotte", "Mayotte", "Mayotte"] },
    Country { code: "ZA", names: ["South Africa", "Etelä-Afrikka", "Sydafrika"] },
    Country { code: "ZM", names: ["Zambia", "Sambia", "Zambia"] },
    Country { code: "ZW", names: ["Zimbabwe", "Zimbabwe", "Zimbabwe"] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_closed_and_in_the_order_of_its_letters() {
        assert_eq!(COUNTRIES.len(), 250);
        assert!(COUNTRIES.windows(2).all(|pair| matches!(pair, [one, other] if one.code < other.code)));
        for no_country in ["UK", "EN", "SW", "QQ", "XX", "ZZ", "fi", "F", "FIN", ""] {
            assert!(Country::find(no_country).is_none(), "{no_country}");
        }
    }

    #[test]
    fn a_country_has_a_name_in_every_language() {
        let found = Country::find("CI").expect("a country");
        let names = [Language::English, Language::Finnish, Language::Swedish].map(|language| found.name(language));
        assert_eq!(names, ["Côte d’Ivoire", "Norsunluurannikko", "Elfenbenskusten"]);
    }
}
