"""What the archive has taught is kept: added to by each run, learned anew from the pages."""

from io import StringIO

import pytest
from django.core.management import call_command

from seeds import learned
from seeds.files import SEED_PAGES
from seeds.loader import Loader
from seeds.models import ArchiveStatistics
from seeds.pipeline import parse_page
from seeds.repair.gathering import Gathering
from seeds.repair.statistics import Unfit

pytestmark = pytest.mark.django_db


def gathered(*texts, names=()):
    one = Gathering()
    for text in texts:
        one.add([text], names)
    return one


def test_nothing_is_known_before_the_first_run():
    assert learned.known().pages == 0
    learned.learn(Gathering())
    assert not ArchiveStatistics.objects.exists()


def test_each_run_adds_to_what_is_known():
    learned.learn(gathered("益路同行", names=["马超"]))
    learned.learn(gathered("益路同行", "工会"))
    known = learned.known()
    assert known.pages == 3
    assert (known.grams["益路同"], known.grams["工会"], known.names["马超"]) == (2, 1, 1)
    assert ArchiveStatistics.objects.count() == 1


def test_the_archive_is_learned_anew_from_its_pages():
    loader = Loader("样报")
    by_run = Gathering()
    for path in sorted(SEED_PAGES.glob("*.txt"))[:2]:
        page = parse_page(path.name, path.read_bytes())
        loader.load(page, path.read_bytes())
        by_run.add_page(page)
    learned.learn(by_run)
    before = learned.known()
    anew = learned.relearn()
    assert anew.pages == before.pages == 2
    assert dict(anew.grams.items()) == dict(before.grams.items())
    assert dict(learned.known().names.items()) == dict(before.names.items()) != {}


def test_damaged_statistics_are_told():
    learned.learn(gathered("工会"))
    ArchiveStatistics.objects.update(grams=b"damaged")
    with pytest.raises(Unfit):
        learned.known()


def test_a_run_teaches_by_its_new_pages_and_only_once(tmp_path) -> None:
    for path in sorted(SEED_PAGES.glob("*.txt"))[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    call_command("import_seeds", str(tmp_path), stdout=StringIO())
    taught = told(learned.known())
    assert taught[0] == 2
    assert told(learned.relearn()) == taught
    call_command("import_seeds", str(tmp_path), workers=2, stdout=StringIO())
    assert told(learned.known()) == taught
    ArchiveStatistics.objects.update(grams=b"damaged")
    call_command("import_seeds", str(tmp_path), stdout=StringIO())
    assert told(learned.known()) == taught


def told(statistics):
    return statistics.pages, dict(statistics.grams.items()), dict(statistics.names.items())
