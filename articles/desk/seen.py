"""Two editors, one form: every field brings along, hidden, the value that its editor saw.

So a save writes what she has changed and nothing else. Where somebody else has changed the same
field since, it is refused at that field and says what stands there now; saving again is her answer.
Articles have a page of their own for it (`articles.admin.clash`).
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from articles.desk.changes import shown


class SeenForm(forms.ModelForm):
    """A form over what stands in the database at the moment of saving, not of opening."""

    guarded = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.guarded and self.instance.pk is not None:
            for name in self._kept():
                # Who posts without them (a script) has seen nothing, and is not protected.
                sent = self.add_initial_prefix(name) in self.data
                self.fields[name].show_hidden_initial = sent or not self.is_bound

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        watched = [name for name, field in self.fields.items() if field.show_hidden_initial]
        if self.is_bound and watched:
            self._settle(cleaned, watched)
        return cleaned

    def _kept(self) -> list[str]:
        """The fields that stand in a column of the object's own; files are no values to compare."""
        columns = {field.name for field in self._meta.model._meta.concrete_fields}
        return [
            name
            for name, field in self.fields.items()
            if name in columns and not field.disabled and not isinstance(field, forms.FileField)
        ]

    def _settle(self, cleaned: dict[str, Any], names: list[str]) -> None:
        """Lock the row, so that nobody comes in between, and look at what has moved in it."""
        rows = self._meta.model._base_manager.select_for_update(of=("self",))
        stored = rows.filter(pk=self.instance.pk).first()
        if stored is None:
            raise ValidationError(_("This has been deleted meanwhile."))
        for name in names:
            if self._has_moved(name, stored) and name in cleaned:
                if name in self.changed_data and cleaned[name] != getattr(stored, name):
                    self._refuse(name, stored)
                else:
                    cleaned[name] = getattr(stored, name)

    def _has_moved(self, name: str, stored: models.Model) -> bool:
        """Whether the stored value is not the one that the editor saw."""
        bound, field = self[name], self.fields[name]
        seen = field.hidden_widget().value_from_datadict(
            self.data, self.files, bound.html_initial_name
        )
        return field.has_changed(forms.models.model_to_dict(stored, [name])[name], seen)

    def _refuse(self, name: str, stored: models.Model) -> None:
        """Say what stands there; what the editor has now seen is that."""
        column: Any = stored._meta.get_field(name)
        text = _("Somebody else has changed this meanwhile to: %s")
        self.add_error(name, text % (shown(stored, column) or "—"))
        value = forms.models.model_to_dict(stored, [name])[name]
        seen = {self.add_initial_prefix(name): "" if value is None else str(value)}
        self.data = {**dict(self.data.items()), **seen}
