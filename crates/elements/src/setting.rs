//! What is set on an element of the page, and what is kept of it until it is set anew.

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Element as Node;
use wasm_bindgen::JsValue;

use crate::value::Value;

/// Where a value is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// An attribute of this name; all classes at once are one, too.
    Attribute(&'static str),
    /// Whether a class is there.
    Class(&'static str),
    /// A property of its style.
    Style(&'static str),
    /// A property of the object.
    Property(&'static str),
    /// What is in it, as markup of ours.
    Markup,
}

/// A value that is set.
pub enum Bound {
    /// It stays.
    Fixed(Value),
    /// A function says it.
    Reactive(RenderEffect<Value>),
}

/// Sets a value; `before` is what was set there, if something was.
pub fn bind(node: &Node, target: Target, value: Value, before: Option<Bound>) -> Bound {
    let before = before.and_then(|before| match before {
        Bound::Fixed(value) => Some(value),
        Bound::Reactive(effect) => effect.take_value(),
    });
    match value {
        Value::Reactive(mut says) => {
            let node = node.clone();
            let set_again = move |before: Option<Value>| {
                let value = says();
                set(&node, target, &value, before.as_ref());
                value
            };
            Bound::Reactive(RenderEffect::new_with_value(set_again, before))
        }
        value => {
            set(node, target, &value, before.as_ref());
            Bound::Fixed(value)
        }
    }
}

/// Sets a value unless it was set before. A property is set in any case: the person may have
/// changed it meanwhile.
fn set(node: &Node, target: Target, value: &Value, before: Option<&Value>) {
    if before == Some(value) && !matches!(target, Target::Property(_)) {
        return;
    }
    let text = match value {
        Value::Text(text) => Some(text.as_ref()),
        Value::Bool(true) => Some(""),
        _ => None,
    };
    match (target, text) {
        (Target::Attribute(name), Some(text)) => Rndr::set_attribute(node, name, text),
        (Target::Attribute(_) | Target::Class(_), None) if before.is_none() => (),
        (Target::Attribute(name), None) => Rndr::remove_attribute(node, name),
        (Target::Class(name), Some(_)) => Rndr::add_class(&Rndr::class_list(node), name),
        (Target::Class(name), None) => Rndr::remove_class(&Rndr::class_list(node), name),
        (Target::Style(name), Some(text)) => {
            Rndr::set_css_property(&Rndr::style(node), name, text);
        }
        (Target::Style(name), None) => Rndr::remove_css_property(&Rndr::style(node), name),
        (Target::Property(name), _) => {
            let value = match value {
                Value::Bool(value) => JsValue::from_bool(*value),
                _ => text.map_or(JsValue::UNDEFINED, JsValue::from_str),
            };
            Rndr::set_property(node, name, &value);
        }
        (Target::Markup, text) => Rndr::set_inner_html(node, text.unwrap_or_default()),
    }
}
