//! What is on disk: paths, journal, attempts, settings. No terminal types.
