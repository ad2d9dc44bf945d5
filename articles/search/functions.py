"""The functions of a PostgreSQL database by which tokens become numbers.

The numbers of hashes are negative, those of up to three characters are not, so that no short token
is ever taken for another; of two longer ones that is as likely as two equal draws of 63 bits.
"""

from articles.search.entries import PLACE_END
from articles.text.indexed import HEADING_MARK, TITLE_MARK

_ESCAPED_END, _ESCAPED_TITLE, _ESCAPED_HEADING = (
    f"\\x{ord(sign):02x}" for sign in (PLACE_END, TITLE_MARK, HEADING_MARK)
)
# The functions of the database, by name and arguments. Numbers of hashes are negative. Pairs with
# a sign are asked for by nobody; leaving out the common ones costs less than to look at each.
# Taking the pairs out of a text again is what no plan may do: hence the last one's cost.
FUNCTIONS = {
    "articles_search_number(text)": """
CREATE FUNCTION articles_search_number(token text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
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
    "articles_search_grams(text, text)": """
CREATE FUNCTION articles_search_grams(folded text, mark text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT (ascii(mark)::bigint << 21) + sign)
        || array_agg(DISTINCT (ascii(mark)::bigint << 42) + (sign << 21) + next) FILTER (
            WHERE sign >= 48 AND next >= 48
            AND sign NOT BETWEEN 58 AND 64 AND next NOT BETWEEN 58 AND 64
            AND sign NOT IN (12289, 12290) AND next NOT IN (12289, 12290)
        )
    FROM (
        SELECT ascii(one)::bigint, ascii(following)::bigint FROM ROWS FROM (
            string_to_table(folded, NULL), string_to_table(substr(folded, 2), NULL)
        ) AS signs (one, following)
    ) AS codes (sign, next)
$$""",
    "articles_search_tokens(text, text)": f"""
CREATE FUNCTION articles_search_tokens(copy text, marks text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
    SELECT articles_search_grams(copy, '')
        || articles_search_grams(split_part(copy, E'{_ESCAPED_END}', 1), E'{_ESCAPED_TITLE}')
        || articles_search_grams(split_part(copy, E'{_ESCAPED_END}', 2), E'{_ESCAPED_HEADING}')
        || articles_search_numbers(string_to_array(marks, ' '))
$$""",
}


def functions() -> list[str]:
    """The statements that make the functions of the database, anew where there are some."""
    return [*no_functions(), *FUNCTIONS.values()]


def no_functions() -> list[str]:
    """The statements that take the functions away."""
    return [f"DROP FUNCTION IF EXISTS {name}" for name in FUNCTIONS]
