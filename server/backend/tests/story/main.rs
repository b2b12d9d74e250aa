//! What the backend promises, told through its use cases on a real SQLite file.
//! Time stands still until a test moves it; messages end in a list.

mod checkpoint;
mod city;
mod receiver;
mod tables;
mod team;

mod accepting;
mod areas;
mod changes;
mod check_ins;
mod codes;
mod declarations;
mod deleting;
mod exports;
mod feed;
mod gateway;
mod history;
mod invitations;
mod keys;
mod limits;
mod live;
mod older_database;
mod outbreaks;
mod owners;
mod poster_files;
mod sealed;
mod searching;
mod sessions;
mod staff_history;
mod staff_scans;
mod statistics;
mod system_keys;
mod venue_events;
mod venues;
mod visitors;
mod webhooks;
mod withdrawing;
