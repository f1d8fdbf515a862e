//! The element: what a view says of it, and what is kept of it in the page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element as Node, Node as AnyNode};
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use crate::setting::{Bound, Target, bind};
use crate::value::{IntoClass, IntoValue, Value};

/// An element of a view.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    namespace: Option<&'static str>,
    children: Vec<AnyView>,
    settings: Vec<(Target, Value)>,
    listeners: Vec<Listener>,
    references: Vec<Reference>,
}

/// What an event of this name is answered with.
struct Listener {
    name: Cow<'static, str>,
    captures: bool,
    answer: SendWrapper<Answer>,
}

/// Who waits for the element.
type Reference = Box<dyn FnOnce(&Node) + Send>;

/// What is done at an event, as part of what it was written in.
#[derive(Clone)]
struct Answer {
    owner: Owner,
    call: Rc<RefCell<dyn FnMut(JsValue)>>,
}

/// A function for each tag.
macro_rules! tags {
    ($namespace:expr; $($tag:ident)*) => {
        $(
            #[doc = concat!("`<", stringify!($tag), ">`.")]
            #[allow(non_snake_case, reason = "SVG writes some of its tags so.")]
            pub fn $tag() -> $crate::Element {
                $crate::Element::new(stringify!($tag), $namespace)
            }
        )*
    };
}
pub(crate) use tags;

/// A method for each attribute that the macro of Leptos sets by one.
macro_rules! attributes {
    ($($name:ident: $attribute:literal)*) => {
        $(
            #[doc = concat!("Sets `", $attribute, "`.")]
            #[must_use]
            pub fn $name(self, value: impl IntoValue) -> Self {
                self.attr($attribute, value)
            }
        )*
    };
}

impl Element {
    pub(crate) fn new(tag: &'static str, namespace: Option<&'static str>) -> Self {
        let (children, settings, listeners, references) = Default::default();
        Self(Box::new(Parts { tag, namespace, children, settings, listeners, references }))
    }

    /// Puts something into it, after what is there.
    #[must_use]
    pub fn child<T: IntoRender<Output: RenderHtml>>(mut self, child: T) -> Self {
        self.0.children.push(child.into_render().into_owned().into_any());
        self
    }

    fn set(mut self, target: Target, value: Value) -> Self {
        self.0.settings.push((target, value));
        self
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(Target::Attribute(name), value.into_value())
    }

    /// Sets all classes, or says of one whether it is there.
    #[must_use]
    pub fn class(self, class: impl IntoClass) -> Self {
        let (name, value) = class.into_class();
        self.set(name.map_or(Target::Attribute("class"), Target::Class), value)
    }

    /// Sets a property of its style.
    #[must_use]
    pub fn style(self, (name, value): (&'static str, impl IntoValue)) -> Self {
        self.set(Target::Style(name), value.into_value())
    }

    /// Sets a property of the object.
    #[must_use]
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(Target::Property(name), value.into_value())
    }

    /// Sets what is in it to markup of ours.
    #[must_use]
    pub fn inner_html(self, markup: impl IntoValue) -> Self {
        self.set(Target::Markup, markup.into_value())
    }

    /// Gives the element to whoever waits for it, once it is there.
    #[must_use]
    pub fn node_ref<E: ElementType>(mut self, reference: impl NodeRefContainer<E>) -> Self {
        self.0.references.push(Box::new(move |node| reference.load(node)));
        self
    }

    /// Answers an event.
    #[must_use]
    pub fn on<E>(self, event: E, mut answer: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<JsValue>,
    {
        let call = Rc::new(RefCell::new(move |event: JsValue| answer(event.into())));
        self.listen(event.name(), E::CAPTURE, call)
    }

    fn listen(
        mut self,
        name: Cow<'static, str>,
        captures: bool,
        call: Rc<RefCell<dyn FnMut(JsValue)>>,
    ) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let answer = SendWrapper::new(Answer { owner, call });
        self.0.listeners.push(Listener { name, captures, answer });
        self
    }

    attributes! {
        accept: "accept" alt: "alt" autocapitalize: "autocapitalize" autocomplete: "autocomplete"
        checked: "checked" colspan: "colspan" disabled: "disabled" enterkeyhint: "enterkeyhint"
        r#for: "for" height: "height" hidden: "hidden" href: "href" id: "id" inputmode: "inputmode"
        label: "label" lang: "lang" max: "max" maxlength: "maxlength" min: "min" multiple: "multiple"
        name: "name" open: "open" placeholder: "placeholder" rel: "rel" role: "role" rows: "rows"
        rowspan: "rowspan" scope: "scope" selected: "selected" span: "span" spellcheck: "spellcheck"
        src: "src" tabindex: "tabindex" target: "target" title: "title" translate: "translate"
        r#type: "type" value: "value" width: "width" download: "download" datetime: "datetime"
        aria_activedescendant: "aria-activedescendant" aria_atomic: "aria-atomic"
        aria_busy: "aria-busy" aria_checked: "aria-checked" aria_colindex: "aria-colindex"
        aria_colspan: "aria-colspan" aria_controls: "aria-controls" aria_current: "aria-current"
        aria_describedby: "aria-describedby" aria_disabled: "aria-disabled"
        aria_expanded: "aria-expanded" aria_haspopup: "aria-haspopup" aria_hidden: "aria-hidden"
        aria_invalid: "aria-invalid" aria_label: "aria-label" aria_labelledby: "aria-labelledby"
        aria_live: "aria-live" aria_modal: "aria-modal" aria_pressed: "aria-pressed"
        aria_multiselectable: "aria-multiselectable" aria_rowcount: "aria-rowcount"
        aria_rowindex: "aria-rowindex" aria_selected: "aria-selected" aria_sort: "aria-sort"
    }
}

/// An element in the page.
pub struct ElementState {
    node: Node,
    tag: &'static str,
    children: Vec<AnyViewState>,
    settings: Vec<(Target, Bound)>,
    listeners: Vec<Listening>,
}

/// A listener of an element in the page. What it answers with can be changed; the browser's listener
/// stays until this is dropped.
struct Listening {
    name: Cow<'static, str>,
    answer: Rc<RefCell<Answer>>,
    _listener: RemoveEventHandler<Node>,
}

impl Listening {
    fn new(node: &Node, listener: Listener) -> Self {
        let Listener { name, captures, answer } = listener;
        let answer = Rc::new(RefCell::new(answer.take()));
        let now = answer.clone();
        let call = Box::new(move |event: JsValue| {
            let Answer { owner, call } = now.borrow().clone();
            owner.with(|| (*call.borrow_mut())(event));
        });
        let add =
            if captures { Rndr::add_event_listener_use_capture } else { Rndr::add_event_listener };
        let listener = add(node, &name, call);
        Self { name, answer, _listener: listener }
    }
}

impl ElementState {
    /// Whether it can become what this says with what it is made of.
    fn fits(&self, new: &Parts) -> bool {
        let targets = || self.settings.iter().map(|it| it.0);
        let names = || self.listeners.iter().map(|it| &it.name);
        self.tag == new.tag
            && self.children.len() == new.children.len()
            && targets().eq(new.settings.iter().map(|it| it.0))
            && names().eq(new.listeners.iter().map(|it| &it.name))
    }
}

impl Render for Element {
    type State = ElementState;

    fn build(self) -> ElementState {
        let Parts { tag, namespace, children, settings, listeners, references } = *self.0;
        let node = Rndr::create_element(tag, namespace);
        let build = |child: AnyView| {
            let mut child = child.build();
            child.mount(&node, None);
            child
        };
        let children = children.into_iter().map(build).collect();
        // After what is in it: a list of choices takes no value that it does not have yet. At once:
        // whoever waits for the element may put a caret into what it says.
        let set = |(target, value)| (target, bind(&node, target, value, None));
        let settings = settings.into_iter().map(set).collect();
        let listen = |listener| Listening::new(&node, listener);
        let listeners = listeners.into_iter().map(listen).collect();
        references.into_iter().for_each(|load| load(&node));
        ElementState { node, tag, children, settings, listeners }
    }

    fn rebuild(self, state: &mut ElementState) {
        if !state.fits(&self.0) {
            let mut new = self.build();
            state.insert_before_this(&mut new);
            state.unmount();
            *state = new;
            return;
        }
        let Parts { children, settings, listeners, references, .. } = *self.0;
        for (child, state) in children.into_iter().zip(&mut state.children) {
            child.rebuild(state);
        }
        let before = std::mem::take(&mut state.settings);
        let node = &state.node;
        let set =
            |((target, value), (_, before))| (target, bind(node, target, value, Some(before)));
        state.settings = settings.into_iter().zip(before).map(set).collect();
        for (new, old) in listeners.into_iter().zip(&state.listeners) {
            *old.answer.borrow_mut() = new.answer.take();
        }
        references.into_iter().for_each(|load| load(node));
    }
}

impl Mountable for ElementState {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &Node, marker: Option<&AnyNode>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(Node::cast_from);
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Node> {
        vec![self.node.clone()]
    }
}

impl AddAnyAttr for Element {
    type Output<New: Attribute> = <AnyView as AddAnyAttr>::Output<New>;

    fn add_any_attr<New: Attribute>(self, attribute: New) -> Self::Output<New> {
        self.into_any().add_any_attr(attribute)
    }
}

/// What a view must be. The app is built in the browser alone, so that nothing here is ever asked
/// for markup, and nothing is taken over from a server.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
        unreachable!("no view is written as markup")
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElementState {
        unreachable!("no view is taken over from a server")
    }

    fn into_owned(self) -> Self {
        self
    }
}
