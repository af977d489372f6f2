"""The command line's arguments, and argparse's own words in the interface's language."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import course
from course.commands.options import Options
from course.export import formats
from course.locale import DEFAULT, LANGUAGES, N_, _, ngettext

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

    from _typeshed import SupportsWrite

ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("not allowed with argument %s"),
    N_("the following arguments are required: %s"),
    N_("ignored explicit argument %r"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
)
"""What argparse can say with the arguments below: its message ids, in all versions of Python that we run on."""


def parse(arguments: Sequence[str]) -> Options:
    """The arguments as options: `command` (None opens the app), `home`, `lessons`, `lang`, and those of the command.

    Raises:
        SystemExit: They ask for help or the version, which is printed (code 0), or can't be understood (code 2).
    """
    # argparse looks its words up under these two names; they know nothing of our catalogue by themselves.
    vars(argparse).update(_=_, ngettext=ngettext)
    return _parser().parse_args(arguments, Options())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="skalkan", description=_("A self-study course on leading digitalisation, and your own journal."))
    version = f"skalkan {course.__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("show the program's version and exit"))
    _add_common(parser)
    parser.epilog = _("Without a command, the course opens.")
    commands = parser.add_subparsers(title=_("commands"), dest="command", metavar=_("COMMAND"))
    _command(commands, "plain", _("the course as plain lines, for screen readers and simple terminals"))
    _add_export(_command(commands, "export", _("write your journal as a document")))
    status = _command(commands, "status", _("show how far you are"))
    status.add_argument("--json", action="store_true", help=_("as JSON, for other programs; minutes are those left"))
    certificate = _command(commands, "certificate", _("write your certificate, when every lesson is done"))
    certificate.add_argument(
        "--output", default="-", metavar=_("FILE"), help=_("the file to write; without it, the certificate is shown here")
    )
    certificate.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    certificate.add_argument("--name", metavar=_("NAME"), help=_("the name on it; otherwise the one you gave in the course"))
    check = _command(commands, "check", _("look for mistakes in a folder of lessons"))
    check.add_argument("dir", nargs="?", type=_path, metavar=_("DIR"), help=_("the folder; otherwise the lessons in use"))
    _command(commands, "where", _("show where the course and your journal lie"))
    _command(commands, "shortcut", _("put a shortcut to the course on your desktop"))
    setting = _command(commands, "settings", _("show or change how the course is set"))
    setting.add_argument("name", nargs="?", metavar=_("NAME"), help=_("which setting; without it, all are listed"))
    setting.add_argument("value", nargs="?", metavar=_("VALUE"), help=_("what it is to be; without it, it is only told"))
    _add_safety(commands)
    _add_web(_command(commands, "web", _("open the course in a browser")))
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that wants options written out: an abbreviation would change its meaning when a new option comes."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Prints, and lets it be known where that can't be: argparse would keep quiet."""
        (file or sys.stderr).write(message)


def _command(commands: argparse._SubParsersAction[_Parser], name: str, summary: str) -> _Parser:
    command = commands.add_parser(name, prog=f"skalkan {name}", description=_sentence(summary), help=summary)
    # The same options once more; without a default, so that what stands before the command isn't overwritten.
    _add_common(command, suppress=True)
    return command


def _add_common(parser: argparse.ArgumentParser, suppress: bool = False) -> None:
    default = argparse.SUPPRESS if suppress else None
    lang_default = argparse.SUPPRESS if suppress else DEFAULT
    parser.add_argument(
        "--home", type=_path, default=default, metavar=_("DIR"), help=_("where your journal lies (or set SKALKAN_HOME)")
    )
    parser.add_argument(
        "--lessons", type=_path, default=default, metavar=_("DIR"), help=_("a folder of lessons other than the built-in ones")
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=lang_default, help=_("the language on screen: da or en"))


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help=_("show what can be written, with what --document calls it"))
    parser.add_argument(
        "--document",
        metavar="ID",
        help=_("what is written: whole (the journal, the default), project:ID and so on"),
    )
    uses = ", ".join(f"{each.suffix} {_(each.use)}" for each in formats.FORMATS if each.use)
    uses = ". ".join([uses, *dict.fromkeys(each.missing for each in formats.FORMATS if each.missing)])
    parser.add_argument("--format", choices=tuple(each.suffix for each in formats.FORMATS), help=uses)
    parser.add_argument(
        "--output", default="-", metavar=_("FILE"), help=_("the file to write; without it, the document is shown here")
    )
    parser.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    _add_selection(parser)


def _add_selection(parser: argparse.ArgumentParser) -> None:
    """What goes into a document."""
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("me", "manager", "staff"),
        default="me",
        help=_("whom it is for: only to yourself it is told at what time you wrote, and that you changed it"),
    )
    parser.add_argument("--include-private", action="store_true", help=_("what is only for you, too"))
    parser.add_argument(
        "--lesson", action="append", default=[], metavar="ID", help=_("only this lesson; can be given several times")
    )
    parser.add_argument("--answers", action="store_true", help=_("the answers to the questions, too; json always has them"))
    parser.add_argument(
        "--since", type=_date, metavar=_("DATE"), help=_("only what was written on this day or later, such as 2026-11-23")
    )
    parser.add_argument("--until", type=_date, metavar=_("DATE"), help=_("only what was written on this day or before"))


def _add_safety(commands: argparse._SubParsersAction[_Parser]) -> None:
    """What keeps the journal safe, on several machines as well, and what erases."""
    doctor = _command(commands, "doctor", _("look your journal over"))
    doctor.add_argument("--repair", action="store_true", help=_("mend what can be mended; nothing is deleted"))
    share = _command(commands, "share", _("share your journal with your other machines"))
    choice = share.add_mutually_exclusive_group()
    choice.add_argument(
        "dir", nargs="?", type=_path, metavar=_("DIR"), help=_("a folder that your file sync carries; without it, what is set")
    )
    choice.add_argument("--off", action="store_true", help=_("share it no longer; what is in the folder stays there"))
    backup = _command(commands, "backup", _("copy your whole journal"))
    backup.add_argument(
        "file", nargs="?", type=_path, metavar=_("FILE"), help=_("where to; otherwise into your own folder, see skalkan where")
    )
    backup.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    restore = _command(commands, "restore", _("bring back what a backup holds; nothing newer is lost"))
    restore.add_argument("file", type=_path, metavar=_("FILE"), help=_("the backup"))
    imported = _command(commands, "import", _("bring in a journal that was exported as JSON"))
    imported.add_argument("file", type=_path, metavar=_("FILE"), help=_("what skalkan export --format json wrote"))
    forget = _command(commands, "forget", _("erase an entry, or the whole journal, for good"))
    chosen = forget.add_mutually_exclusive_group()
    chosen.add_argument("id", nargs="?", metavar="ID", help=_("the entry; without it, the newest are listed"))
    chosen.add_argument("--all", action="store_true", help=_("the whole journal"))
    chosen.add_argument("--find", metavar=_("TEXT"), help=_("list the entries that say this, or once did"))
    forget.add_argument("--without-asking", action="store_true", help=_("erase at once, where nobody can be asked"))


def _add_web(web: argparse.ArgumentParser) -> None:
    """The course in a browser; all but the first two are for whoever runs it for others."""
    web.add_argument("--port", type=_whole, default=0, metavar=_("NUMBER"), help=_("the port; otherwise one that is free"))
    web.add_argument("--no-open", action="store_true", help=_("don't open the browser; the address is printed in any case"))
    hosted = web.add_argument_group(_("for others, behind a proxy that signs them in"))
    hosted.add_argument("--host", default="127.0.0.1", metavar=_("ADDRESS"), help=_("the address to listen at"))
    hosted.add_argument("--behind-proxy", metavar="HEADER", help=_("the header in which the proxy names the leader"))
    hosted.add_argument(
        "--trusted-proxy", type=_network, action="append", default=[], metavar=_("ADDRESS"),
        help=_("the proxy's address, or a network such as 10.0.0.0/8; can be given several times"),
    )  # fmt: skip
    hosted.add_argument("--homes", type=_path, metavar=_("DIR"), help=_("the folder with a home for each leader"))
    hosted.add_argument("--windows", type=_whole, default=40, metavar=_("NUMBER"), help=_("windows at once; 40 unless told"))
    hosted.add_argument(
        "--windows-each", type=_whole, default=4, metavar=_("NUMBER"), help=_("windows of one leader at once; 4 unless told")
    )
    hosted.add_argument(
        "--queue", type=_whole, default=200, metavar=_("NUMBER"), help=_("pages that wait for a window; 200 unless told")
    )
    hosted.add_argument(
        "--idle",
        type=_whole,
        default=120,
        metavar=_("MINUTES"),
        help=_("minutes without a key until a window ends; 120 unless told"),
    )
    hosted.add_argument(
        "--memory",
        type=_whole,
        default=300,
        metavar="MB",
        help=_("memory of a window; one that takes more ends, saved; 300 unless told"),
    )


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(_("{text} is not a whole number up to 65535").format(text=repr(text)))
    return int(text)


def _network(text: str) -> IPv4Network | IPv6Network:
    from ipaddress import ip_network  # noqa: PLC0415 - only a host names one

    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("{text} is not an address such as 10.0.0.5 or 10.0.0.0/8").format(text=repr(text))
        ) from error


def _path(text: str) -> Path:
    """A path as it was typed. An empty one, as of a variable that isn't set, would mean the folder one happens to stand in."""
    if not text.strip():
        raise argparse.ArgumentTypeError(_("a path is missing here: it is empty"))
    return Path(text)


def _date(text: str) -> date:
    try:
        # Python also reads 20261123 and 2026-W48-1, which nobody means.
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        message = _("{text} is not a date; write it like 2026-11-23").format(text=repr(text))
        raise argparse.ArgumentTypeError(message) from error


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
