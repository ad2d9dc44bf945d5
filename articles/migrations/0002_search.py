"""The search index, beside the articles and outside of the models: see `articles.search`.

After this migration a database that holds articles already needs `manage.py reindex` once.
"""

from django.db import migrations

# Everything but white space belongs to a token; `articles.text.terms` has cut them already. No
# column sizes: they are for bm25, which is not used.
SQLITE = """
CREATE VIRTUAL TABLE articles_search USING fts5(
    title, heading, text, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
)
"""
# No foreign key: Django's TRUNCATE does not know the table. Collation C: tokens are only compared.
POSTGRESQL = """
CREATE TABLE articles_search (
    article_id bigint PRIMARY KEY,
    title text COLLATE "C" NOT NULL,
    heading text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    terms text[] COLLATE "C" NOT NULL
);
CREATE INDEX articles_search_terms ON articles_search USING gin (terms)
"""


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    schema_editor.execute(POSTGRESQL if vendor == "postgresql" else SQLITE, params=None)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_search")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
