"""The usual ways to start are understood without argparse, and just as it understands them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.commands.arguments import parse
from course.commands.options import Options, plain


def told(options: Options) -> tuple[object, ...]:
    return options.command, options.home, options.lessons, options.lang, getattr(options, "json", None)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", (None, None, None, "da", None)),
        ("--home d", (None, Path("d"), None, "da", None)),
        ("--lang=en --lessons=l --home=d", (None, Path("d"), Path("l"), "en", None)),
        ("--lang en status --home d --json", ("status", Path("d"), None, "en", True)),
        ("--home d status --home e", ("status", Path("e"), None, "da", False)),
    ],
)
def test_the_usual_needs_no_argparse(line: str, meant: tuple[object, ...]) -> None:
    options = plain(line.split())
    assert options is not None
    assert told(options) == meant


@pytest.mark.parametrize(
    "line",
    ["--help", "export", "status status", "--json", "status --help", "--lang tlh", "--home", "--home --lang", "--home=", "-x"],
)
def test_what_takes_more_is_left_to_argparse(line: str) -> None:
    assert plain(line.split()) is None


WORDS = [
    "status",
    "--json",
    "--json=1",
    "--home",
    "--home=d",
    "--home=",
    "--lessons",
    "--lessons=-",
    "--lang",
    "--lang=en",
    "da",
    "d",
    "",
]
ODD = ["-", "--", "-1", "- x", "--hom", "--home=-d", "export", "d=e"]


@given(st.lists(st.sampled_from([*WORDS, *ODD]), max_size=6))
def test_it_means_what_argparse_means(arguments: list[str]) -> None:
    options = plain(arguments)
    if options is not None:
        assert told(options) == told(parse(arguments))
