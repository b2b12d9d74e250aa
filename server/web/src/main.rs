//! The binary `luuvet`: serves the app, its API and itself to nobody else.
//! Only HTTP lives here; what is done is `backend`'s, what is said is `api`'s.

mod answer;
mod audit;
mod caller;
mod client;
mod config;
mod connection;
mod contract;
mod files;
mod functions;
mod headers;
mod limits;
mod lists;
mod live;
mod logs;
mod router;
mod same_origin;
mod site;
mod start;
mod systems;
mod tls;

use std::process::ExitCode;

use clap::Parser as _;

use config::{Audit, Cli, Command, ServeArgs};

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Serve(ServeArgs {
            settings,
            print_config: true,
        }) => {
            println!("{}", settings.to_json());
            ExitCode::SUCCESS
        }
        Command::Serve(ServeArgs { settings, .. }) => {
            logs::start(settings.log);
            run(start::serve(settings))
        }
        Command::Audit(Audit::Verify { database }) => run(audit::verify(database)),
        Command::Outbreak(command) => run(lists::outbreak(command)),
        Command::Revoke(command) => run(lists::revoke(command)),
        Command::Trust(command) => run(lists::trust(command)),
    }
}

fn run(work: impl Future<Output = Result<(), String>>) -> ExitCode {
    let done = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => Err(format!("the operating system gives no threads: {error}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("luuvet: {problem}");
            ExitCode::FAILURE
        }
    }
}
