//! The tables of keys that a form leads to.

use versus::internals::data::keys::{Form, Keys};

pub(crate) fn tables_in(form: &Form, tables: &mut Vec<&'static Keys>) {
    match form {
        Form::Table(keys) | Form::Tables(keys) | Form::Changes(keys) => tables.push(keys),
        Form::List(of) | Form::Filled(of) | Form::Pair(of) | Form::Map(of) => tables_in(of, tables),
        Form::AnyOf(forms) => forms.iter().for_each(|form| tables_in(form, tables)),
        _ => {}
    }
}
