//! The national personal QR of 2021, masked as apps like it.

use domain::code::foreign::{
    DeclaredBy, Foreign, ForeignError, NationalCode, NationalError, Sex, read,
};

fn code(text: &str) -> NationalCode {
    match read(text) {
        Ok(Foreign::National(code)) => code,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn masked_fields_are_as_good_as_open_ones() {
    let masked = code("******000012|NGUYEN VAN AT|1995-**-**|0|QID0000001|1<GD448*******<090****<");
    assert_eq!(masked.document.to_string(), "*********012");
    assert!(masked.document.is_partial());
    assert_eq!(masked.masked_name, "N** V** A**");
    assert_eq!(masked.year_of_birth, Some(1995));
    assert_eq!(masked.declared_by, DeclaredBy::Themselves);
    assert_eq!(masked.sex, Some(Sex::Male));
    assert!(masked.insurance.is_some());

    let open = code("B0000001|TRAN THI BINH|1989-03-03|0|QID0000002");
    assert_eq!(open.document.reveal_to_seal(), "B0000001");
    assert!(!open.document.is_partial());
    assert_eq!((open.sex, open.insurance), (None, None));
}

#[test]
fn whoever_declared_for_another_is_told() {
    let text = "200000000|LE DINH|2015-01-01|1|QID3|QID0000009<2<HS4480000000123<0900000000<c2ln";
    let another = code(text);
    let DeclaredBy::Another { qid: Some(qid) } = &another.declared_by else {
        panic!("{another:?}");
    };
    assert_eq!(qid.reveal_to_seal(), "QID0000009");
    assert_eq!(another.sex, Some(Sex::Female));
    let debug = format!("{another:?}");
    assert!(
        !debug.contains("0900000000") && !debug.contains("QID0000009"),
        "{debug}"
    );

    let nobody = code("200000000|LE DINH|2015-01-01|1|QID3|0<");
    assert_eq!(nobody.declared_by, DeclaredBy::Another { qid: None });
}

#[test]
fn birth_dates_come_in_any_order() {
    for (date, year) in [
        ("1989/3/3", Some(1989)),
        ("1989-03-03", Some(1989)),
        ("03/03/1989", Some(1989)),
        ("**/**/1989", Some(1989)),
        ("1989-**-03", Some(1989)),
        ("****-**-**", None),
    ] {
        let text = format!("200000000|LE DINH|{date}|0|QID3|");
        assert_eq!(code(&text).year_of_birth, year, "{date}");
    }
    for date in [
        "1989/13/3",
        "1989/2/29",
        "1989--3",
        "89/03/03",
        "1989-*1-03",
        "1-2-3-4",
    ] {
        let text = format!("200000000|LE DINH|{date}|0|QID3|");
        let error = Err(ForeignError::National(NationalError::BirthDate));
        assert_eq!(read(&text), error, "{date}");
    }
}
