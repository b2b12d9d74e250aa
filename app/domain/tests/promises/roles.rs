//! The table of roles: what is written there, and nothing else.

use std::collections::HashSet;

use domain::owner::role::{Action, Role, TABLE};

#[test]
fn nobody_but_owners_shares_revokes_deletes_exports_or_manages_keys() {
    for action in [
        Action::Share,
        Action::Revoke,
        Action::Delete,
        Action::Restore,
        Action::Export,
        Action::ManageKeys,
    ] {
        let may: Vec<_> = Role::ALL
            .into_iter()
            .filter(|role| role.may(action))
            .collect();
        assert_eq!(may, [Role::Owner], "{action:?}");
    }
}

#[test]
fn each_action_stands_in_the_table_once() {
    let actions: HashSet<_> = TABLE.iter().map(|(action, _)| *action).collect();
    assert_eq!(actions.len(), TABLE.len());
    for (action, [owner, manager, controller]) in TABLE {
        assert_eq!(Role::Owner.may(action), owner);
        assert_eq!(Role::Manager.may(action), manager);
        assert_eq!(Role::Controller.may(action), controller);
    }
}

/// Queries and lists count on it: roles are numbered from the mightiest.
#[test]
fn a_higher_role_may_all_that_a_lower_one_may() {
    for (action, allowed) in TABLE {
        assert!(allowed.is_sorted_by(|a, b| a >= b), "{action:?}");
    }
    for (number, role) in (1..).zip(Role::ALL) {
        assert_eq!(
            (role.number(), Role::from_number(number)),
            (number, Some(role))
        );
    }
    assert_eq!((Role::from_number(0), Role::from_number(4)), (None, None));
}

#[test]
fn a_controller_sees_today_scans_and_leaves() {
    let may: Vec<_> = TABLE
        .into_iter()
        .filter(|(action, _)| Role::Controller.may(*action))
        .map(|(action, _)| action)
        .collect();
    assert_eq!(may, [Action::SeeToday, Action::Scan, Action::Leave]);
}
