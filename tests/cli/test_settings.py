"""`skalkan settings`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def test_it_lists_tells_and_sets(run: Run, home: Path) -> None:
    code, listed, _err = run("settings")
    assert code == 0
    assert "theme: Mørk\n    Farver. Kan være: dark, light, light-contrast, dark-contrast\n" in listed
    assert not home.exists(), "looking makes nothing"
    for name in ("theme", "farver"):
        assert run("settings", name)[1].splitlines()[0] == "theme: Mørk"
    assert run("settings", "theme", "light")[1].splitlines()[0] == "theme: Lys"
    assert run("settings", "theme")[1].splitlines()[0] == "theme: Lys"


def test_what_cannot_be_is_one_line(refused: Callable[..., str], home: Path) -> None:
    assert refused("settings", "lyd").startswith("Der er ingen indstilling, der hedder »lyd«. Der er: theme, ")
    assert refused("settings", "review", "6") == "Det kan ikke være »6«. Det kan være: 5, 4, 3, 2, 1, off."
    assert refused("settings", "export-folder", "/findes/ikke") == "Mappen /findes/ikke findes ikke."
    assert not home.exists()


def test_the_language_is_kept_and_a_command_may_ask_for_another(run: Run, filled: Path) -> None:
    assert run("settings", "language", "english")[1].startswith("language: English\n    Language.")
    assert "1 reflection" in run("status")[1]
    assert "1 refleksion" in run("status", "--lang", "da")[1]
