"""Setting something by its name and by what is typed: for the doors that have no page to change it on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from course.export.certificate import NAME
from course.export.parts import one_line
from course.locale import _
from course.locale.reasons import why
from course.locale.spelling import fold
from course.session.documents_folder import FOLDER, NoFolder, set_documents_folder
from course.session.looks import CHOICES, NoChoice, choose, short
from course.session.own_keys import OWN_KEYS, NoKeys, set_own_keys
from course.session.session import Session
from course.session.settings import SHARE, Setting, settings
from course.session.sharing import NotShared, set_shared_folder


class NotSet(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """It can't be set; says why in a line that the leader reads."""


_TYPED: Mapping[str, Callable[[Session, str], object]] = {
    NAME: lambda session, typed: session.records.save_setting(NAME, one_line(typed)),
    FOLDER: set_documents_folder,
    OWN_KEYS: set_own_keys,
    SHARE: lambda session, typed: set_shared_folder(session.journal, typed),
}
"""What is typed freely; nothing typed takes it away."""


def can_be_set(session: Session) -> list[Setting]:
    """The lines of the settings that have a value to set."""
    return [each for each in settings(session) if each.id in CHOICES or each.id in _TYPED]


def choices_of(setting: str) -> list[str]:
    """What a setting can be, as it is typed; none where anything can be."""
    return [short(choice) for choice, _name in CHOICES.get(setting, ())]


def find(session: Session, name: str) -> Setting:
    """The setting of a name: its id, or what the page calls it.

    Raises:
        NotSet: There is none.
    """
    known = can_be_set(session)
    for each in known:
        if fold(name.strip()) in (each.id, fold(each.label)):
            return each
    names = ", ".join(each.id for each in known)
    raise NotSet(_("There is no setting called “{name}”. There are: {names}.").format(name=name, names=names))


def set_value(session: Session, setting: str, typed: str) -> None:
    """Sets what is typed.

    Args:
        session: What the leader is at.
        setting: The id of what is set.
        typed: A choice by its id or its name; of others their text.

    Raises:
        NotSet: It can't be that; nothing has changed.
        JournalError: It can't be kept.
    """
    try:
        if setting in CHOICES:
            choose(session, setting, typed)
        else:
            _TYPED[setting](session, typed)
    except TimeoutError as error:
        raise NotSet(_("The drive that the folder lies on doesn't answer. Nothing was changed.")) from error
    except (NoChoice, NoFolder, NoKeys, NotShared) as error:
        raise NotSet(str(error)) from error
    except OSError as error:
        raise NotSet(_("The folder can't be used: {reason}").format(reason=why(error))) from error
