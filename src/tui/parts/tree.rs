//! A tree as a list whose branches fold: which items are in sight, which is selected.
use super::list::List;
use crate::text::motion::Motion;
use ratatui::layout::{Position, Rect};

/// State of a tree. Items are named by their index in reading order.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    depths: Vec<usize>,
    folded: Vec<bool>,
    /// Items that no folded branch hides.
    open: Vec<usize>,
    /// The rows of `open`.
    pub list: List,
}

impl Tree {
    /// A tree of items in reading order, all unfolded; `depths`: 1 for a top-level item.
    pub fn new(depths: Vec<usize>) -> Self {
        let folded = vec![false; depths.len()];
        let mut tree = Self { depths, folded, ..Self::default() };
        tree.reopen();
        tree
    }

    fn depth(&self, item: usize) -> usize {
        self.depths.get(item).copied().unwrap_or(0)
    }

    /// Whether anything lies beneath an item.
    pub fn is_branch(&self, item: usize) -> bool {
        self.depth(item + 1) > self.depth(item)
    }

    /// Whether any item has something beneath it.
    pub fn has_branches(&self) -> bool {
        (0..self.depths.len()).any(|i| self.is_branch(i))
    }

    /// Whether what lies beneath an item is hidden.
    pub fn is_folded(&self, item: usize) -> bool {
        self.is_branch(item) && self.folded.get(item).is_some_and(|f| *f)
    }

    /// The item above.
    fn parent(&self, item: usize) -> Option<usize> {
        (0..item).rev().find(|i| self.depth(*i) < self.depth(item))
    }

    /// The selected item; 0 in an empty tree.
    pub fn selected(&self) -> usize {
        self.open.get(self.list.selected).copied().unwrap_or(0)
    }

    /// Items in sight if there is room for all that are not folded away.
    pub fn rows_len(&self) -> usize {
        self.open.len()
    }

    fn reopen(&mut self) {
        self.open.clear();
        let mut hidden_below = None;
        for (item, depth) in self.depths.iter().copied().enumerate() {
            if hidden_below.is_some_and(|d| depth > d) {
                continue;
            }
            hidden_below = self.is_folded(item).then_some(depth);
            self.open.push(item);
        }
        self.list.scroll.rows = self.open.len();
    }

    /// Selects an item; branches that hide it unfold.
    pub fn select(&mut self, item: usize) {
        let mut above = self.parent(item);
        while let Some(branch) = above {
            if let Some(folded) = self.folded.get_mut(branch) {
                *folded = false;
            }
            above = self.parent(branch);
        }
        self.reopen();
        self.select_open(item);
    }

    /// Folds every branch at `depth` and beneath.
    pub fn fold_from(&mut self, depth: usize) {
        for (folded, own) in self.folded.iter_mut().zip(&self.depths) {
            *folded = *own >= depth;
        }
        self.reopen();
    }

    /// Selects an item, or the branch that hides it.
    pub fn select_open(&mut self, item: usize) {
        self.list.selected = self.open.iter().rposition(|i| *i <= item).unwrap_or(0);
    }

    /// Moves the selection.
    pub fn step(&mut self, motion: Motion) {
        self.list.step(motion);
    }

    /// Folds or unfolds the selected branch. Folding something that does not fold goes to the branch above it,
    /// unfolding it does nothing.
    pub fn fold(&mut self, fold: bool) {
        let item = self.selected();
        if self.is_branch(item) && self.is_folded(item) != fold {
            self.set(item, fold);
        } else if let Some(parent) = self.parent(item).filter(|_| fold) {
            self.select_open(parent);
        }
    }

    /// Folds the selected branch, or unfolds it if it is folded.
    pub fn toggle(&mut self) {
        let item = self.selected();
        if self.is_branch(item) {
            self.set(item, !self.is_folded(item));
        }
    }

    fn set(&mut self, item: usize, fold: bool) {
        if let Some(folded) = self.folded.get_mut(item) {
            *folded = fold;
        }
        self.reopen();
        self.select_open(item);
    }

    /// Folds every branch, or unfolds all if none is open.
    pub fn toggle_all(&mut self) {
        let item = self.selected();
        let fold = (0..self.depths.len()).any(|i| self.is_branch(i) && !self.is_folded(i));
        self.folded.fill(fold);
        self.reopen();
        self.select_open(item);
    }

    /// Tells where the tree is drawn; the selected row is brought into sight.
    pub fn place(&mut self, area: Rect) {
        self.list.place(self.open.len(), area);
    }

    /// The rows in sight: (item, where).
    pub fn rows(&self) -> impl Iterator<Item = (usize, Rect)> {
        self.list.rows().filter_map(|(row, area)| Some((*self.open.get(row)?, area)))
    }

    /// The item at a place on the screen.
    pub fn item_at(&self, at: Position) -> Option<usize> {
        self.list.row_at(at).and_then(|row| self.open.get(row).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0 ─ 1 ─ 2, 0 ─ 3, 4
    fn tree() -> Tree {
        let mut tree = Tree::new(vec![1, 2, 3, 2, 1]);
        tree.place(Rect::new(0, 0, 10, 10));
        tree
    }

    fn rows(tree: &Tree) -> Vec<usize> {
        tree.open.clone()
    }

    #[test]
    fn a_folded_branch_hides_all_beneath_it_and_the_selection_stays_on_it() {
        let mut t = tree();
        t.select(1);
        t.fold(true);
        assert_eq!((rows(&t), t.selected()), (vec![0, 1, 3, 4], 1));
        t.fold(true);
        assert_eq!(t.selected(), 0, "folding again goes to the branch above");
        t.fold(true);
        assert_eq!((rows(&t), t.selected()), (vec![0, 4], 0));
        t.fold(false);
        assert_eq!(rows(&t), [0, 1, 3, 4], "what was folded beneath stays so");
        t.step(Motion::End);
        t.fold(false);
        t.toggle();
        assert_eq!((rows(&t), t.selected()), (vec![0, 1, 3, 4], 4), "a leaf does not fold");
    }

    #[test]
    fn what_is_selected_comes_into_sight() {
        let mut t = tree();
        t.select(2);
        t.toggle_all();
        assert_eq!((rows(&t), t.selected()), (vec![0, 4], 0));
        t.select(2);
        assert_eq!((rows(&t), t.selected()), (vec![0, 1, 2, 3, 4], 2));
        t.toggle_all();
        t.toggle_all();
        assert_eq!(rows(&t), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn an_empty_tree_lives() {
        let mut t = Tree::new(vec![]);
        t.place(Rect::new(0, 0, 10, 10));
        for act in [Tree::toggle, Tree::toggle_all, |t: &mut Tree| t.fold(true)] {
            act(&mut t);
        }
        t.step(Motion::Down);
        assert_eq!((t.selected(), t.rows().count()), (0, 0));
    }
}
