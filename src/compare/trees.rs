//! Boosted regression trees of depth three, as plain numbers (Friedman 2001, "Greedy function approximation").
use serde::{Deserialize, Serialize};

/// A regression tree of depth three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// Figure and threshold of the root, its two children, their four children; below or equal goes to the first child.
    pub splits: [(u16, f32); 7],
    /// Values of the eight leaves.
    pub values: [f32; 8],
}

impl Tree {
    /// The leaf's value.
    pub fn value(&self, figures: &[f32]) -> f32 {
        let mut node = 0;
        for _ in 0..3 {
            let (figure, threshold) = self.splits[node];
            let right = figures.get(usize::from(figure)).is_some_and(|f| *f > threshold);
            node = 2 * node + 1 + usize::from(right);
        }
        self.values[node - 7]
    }
}

/// The sum of the trees' values.
pub fn sum(trees: &[Tree], figures: &[f32]) -> f32 {
    trees.iter().map(|t| t.value(figures)).sum()
}

/// The trees' answer as a chance.
pub fn chance(trees: &[Tree], figures: &[f32]) -> f32 {
    let sum: f32 = trees.iter().map(|t| t.value(figures)).sum();
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_asks_three_questions() {
        let mut tree = Tree { values: [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], ..Tree::default() };
        tree.splits = [(0, 0.5), (1, 0.5), (1, 0.5), (2, 0.5), (2, 0.5), (2, 0.5), (2, 0.5)];
        assert_eq!(tree.value(&[0.0, 0.0, 0.0]) as i32, 0);
        assert_eq!(tree.value(&[1.0, 0.0, 1.0]) as i32, 5);
        assert_eq!(tree.value(&[1.0, 1.0, 1.0]) as i32, 7);
        assert_eq!(tree.value(&[]) as i32, 0);
        assert!((chance(&[], &[]) - 0.5).abs() < 1e-6);
    }
}
