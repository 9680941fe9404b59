//! A pack as it is written (`questions/schema.json`), before validation.
use super::{
    genre::Genre,
    model::{Limit, MaterialKind},
};
use serde::Deserialize;

/// The head of a pack. A part is a file with only the six arrays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub schema: String,
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub topic: String,
    #[serde(default = "zh")]
    pub language: String,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub parts: Vec<String>,
    #[serde(default)]
    pub questions: Vec<Question>,
    #[serde(default)]
    pub outlines: Vec<Outline>,
    #[serde(default)]
    pub theory: Vec<Theory>,
    #[serde(default)]
    pub materials: Vec<Material>,
    #[serde(default)]
    pub essays: Vec<Essay>,
    #[serde(default)]
    pub papers: Vec<Paper>,
}

fn zh() -> String {
    "zh-CN".to_owned()
}

/// A further file of a pack, with only the arrays.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Part {
    pub questions: Vec<Question>,
    pub outlines: Vec<Outline>,
    pub theory: Vec<Theory>,
    pub materials: Vec<Material>,
    pub essays: Vec<Essay>,
    pub papers: Vec<Paper>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub title: String,
    pub prompt: String,
    pub genre: Genre,
    #[serde(default)]
    pub limit: Option<Limit>,
    pub minutes: u32,
    pub score: f64,
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default)]
    pub addressee: Option<String>,
    #[serde(default)]
    pub directive: Option<String>,
    #[serde(default)]
    pub materials: Vec<String>,
    pub outline: String,
    #[serde(default)]
    pub essays: Vec<String>,
    #[serde(default)]
    pub source: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    pub id: String,
    pub title: String,
    pub genre: Genre,
    #[serde(default)]
    pub topic: Option<String>,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub note: Option<String>,
    pub points: Vec<Point>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub text: String,
    #[serde(default)]
    pub weight: Option<f64>,
    #[serde(default)]
    pub cues: Vec<String>,
    #[serde(default)]
    pub children: Vec<Point>,
    #[serde(default)]
    pub id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theory {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub source: Vec<String>,
    pub points: Vec<Point>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    pub id: String,
    pub title: String,
    pub kind: MaterialKind,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Essay {
    pub id: String,
    pub title: String,
    pub genre: Genre,
    pub outline: String,
    #[serde(default)]
    pub source: Vec<String>,
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub id: String,
    pub title: String,
    pub minutes: u32,
    #[serde(default)]
    pub source: Vec<String>,
    pub questions: Vec<PaperItem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperItem {
    pub question: String,
    pub points: f64,
    #[serde(default)]
    pub minutes: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;
    use serde_json::{Map, Value};

    /// The fields that serde accepts for `T`, read from what it says of an unknown one.
    fn fields<T: DeserializeOwned + std::fmt::Debug>() -> Vec<String> {
        let error = serde_json::from_str::<T>(r#"{"?":0}"#).unwrap_err().to_string();
        let list = error.split_once("expected one of ").unwrap().1;
        let mut fields: Vec<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        fields.sort();
        fields
    }

    /// The fields that `T` cannot do without.
    fn required<T: DeserializeOwned + std::fmt::Debug>(sample: &Value) -> Vec<String> {
        let whole = sample.as_object().unwrap();
        serde_json::from_value::<T>(sample.clone()).unwrap();
        let needs = |field: &&String| {
            let mut less: Map<String, Value> = whole.clone();
            less.remove(*field);
            serde_json::from_value::<T>(Value::Object(less)).is_err()
        };
        let mut fields: Vec<String> = whole.keys().filter(needs).cloned().collect();
        fields.sort();
        fields
    }

    fn same<T: DeserializeOwned + std::fmt::Debug>(name: &str, sample: &str) {
        let schema: Value = serde_json::from_str(include_str!("../../questions/schema.json")).unwrap();
        let definition = &schema["$defs"][name];
        let keys = definition["properties"].as_object().unwrap().keys().cloned();
        let mut properties: Vec<String> = keys.collect();
        properties.sort();
        assert_eq!(properties, fields::<T>(), "fields of {name}");
        let mut names: Vec<String> = serde_json::from_value(definition["required"].clone()).unwrap();
        names.sort();
        assert_eq!(names, required::<T>(&serde_json::from_str(sample).unwrap()), "required fields of {name}");
        assert_eq!(definition["additionalProperties"], false, "{name}");
    }

    #[test]
    fn the_schema_says_what_the_program_reads() {
        same::<Head>("head", r#"{"schema":"s","id":"a","title":"t","topic":"","language":"en"}"#);
        same::<Part>("part", r#"{"questions":[]}"#);
        same::<Question>(
            "question",
            r#"{"id":"a","title":"t","prompt":"p","genre":"notice","minutes":1,"score":1,"outline":"o","limit":null,
                "role":"r","addressee":"a","directive":"d","materials":[],"essays":[],"source":[]}"#,
        );
        same::<Limit>("limit", r#"{"min":1,"max":2,"about":1,"unit":"words"}"#);
        same::<Outline>(
            "outline",
            r#"{"id":"a","title":"t","genre":"notice","points":[],"topic":"","note":"","source":[]}"#,
        );
        same::<Point>("point", r#"{"text":"t","weight":1,"cues":[],"children":[],"id":"a"}"#);
        same::<Theory>("theory", r#"{"id":"a","title":"t","points":[],"source":[]}"#);
        same::<Material>(
            "material",
            r#"{"id":"a","title":"t","kind":"given","file":"f","text":"","source":[]}"#,
        );
        let essay =
            r#"{"id":"a","title":"t","genre":"other","outline":"o","file":"f","text":"","source":[]}"#;
        same::<Essay>("essay", essay);
        same::<Paper>("paper", r#"{"id":"a","title":"t","minutes":1,"questions":[],"source":[]}"#);
        same::<PaperItem>("paper-item", r#"{"question":"a","points":1,"minutes":1}"#);
    }

    #[test]
    fn the_schema_knows_every_genre() {
        let schema: Value = serde_json::from_str(include_str!("../../questions/schema.json")).unwrap();
        let keys: Vec<String> = serde_json::from_value(schema["$defs"]["genre"]["enum"].clone()).unwrap();
        assert_eq!(keys, Genre::ALL.map(|g| g.key().to_owned()));
    }
}
