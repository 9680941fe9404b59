//! The parts that a genre asks for, to be shown with a question.
//!
//! Sources: 党政机关公文处理工作条例 (2012) and GB/T 9704-2012 for title, addressee, signature and date; the order of the
//! body is what preparation books agree on, a habit and not a rule.
use super::genre::Genre;
use crate::{
    locales::{Text, form as t},
    text::sheet::Profile,
};

/// The parts of a text of this genre in order, the order of its body last; none for [`Genre::Other`].
pub fn parts(genre: Genre) -> Vec<Text> {
    use Genre::{
        Advice, Analysis, Bulletin, Essay, Experience, Ideas, Info, Interpretation, Letter, Notice, Opinion,
        Other, Plan, Report, SelfReview, Speech, Summary, Survey, TalkingPoints,
    };
    match genre {
        Notice => vec![t::TITLE, t::ADDRESSEE, t::SIGNATURE, t::NOTICE],
        Report | SelfReview => vec![t::TITLE, t::ADDRESSEE, t::SIGNATURE, t::REPORT],
        Opinion => vec![t::TITLE, t::ADDRESSEE, t::SIGNATURE, t::OPINION],
        Letter => vec![t::TITLE, t::ADDRESSEE, t::SIGNATURE, t::LETTER],
        Speech => vec![t::TITLE, t::ADDRESSEE, t::SIGNATURE_IF_ROOM, t::SPEECH],
        Plan | Ideas => vec![t::TITLE, t::PLAN],
        TalkingPoints => vec![t::TITLE, t::TALKING_POINTS],
        Experience => vec![t::TITLE, t::EXPERIENCE],
        Survey => vec![t::TITLE, t::SURVEY],
        Info | Bulletin => vec![t::TITLE, t::INFO],
        Interpretation => vec![t::TITLE, t::INTERPRETATION],
        Essay => vec![t::TITLE, t::ESSAY],
        Summary => vec![t::SUMMARY],
        Analysis => vec![t::ANALYSIS],
        Advice => vec![t::ADVICE],
        Other => Vec::new(),
    }
}

/// The answer sheet for a text of this genre, by the habits of `base`: title, addressee and signature have their places if
/// the genre has them; short questions (概括, 分析, 对策) are not indented.
pub fn profile(genre: Genre, base: &Profile) -> Profile {
    let parts = parts(genre);
    let has = |part: Text| parts.contains(&part);
    let short = matches!(genre, Genre::Summary | Genre::Analysis | Genre::Advice);
    Profile {
        indent: base.indent && !short,
        title: has(t::TITLE),
        addressee: has(t::ADDRESSEE),
        signature: has(t::SIGNATURE) || has(t::SIGNATURE_IF_ROOM),
        ..base.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_documents_have_an_addressee_and_plans_have_none() {
        assert!(parts(Genre::Notice).contains(&t::ADDRESSEE) && parts(Genre::Notice).contains(&t::SIGNATURE));
        assert!(!parts(Genre::Plan).contains(&t::ADDRESSEE));
        assert_eq!(parts(Genre::Other), []);
    }
}
