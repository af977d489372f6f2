"""What every place needs of the app."""

from __future__ import annotations

from course.content.model import Course
from tests.tui.desk import Open


async def test_a_message_commands_no_terminal(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        desk.app.tell("Gemt: /tmp/\x1b]0;titel\x07\u202egpj.exe")
        await desk.see("Gemt: /tmp/")
        (message,) = [each.message for each in desk.app._notifications]
        assert message == "Gemt: /tmp/\N{REPLACEMENT CHARACTER}]0;titel\N{REPLACEMENT CHARACTER}gpj.exe"
