//! Writes a short and a long venue's poster on every paper, in every format:
//! `cargo run --release -p print --example poster -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use print::{Format, Paper, Poster, file};

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os()
        .nth(1)
        .unwrap_or_else(|| "target/posters".into())
        .into();
    fs::create_dir_all(&folder)?;
    let short = poster(
        "Bánh mì Cô Ba – Phở Gõ Ngõ Ưỡn",
        "12 Trần Phú, phường Hải Châu",
    );
    let long = poster(
        "Nhà hàng Hải sản Ngon Phường Ưỡn Quỳnh Thuở Ấy Đà Nẵng Việt",
        "Lô A12–A14 đường Nguyễn Tất Thành nối dài, tổ dân phố số 7, Khu đô thị Đa Phước Residential, phường Thanh Khê Đông",
    );
    let tiny = poster("Cà phê Lá", "Ngũ Hành Sơn");
    let wide = poster(&"W".repeat(60), "");
    for (name, poster) in [
        ("short", short),
        ("long", long),
        ("tiny", tiny),
        ("wide", wide),
    ] {
        for paper in Paper::ALL {
            let posters = match paper {
                Paper::Cards => vec![poster.clone(); 8],
                _ => vec![poster.clone()],
            };
            for format in [Format::Svg, Format::Png, Format::Pdf] {
                let made = file(&posters, paper, format)?;
                let name = format!("{name}-{paper:?}.{}", made.extension).to_lowercase();
                println!("{name} {} bytes", made.bytes.len());
                fs::write(folder.join(name), made.bytes)?;
            }
        }
    }
    Ok(())
}

fn poster(venue: &str, address: &str) -> Poster {
    Poster {
        venue: venue.to_owned(),
        address: address.to_owned(),
        point_vi: "Quầy thu ngân".to_owned(),
        point_en: "Till".to_owned(),
        code: format!("https://luuvet.example.vn/v#{}", "0123456789".repeat(30)),
        short_code: "7K3M-Q2ZD".to_owned(),
        issued_on: "25/11/2026".to_owned(),
    }
}
