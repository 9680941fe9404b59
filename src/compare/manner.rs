//! How a draft speaks: how long its sentences are, how many figures they give, how much of them says nothing. A slogan is
//! made of words that fit everywhere; who really gives a point gives figures and names.
use super::lexicon::Entry;
use super::segment::Draft;
use super::symbols;
use super::terms::Terms;

/// What a stretch of text is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stretch {
    /// Characters.
    pub length: f32,
    /// Numbers.
    pub numbers: f32,
    /// Symbols of words that say nothing by themselves.
    pub vague: f32,
}

impl Stretch {
    fn new(length: usize, terms: &Terms) -> Self {
        let mut counted = vec![false; terms.row.len()];
        for f in terms.found.iter().filter(|f| f.entry == Entry::Generic) {
            counted[f.start..f.end].fill(true);
        }
        let numbers = terms.row.iter().filter(|s| symbols::is_number(s.symbol)).count();
        let vague = counted.into_iter().filter(|c| *c).count();
        Self { length: length as f32, numbers: numbers as f32, vague: vague as f32 }
    }

    fn add(&mut self, other: Self) {
        self.length += other.length;
        self.numbers += other.numbers;
        self.vague += other.vague;
    }
}

/// The manner of a draft: its units, its sentences, the whole.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    /// Its units.
    pub units: Vec<Stretch>,
    /// Its sentences.
    pub sentences: Vec<Stretch>,
    /// The draft.
    pub draft: Stretch,
}

impl Manner {
    pub(super) fn new(draft: &Draft, terms: &[Terms]) -> Self {
        let units: Vec<Stretch> =
            draft.units.iter().zip(terms).map(|(u, terms)| Stretch::new(u.span.1 - u.text, terms)).collect();
        let sum = |units: &[Stretch]| {
            units.iter().fold(Stretch::default(), |mut sum, s| {
                sum.add(*s);
                sum
            })
        };
        let sentences = draft.sentences.iter().map(|s| sum(&units[s.clone()])).collect();
        Self { draft: sum(&units), sentences, units }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::segment::segment;

    #[test]
    fn slogans_are_vague_and_accounts_give_figures() {
        let draft = segment("进一步加强和完善工作机制。全县修路12公里，装灯300盏。");
        let terms: Vec<Terms> = draft
            .units
            .iter()
            .map(|u| Terms::new(&draft.chars[u.text..u.span.1], u.text, &|_| true))
            .collect();
        let manner = Manner::new(&draft, &terms);
        let [slogan, account] = manner.sentences[..] else { panic!("{manner:?}") };
        assert!(slogan.vague / slogan.length > 0.5 && slogan.numbers < 0.5, "{slogan:?}");
        assert!(account.vague / account.length < 0.3 && account.numbers > 1.5, "{account:?}");
        assert!((manner.draft.numbers - 2.0).abs() < 0.1);
    }
}
