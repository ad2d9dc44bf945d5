"""How browsers keep the files of the pages: scripts, styles, pictures.

In production every file bears its content's hash in its name, those that a script imports too, and
is kept for ever. Where files have plain names, a kept one is shown at once, and the browser asks in
the background whether there is a newer one: nobody waits, and the next page has it.
"""

from wsgiref.headers import Headers

from whitenoise.storage import CompressedManifestStaticFilesStorage

KEPT = 30 * 24 * 3600  # seconds


class HashedFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's, which else leaves what a script imports without hashes."""

    support_js_module_import_aggregation = True


def show_kept(headers: Headers, _path: str, _url: str) -> None:
    """Let a file of a plain name be shown while it is asked for anew, unless one develops."""
    kept = headers["Cache-Control"] or ""
    if "immutable" not in kept and "max-age=0" not in kept:
        headers["Cache-Control"] = f"{kept}, stale-while-revalidate={KEPT}"
