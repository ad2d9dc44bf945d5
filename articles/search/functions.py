"""The functions of a PostgreSQL database by which tokens become numbers.

The numbers of hashes are negative, those of up to three characters are not, so that no short token
is ever taken for another; of two longer ones that is as likely as two equal draws of 63 bits.
"""

from articles.search.entries import PLACE_END
from articles.text.indexed import HEADING_MARK, TITLE_MARK

CODEC = "GB18030"  # has every character, as UTF-8 has, and Chinese ones in two bytes, not three

_END = f"E'\\x{ord(PLACE_END):02x}'"


def _grams(folded: str, mark: str = "\0") -> str:
    """The expression of the numbers of a text's characters and pairs, behind a mark.

    What stands twice is given twice, for GIN sorts it out sooner. Pairs with a sign are asked for
    by nobody; leaving out the common ones costs less than to look at each.
    """
    return f"""(
        SELECT array_agg(({ord(mark)}::bigint << 21) + sign)
            || array_agg(({ord(mark)}::bigint << 42) + (sign << 21) + next) FILTER (
                WHERE sign >= 48 AND next >= 48
                AND sign NOT BETWEEN 58 AND 64 AND next NOT BETWEEN 58 AND 64
                AND sign NOT IN (12289, 12290) AND next NOT IN (12289, 12290)
            )
        FROM (
            SELECT ascii(one)::bigint, ascii(following)::bigint FROM ROWS FROM (
                string_to_table({folded}, NULL), string_to_table(substr({folded}, 2), NULL)
            ) AS signs (one, following)
        ) AS codes (sign, next)
    )"""  # noqa: S608 - names of ours


# The functions of the database, by name and arguments. The first is put into the others where they
# are planned; a strict one would be called for each token. The last one calls no function of ours,
# which would be planned anew for each article. Taking the pairs out of a text again is what no plan
# may do: hence its cost.
FUNCTIONS = {
    "articles_search_number(text)": """
CREATE FUNCTION articles_search_number(token text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE char_length(token)
        WHEN 1 THEN ascii(token)::bigint
        WHEN 2 THEN (ascii(token)::bigint << 21) + ascii(substr(token, 2))
        WHEN 3 THEN (ascii(token)::bigint << 42) + (ascii(substr(token, 2))::bigint << 21)
            + ascii(substr(token, 3))
        ELSE hashtextextended(token, 0) | (-9223372036854775808)
    END
$$""",
    "articles_search_numbers(text[])": """
CREATE FUNCTION articles_search_numbers(tokens text[]) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(articles_search_number(token)) FROM unnest(tokens) AS token
$$""",
    "articles_search_tokens(bytea, bytea)": f"""
CREATE FUNCTION articles_search_tokens(copy bytea, marks bytea) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
    SELECT {_grams("folded")}
        || {_grams(f"split_part(folded, {_END}, 1)", TITLE_MARK)}
        || {_grams(f"split_part(folded, {_END}, 2)", HEADING_MARK)}
        || (
            SELECT array_agg(articles_search_number(token))
            FROM unnest(string_to_array(convert_from(marks, '{CODEC}'), ' ')) AS token
        )
    FROM convert_from(copy, '{CODEC}') AS folded
$$""",  # noqa: S608 - names of ours
}


def functions() -> list[str]:
    """The statements that make the functions of the database, anew where there are some."""
    return [*no_functions(), *FUNCTIONS.values()]


def no_functions() -> list[str]:
    """The statements that take the functions away."""
    return [f"DROP FUNCTION IF EXISTS {name}" for name in FUNCTIONS]
