//! What writing a table holds does not depend on how many rows it has.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at what it does not expect"
)]
#![expect(unsafe_code, reason = "counting what is allocated takes an allocator")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use sheet::{Format, Sheet};

struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST_HELD: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST_HELD.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The most bytes held at any moment while a table of so many rows is written.
fn most_held(format: Format, rows: usize) -> usize {
    let columns = [
        "Mã",
        "Họ tên",
        "Điện thoại",
        "Địa điểm",
        "Phường",
        "Giờ",
        "Loại",
        "Ghi chú",
    ];
    let before = HELD.load(Relaxed);
    MOST_HELD.store(before, Relaxed);
    let mut sheet = Sheet::new(format, "Lịch sử", &columns).unwrap();
    for n in 0..rows {
        // Numbers that do not compress to nothing.
        let code = n.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_string();
        let time = "2026-11-25 10:20:31";
        sheet
            .push(&[
                &code,
                "Nguyễn Thị Hoa",
                "+84912345678",
                "Chợ Hàn",
                "Hải Châu",
                time,
                &code,
                "",
            ])
            .unwrap();
        if sheet.ready() >= 64 * 1024 {
            drop(sheet.take());
        }
    }
    drop(sheet.finish().unwrap());
    MOST_HELD.load(Relaxed) - before
}

/// In one test: the allocator counts for the whole process.
#[test]
fn a_hundred_times_the_rows_take_the_same_memory_of_less_than_a_megabyte() {
    for format in [Format::Csv, Format::Xlsx] {
        let few = most_held(format, 3_000);
        let many = most_held(format, 300_000);
        assert!(many < 1 << 20, "{format:?}: {many} bytes");
        assert!(
            many < few + 64 * 1024,
            "{format:?}: {few} bytes, then {many}"
        );
    }
}
