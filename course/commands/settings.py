"""`skalkan settings`: what can be set, one of it, or one of it set."""

from __future__ import annotations

from course.commands.clock import clock
from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import Refused
from course.locale import _
from course.session.session import Session
from course.session.setting_values import NotSet, can_be_set, choices_of, find, set_value
from course.session.settings import Setting


def run(options: Options) -> int:
    """Lists all settings, tells one, or sets one."""
    there = places(options)
    course = open_course(there)
    with open_journal(there.home) as journal:
        session = Session(course, journal, clock())
        try:
            if options.name is None:
                print("\n".join(_lines(each) for each in can_be_set(session)))
                return 0
            setting = find(session, options.name)
            if options.value is not None:
                set_value(session, setting.id, options.value)
            print(_lines(find(session, setting.id)))
        except NotSet as error:
            raise Refused(str(error)) from error
    return 0


def _lines(setting: Setting) -> str:
    """A setting as two lines: how it is, and what it can be or is about."""
    choices = ", ".join(choices_of(setting.id))
    about = _("Can be: {choices}").format(choices=choices) if choices else f"{setting.about}."
    return f"{setting.id}: {setting.value}\n    {setting.label}. {about}"
