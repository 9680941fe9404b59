//! Marking: limit verdict and the report of an attempt. No terminal types.
