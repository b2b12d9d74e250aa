//! `conformance [--phones FILE] [--certificates FOLDER]`: what we read beside
//! what others judged. Each difference is printed; too many of them fail.

mod certificates;
mod manifest;
mod phones;

use std::path::Path;
use std::process::ExitCode;

/// What a comparison came to.
struct Agreement {
    agreed: usize,
    cases: usize,
    /// How many of a hundred must agree.
    required: usize,
}

type Compare = fn(&Path) -> Result<Agreement, Box<dyn std::error::Error>>;

impl Agreement {
    fn is_enough(&self) -> bool {
        self.cases > 0 && self.agreed * 100 >= self.cases * self.required
    }
}

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if args.is_empty() {
        return usage();
    }
    let mut is_enough = true;
    for pair in args.chunks(2) {
        let (compare, path): (Compare, _) = match pair {
            [what, path] if what == "--phones" => (phones::compare, Path::new(path)),
            [what, path] if what == "--certificates" => (certificates::compare, Path::new(path)),
            _ => return usage(),
        };
        let what = pair[0].trim_start_matches('-');
        if !path.exists() {
            println!("{what}: skipped, `{}` is not there", path.display());
            continue;
        }
        match compare(path) {
            Ok(agreement) => is_enough &= agreement.is_enough(),
            Err(error) => {
                eprintln!("`{}` cannot be read: {error}", path.display());
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::from(u8::from(!is_enough))
}

fn usage() -> ExitCode {
    eprintln!("usage: conformance [--phones FILE] [--certificates FOLDER]");
    eprintln!("  FILE: phone numbers with libphonenumber's labels, as JSON");
    eprintln!("  FOLDER: test certificates of the EU's states with their MANIFEST.csv");
    ExitCode::from(2)
}
