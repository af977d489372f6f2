"""Everything that the app can do has its word in lines: whoever declares another command is asked for it here."""

from __future__ import annotations

import ast
from pathlib import Path

import course.plain
from tests.tui.test_grammar import DECLARED

WAYS = {
    "hold": "Move it",
    "longer": "Minutes",
    "order": "Lesson by lesson",
    "remove": "Delete it",
    "shorter": "Minutes",
    "switch": "A number takes an entry out, or in again.",
    "take": "Take this version back? What you have now stays among the versions.",
    "take_hold": "Move it",
    "use_tool": "tool",
    "add_break": "A break, or no break",
    "add_decision": "A decision, or something to do",
    "agree": "The agreement is made.",
    "answer_waiting": "What is waiting",
    "all": "All in one file",
    "all_reasons": "The other reasons",
    "back": "Previous step",
    "bookmark": "Set a mark",
    "bookmarks": "Bookmarks",
    "bring_back": "Bring it back?",
    "carry": "Put it in another field",
    "certificate": "The certificate of the whole course",
    "check": "Done, or not done",
    "clear": "Take the rating back",
    "commit": "Make an agreement with yourself: if … then …",
    "commitments": "Agreements with myself",
    "decide": "You decide:",
    "delete": "Delete",
    "deleted": "What was deleted",
    "development": "Your development",
    "double": "Two texts for the same place: {title}",
    "even_out": "Let it take what is left of the time",
    "export": "Save as a file",
    "export_journal": "Save as a file",
    "follow": "A new agreement that goes on from here",
    "forget": "Erase for good",
    "forward": "Next step",
    "glossary": "The words of the trade",
    "group": "The next guide",
    "guess": "Say that you are guessing",
    "guide": "Guide for two",
    "help": "? tells all.",
    "help_on": "A nudge",
    "hint": "A hint",
    "home": "Home",
    "journal": "Your journal",
    "lay_under": "Put under a project",
    "look_back": "How did it go?",
    "name": "Your name",
    "new": "New line",
    "next": "Who hears what",
    "next_question": "Questions to get going",
    "note": "Write a note",
    "open_source": "It isn't in the journal any more.",
    "pass_over": "Not this time",
    "prepare": "Prepare the talk",
    "private": "Keep it only for me",
    "projects": "Projects and tools",
    "put_back": "Bring back what was deleted last",
    "quarter": "A quarter of an hour: {what}",
    "quit": "Leave",
    "read_again": "Read “{step}” again",
    "rehearse": "Rehearse aloud",
    "reveal": "Hear what you have written yourself",
    "review": "Five of the day",
    "revisit": "Looking back",
    "save": "Write the file",
    "saved": "Hear whether all is saved",
    "search": "Search",
    "search_everywhere": "Search",
    "find": "Search",
    "find_marked": "Search",
    "settings": "Settings",
    "sheet": "Hear it as a document",
    "skip": "Pass it over",
    "sort": "Earliest message first",
    "start_over": "Begin again with a lesson or the course",
    "statements": "Rate what you can say of yourself, today and as it was",
    "sure": "Say that you are sure",
    "take_back": "Bring back what was deleted last",
    "take_mark_off": "Take the mark off",
    "to_step": "To the step",
    "try_again": "Try the wrong one again",
    "undo": "Bring back what was deleted last",
    "versions": "Earlier versions",
    "workshop": "Your next workshop, when it is held within a week",
    "insert": "New line",
    "command_palette": "A number or a word chooses. Everywhere you can say: {words}.",
}  # fmt: skip
"""What does it in lines, for each of the app's commands: something that is told there."""
ONLY_ON_SCREEN = {
    "go_on", "on", "leave", "close", "finish", "done", "no", "out", "stop", "run",
    "open",  "select", "choose", "choose_marked", "choose_number", "pick_marked", "edit", "write", "again",
    "move", "mark", "mark_end", "step", "end", "page", "page_up", "page_down", "turn", "down", "scroll_up", "scroll_down",
    "scroll_home",
    "scroll_end", "focus_next", "focus_previous", "aside", "into_thread", "out_of_thread", "enter_part", "show_part", "show_tab",
    "next_part", "previous_part", "previous", "show", "table", "picture", "select_all", "help_quit",
    "let_go", "cycle", "change", "enter", "into_list", "open_found", "fill_in",
    "across", "along", "into_page", "open_number", "read",
}  # fmt: skip
"""What moves about on a screen, or chooses there: lines have numbers and words for it, and Enter."""


def told() -> set[str]:
    """Everything that is told in lines, in the code's own language."""
    folder = Path(course.plain.__file__).parent
    trees = (ast.parse(file.read_text("utf-8")) for file in folder.rglob("*.py"))
    return {
        node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_command_of_the_app_has_its_words_in_lines() -> None:
    actions = {command.action.rpartition(".")[2].partition("(")[0] for _place, command in DECLARED}
    assert actions - WAYS.keys() - ONLY_ON_SCREEN == set()
    assert (WAYS.keys() | ONLY_ON_SCREEN) - actions == set()
    assert set(WAYS.values()) - told() == set()
