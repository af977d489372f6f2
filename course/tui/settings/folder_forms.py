"""The folders that can be set: the one that carries the journal between computers, and the one for documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from course.journal import JournalError, disk
from course.journal.errand import Errand
from course.locale import _
from course.locale.reasons import why
from course.session.documents_folder import FOLDER, NoFolder, set_documents_folder, typed_folder
from course.session.sharing import NotShared, check_shared_folder
from course.tui.base import background
from course.tui.settings.folder_form import FolderForm

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


def ask_for_documents_folder(app: BaseApp, done: Callable[[], None]) -> None:
    """Asks for the folder in which documents are proposed to lie."""

    def take(typed: str) -> str:
        try:
            set_documents_folder(app.session, typed)
        except (NoFolder, JournalError) as error:
            return str(error)
        done()
        return ""

    about = _("What you save as a file is proposed to lie here. Leave it empty for the folder of your system.")
    app.push_screen(FolderForm(_("Save as a file in"), about, app.session.records.setting(FOLDER) or "", take))


def ask_for_shared_folder(app: BaseApp, done: Callable[[], None]) -> None:
    """Asks for the folder that the leader's own file sync carries between computers."""
    journal = app.session.journal

    def take(typed: str) -> str:
        if not typed.strip():
            return _attempt(app, lambda: journal.share_through(None), done)
        try:
            folder = typed_folder(typed)
        except NoFolder as error:
            return str(error)

        def share() -> None:
            def begin(_errand: object) -> None:
                check_shared_folder(journal.home, folder)
                if not folder.exists():
                    disk.make_private_folder(folder)

            Errand(begin).wait()  # the drive may not answer
            journal.share_through(folder)

        return _attempt(app, share, done)

    about = _(
        "Your own file sync, such as OneDrive, carries this folder. Set the same one on your other computer. Whoever can look"
        " into it can read your journal: let it be yours alone. Leave it empty to share no longer."
    )
    app.push_screen(FolderForm(_("Shared folder"), about, str(journal.share or ""), take))


def _attempt(app: BaseApp, change: Callable[[], None], done: Callable[[], None]) -> str:
    """Changes the shared folder.

    Returns:
        What went wrong; nothing where nothing did.
    """
    try:
        change()
    except TimeoutError:
        return _("The drive that the folder lies on doesn't answer. Nothing was changed.")
    except (NotShared, JournalError) as error:
        return str(error)
    except OSError as error:
        return _("The folder can't be used: {reason}").format(reason=why(error))
    background.exchange(app)
    done()
    return ""
