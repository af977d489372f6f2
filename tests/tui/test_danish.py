"""Every word on the screen is Danish: neither one of Textual's own nor one of ours that was never translated."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

from course.journal.records import Records
from tests.tui.desk import Desk, Open

CATALOGUE = Path(__file__).parents[2] / "course" / "locale" / "da" / "LC_MESSAGES" / "skalkan.po"
ENGLISH = {
    *("search", "command", "commands", "palette", "select", "quit", "the", "and", "you", "your", "with", "help", "keys", "close"),
    *("press", "key", "screen", "copy", "selected", "text", "toggle", "focus", "next", "previous", "scroll", "show", "hide"),
    *("maximize", "minimize", "screenshot", "save", "change", "theme", "matches", "found", "no", "move", "cursor", "page"),
    *("home", "lesson", "step", "of", "enter_", "answer", "question", "delete", "undo", "journal", "glossary", "notes"),
    *("note", "reflection", "reflections", "answers", "back", "start", "loading", "submit", "clear", "word", "words"),
}
"""Words that Textual says of its own accord, and words of our message ids; none of them is Danish or in the course."""
ALSO_DANISH = {"start", "step", "no", "text", "of", "home", "word"}
"""Of these some can stand in Danish text, in names (Word), or on a key (Home)."""


def untranslated(screen: str) -> set[str]:
    """Message ids of two words or more that stand on the screen as they are."""
    with CATALOGUE.open("rb") as file:
        messages = [message.id for message in read_po(file) if message.id and " " in str(message.id)]
    flat = [each if isinstance(each, str) else each[0] for each in messages]
    plain = [re.split(r"\{\w+\}", each)[0].strip() for each in flat]
    text = " ".join(screen.split())
    return {each for each in plain if len(each.split()) > 1 and each in text}


def english(screen: str) -> set[str]:
    """English words on the screen."""
    found = {word.lower() for word in re.findall(r"[A-Za-zæøåÆØÅ]+", screen)}
    return found & (ENGLISH - ALSO_DANISH)


WAYS: tuple[list[str], ...] = (
    [],
    ["f1"],
    ["ctrl+p"],
    ["ctrl+p", "z", "z"],
    ["ctrl+c"],
    ["plus"],
    ["plus", "f1"],
    ["1"],
    ["1", "f1"],
    ["1", "plus"],
    ["1", "right"],
    ["1", "enter", "ctrl+k"],
    ["1", "enter", "ctrl+k", "ctrl+k"],
    ["1", "right", "f1"],
    ["1", "right", "ctrl+p"],
    ["1", "right", "right"],
    ["1", "right", "right", "ctrl+k", "2", "enter", "tab", "enter"],
    ["1", "right", "right", "f1"],
    ["2", "right"],
    ["2", "right", "k", "enter", "tab", "enter"],
    ["2", "right", "k", "enter", "enter", "enter", "enter"],
    ["2", "right", "k", "enter", "enter", "enter", "enter", "1"],
    ["d"],
    ["d", "f1"],
    ["d", "shift+tab", "enter"],
    ["d", "z", "q"],
    ["d", "tab", "enter"],
    ["d", "enter"],
    ["d", "enter", "f1"],
    ["d", "enter", "tab", "enter"],
    ["d", "down", "enter"],
    ["d", "down", "enter", "f1"],
    ["d", "delete"],
    ["d", "delete", "ctrl+z"],
    ["d", "2"],
    ["d", "2", "enter"],
    ["d", "3"],
    ["d", "4"],
    ["2", "right", "left", "»begynd forfra"],
    ["2", "right", "»begynd forfra", "enter"],
    ["»begynd forfra", "enter", "left", "enter"],
    ["ctrl+z"],
    ["o"],
    ["o", "f1"],
    ["o", "z", "q"],
    ["slash"],
    ["slash", "f1"],
    ["slash", "z", "q"],
    ["slash", *"kort"],
    ["slash", *"pilto"],
    ["t"],
)
"""How to get to every screen and every state of one, from home."""


async def test_no_english_word_is_on_any_screen(open_app: Open, records: Records) -> None:
    reflection = records.save_reflection("start", "start-sidste", "Et langt stykke tekst, der blev til mindre.", None)
    records.save_reflection("start", "start-sidste", "Kort.", reflection)
    records.save_attempt("hverdag", "hverdag-sorter", "hverdag-c02", ["kan"], True, 3)
    note = records.save_note(None, None, "Et langt stykke tekst, der blev til mindre.", None)
    records.save_note(None, None, "Kort.", note)
    records.save_revisit("start", "start-sidste", 14, "Et gensyn.", None)
    records.save_bookmark("start", "start-quiz")
    async with open_app(size=(110, 45)) as desk:
        seen: set[str] = set()
        for way in WAYS:
            await back_home(desk)
            await desk.press(*way)
            assert english(desk.text) == set(), f"{way}:\n{desk.text}"
            assert untranslated(desk.text) == set(), f"{way}:\n{desk.text}"
            seen.add(desk.place)
    assert seen >= {
        "HomeScreen",
        "LessonScreen",
        "JournalScreen",
        "EntryScreen",
        "GlossaryScreen",
        "SearchScreen",
        "HelpScreen",
        "Palette",
        "VersionsScreen",
        "StartOverScreen",
        "ConfirmScreen",
    }


async def back_home(desk: Desk) -> None:
    """Home, from wherever one is."""
    for _ in range(6):
        if desk.place == "HomeScreen":
            return
        await desk.press("escape")
    raise AssertionError(f"Esc doesn't lead home from {desk.place}:\n{desk.text}")


def test_the_eye_for_english_sees_it() -> None:
    assert english("Search for commands…") == {"search", "commands"}
    assert untranslated(" Back  to where you were ") == {"Back to where you were"}
