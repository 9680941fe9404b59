//! Bytes from outside as text. UTF-8 is taken as it stands; what is not UTF-8 is most often GB18030 (GBK) here.
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS};

/// A file of this many bytes or fewer is looked at as a whole when its encoding is guessed.
const SAMPLE: usize = 1 << 20;
/// With this many good characters to one bad byte a text is UTF-8 with damage, not another encoding.
const GOOD_FOR_BAD: usize = 5;

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text as it stands, a byte order mark of UTF-8 included.
    pub text: String,
    /// The encoding that was guessed; `None`: it is UTF-8, says itself what it is, or was named by the user.
    pub guessed: Option<&'static str>,
}

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Not UTF-8, nor surely anything else.
    #[error("not UTF-8 at byte {byte}")]
    NotUtf8 {
        /// Offset of the first wrong byte.
        byte: usize,
    },
    /// Not in the encoding that the user named.
    #[error("not {encoding}")]
    Malformed {
        /// Its name.
        encoding: &'static str,
    },
    /// It holds zero bytes: a picture, an archive, a program.
    #[error("binary data")]
    Binary,
}

/// The encoding of this name (`utf-8`, `gbk`, `gb18030`, `big5` …), as the web knows them.
pub fn encoding(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
}

/// Reads `bytes` as text, in `named` if the user named an encoding.
///
/// # Errors
/// The bytes are not in the named encoding, or in none that can be told.
pub fn decode(bytes: Vec<u8>, named: Option<&'static Encoding>) -> Result<Decoded, DecodeError> {
    if let Some((marked, _)) = Encoding::for_bom(&bytes).filter(|(e, _)| *e != encoding_rs::UTF_8) {
        return told(&bytes, marked);
    }
    if let Some(named) = named {
        return told(&bytes, named);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => return Err(DecodeError::Binary),
        Ok(text) => return Ok(Decoded { text, guessed: None }),
        Err(error) => error.into_bytes(),
    };
    if bytes.contains(&0) {
        return Err(DecodeError::Binary);
    }
    let guess = guess(&bytes);
    let text = guess.and_then(|e| e.decode_without_bom_handling_and_without_replacement(&bytes));
    match (guess, text) {
        (Some(guess), Some(text)) => Ok(Decoded { text: text.into_owned(), guessed: Some(guess.name()) }),
        _ => Err(DecodeError::NotUtf8 { byte: first_bad(&bytes) }),
    }
}

fn told(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, DecodeError> {
    let text = match Encoding::for_bom(bytes) {
        Some((e, len)) if e == encoding && e != encoding_rs::UTF_8 => {
            e.decode_without_bom_handling_and_without_replacement(&bytes[len..])
        }
        _ => encoding.decode_without_bom_handling_and_without_replacement(bytes),
    };
    match text {
        Some(text) => Ok(Decoded { text: text.into_owned(), guessed: None }),
        None => Err(DecodeError::Malformed { encoding: encoding.name() }),
    }
}

fn first_bad(bytes: &[u8]) -> usize {
    std::str::from_utf8(bytes).err().map_or(bytes.len(), |e| e.valid_up_to())
}

/// The encoding of bytes that are not UTF-8; `None`: UTF-8 with damage, or one that is not told surely.
fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad * GOOD_FOR_BAD {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    // GB18030 holds all of GBK.
    let guess = if guess == GBK { GB18030 } else { guess };
    // A guess among the one-byte encodings would make anything a text.
    [GB18030, BIG5, EUC_JP, SHIFT_JIS, EUC_KR].contains(&guess).then_some(guess)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "各级行政机关要依法全面履行职责，加强对行政权力的制约和监督。";

    #[test]
    fn utf8_is_taken_as_it_stands() {
        let text = "\u{feff}甲\r\n乙".to_owned();
        let expected = Decoded { text: text.clone(), guessed: None };
        assert_eq!(decode(text.into_bytes(), None), Ok(expected));
        assert_eq!(decode(Vec::new(), None).unwrap().text, "");
    }

    #[test]
    fn gb18030_is_guessed_and_can_be_named() {
        let (bytes, ..) = GB18030.encode(TEXT);
        let expected = Decoded { text: TEXT.to_owned(), guessed: Some("gb18030") };
        assert_eq!(decode(bytes.to_vec(), None), Ok(expected));
        assert_eq!(decode(bytes.to_vec(), encoding("gbk")).unwrap().guessed, None);
        assert_eq!(
            decode(bytes.to_vec(), encoding("utf-8")),
            Err(DecodeError::Malformed { encoding: "UTF-8" })
        );
    }

    #[test]
    fn one_bad_byte_does_not_make_utf8_another_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(9, 0xff);
        assert_eq!(decode(bytes, None), Err(DecodeError::NotUtf8 { byte: 9 }));
        let mut cut = TEXT.as_bytes().to_vec();
        cut.pop();
        assert!(matches!(decode(cut, None), Err(DecodeError::NotUtf8 { .. })));
    }

    #[test]
    fn utf16_says_itself_what_it_is() {
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("甲a".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(bytes, None).unwrap().text, "甲a");
    }

    #[test]
    fn pictures_and_noise_are_no_text() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0".to_vec(), None), Err(DecodeError::Binary));
        assert_eq!(decode(b"a\0b".to_vec(), None), Err(DecodeError::Binary));
        assert!(encoding("klingon").is_none());
    }

    proptest::proptest! {
        #[test]
        fn gb18030_texts_of_some_length_are_read_back(s in "[依法行政机关要全面履行职责，。加强监督的一是二]{20,60}") {
            let (bytes, ..) = GB18030.encode(&s);
            proptest::prop_assert_eq!(decode(bytes.to_vec(), None).map(|d| d.text), Ok(s));
        }

        #[test]
        fn any_bytes_end_in_a_text_or_an_error(bytes in proptest::collection::vec(0_u8.., 0..64)) {
            let _ = decode(bytes, None);
        }
    }
}
