//! Which keys an input method has made a Vietnamese letter of: Telex and VNI
//! keep the key that marks a letter for themselves.

/// A letter without its marks, and the keys that may have marked it: for each
/// mark that of Telex and that of VNI.
#[derive(Default)]
pub(super) struct Keys {
    pub(super) letters: Vec<char>,
    pub(super) marks: Vec<[char; 2]>,
}

/// Vowels with their five tones, in the order of [`TONES`].
const VOWELS: [&str; 12] = [
    "aáàảãạ",
    "ăắằẳẵặ",
    "âấầẩẫậ",
    "eéèẻẽẹ",
    "êếềểễệ",
    "iíìỉĩị",
    "oóòỏõọ",
    "ôốồổỗộ",
    "ơớờởỡợ",
    "uúùủũụ",
    "ưứừửữự",
    "yýỳỷỹỵ",
];

/// Sắc, huyền, hỏi, ngã, nặng: as Telex and VNI type them, and as marks that stand
/// behind their letter.
const TONES: [([char; 2], char); 5] = [
    (['s', '1'], '\u{301}'),
    (['f', '2'], '\u{300}'),
    (['r', '3'], '\u{309}'),
    (['x', '4'], '\u{303}'),
    (['j', '5'], '\u{323}'),
];

impl Keys {
    /// The keys behind a text of Vietnamese letters, in small ones; any other
    /// character is its own key.
    pub(super) fn of(text: &str) -> Self {
        let mut keys = Self::default();
        for it in text.chars().flat_map(char::to_lowercase) {
            keys.add(it);
        }
        keys
    }

    fn add(&mut self, it: char) {
        if let Some((tone, _)) = TONES.iter().find(|(_, mark)| *mark == it) {
            self.marks.push(*tone);
            return;
        }
        let row = VOWELS.iter().find(|row| row.contains(it));
        let plain = row.and_then(|row| row.chars().next()).unwrap_or(it);
        let tone = row.and_then(|row| row.chars().skip(1).position(|toned| toned == it));
        self.marks.extend(tone.map(|at| TONES[at].0));
        // The marks of the letter itself, which is `None` for one behind it.
        let (letter, mark) = match plain {
            'â' => (Some('a'), Some(['a', '6'])),
            'ê' => (Some('e'), Some(['e', '6'])),
            'ô' => (Some('o'), Some(['o', '6'])),
            'ă' => (Some('a'), Some(['w', '8'])),
            'ơ' => (Some('o'), Some(['w', '7'])),
            'ư' => (Some('u'), Some(['w', '7'])),
            'đ' => (Some('d'), Some(['d', '9'])),
            '\u{302}' => (None, self.letters.last().map(|last| [*last, '6'])),
            '\u{306}' => (None, Some(['w', '8'])),
            '\u{31b}' => (None, Some(['w', '7'])),
            other => (Some(other), None),
        };
        self.letters.extend(letter);
        self.marks.extend(mark);
    }

    /// Takes the keys out of `missing`; whether they were all there.
    pub(super) fn are_in(self, missing: &mut Vec<char>) -> bool {
        let mut take = |wanted: &[char]| {
            let at = missing.iter().position(|it| wanted.contains(it));
            at.map(|at| missing.swap_remove(at)).is_some()
        };
        let has_marks = self.marks.iter().all(|mark| take(mark));
        // Telex makes a `ư` of a `w` alone.
        let is_alone = self.letters == ['u'] && self.marks == [['w', '7']];
        has_marks && (self.letters.iter().all(|letter| take(&[*letter])) || is_alone)
    }
}
