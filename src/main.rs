//! The `celun` program: hands arguments, clock and environment to the library and turns the result into an exit code.
use std::process::ExitCode;

fn main() -> ExitCode {
    celun::cli::run()
}
