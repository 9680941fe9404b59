//! The command line: one file a subcommand, thin.
use std::process::ExitCode;

/// Runs the program with the process's arguments and environment.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
