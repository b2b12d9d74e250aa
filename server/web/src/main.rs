//! The binary `luuvet`: serves the app, its API and itself to nobody else.
//! Only HTTP lives here; what is done is `backend`'s, what is said is `api`'s.

mod answer;
mod caller;
mod client;
mod config;
mod connection;
mod contract;
mod functions;
mod headers;
mod limits;
mod logs;
mod router;
mod same_origin;
mod site;
mod start;
mod tls;

use std::process::ExitCode;

use clap::Parser as _;

use config::{Cli, Command, ServeArgs};

fn main() -> ExitCode {
    let Command::Serve(ServeArgs {
        settings,
        print_config,
    }) = Cli::parse().command;
    if print_config {
        println!("{}", settings.to_json());
        return ExitCode::SUCCESS;
    }
    logs::start(settings.log);
    let served = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime.block_on(start::serve(settings)),
        Err(error) => Err(format!("the operating system gives no threads: {error}")),
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("luuvet: {problem}");
            ExitCode::FAILURE
        }
    }
}
