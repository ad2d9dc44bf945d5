"""`manage.py quickstart`: from nothing to a site with five pages on it and an editor's login."""

import secrets
from argparse import ArgumentParser
from io import StringIO
from threading import Event, Thread
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import translation

from articles import scheduling
from articles.search.building import is_empty
from seeds.console import Tally, outcome_line, with_progress
from seeds.files import SEED_PAGES, find_files, open_source, read_files
from seeds.loader import Loader
from seeds.run import DEFAULT_PUBLICATION, import_files, told
from seeds.workers import parse_files

EDITOR = "editor"
ADDRESS = "127.0.0.1:8000"
SCHEDULE_EVERY = 30  # seconds


class Command(BaseCommand):
    """Running it again changes nothing and serves."""

    help = "Prepare the database, import the five pages, make an editor's login and serve the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="end before serving")
        parser.add_argument(
            "--address", default=ADDRESS, help="where to serve (default: %(default)s)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(told(error)) from error
        if is_empty():  # an update may have made a new one
            call_command("reindex", stdout=StringIO())
        with translation.override("en"):
            self._import_pages()
        self._print_login(options["address"])
        self.stdout.flush()  # the server below never ends: what a pipe holds back is never seen
        if not options["no_serve"]:
            # A daemon: it ends with the server.
            beside = (SCHEDULE_EVERY, Event().wait)
            Thread(target=scheduling.keep_running, args=beside, daemon=True).start()
            call_command("runserver", options["address"], use_reloader=False, skip_checks=True)

    def _import_pages(self) -> None:
        sources = [open_source(path) for path in find_files([str(SEED_PAGES)])]
        outcomes = import_files(parse_files(read_files(sources)), Loader(DEFAULT_PUBLICATION))
        tally = Tally()
        for outcome in with_progress(outcomes, len(sources), self.stderr):
            tally.add(outcome_line(outcome))
        tally.print(self.stdout)
        for path, reason in tally.refused:
            raise CommandError(f"{path.name}: {reason}")

    def _print_login(self, address: str) -> None:
        user_model = get_user_model()
        password = secrets.token_urlsafe(12)
        editor, made = user_model.objects.get_or_create(
            username=EDITOR, defaults={"is_staff": True}
        )
        if made:
            editor.set_password(password)
            editor.save()
            editor.groups.add(Group.objects.get(name="主编"))
        shown = password if made else "as it was printed the first time"
        forgotten = "" if made else f"   (forgotten: manage.py changepassword {EDITOR})"
        self.stdout.write(
            f"\n  Site   http://{address}/\n  Desk   http://{address}/admin/\n"
            f"  API    http://{address}/api/v1/\n"
            f"  Login  {EDITOR}\n  Password  {shown}{forgotten}\n"
        )
