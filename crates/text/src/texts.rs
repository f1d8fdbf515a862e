//! The macros that keep the two languages side by side.

/// Declares a struct of texts and its two constants: each line has a name, the Spanish and the
/// English text. A text with parts is a function: `name: fn(usize) -> String = |n| …, |n| …;`.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident { $($field:ident $(: $ty:ty)? = $es:expr, $en:expr;)* }) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "A text says itself what it is for.")]
        pub struct $name { $(pub $field: texts!(@type $($ty)?)),* }

        impl $name {
            /// The texts in Spanish.
            pub const ES: Self = Self { $($field: $es),* };
            /// The texts in English.
            pub const EN: Self = Self { $($field: $en),* };
        }
    };
    (@type) => { &'static str };
    (@type $ty:ty) => { $ty };
}

/// Declares [`crate::Messages`] and [`crate::English`]: one struct of texts for each screen. Each is
/// reached by a function of its own, so that the texts of a screen that is loaded later are loaded
/// with it.
macro_rules! messages {
    ($($screen:ident: $ty:ty,)*) => {
        /// All texts of the app in one language, a struct for each screen.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub struct Messages(Language);

        #[allow(missing_docs, reason = "Each is named after its screen.")]
        impl Messages {
            $(
                pub fn $screen(self) -> &'static $ty {
                    match (self.0, $crate::english::installed()) {
                        (Language::English, Some(english)) => english.$screen,
                        _ => &<$ty>::ES,
                    }
                }
            )*
        }

        /// The texts of every screen in English.
        pub struct English {
            /// The titles of the CAF model.
            pub(crate) titles: &'static plan::catalogue::Titles,
            $($screen: &'static $ty,)*
        }

        /// They are named in this one place, so that an app that is cut into parts can fetch them
        /// only where they are read: [`install`] them there.
        pub static ENGLISH: English = English {
            titles: &plan::catalogue::ENGLISH,
            $($screen: &<$ty>::EN,)*
        };
    };
}
