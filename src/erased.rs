//! Reactive parts of a view behind one type. Leptos compiles its machinery anew for each type
//! of closure, and of what a closure gives, some 3 kB a time; behind a box they share it.

use leptos::prelude::*;

/// A reactive part of a view.
pub type Erased<T> = Box<dyn FnMut() -> T + Send>;

/// Boxes a reactive piece of a view, whatever it is made of: `{piece(move || …)}`.
pub fn piece<V: IntoAny>(mut part: impl FnMut() -> V + Send + 'static) -> Erased<AnyView> {
    Box::new(move || part().into_any())
}

/// A memo whose closure is boxed, as above.
pub fn memo<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// An effect whose closure is boxed, as above.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// One of two pieces of a view, made anew only when the answer of `when` changes.
pub fn either<Y: IntoAny, N: IntoAny>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    yes: impl Fn() -> Y + Send + 'static,
    no: impl Fn() -> N + Send + 'static,
) -> Erased<AnyView> {
    let when = memo(when);
    piece(move || if when.get() { yes().into_any() } else { no().into_any() })
}
