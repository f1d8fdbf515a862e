//! Reactive parts of a view behind one type. Leptos compiles its machinery anew for each type
//! of closure, and of what a closure gives, some 3 kB a time; behind a box they share it.

use leptos::prelude::*;

/// A reactive part of a view.
pub type Lazy<T> = Box<dyn FnMut() -> T + Send>;

/// Boxes a reactive value: `title=lazy(move || …)`.
pub fn lazy<T>(part: impl FnMut() -> T + Send + 'static) -> Lazy<T> {
    Box::new(part)
}

/// Boxes a reactive piece of a view, whatever it is made of: `{piece(move || …)}`.
pub fn piece<V: IntoAny>(mut part: impl FnMut() -> V + Send + 'static) -> Lazy<AnyView> {
    Box::new(move || part().into_any())
}
