"""The verbs of structure in any order: nothing is lost, and each is taken back."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import acts, structure
from articles.editing import revise
from articles.models import Act, Article
from articles.revision import Via
from articles.structure import Unfit
from articles.text.paragraphs import Misplaced
from tests.structure.conftest import BY_HAND, other, printed, snapshot

pytestmark = pytest.mark.django_db


VERBS = {
    "split": lambda a, n: structure.split(a, at=n, **BY_HAND),
    "merge": lambda a, n: structure.merge(a, other(a), **BY_HAND),
    "cut": lambda a, n: structure.cut(a, at=n, offset=3, **BY_HAND),
    "join": lambda a, n: structure.join(a, at=n, **BY_HAND),
    "move": lambda a, n: structure.move(a, at=n, to=4 - n, **BY_HAND),
    "pass_on": lambda a, n: structure.pass_on(a, other(a), at=n, to=1, **BY_HAND),
    "title": lambda a, n: structure.turn(a, at=2, into="title", **BY_HAND),
    "lead": lambda a, n: structure.turn(a, at=2, into="lead", **BY_HAND),
    "back": lambda a, n: structure.give_back(a, field="title", to=n, **BY_HAND),
    "caption": lambda a, n: structure.turn(a, at=n, into="caption", **BY_HAND),
    "gap": lambda a, n: structure.mark_gap(a, at=n, extent=5, **BY_HAND),
}
ADDS = {"back", "gap", "split"}  # a name from the beginning of a text, a mark
DROPS = {"caption"}  # stands at the photo


@given(verbs=st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 4)), max_size=3))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_verbs_lose_nothing_and_are_taken_back_one_by_one(rain, verbs) -> None:
    with transaction.atomic():
        _try(rain, verbs)
        transaction.set_rollback(True)


def _try(rain: Article, verbs: list[tuple[str, int]]) -> None:
    trail, start = [], snapshot()
    for name, at in verbs:
        article = Article.objects.filter(pk=rain.pk).get()
        before, told = snapshot(), printed()
        try:
            VERBS[name](article, at)
        except (Misplaced, Unfit, Article.DoesNotExist):
            assert snapshot() == before
            continue
        if name not in ADDS | DROPS:
            assert printed() == told
        assert [a.order for a in Article.objects.order_by("order")] == list(
            range(1, Article.objects.count() + 1)
        )
        if (act := Act.objects.first()) and act not in trail:
            trail.append(act)
    for act in reversed(trail):
        acts.undo(act, **BY_HAND)
    assert snapshot() == start


def test_the_merged_into_of_a_deleted_article_is_forgotten(rain) -> None:
    gone = other(rain)
    structure.merge(rain, gone, **BY_HAND)
    rain.delete()
    gone.refresh_from_db()
    assert gone.merged_into is None


def test_undoing_a_split_that_somebody_has_worked_on_is_refused(rain) -> None:
    new = structure.split(rain, at=2, **BY_HAND)
    revise(new, by=None, why="", via=Via.ADMIN, subtitle="校园")
    with pytest.raises(acts.Overtaken):
        acts.undo(Act.objects.get(), **BY_HAND)
    assert Article.objects.count() == 3
