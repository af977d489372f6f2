"""What can be done from anywhere: the keys that mean the same on every screen, and the commands that only the palette lists."""

from __future__ import annotations

from dataclasses import replace

from course.locale import N_
from course.tui.base.base_screen import ONLY_FOR_YOU
from course.tui.base.keys import Command, Group, command, key

KEYS: list[Command] = [
    key("ctrl+f,slash", "search", N_("Search"), N_("Search here; once more, in the course, the glossary and your journal"),
        words=N_("find look for"), listed=Group.PLACES),
    key("ctrl+z", "undo", N_("Undo"), N_("Bring back what was deleted or reset last"), words=N_("regret take back")),
    key("ctrl+q", "quit", N_("Quit"), N_("Stop for now; everything is saved"), words=N_("close stop end exit"),
        listed=Group.HELP),
    key("ctrl+g", "go_on", N_("Go on"), show=False),
    key("ctrl+s", "saved", N_("Saved"), show=False),
    key("ctrl+e", "export", N_("Save as a file"), show=False),
    key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself: if … then …"),
        words=N_("task remember to do"), listed=Group.NEW, show=False),
    replace(ONLY_FOR_YOU, action="private", is_link=False),
    key("f1,question_mark", "help", N_("Help"), N_("What you can do right here"), listed=Group.HELP),
    key("ctrl+p", "command_palette", N_("More"), N_("Everything you can do, to search in"), priority=True),
]  # fmt: skip
"""The keys, in the order in which a wide window shows them."""

COMMANDS: list[Command] = [
    command("note", N_("Note"), N_("Write a note of your own, to no step"), words=N_("write jot down"), listed=Group.NEW),
    command("export_journal", N_("Save the journal as a file"), N_("Your journal as a document, to read, print or send"),
            words=N_("export print document file Word PDF share with my manager"), listed=Group.OWN),
    command("journal", N_("Journal"), N_("Everything you have written and answered"),
            words=N_("diary read entries"), listed=Group.PLACES),
    command("bookmarks", N_("Bookmarks"), N_("The steps you have marked"), listed=Group.PLACES),
    command("deleted", N_("What was deleted"), N_("Bring back what was deleted"), words=N_("bring back trash bin"),
            listed=Group.PLACES),
    command("projects", N_("Projects and tools"), N_("Your own projects, and the three tools with what you have made with them"),
            words=N_("workshop now and future communication plan"), listed=Group.PLACES),
    command("commitments", N_("Agreements"), N_("What you have agreed with yourself: if … then …"),
            words=N_("tasks to do"), listed=Group.PLACES),
    command("guide", N_("Guide for two"), N_("Twenty minutes with another leader about a lesson, to read or print"),
            words=N_("partner colleague network sparring"), listed=Group.PLACES),
    command("glossary", N_("Glossary"), N_("The words of the trade, explained"), words=N_("terms"), listed=Group.PLACES),
    command("development", N_("Development"), N_("What you have done, answered and written, as pictures or in words"),
            words=N_("progress statistics"), listed=Group.PLACES),
    command("review", N_("Five of the day"), N_("The questions that come back today, never more than five"),
            words=N_("quiz questions repeat"), listed=Group.PLACES),
    command("revisit", N_("Looking back"), N_("An earlier reflection: what you would write today"), listed=Group.PLACES),
    command("workshop", N_("Workshop"), N_("Your next workshop, when it is held within a week"), listed=Group.PLACES),
    command("statements", N_("Rate"), N_("Rate what you can say of yourself, today and as it was"), listed=Group.PLACES),
    command("certificate", N_("Certificate"), N_("The certificate of the whole course"),
            words=N_("diploma proof"), listed=Group.PLACES),
    command("start_over", N_("Start over"), N_("Begin again with a question, a lesson or the course"),
            words=N_("reset from the beginning"), listed=Group.SETTINGS),
]  # fmt: skip
"""What has no key of its own outside home."""

OFFERED = {"review", "revisit", "workshop", "statements", "certificate"}
"""What is there only on some days."""
NOT_ABOVE = {"search", "commit", "export"}
"""What a dialog has to be closed for first."""
