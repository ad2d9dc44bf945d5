"""Cutting into words: the two engines agree, and jieba's traps stay shut."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import segment
from articles.text.segment import FastEngine, ReferenceEngine, Segmenter, Word

PAGES = sorted((Path(__file__).parent.parent / "seeds" / "pages").glob("*.txt"))


@pytest.fixture(scope="module")
def engines():
    return Segmenter(engine=FastEngine()), Segmenter(engine=ReferenceEngine())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name[:3])
def test_both_engines_cut_alike(engines, page):
    fast, reference = engines
    text = page.read_text(encoding="utf-8")
    assert fast.words(text) == reference.words(text)
    assert fast.words_for_search(text) == reference.words_for_search(text)


@given(st.text())
def test_tokens_joined_are_the_text(text):
    assert "".join(segment.words(text)) == text


def test_lexicon_word_is_kept_whole():
    assert "党的二十大" in segment.words("学习党的二十大精神")


def test_extra_words_are_a_segmenters_own():
    own = Segmenter([Word("某某工程", "nz")])
    assert "某某工程" in own.words("参观某某工程现场")
    assert own.tag("某某工程") == "nz"
    assert "某某工程" not in segment.words("参观某某工程现场")
    assert not segment.is_word("某某工程")


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("北京", "ns"),
        ("学习", "v"),
        ("2023", "m"),
        ("CPR", "eng"),
        (" ", "x"),
        ("，", "x"),
        ("龘靐", "x"),
    ],
)
def test_tags(word, tag):
    assert segment.shared().tag(word) == tag


def test_frequency_and_rarity():
    assert segment.frequency("工作") > segment.frequency("工匠") > 0
    assert segment.frequency("龘靐") == 0
    assert segment.idf("工匠") > segment.idf("工作") > 0
    assert segment.idf("龘靐") > segment.idf("工作")


def test_stop_words_are_no_topics():
    assert {"的", "近日", "活动"} <= segment.stop_words()


@pytest.mark.parametrize("engine", ["FastEngine", "ReferenceEngine"])
def test_loading_says_nothing_and_leaves_nothing(engine, tmp_path):
    code = (
        "from articles.text import segment as s; "
        f"g = s.Segmenter(engine=s.{engine}()); g.tagged('北京市'); s.idf('北京')"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env={"TMPDIR": str(tmp_path), "PATH": ""},
    )
    assert (run.stdout, run.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []
