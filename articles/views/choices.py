"""A filter's form offers what fits in a menu; every other choice is still valid in an address."""

from django.forms import Form
from django_filters.fields import ModelChoiceField

OFFERED = 100


def offer_fewer(form: Form) -> None:
    """Let each menu of the form show no more than its first hundred choices and the chosen one."""
    for name, field in form.fields.items():
        if not isinstance(field, ModelChoiceField):
            continue
        shown = list(field.queryset[:OFFERED])
        chosen = form.cleaned_data.get(name) if form.is_bound else None
        if chosen is not None and chosen not in shown and not isinstance(chosen, str):
            shown.insert(0, chosen)
        empty = [("", field.empty_label)]
        if getattr(field, "null_label", None):
            empty.append((field.null_value, field.null_label))
        field.widget.choices = empty + [
            (field.prepare_value(row), field.label_from_instance(row)) for row in shown
        ]
