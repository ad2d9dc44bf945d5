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
# No foreign key: Django's TRUNCATE does not know the table. Collation C: texts are only compared.
# The pairs live in the index alone. Looking for them is a function with settings of its own: for a
# common word the planner would else take the pairs out of every row anew.
POSTGRESQL = """
CREATE TABLE articles_search (
    article_id bigint PRIMARY KEY,
    title text COLLATE "C" NOT NULL,
    heading text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL
);

CREATE FUNCTION articles_search_pairs(folded text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_to_array(folded, NULL) || array_agg(sign || next)
    FROM ROWS FROM (
        string_to_table(folded, NULL), string_to_table(substr(folded, 2), NULL)
    ) AS signs (sign, next)
$$;

CREATE INDEX articles_search_by_pair ON articles_search
USING gin (articles_search_pairs(title || heading || text));

CREATE FUNCTION articles_search_holding(pairs text[], needles text[], place text)
RETURNS SETOF bigint
LANGUAGE sql STABLE STRICT ROWS 1000 SET enable_seqscan = off SET jit = off AS $$
    SELECT article_id FROM articles_search
    WHERE articles_search_pairs(title || heading || text) @> pairs
    AND NOT EXISTS (
        SELECT FROM unnest(needles) AS needle WHERE strpos(
            CASE place
                WHEN 'title' THEN title
                WHEN 'heading' THEN heading
                ELSE title || heading || text
            END,
            needle
        ) = 0
    )
$$
"""


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    schema_editor.execute(POSTGRESQL if vendor == "postgresql" else SQLITE, params=None)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION articles_search_holding")
    schema_editor.execute("DROP TABLE articles_search")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION articles_search_pairs")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
