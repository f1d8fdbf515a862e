//! The browser's APIs, one file each. Nothing outside this folder names them, so that all that
//! the app asks of a browser can be read here.

pub mod backup_file;
pub mod breaking;
pub mod caret;
pub mod clock;
pub mod device;
pub mod dom;
pub mod files;
pub mod indexed_db;
pub mod install;
pub mod measure;
pub mod offline;
pub mod page;
pub mod persistence;
pub mod picture;
pub mod random;
pub mod share;
pub mod storage;
pub mod styles;
pub mod tabs;
pub mod worker;
