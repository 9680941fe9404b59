//! The library 题库: the bundled packs, overlaid by the user's own, and look-ups by id.
use super::{
    builtin,
    files::read_file,
    load::{load_file, parts_of},
    model::{Essay, Material, Outline, Pack, Question, Theory},
    problem::{Kind, Problem, Reason},
};
use crate::locales::{Lang, Say, study as t};
use std::{
    collections::BTreeSet,
    fmt, fs,
    path::{Path, PathBuf},
};

/// All packs that can be studied.
#[derive(Debug, Clone, Default)]
pub struct Library {
    packs: Vec<Pack>,
    problems: Vec<Problem>,
}

/// Something of a pack that has an id.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is its kind")]
pub enum Item<'a> {
    Question(&'a Question),
    Outline(&'a Outline),
    Theory(&'a Theory),
    Material(&'a Material),
    Essay(&'a Essay),
}

impl Item<'_> {
    /// What kind of item it is.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Question(_) => Kind::Question,
            Self::Outline(_) => Kind::Outline,
            Self::Theory(_) => Kind::Theory,
            Self::Material(_) => Kind::Material,
            Self::Essay(_) => Kind::Essay,
        }
    }
}

/// A look-up that failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// No item of that kind (any kind: `None`) has the id.
    NotFound {
        /// The id as asked for.
        id: String,
        /// The kind that was asked for.
        kind: Option<Kind>,
    },
    /// Several packs have it.
    Ambiguous {
        /// The id as asked for.
        id: String,
        /// `pack/id` of each.
        choices: Vec<String>,
    },
}

impl Say for LookupError {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotFound { id, kind } => {
                let kind = kind.map_or(t::ANY, Kind::name).get(lang);
                t::NOT_FOUND.fill(lang, &[("id", id), ("kind", &kind)])
            }
            Self::Ambiguous { id, choices } => {
                let choices = choices.join(if lang == Lang::Zh { "、" } else { ", " });
                t::AMBIGUOUS.fill(lang, &[("id", id), ("choices", &choices)])
            }
        }
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl Library {
    /// Only the bundled packs.
    pub fn builtin() -> Self {
        let (packs, problems) = builtin::packs();
        Self { packs, problems }
    }

    /// The bundled packs overlaid by those in the folder `user` (`$CELUN_HOME/packs`, which need not exist): its `*.json`
    /// and those of its sub-folders. A pack with the id of a bundled one replaces it; one with problems is left out.
    pub fn load(user: &Path) -> Self {
        let mut library = Self::builtin();
        library.overlay(user);
        library
    }

    /// A library of these packs.
    pub fn of(packs: Vec<Pack>) -> Self {
        Self { packs, problems: Vec::new() }
    }

    fn overlay(&mut self, user: &Path) {
        let files = match pack_files(user) {
            Ok(files) => files,
            Err(reason) => {
                let file = user.display().to_string();
                self.problems.push(Problem { file, field: String::new(), reason });
                return;
            }
        };
        let mut own: Vec<(PathBuf, Pack)> = Vec::new();
        for path in files {
            match load_file(&path) {
                Ok(pack) => {
                    if let Some((first, _)) = own.iter().find(|(_, p)| p.id == pack.id) {
                        let reason = Reason::DuplicateId { id: pack.id, first: first.display().to_string() };
                        let (file, field) = (path.display().to_string(), "id".to_owned());
                        self.problems.push(Problem { file, field, reason });
                    } else {
                        own.push((path, pack));
                    }
                }
                Err(found) => self.problems.extend(found),
            }
        }
        for (_, pack) in own {
            match self.packs.iter_mut().find(|p| p.id == pack.id) {
                Some(old) => *old = pack,
                None => self.packs.push(pack),
            }
        }
    }

    /// The packs: bundled ones first, then the user's by file name.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The pack with this id.
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.iter().find(|p| p.id == id)
    }

    /// What is wrong with packs that were left out.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The item that `id` names, alone (`q4`) or with its pack (`fazhi/q4`), and its pack.
    ///
    /// # Errors
    /// Nothing has the id, or several packs do.
    pub fn find(&self, id: &str) -> Result<(&Pack, Item<'_>), LookupError> {
        self.find_kind(id, None)
    }

    /// The question that `id` names, alone or with its pack, and its pack.
    ///
    /// # Errors
    /// No question has the id, or those of several packs do.
    pub fn question(&self, id: &str) -> Result<(&Pack, &Question), LookupError> {
        match self.find_kind(id, Some(Kind::Question))? {
            (pack, Item::Question(question)) => Ok((pack, question)),
            _ => Err(LookupError::NotFound { id: id.to_owned(), kind: Some(Kind::Question) }),
        }
    }

    fn find_kind(&self, id: &str, kind: Option<Kind>) -> Result<(&Pack, Item<'_>), LookupError> {
        let (in_pack, name) = match id.split_once('/') {
            Some((pack, name)) => (Some(pack), name),
            None => (None, id),
        };
        let found: Vec<(&Pack, Item<'_>)> = self
            .packs
            .iter()
            .filter(|p| in_pack.is_none_or(|id| p.id == id))
            .filter_map(|p| Some((p, p.item(name)?)))
            .filter(|(_, item)| kind.is_none_or(|k| item.kind() == k))
            .collect();
        match found[..] {
            [] => Err(LookupError::NotFound { id: id.to_owned(), kind }),
            [one] => Ok(one),
            _ => Err(LookupError::Ambiguous {
                id: id.to_owned(),
                choices: found.iter().map(|(p, _)| format!("{}/{name}", p.id)).collect(),
            }),
        }
    }
}

impl Pack {
    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<Item<'_>> {
        self.question(id)
            .map(Item::Question)
            .or_else(|| self.outline(id).map(Item::Outline))
            .or_else(|| self.theory.iter().find(|t| t.id == id).map(Item::Theory))
            .or_else(|| self.material(id).map(Item::Material))
            .or_else(|| self.essay(id).map(Item::Essay))
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.id == id)
    }

    /// The outline with this id.
    pub fn outline(&self, id: &str) -> Option<&Outline> {
        self.outlines.iter().find(|o| o.id == id)
    }

    /// The material with this id.
    pub fn material(&self, id: &str) -> Option<&Material> {
        self.materials.iter().find(|m| m.id == id)
    }

    /// The model essay with this id.
    pub fn essay(&self, id: &str) -> Option<&Essay> {
        self.essays.iter().find(|e| e.id == id)
    }

    /// The materials of a question of this pack, in its order.
    pub fn materials_of<'a>(&'a self, question: &'a Question) -> impl Iterator<Item = &'a Material> {
        question.materials.iter().filter_map(|id| self.material(id))
    }

    /// The model essays of a question of this pack, in its order.
    pub fn essays_of<'a>(&'a self, question: &'a Question) -> impl Iterator<Item = &'a Essay> {
        question.essays.iter().filter_map(|id| self.essay(id))
    }
}

/// The heads of packs in `folder` and its sub-folders, sorted; none if the folder does not exist.
fn pack_files(folder: &Path) -> Result<Vec<PathBuf>, Reason> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            // An unreadable sub-folder is none of the others' business.
            files.extend(entries(&path).unwrap_or_default().into_iter().filter(|p| is_pack_file(p)));
        } else if is_pack_file(&path) {
            files.push(path);
        }
    }
    let mut parts = BTreeSet::new();
    for path in &files {
        if let (Some(folder), Ok(text)) = (path.parent(), read_file(path)) {
            parts.extend(parts_of(&text).into_iter().map(|part| folder.join(part)));
        }
    }
    files.retain(|path| !parts.contains(path));
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Reason> {
    let io = |e: std::io::Error| Reason::Io { what: e.to_string() };
    let mut paths = fs::read_dir(folder)
        .map_err(io)?
        .map(|entry| entry.map(|e| e.path()).map_err(io))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

fn is_pack_file(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"))
        && path.file_name().is_some_and(|n| n != "schema.json")
        && !hidden
        && path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pack with one question `q` and outline `o`.
    fn pack(id: &str, title: &str) -> String {
        format!(
            r#"{{"schema":"celun.pack/1","id":"{id}","title":"{title}",
            "questions":[{{"id":"q","title":"甲","prompt":"写一份通知（300字）","genre":"notice","minutes":25,"score":20,
                          "materials":["m"],"outline":"o"}}],
            "outlines":[{{"id":"o","title":"乙","genre":"notice","points":[{{"text":"丙"}}]}}],
            "materials":[{{"id":"m","title":"资料","kind":"given","file":"m.md"}}]}}"#
        )
    }

    fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = home.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        home
    }

    fn own(home: &tempfile::TempDir) -> Library {
        let mut library = Library::default();
        library.overlay(&home.path().join("packs"));
        library
    }

    #[test]
    fn packs_of_the_user_are_found_with_their_materials() {
        let home = home(&[
            ("packs/a.json", &pack("a", "甲")),
            ("packs/sub/b.json", &pack("b", "乙")),
            ("packs/sub/materials/m.md", "# 资料\n子文件夹"),
            ("materials/m.md", "# 资料\n旁边"),
            ("packs/.c.json", "not a pack"),
            ("packs/notes.txt", "not a pack"),
        ]);
        let library = own(&home);
        assert_eq!(library.problems(), []);
        let texts: Vec<_> = library.packs().iter().map(|p| p.materials[0].text.as_str()).collect();
        assert_eq!(texts, ["旁边", "子文件夹"]);
        let limit = library.packs()[0].questions[0].limit.unwrap();
        assert_eq!(limit.about, Some(300));
    }

    #[test]
    fn ids_are_looked_up_alone_and_with_their_pack() {
        let home = home(&[
            ("packs/a.json", &pack("a", "甲")),
            ("packs/b.json", &pack("b", "乙").replace("\"q\"", "\"r\"")),
            ("materials/m.md", "x"),
        ]);
        let library = own(&home);
        assert_eq!(library.question("q").unwrap().0.id, "a");
        assert_eq!(library.question("b/r").unwrap().1.id, "r");
        assert_eq!(library.find("b/m").unwrap().1.kind(), Kind::Material);
        let ambiguous = library.find("o").unwrap_err();
        assert_eq!(ambiguous.say(Lang::Zh), "“o”不止一个，请写明：a/o、b/o");
        assert!(matches!(library.question("a/o"), Err(LookupError::NotFound { .. })));
        assert!(matches!(library.find("../a"), Err(LookupError::NotFound { .. })));
    }

    #[test]
    fn a_bad_pack_is_left_out_and_told() {
        let home = home(&[
            ("packs/a.json", &pack("a", "甲")),
            ("packs/b.json", "{"),
            ("packs/c.json", &pack("a", "又一个甲")),
            ("materials/m.md", "x"),
        ]);
        let library = own(&home);
        assert_eq!(library.packs().len(), 1);
        assert_eq!(library.packs()[0].title, "甲");
        assert_eq!(library.problems().len(), 2, "{:?}", library.problems());
        assert_eq!(Library::load(&home.path().join("none")).problems(), []);
    }

    #[test]
    fn parts_are_joined_and_are_no_packs() {
        let head = r#"{"schema":"celun.pack/1","id":"p","title":"甲","parts":["x.json","sub/y.json"]}"#;
        let home = home(&[
            ("packs/p.json", head),
            ("packs/x.json", r#"{"theory":[{"id":"t1","title":"甲","points":[{"text":"乙"}]}]}"#),
            ("packs/sub/y.json", r#"{"theory":[{"id":"t2","title":"甲","points":[{"text":"乙"}]}]}"#),
        ]);
        let library = own(&home);
        assert_eq!(library.problems(), []);
        let ids: Vec<_> = library.packs()[0].theory.iter().map(|t| t.id.as_str()).collect();
        assert_eq!(ids, ["t1", "t2"]);
    }

    #[test]
    fn a_users_pack_replaces_the_bundled_one_of_the_same_id() {
        let home = home(&[("packs/a.json", &pack("a", "新")), ("materials/m.md", "x")]);
        let mut library = own(&home);
        library.packs[0].title = "旧".to_owned();
        library.packs[0].builtin = true;
        library.overlay(&home.path().join("packs"));
        assert_eq!((library.packs().len(), library.packs()[0].title.as_str()), (1, "新"));
    }

    #[test]
    fn the_bundled_packs_have_no_problems() {
        let library = Library::builtin();
        let problems: Vec<_> = library.problems().iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}
