//! Undo and redo by clause.
use super::marks::ends_clause;

/// What the writer was doing; a change of kind starts a new group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Typing, input-method commits.
    Type,
    /// Deleting backward.
    EraseLeft,
    /// Deleting forward.
    EraseRight,
    /// A group by itself: paste, cut, replacement.
    Alone,
}

/// One contiguous change in bytes: what is undone or redone at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Caret before the change.
    pub(super) caret: usize,
}

#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// The kind of the last group, while it may still grow.
    open: Option<Kind>,
}

impl History {
    /// Records a change that was just made.
    pub(super) fn record(&mut self, kind: Kind, change: Change) {
        self.undone.clear();
        let last = self.done.last_mut().filter(|_| self.open == Some(kind));
        let closes = kind == Kind::Alone
            || change.inserted.chars().chain(change.removed.chars()).any(|c| c == '\n' || ends_clause(c));
        match (kind, last) {
            (Kind::Type, Some(last))
                if change.removed.is_empty() && last.at + last.inserted.len() == change.at =>
            {
                last.inserted += &change.inserted;
            }
            (Kind::EraseLeft, Some(last)) if change.at + change.removed.len() == last.at => {
                last.at = change.at;
                last.removed.insert_str(0, &change.removed);
            }
            (Kind::EraseRight, Some(last)) if change.at == last.at => last.removed += &change.removed,
            _ => self.done.push(change),
        }
        self.open = if closes { None } else { Some(kind) };
    }

    /// Ends the group: the next change starts a new one.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// The change to take back.
    pub(super) fn undo(&mut self) -> Option<Change> {
        self.open = None;
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        Some(change)
    }

    /// The change to make again.
    pub(super) fn redo(&mut self) -> Option<Change> {
        self.open = None;
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        Some(change)
    }
}
