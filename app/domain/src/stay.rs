//! From check-ins to stays: an exit closes what an entrance opened.
//!
//! Only what was scanned; how long somebody stayed who scanned no exit is
//! not guessed here.

use std::time::Duration;

use crate::time::Timestamp;
use crate::venue::Direction;

/// Longest time between an entrance and the exit that belongs to it.
pub const LONGEST_STAY: Duration = Duration::from_secs(24 * 60 * 60);

/// When somebody passed a point of one venue, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    pub at: Timestamp,
    /// `None` at a table, a till: somebody is there, coming or staying.
    pub direction: Option<Direction>,
}

/// Somebody's time at a venue, as far as it was scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stay {
    /// Came, and has scanned no exit since.
    Open { since: Timestamp },
    /// Came and went.
    Closed { since: Timestamp, until: Timestamp },
    /// Went; when they came was not scanned.
    ExitOnly { until: Timestamp },
}

/// The stay that an exit at `exit` closes: the one that the first pass since the
/// last exit opened. `passes` are one person's at the venue, in any order.
pub fn closed_by(passes: &[Pass], exit: Timestamp) -> Stay {
    let is_out = |pass: &&Pass| pass.direction == Some(Direction::Out);
    let last_exit = passes
        .iter()
        .filter(is_out)
        .map(|pass| pass.at)
        .filter(|at| *at < exit)
        .max();
    let since = passes
        .iter()
        .filter(|pass| pass.direction != Some(Direction::Out))
        .map(|pass| pass.at)
        .filter(|at| *at <= exit && exit.since(*at) <= LONGEST_STAY)
        .filter(|at| last_exit.is_none_or(|last| *at > last))
        .min();
    match since {
        Some(since) => Stay::Closed { since, until: exit },
        None => Stay::ExitOnly { until: exit },
    }
}

/// The stay that an entrance (or table, or till) at `entrance` opened or
/// belongs to: closed by the first exit after it, if there is one.
pub fn opened_by(passes: &[Pass], entrance: Timestamp) -> Stay {
    let exit = passes
        .iter()
        .filter(|pass| pass.direction == Some(Direction::Out))
        .map(|pass| pass.at)
        .filter(|at| *at >= entrance && at.since(entrance) <= LONGEST_STAY)
        .min();
    match exit {
        Some(until) => Stay::Closed {
            since: entrance,
            until,
        },
        None => Stay::Open { since: entrance },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millis(minutes * 60_000)
    }

    fn pass(minutes: i64, direction: Option<Direction>) -> Pass {
        Pass {
            at: at(minutes),
            direction,
        }
    }

    #[test]
    fn an_exit_closes_what_the_first_pass_since_the_last_exit_opened() {
        let (came, went) = (Some(Direction::In), Some(Direction::Out));
        let closed = |since, until| Stay::Closed {
            since: at(since),
            until: at(until),
        };
        let day = [
            pass(30, went),
            pass(60, came),
            // Moved to another table meanwhile.
            pass(75, None),
            pass(90, went),
            pass(100, went),
            pass(200, came),
        ];
        assert_eq!(closed_by(&day, at(90)), closed(60, 90));
        assert_eq!(closed_by(&day, at(100)), Stay::ExitOnly { until: at(100) });
        assert_eq!(closed_by(&day, at(30)), Stay::ExitOnly { until: at(30) });
        assert_eq!(opened_by(&day, at(60)), closed(60, 90));
        assert_eq!(opened_by(&day, at(75)), closed(75, 90));
        assert_eq!(opened_by(&day, at(200)), Stay::Open { since: at(200) });
    }

    #[test]
    fn an_entrance_of_the_day_before_is_not_closed_today() {
        let passes = [pass(0, Some(Direction::In))];
        let late = at(24 * 60 + 1);
        assert_eq!(closed_by(&passes, late), Stay::ExitOnly { until: late });
    }
}
