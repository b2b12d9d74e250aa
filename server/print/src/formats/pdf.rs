//! A PDF with a page for each sheet, its text as text and its fonts inside.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use crate::PrintError;
use crate::sheet::Sheet;

const POINTS_PER_MM: f32 = 72.0 / 25.4;

pub(crate) fn document(
    sheets: impl Iterator<Item = Result<Sheet, PrintError>>,
) -> Result<Vec<u8>, PrintError> {
    let mut document = Document::new();
    let mut title = None;
    for sheet in sheets {
        let sheet = sheet?;
        let size = sheet.tree.size();
        let size = Size::from_wh(size.width() * POINTS_PER_MM, size.height() * POINTS_PER_MM)
            .ok_or(PrintError::NoSize)?;
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        surface
            .draw_svg(&sheet.tree, size, SvgSettings::default())
            .ok_or(PrintError::NoSize)?;
        surface.finish();
        page.finish();
        title.get_or_insert(sheet.title);
    }
    let metadata = Metadata::new()
        .title(title.unwrap_or_default())
        .language("vi".to_owned())
        .creator("Lưu Vết".to_owned());
    document.set_metadata(metadata);
    document
        .finish()
        .map_err(|error| PrintError::Pdf(format!("{error:?}")))
}
