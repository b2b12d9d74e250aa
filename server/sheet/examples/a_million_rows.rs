//! Writes a million rows of eight columns in each way, ours and the peers', and
//! says how fast and with how much memory.
//!
//! Each way runs in a process of its own, so that each has its own peak. With the
//! name of a way as its argument the program is that process.

use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::process::Command;
use std::time::Instant;

use rust_xlsxwriter::Workbook;
use sheet::{Format, Sheet};

const ROWS: usize = 1_000_000;
const COLUMNS: [&str; 8] = [
    "Mã",
    "Họ tên",
    "Điện thoại",
    "Địa điểm",
    "Phường",
    "Giờ",
    "Loại",
    "Ghi chú",
];
const WAYS: [&str; 4] = ["csv", "xlsx", "peer-csv", "peer-xlsx"];

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(way) = std::env::args().nth(1) {
        return measure(&way);
    }
    for way in WAYS {
        Command::new(std::env::current_exe()?).arg(way).status()?;
    }
    Ok(())
}

fn measure(way: &str) -> Result<(), Box<dyn Error>> {
    let path = std::env::temp_dir().join(format!("a_million_rows.{}.{way}", std::process::id()));
    let before = peak_kilobytes()?;
    let start = Instant::now();
    let most_ready = match way {
        "csv" => ours(Format::Csv, File::create(&path)?)?,
        "xlsx" => ours(Format::Xlsx, File::create(&path)?)?,
        "peer-csv" => plain_csv(File::create(&path)?)?,
        _ => rust_xlsxwriter(&path)?,
    };
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{way:10} {:8.0} rows/s, {:5.1} s, {:5.1} MB written, peak of memory grew by {:5.1} MB, at most {most_ready} bytes ready",
        ROWS as f64 / seconds,
        seconds,
        fs::metadata(&path)?.len() as f64 / 1e6,
        (peak_kilobytes()? - before) as f64 / 1e3,
    );
    Ok(fs::remove_file(path)?)
}

fn ours(format: Format, mut file: File) -> Result<usize, Box<dyn Error>> {
    let mut sheet = Sheet::new(format, "Lịch sử quét mã", &COLUMNS)?;
    let mut most_ready = 0;
    for n in 0..ROWS {
        let cells = row(n);
        sheet.push(&cells.each_ref().map(String::as_str))?;
        most_ready = most_ready.max(sheet.ready());
        if sheet.ready() >= 64 * 1024 {
            file.write_all(&sheet.take())?;
        }
    }
    file.write_all(&sheet.finish()?)?;
    Ok(most_ready)
}

fn plain_csv(file: File) -> Result<usize, Box<dyn Error>> {
    let mut csv = csv::Writer::from_writer(file);
    csv.write_record(COLUMNS)?;
    for n in 0..ROWS {
        csv.write_record(row(n))?;
    }
    csv.flush()?;
    Ok(0)
}

fn rust_xlsxwriter(path: &std::path::Path) -> Result<usize, Box<dyn Error>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    for (column, header) in (0..).zip(COLUMNS) {
        sheet.write_string(0, column, header)?;
    }
    for n in 0..ROWS {
        for (column, cell) in (0..).zip(row(n)) {
            sheet.write_string(u32::try_from(n)? + 1, column, cell)?;
        }
    }
    book.save(path)?;
    Ok(0)
}

/// A visit like those of a scan history; the same for the same number.
fn row(n: usize) -> [String; 8] {
    let mixed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let pick = |from: &[&str], shift: usize| from[(mixed >> shift) % from.len()].to_owned();
    [
        format!("{mixed:011x}"),
        format!(
            "{} {} {}",
            pick(&["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đỗ", "Võ"], 0),
            pick(&["Thị", "Văn", "Minh", "Ngọc", "Quốc"], 5),
            pick(&["Hoa", "Ưng", "An", "Bình", "Dũng", "Hạnh", "Khánh"], 9),
        ),
        format!("+849{:08}", mixed % 100_000_000),
        format!(
            "Quán {} {}",
            pick(&["Bà Mua", "Cô Ba", "Hương"], 3),
            mixed % 3_000
        ),
        pick(&["Hải Châu", "Thanh Khê", "Sơn Trà", "Ngũ Hành Sơn"], 7),
        format!(
            "2026-11-{:02} {:02}:{:02}:{:02}",
            mixed % 30 + 1,
            mixed % 24,
            mixed % 60,
            n % 60
        ),
        pick(&["mã QR", "nhập tay"], 11),
        if mixed.is_multiple_of(10) {
            format!("bàn {}", mixed % 40)
        } else {
            String::new()
        },
    ]
}

/// The most memory that the process has had so far.
fn peak_kilobytes() -> Result<i64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("no VmHWM in /proc/self/status")?.parse()?)
}
