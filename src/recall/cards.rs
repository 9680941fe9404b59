//! What is learned: an outline or a theory tree is a deck; the deck itself and each of its points is a card.
//!
//! A card's id is `pack/deck` or `pack/deck/point`. It does not depend on any wording, so a pack may be reworded without
//! losing what is known of a card; a point that is to survive a new place in its tree needs an id of its own in the pack.
use crate::study::{
    Library,
    genre::Genre,
    model::{Essay, Pack, Placed, Point, walk},
};

/// A tree that is learned.
#[derive(Debug, Clone, Copy)]
pub struct Deck<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Id in the pack.
    pub id: &'a str,
    /// Title.
    pub title: &'a str,
    /// Genre of an outline; `None`: theory.
    pub genre: Option<Genre>,
    /// Topic of an outline, if it has one of its own.
    pub topic: Option<&'a str>,
    /// What the pack's author says about it.
    pub note: Option<&'a str>,
    /// Where it comes from.
    pub source: &'a [String],
    /// The tree.
    pub points: &'a [Point],
}

/// One thing to be recalled.
#[derive(Debug, Clone)]
pub struct Card<'a> {
    /// `pack/deck` or `pack/deck/point`.
    pub id: String,
    /// Its deck.
    pub deck: Deck<'a>,
    /// The point; `None`: the deck itself.
    pub place: Option<Placed<'a>>,
}

/// The decks of a pack: its outlines, then its theory.
pub fn of_pack(pack: &Pack) -> impl Iterator<Item = Deck<'_>> {
    let outlines = pack.outlines.iter().map(move |o| Deck {
        pack,
        id: &o.id,
        title: &o.title,
        genre: Some(o.genre),
        topic: o.topic.as_deref(),
        note: o.note.as_deref(),
        source: &o.source,
        points: &o.points,
    });
    let theory = pack.theory.iter().map(move |t| Deck {
        pack,
        id: &t.id,
        title: &t.title,
        genre: None,
        topic: None,
        note: None,
        source: &t.source,
        points: &t.points,
    });
    outlines.chain(theory)
}

/// Every deck of the library.
pub fn decks(library: &Library) -> impl Iterator<Item = Deck<'_>> {
    library.packs().iter().flat_map(of_pack)
}

/// The deck `id` of the pack `pack`.
pub fn deck<'a>(library: &'a Library, pack: &str, id: &str) -> Option<Deck<'a>> {
    of_pack(library.pack(pack)?).find(|d| d.id == id)
}

/// The card with this id.
pub fn card<'a>(library: &'a Library, id: &str) -> Option<Card<'a>> {
    let mut parts = id.splitn(3, '/');
    let deck = deck(library, parts.next()?, parts.next()?)?;
    match parts.next() {
        None => Some(deck.card()),
        Some(point) => deck.cards().find(|c| c.place.as_ref().is_some_and(|p| p.point.id == point)),
    }
}

impl<'a> Deck<'a> {
    /// Id of the deck's own card.
    pub fn card_id(&self) -> String {
        format!("{}/{}", self.pack.id, self.id)
    }

    /// Id of a point's card.
    pub fn point_id(&self, point: &Point) -> String {
        format!("{}/{}/{}", self.pack.id, self.id, point.id)
    }

    /// The deck's own card.
    pub fn card(&self) -> Card<'a> {
        Card { id: self.card_id(), deck: *self, place: None }
    }

    /// The deck's own card and those of its points, in reading order.
    pub fn cards(&self) -> impl Iterator<Item = Card<'a>> + use<'a> {
        let deck = *self;
        let points = walk(deck.points).into_iter();
        std::iter::once(deck.card()).chain(points.map(move |place| Card {
            id: deck.point_id(place.point),
            deck,
            place: Some(place),
        }))
    }

    /// The model essays that follow this outline.
    pub fn essays(&self) -> impl Iterator<Item = &'a Essay> + use<'a> {
        let id = self.id;
        self.pack.essays.iter().filter(move |e| e.outline == id)
    }

    /// How many points it has.
    pub fn len(&self) -> usize {
        fn count(points: &[Point]) -> usize {
            points.iter().map(|p| 1 + count(&p.children)).sum()
        }
        count(self.points)
    }

    /// Whether it has no points.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }
}

impl<'a> Card<'a> {
    /// The points right under it.
    pub fn children(&self) -> &'a [Point] {
        self.place.as_ref().map_or(self.deck.points, |p| &p.point.children)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A point: `text`, or `id=text`.
    pub(crate) fn point(text: &str, cues: &[&str], children: Vec<Point>) -> Point {
        let (id, text) = text.split_once('=').unwrap_or(("", text));
        let cues = cues.iter().map(|&c| c.to_owned()).collect();
        Point { id: id.to_owned(), text: text.to_owned(), weight: 1.0, cues, children }
    }

    /// Gives points without an id their paths, as loading does.
    fn number(points: &mut [Point], parent: &str) {
        for (i, point) in points.iter_mut().enumerate() {
            let path = if parent.is_empty() { format!("{}", i + 1) } else { format!("{parent}.{}", i + 1) };
            number(&mut point.children, &path);
            if point.id.is_empty() {
                point.id = path;
            }
        }
    }

    /// A pack `p` with one outline `o`.
    pub(crate) fn library(mut points: Vec<Point>) -> Library {
        use crate::study::model::Outline;
        number(&mut points, "");
        let outline = Outline {
            id: "o".into(),
            title: "通知".into(),
            genre: Genre::Notice,
            topic: None,
            source: vec![],
            note: None,
            points,
        };
        Library::of(vec![Pack {
            id: "p".into(),
            title: "资料包".into(),
            topic: "专题".into(),
            language: "zh-CN".into(),
            source: vec![],
            questions: vec![],
            outlines: vec![outline],
            theory: vec![],
            materials: vec![],
            essays: vec![],
            papers: vec![],
            builtin: false,
        }])
    }

    #[test]
    fn a_deck_and_each_point_is_a_card_found_by_its_id() {
        let library =
            library(vec![point("甲", &[], vec![point("own=乙", &[], vec![])]), point("丙", &[], vec![])]);
        let ids: Vec<String> =
            decks(&library).flat_map(|d| d.cards().map(|c| c.id).collect::<Vec<_>>()).collect();
        assert_eq!(ids, ["p/o", "p/o/1", "p/o/own", "p/o/2"]);
        for id in &ids {
            assert_eq!(card(&library, id).unwrap().id, *id);
        }
        assert_eq!(card(&library, "p/o").unwrap().children().len(), 2);
        assert_eq!(card(&library, "p/o/own").unwrap().place.unwrap().path, "1.1");
        for none in ["", "p", "p/x", "x/o", "p/o/3"] {
            assert!(card(&library, none).is_none(), "{none}");
        }
    }

    #[test]
    fn new_wording_keeps_the_id() {
        let ids = |text: &str| {
            let library = library(vec![point(text, &[], vec![])]);
            decks(&library).flat_map(|d| d.cards().map(|c| c.id).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        assert_eq!(ids("a=压实责任"), ids("a=落实主体责任"));
    }
}
