//! What screens, and whatever else shows something, are made of: menus, dialogs, icons, the notice;
//! and the loader of what is fetched later ([`chunks`]), which shows that it is on its way.
//!
//! May use `session`, `browser` and the texts. Must know no plan that is open and no screen.

mod back;
mod busy;
pub mod chunks;
mod close;
mod dialog;
mod differences;
mod icon;
mod long_list;
mod menu;
mod notice;
mod period;
mod title;
mod top;

pub use back::BackButton;
pub use busy::Busy;
pub use close::CloseButton;
pub use dialog::Dialog;
pub use differences::Differences;
pub use icon::{Glyph, Icon};
pub use long_list::{LongList, tabindex};
pub use menu::Menu;
pub use notice::{NoticeBar, let_go};
pub use period::PeriodBox;
pub use title::ScreenTitle;
pub use top::TopBar;
