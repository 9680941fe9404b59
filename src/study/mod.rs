//! Study packs: questions, outlines, theory, materials, model essays; loading and validation. No terminal types.
pub mod genre;
pub mod model;
