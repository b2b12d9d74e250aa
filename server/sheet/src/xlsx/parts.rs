//! The files of a workbook beside its sheets.

use super::escape::write_text;

pub(super) const RELATIONS: &str = "_rels/.rels";
pub(super) const STYLES: &str = "xl/styles.xml";
pub(super) const WORKBOOK: &str = "xl/workbook.xml";
pub(super) const WORKBOOK_RELATIONS: &str = "xl/_rels/workbook.xml.rels";
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The name of the nth sheet's file.
pub(super) fn sheet(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

pub(super) fn relations() -> String {
    format!(
        r#"{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="{WORKBOOK}"/></Relationships>"#
    )
}

/// Style 0 is what the format demands; 1 is text, number format 49 or `@`; 2 is
/// the same in bold.
pub(super) fn styles() -> String {
    let font = r#"<sz val="11"/><name val="Calibri"/><family val="2"/>"#;
    format!(
        r#"{XML}<styleSheet xmlns="{MAIN}"><fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
    )
}

/// The list of sheets.
pub(super) fn workbook(names: impl Iterator<Item = String>) -> String {
    let sheets: String = names
        .zip(1..)
        .map(|(name, n)| {
            let name = escaped(&name);
            format!(r#"<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>"#)
        })
        .collect();
    format!(
        r#"{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>"#
    )
}

/// Where the sheets and the styles are.
pub(super) fn workbook_relations(sheets: usize) -> String {
    let styles = sheets + 1;
    let sheets: String = (1..=sheets)
        .map(|n| {
            format!(
                r#"<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
            )
        })
        .collect();
    format!(
        r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">{sheets}<Relationship Id="rId{styles}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
    )
}

pub(super) fn content_types(sheets: usize) -> String {
    let sheets: String = (1..=sheets)
        .map(|n| {
            format!(
                r#"<Override PartName="/{}" ContentType="{KIND}.worksheet+xml"/>"#,
                sheet(n)
            )
        })
        .collect();
    format!(
        r#"{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{WORKBOOK}" ContentType="{KIND}.sheet.main+xml"/><Override PartName="/{STYLES}" ContentType="{KIND}.styles+xml"/>{sheets}</Types>"#
    )
}

fn escaped(text: &str) -> String {
    let mut xml = Vec::new();
    write_text(&mut xml, text);
    String::from_utf8_lossy(&xml).into_owned()
}
