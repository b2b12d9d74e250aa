//! What a file costs: `cargo run --release -p print --example cost -- a4 pdf 100`
//! prints milliseconds, bytes, and the program's memory at its highest.

use std::error::Error;
use std::time::Instant;

use print::{Format, Paper, Poster, file};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let paper = arguments.next().unwrap_or_default();
    let paper = Paper::ALL
        .into_iter()
        .find(|known| format!("{known:?}").eq_ignore_ascii_case(&paper))
        .ok_or("paper: a3, a4, a5, cards, till80, till58")?;
    let format = match arguments.next().as_deref() {
        Some("svg") => Format::Svg,
        Some("png") => Format::Png,
        Some("pdf") => Format::Pdf,
        _ => return Err("format: svg, png, pdf".into()),
    };
    let count: usize = arguments.next().unwrap_or_default().parse()?;
    let posters: Vec<_> = (0..count).map(poster).collect();

    let started = Instant::now();
    let made = file(&posters, paper, format)?;
    let took = started.elapsed().as_millis();
    // Linux only; elsewhere there is nothing to print.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    let peak = peak.unwrap_or_default();
    println!("{took} ms, {} bytes, {peak}", made.bytes.len());
    Ok(())
}

fn poster(number: usize) -> Poster {
    Poster {
        venue: "Nhà hàng Hải sản Ngon Phường Ưỡn Quỳnh Thuở Ấy Đà Nẵng Việt".to_owned(),
        address: "12 Trần Phú, phường Hải Châu".to_owned(),
        point_vi: format!("Bàn số {number}"),
        point_en: format!("Table {number}"),
        code: format!(
            "https://luuvet.example.vn/v#{number:03}{}",
            "0123456789".repeat(30)
        ),
        short_code: "7K3M-Q2ZD".to_owned(),
        issued_on: "25/11/2026".to_owned(),
    }
}
