"""What every place has at hand: the session, the dialogue, and the ways to other places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from course.journal import JournalError
from course.locale import _
from course.plain.dialogue import Action, Dialogue
from course.plain.words import Choice, Known
from course.plain.writing import Writing
from course.session.known_text import knowing
from course.session.routes import Route
from course.session.session import Session

T = TypeVar("T")
PRIVATE = "private"
"""The way that keeps something to the leader, or no longer."""
_DEEP = 8
"""Places that one can go to from within each other; then one goes there from home."""


class Back(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """Out of the place, to where one came from."""


class Home(Exception):  # noqa: N818 - the same
    """To home, or from there to a place."""

    def __init__(self, then: Route | None = None) -> None:
        super().__init__()
        self.then = then


class Door:
    """One leader who comes in by lines.

    Args:
        session: What the leader is at.
        dialogue: How they are told and asked.
        open_place: Opens the place that a route leads to, until it is left; gives where it goes on instead, if it does.
    """

    def __init__(self, session: Session, dialogue: Dialogue, open_place: Callable[[Door, Route], Route | None]) -> None:
        self.session = session
        self.dialogue = dialogue
        self._open = open_place
        self.home_list = Known()
        """How home was told before."""
        self.is_all_saved = True
        """Whether what was written last could be saved."""
        self._depth = 0

    def go(self, route: Route) -> None:
        """Goes to a place, and comes back here when it is left.

        Raises:
            Home: One goes home from there.
            Leave: The dialogue ends.
        """
        if self._depth >= _DEEP:
            raise Home(route)
        self._depth += 1
        place = self.dialogue.place
        try:
            following: Route | None = route
            while following is not None:
                following = self._open(self, following)
        except Back:
            pass
        finally:
            self._depth -= 1
        if place and self._depth:
            self.dialogue.heading(place)

    # Saving

    def saved(self, save: Callable[[], T]) -> T | None:
        """What a save gives; None where it failed, which is said."""
        try:
            return save()
        except JournalError as error:
            self.dialogue.say(str(error))
            return None

    def try_to_save(self, save: Callable[[], object]) -> bool:
        """Whether a save went well; where it didn't, that is said."""
        try:
            save()
        except JournalError as error:
            self.dialogue.say(str(error))
            return False
        return True

    # Texts

    def write(self, text: str, save: Callable[[str], object], also: tuple[Choice[Action], ...] = (), *, first: str = "") -> str:
        """Has a text written on, at its end, with a line that was said already; gives it as it is then."""
        keep = self._keeper(text, save)
        written = Writing(self.dialogue, text, keep, also).write(first)
        if self.is_all_saved:
            self.dialogue.say(_("Saved.") if written.strip() else _("Nothing is written."))
        self._look_at(written)
        return written

    def rewrite(self, text: str, save: Callable[[str], object]) -> str:
        """Has a text rewritten in the leader's editor; gives it as it is then."""
        from course.plain.editor import NoEditor, edited

        try:
            after = edited(text)
        except NoEditor as error:
            self.dialogue.say(str(error))
            return text
        if after != text and self._keeper(text, save)(after):
            self.dialogue.say(_("Saved."))
            self._look_at(after)
            return after
        return text

    def _look_at(self, text: str) -> None:
        """Says that a text seems to hold personal data; it stays as it was written."""
        from course.locale.personal_data import LOOKS_LIKE, weightiest

        kind = weightiest(text)
        if kind is not None:
            self.dialogue.say(_("{what}. Better leave it out.").format(what=_(LOOKS_LIKE[kind])))

    def line(self, ask: str, now: str, save: Callable[[str], object]) -> bool:
        """Asks for a line and keeps it; says whether it is another one."""
        said = self.dialogue.line(ask, now)
        return said is not None and said != now and self.line_kept(now, said, save)

    def line_kept(self, now: str, said: str, save: Callable[[str], object]) -> bool:
        """Keeps a line that was asked for, in place of what stood there; says whether it is kept."""
        return self._keeper(now, save)(said)

    def _keeper(self, text: str, save: Callable[[str], object]) -> Callable[[str], bool]:
        """Saves a field's text, with what stood in it when it was read or saved last."""
        known = text

        def keep(new: str) -> bool:
            nonlocal known

            def kept() -> None:
                with knowing(known):
                    save(new)

            done = self.try_to_save(kept)
            known = new if done else known
            self.is_all_saved = done
            return done

        return keep

    # What is only for the leader

    def private(self, entries: Sequence[tuple[str, str]]) -> Choice[str]:
        """The choice that keeps entries to the leader, or no longer."""
        from course.session.privacy import is_private

        is_kept = is_private(self.session, entries)
        return Choice(_("No longer only for me") if is_kept else _("Keep it only for me"), PRIVATE, _("private, only me"))

    def change_private(self, entries: Sequence[tuple[str, str]]) -> None:
        """Keeps entries to the leader, or no longer, and says what has come of it."""
        from course.session.privacy import change_private, is_private

        was_private = is_private(self.session, entries)
        if not self.try_to_save(lambda: change_private(self.session, entries)):
            return
        if not was_private:
            self.dialogue.say(_("Only for you now: it is left out of what you take out, unless you ask for it."))
        elif is_private(self.session, entries):
            self.dialogue.say(_("It stays only for you, since what it belongs to is."))
        else:
            self.dialogue.say(_("No longer only for you."))

    # Ways that are there everywhere

    def back(self) -> None:
        """Out of here.

        Raises:
            Back: Always.
        """
        raise Back

    def home(self) -> None:
        """Home.

        Raises:
            Home: Always.
        """
        raise Home
