//! What the backend promises, told through its use cases on a real SQLite file.
//! Time stands still until a test moves it; messages end in a list.

mod city;

mod areas;
mod check_ins;
mod codes;
mod gateway;
mod history;
mod keys;
mod limits;
mod sessions;
mod venues;
mod visitors;
