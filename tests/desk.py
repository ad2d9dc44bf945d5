"""Help for tests of the admin: editors by their group, and forms posted as a browser posts them."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.forms import FileField
from django.test import Client
from django.urls import reverse

BACKEND = "django.contrib.auth.backends.ModelBackend"


def user(name: str, *groups: str, **fields: Any) -> User:
    made = User.objects.create_user(name, is_staff=fields.pop("is_staff", True), **fields)
    made.groups.set([Group.objects.get(name=group) for group in groups])
    return made


def desk(who: User) -> Client:
    """A browser in which somebody has logged in."""
    client = Client()
    client.force_login(who, backend=BACKEND)
    return client


def form_url(obj: Any) -> str:
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])


def list_url(model: str) -> str:
    return reverse(f"admin:{model}_changelist")


def opened(client: Client, url: str) -> dict[str, Any]:
    """What a browser would post from the form at this address, as it stands."""
    response = client.get(url)
    assert response.status_code == 200
    return posted(response.context)


def posted(context: Any) -> dict[str, Any]:
    forms = [context["adminform"].form]
    for wrapped in context["inline_admin_formsets"]:
        forms += [wrapped.formset.management_form, *wrapped.formset.forms]
    data: dict[str, Any] = {}
    for form in forms:
        for field in form:
            if isinstance(field.field, FileField):
                continue
            value = field.value()
            if field.field.show_hidden_initial:
                seen = "" if value is None else str(value)
                data[field.html_initial_name] = form.data.get(field.html_initial_name, seen)
            if value is True:
                data[field.html_name] = "on"
            elif value is not False and not field.field.disabled:
                data[field.html_name] = "" if value is None else value
    return data


def add_row(data: dict[str, Any], prefix: str, **values: Any) -> None:
    """Fill in one more row, as the link below the rows lets one do."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = number + 1
    data |= {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]
