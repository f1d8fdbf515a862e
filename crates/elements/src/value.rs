//! What an attribute, a class, a style or a property can be.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// What is set on an element.
pub enum Value {
    /// Nothing: the attribute is not there.
    None,
    /// Whether it is there.
    Bool(bool),
    /// A text.
    Text(Cow<'static, str>),
    /// What a function says, anew whenever a signal changes that it reads. It says no function.
    Reactive(Box<dyn FnMut() -> Value + Send>),
}

impl PartialEq for Value {
    /// Two functions are never known to be the same.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Text(a), Self::Text(b)) => a == b,
            _ => false,
        }
    }
}

/// What can be set on an element.
pub trait IntoValue {
    /// The value.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Bool(self)
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl IntoValue for Cow<'static, str> {
    fn into_value(self) -> Value {
        Value::Text(self)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::None, IntoValue::into_value)
    }
}

macro_rules! number {
    ($($number:ty)*) => {
        $(impl IntoValue for $number {
            fn into_value(self) -> Value {
                Value::Text(Cow::Owned(self.to_string()))
            }
        })*
    };
}
number! { i32 i64 u8 u16 u32 u64 usize f64 }

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoValue,
{
    fn into_value(mut self) -> Value {
        Value::Reactive(Box::new(move || self().into_value()))
    }
}

/// A closure in a view, as the macro of Leptos boxes it.
impl<T: IntoValue + 'static> IntoValue for Arc<Mutex<dyn FnMut() -> T + Send>> {
    fn into_value(self) -> Value {
        Value::Reactive(Box::new(move || match self.lock() {
            Ok(mut says) => says().into_value(),
            Err(_) => Value::None,
        }))
    }
}

macro_rules! signal {
    ($($signal:ident)*) => {
        $(impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Value {
                Value::Reactive(Box::new(move || self.get().into_value()))
            }
        })*
    };
}
signal! { Memo RwSignal ReadSignal Signal }

/// What `class` takes: all classes, or one with whether it is there.
pub trait IntoClass {
    /// The one class that is meant, if one is, and the value.
    fn into_class(self) -> (Option<&'static str>, Value);
}

impl<T: IntoValue> IntoClass for T {
    fn into_class(self) -> (Option<&'static str>, Value) {
        (None, self.into_value())
    }
}

impl<T: IntoValue> IntoClass for (&'static str, T) {
    fn into_class(self) -> (Option<&'static str>, Value) {
        (Some(self.0), self.1.into_value())
    }
}
