//! Who of a venue's people may do what: the written table that server, client
//! and tests read alike (the guidance's appendix, 3.4).

use crate::words;

/// What somebody is to a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Chủ sở hữu: everything, also sharing and deleting.
    Owner,
    /// Người quản lý: runs the venue, but shares and deletes nothing.
    Manager,
    /// Người kiểm soát vào ra: scans, and sees today's counts.
    Controller,
}

/// What is done with a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Seeing the venue itself, its points and today's count.
    SeeToday,
    /// Scanning people's codes at its entrances and exits.
    Scan,
    /// Leaving the venue's people; the last owner cannot.
    Leave,
    /// Reading the scan history and the counts of past days.
    SeeHistory,
    /// Reading who did what with the venue.
    SeeEvents,
    /// Changing its name, address, kind, ward or usual stay.
    Edit,
    /// Adding points.
    AddPoints,
    /// Seeing, printing and downloading posters.
    Print,
    /// Withdrawing a poster that was stolen or copied.
    WithdrawPoster,
    /// Downloading the scan history or the venue's own history.
    Export,
    /// Seeing who the venue is shared with, and sharing it.
    Share,
    /// Ending somebody's sharing.
    Revoke,
    /// Making and revoking keys for other systems.
    ManageKeys,
    /// Deleting the venue.
    Delete,
    /// Taking a deletion back.
    Restore,
}

/// Every action with whether an owner, a manager and a controller may do it.
#[rustfmt::skip]
pub const TABLE: [(Action, [bool; 3]); 15] = {
    const YES: bool = true;
    const NO: bool = false;
    [
        //                       owner manager controller
        (Action::SeeToday,       [YES, YES, YES]),
        (Action::Scan,           [YES, YES, YES]),
        (Action::Leave,          [YES, YES, YES]),
        (Action::SeeHistory,     [YES, YES, NO]),
        (Action::SeeEvents,      [YES, YES, NO]),
        (Action::Edit,           [YES, YES, NO]),
        (Action::AddPoints,      [YES, YES, NO]),
        (Action::Print,          [YES, YES, NO]),
        (Action::WithdrawPoster, [YES, YES, NO]),
        (Action::Export,         [YES, NO,  NO]),
        (Action::Share,          [YES, NO,  NO]),
        (Action::Revoke,         [YES, NO,  NO]),
        (Action::ManageKeys,     [YES, NO,  NO]),
        (Action::Delete,         [YES, NO,  NO]),
        (Action::Restore,        [YES, NO,  NO]),
    ]
};

impl Role {
    /// Every role, the mightiest first.
    pub const ALL: [Self; 3] = [Self::Owner, Self::Manager, Self::Controller];

    /// Whether the table allows it.
    pub fn may(self, action: Action) -> bool {
        let column = self.number() as usize - 1;
        TABLE
            .iter()
            .any(|(known, allowed)| *known == action && allowed[column])
    }

    /// Its number in the store; never reused.
    pub const fn number(self) -> u8 {
        match self {
            Self::Owner => 1,
            Self::Manager => 2,
            Self::Controller => 3,
        }
    }

    /// The role with this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.number() == number)
    }
}

words!(Role {
    Owner = "owner",
    Manager = "manager",
    Controller = "controller",
});
