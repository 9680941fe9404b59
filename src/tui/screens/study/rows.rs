//! The rows of the study room's lists.
use super::super::super::desk::Desk;
use crate::{
    locales::{Lang, Text, study_room as say},
    recall::cards::{self, Deck},
    store::notes::PackNotes,
    study::{
        genre::Genre,
        model::{Essay, Material, MaterialKind, Pack},
    },
};

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Outlines,
    Theory,
    Materials,
    Essays,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Outlines, Self::Theory, Self::Materials, Self::Essays];

    pub const fn name(self) -> Text {
        match self {
            Self::Outlines => say::TAB_OUTLINES,
            Self::Theory => say::TAB_THEORY,
            Self::Materials => say::TAB_MATERIALS,
            Self::Essays => say::TAB_ESSAYS,
        }
    }

    /// The heads of its columns: title, kind, size, what was learned or noted, what is due.
    pub const fn columns(self, by: By) -> [Option<Text>; 5] {
        let (title, learned) = (Some(say::COL_TITLE), Some(say::COL_LEARNED));
        let kind = Some(if matches!(by, By::Genre) { say::COL_TOPIC } else { say::COL_GENRE });
        match self {
            Self::Outlines => [title, kind, Some(say::COL_POINTS), learned, Some(say::COL_DUE)],
            Self::Theory => [title, None, Some(say::COL_POINTS), learned, Some(say::COL_DUE)],
            Self::Materials => {
                [title, Some(say::COL_KIND), Some(say::COL_LENGTH), Some(say::COL_NOTES), None]
            }
            Self::Essays => [title, kind, Some(say::COL_LENGTH), Some(say::COL_NOTES), None],
        }
    }

    /// What can be recalled.
    pub const fn has_cards(self) -> bool {
        matches!(self, Self::Outlines | Self::Theory)
    }
}

/// How the list is grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    #[default]
    Genre,
    Topic,
    Pack,
}

impl By {
    pub const fn next(self) -> Self {
        match self {
            Self::Genre => Self::Topic,
            Self::Topic => Self::Pack,
            Self::Pack => Self::Genre,
        }
    }

    pub const fn name(self) -> Text {
        match self {
            Self::Genre => say::BY_GENRE,
            Self::Topic => say::BY_TOPIC,
            Self::Pack => say::BY_PACK,
        }
    }
}

/// Something that can be studied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub pack: String,
    pub id: String,
    pub title: String,
    pub kind: String,
    pub size: String,
    /// What was learned or noted; empty: nothing.
    pub done: String,
    pub due: usize,
    group: (usize, String),
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    Group(String),
    Item(Item),
}

/// The rows of a tab; only what has every one of `words` (lower case) somewhere.
pub fn rows(tab: Tab, by: By, words: &[String], desk: &Desk) -> Vec<Row> {
    let mut packs: Vec<&Pack> = desk.library.packs().iter().collect();
    // Packs in the user's language first.
    packs.sort_by_key(|p| Lang::from_tag(&p.language) != Some(desk.lang));
    let mut items: Vec<Item> = Vec::new();
    for (rank, pack) in packs.into_iter().enumerate() {
        let sort = |genre: Option<Genre>, topic: Option<&str>| {
            let topic = topic.unwrap_or(&pack.topic).to_owned();
            let Some(genre) = genre else {
                return Sort { group: (rank, pack.title.clone()), kind: String::new() };
            };
            let name = desk.say(genre.name()).to_owned();
            match by {
                By::Genre => {
                    let rank = Genre::ALL.iter().position(|g| *g == genre).unwrap_or(0);
                    Sort { group: (rank, name), kind: topic }
                }
                By::Topic => Sort { group: (rank, topic), kind: name },
                By::Pack => Sort { group: (rank, pack.title.clone()), kind: name },
            }
        };
        items.extend(items_of(tab, pack, &sort, desk).into_iter().filter(|item| {
            let text =
                [&item.title, &item.kind, &item.id, &item.group.1, &pack.title].map(|s| s.to_lowercase());
            words.iter().all(|w| text.iter().any(|t| t.contains(w)))
        }));
    }
    // Stable: within a group the packs' order stays.
    items.sort_by(|a, b| a.group.cmp(&b.group));
    let mut rows = Vec::new();
    let mut last = None;
    for item in items {
        if last.as_ref() != Some(&item.group) {
            rows.push(Row::Group(item.group.1.clone()));
            last = Some(item.group.clone());
        }
        rows.push(Row::Item(item));
    }
    rows
}

/// Where an item is listed, and what is said of it beside.
struct Sort {
    /// Rank and name of its group.
    group: (usize, String),
    /// Genre, or the topic where the genre is the group's.
    kind: String,
}

type Sorting<'a> = dyn Fn(Option<Genre>, Option<&str>) -> Sort + 'a;

fn items_of(tab: Tab, pack: &Pack, sort: &Sorting<'_>, desk: &Desk) -> Vec<Item> {
    // Notes that cannot be read are told where they are shown.
    let notes =
        if tab.has_cards() { PackNotes::default() } else { desk.store.notes(&pack.id).unwrap_or_default() };
    let text = |id: &str, title: &str, text: &str, Sort { group, kind }: Sort| {
        let marks = notes.documents.get(id).map_or(0, |n| n.marks.len());
        Item {
            pack: pack.id.clone(),
            id: id.to_owned(),
            title: title.to_owned(),
            kind,
            size: length(text).to_string(),
            done: if marks > 0 { marks.to_string() } else { String::new() },
            due: 0,
            group,
        }
    };
    match tab {
        Tab::Outlines | Tab::Theory => cards::of_pack(pack)
            .filter(|d| d.genre.is_some() == (tab == Tab::Outlines))
            .map(|found| of_deck(&found, sort(found.genre, found.topic), desk))
            .collect(),
        Tab::Materials => {
            let kind = |kind| match kind {
                MaterialKind::Given => say::KIND_GIVEN,
                MaterialKind::Document => say::KIND_DOCUMENT,
                MaterialKind::Background => say::KIND_BACKGROUND,
            };
            let sort = |m: &Material| Sort { kind: desk.say(kind(m.kind)).to_owned(), ..sort(None, None) };
            pack.materials.iter().map(|m| text(&m.id, &m.title, &m.text, sort(m))).collect()
        }
        Tab::Essays => {
            let topic = |e: &Essay| pack.outline(&e.outline).and_then(|o| o.topic.as_deref());
            let essays = pack.essays.iter();
            essays.map(|e| text(&e.id, &e.title, &e.text, sort(Some(e.genre), topic(e)))).collect()
        }
    }
}

fn of_deck(found: &Deck<'_>, Sort { group, kind }: Sort, desk: &Desk) -> Item {
    let (points, known) = (found.len(), desk.memory.known_in(found));
    let done = if known > 0 { format!("{known}/{points}") } else { String::new() };
    Item {
        pack: found.pack.id.clone(),
        id: found.id.to_owned(),
        title: found.title.to_owned(),
        kind,
        size: points.to_string(),
        done,
        due: desk.memory.due_in(found, desk.now.wall),
        group,
    }
}

/// Characters of a Chinese text without blanks, words of another.
fn length(text: &str) -> usize {
    if text.chars().any(crate::text::marks::is_hanzi) {
        text.chars().filter(|c| !c.is_whitespace()).count()
    } else {
        text.split_whitespace().count()
    }
}
