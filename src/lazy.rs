//! Reactive parts of a view behind one type. Leptos compiles its machinery anew for each type
//! of closure, some 3 kB a time; behind a box, all closures that give the same type share it.

/// A reactive part of a view.
pub type Lazy<T> = Box<dyn FnMut() -> T + Send>;

/// Boxes a reactive part of a view: `title=lazy(move || …)`, `{lazy(move || …)}`.
pub fn lazy<T>(part: impl FnMut() -> T + Send + 'static) -> Lazy<T> {
    Box::new(part)
}
