//! Bodies with a few bytes altered, as a broken wire or a curious hand makes them.

use tests::server::Server;

use crate::addresses::{POSTED, body};
use crate::dice::Dice;
use crate::junk::{is_well, send};
use crate::wire::Wire;

#[test]
fn altered_bodies_do_no_harm() {
    const ROUNDS: usize = 150;
    let server = Server::start();
    let wire = Wire::to(&server);
    let mut dice = Dice::new(20_210_501);
    for address in POSTED {
        let right = body(address).to_string().into_bytes();
        for _ in 0..ROUNDS {
            let mut bytes = right.clone();
            for _ in 0..=dice.below(4) {
                let place = dice.below(bytes.len());
                match dice.below(3) {
                    0 => bytes[place] = dice.bytes::<1>()[0],
                    1 => bytes.insert(place, dice.bytes::<1>()[0]),
                    _ => bytes.truncate(place.max(1)),
                }
            }
            send(&wire, address, &bytes);
        }
    }
    is_well(&server, &wire);
}
