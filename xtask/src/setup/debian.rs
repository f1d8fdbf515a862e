//! Debian's package manager, used where it is there and asks for no password.

use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::Result;

use crate::shell::{capture, run, which};

/// Whether packages can be installed without asking anything.
pub fn usable() -> bool {
    which("apt-get").is_some() && (is_root() || sudo_is_silent())
}

/// Installs packages, after one refresh of the lists.
pub fn install(packages: &[&str]) -> Result<()> {
    static REFRESHED: OnceLock<()> = OnceLock::new();
    if REFRESHED.set(()).is_ok() {
        run(apt().args(["update", "-qq"]))?;
    }
    run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

/// A program with the rights of the administrator.
pub fn privileged(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["-n", program]);
    command
}

fn apt() -> Command {
    let mut command = privileged("env");
    // The list of each unpacked file would bury what matters.
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).stdout(Stdio::null());
    command
}

fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn sudo_is_silent() -> bool {
    capture(Command::new("sudo").args(["-n", "true"])).is_ok()
}
