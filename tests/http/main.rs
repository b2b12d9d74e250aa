//! The binary `luuvet` over real HTTP, without a browser: what it promises to
//! phones, and what it refuses to everybody else. Nothing here is a mock.

mod addresses;
mod canary;
mod dice;
mod listening;
mod nonsense;
mod owner;
mod phone;
mod refusal;
mod role_people;
mod wire;

mod cross_site;
mod methods;
mod over_http2;

mod altered;
mod junk;
mod raw_junk;

mod batches;
mod declared;
mod killed;
mod lost_reply;
mod receipts;

mod guesses;
mod messages;

mod logs;
mod private_files;

mod encodings;
mod headers;
mod pages;

mod files;
mod forwarded;
mod live;
mod open_api;
mod roles;
mod shares;
mod systems;

mod audit;
mod broken_data;
mod city_lists;
mod gateway_file;
mod start;
mod stop;
