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

/// Declares [`crate::Messages`]: one struct of texts for each screen.
macro_rules! messages {
    ($($field:ident: $ty:ty,)*) => {
        /// All texts of the app, a struct for each screen.
        #[allow(missing_docs, reason = "Each is named after its screen.")]
        pub struct Messages { $(pub $field: $ty),* }

        impl Messages {
            /// All texts in Spanish.
            pub const ES: Self = Self { $($field: <$ty>::ES),* };
            /// All texts in English.
            pub const EN: Self = Self { $($field: <$ty>::EN),* };
        }
    };
}
