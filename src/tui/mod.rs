//! The screens: the only room that knows a terminal.
