//! The fitted weights: written as JSON by `examples/fit`, kept in the program as a row of numbers that the build script
//! makes of it, so that reading them costs nothing at start.
use super::trees::Tree;
use serde::{Deserialize, Serialize};

/// Fitted weights.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Of the figures of a pair, in their order, then the constant.
    pub pair: Vec<f32>,
    /// Of the figures that place a point on a unit.
    pub place: Vec<f32>,
    /// Of the figures that speak for its absence.
    pub absent: Vec<f32>,
    /// Of the figures of a leaf's status, for covered, then for partial (missing is 0).
    pub status: Vec<f32>,
    /// Of the figures of a parent's status, for covered, then for partial.
    pub parent: Vec<f32>,
    /// Trees that tell a draft off the point.
    #[serde(default)]
    pub off: Vec<Tree>,
    /// Trees that tell where a point stands.
    #[serde(default)]
    pub spot: Vec<Tree>,
    /// Trees that tell given from missing.
    #[serde(default)]
    pub given: Vec<Tree>,
    /// Trees that tell covered from partial.
    #[serde(default)]
    pub whole: Vec<Tree>,
}

/// Numbers of a tree: figure and threshold of its splits, the values of its leaves.
const TREE: usize = 22;

impl Weights {
    /// As one row of numbers: every list with its length before it, all little-endian `f32`.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut row = Vec::new();
        for list in [&self.pair, &self.place, &self.absent, &self.status, &self.parent] {
            row.push(list.len() as f32);
            row.extend(list);
        }
        for trees in [&self.off, &self.spot, &self.given, &self.whole] {
            row.push(trees.len() as f32);
            for t in trees {
                row.extend(t.splits.iter().flat_map(|(figure, threshold)| [f32::from(*figure), *threshold]));
                row.extend(t.values);
            }
        }
        row.into_iter().flat_map(f32::to_le_bytes).collect()
    }

    /// Reads what [`Weights::to_bytes`] wrote; what is cut off is empty.
    #[allow(dead_code, reason = "the build script writes, the program reads")]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let mut numbers = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        let mut list = |width: usize| -> Vec<f32> {
            let n = numbers.next().unwrap_or(0.0) as usize;
            numbers.by_ref().take(n * width).collect()
        };
        let [pair, place, absent, status, parent] = std::array::from_fn(|_| list(1));
        let [off, spot, given, whole] =
            std::array::from_fn(|_| list(TREE).chunks_exact(TREE).map(tree).collect());
        Self { pair, place, absent, status, parent, off, spot, given, whole }
    }
}

fn tree(row: &[f32]) -> Tree {
    Tree {
        splits: std::array::from_fn(|i| (row[2 * i] as u16, row[2 * i + 1])),
        values: std::array::from_fn(|i| row[14 + i]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_their_bytes() {
        let w: Weights = serde_json::from_str(include_str!("weights.json")).unwrap();
        assert!(w.given.len() > 100 && w.spot.len() > 10);
        assert_eq!(Weights::from_bytes(&w.to_bytes()), w);
    }

    #[test]
    fn cut_bytes_do_not_panic() {
        let bytes =
            Weights { pair: vec![1.0; 4], given: vec![Tree::default()], ..Weights::default() }.to_bytes();
        for end in 0..bytes.len() {
            Weights::from_bytes(&bytes[..end]);
        }
    }
}
