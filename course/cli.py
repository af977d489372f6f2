"""The command `skalkan`: what was asked for is carried out, and what goes wrong is told in one line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from course.commands.options import Options, language_in, plain
from course.commands.printing import printing
from course.commands.refused import BAD_CONTENT, Refused, cannot_use
from course.locale import DEFAULT, _, use

MODULES = {None: "start", "import": "importing"}
"""The modules of those commands that can't be named like them."""
INTERRUPTED = 130
"""What a shell gives for a program that was stopped with Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        arguments: Those of the command line by default.

    Returns:
        The exit code: 0; 1 for a course or a journal that can't be used; 2 for wrong use.
    """
    # A start makes much and throws nothing away: looking for garbage costs 6 % of it. The app begins to when home is drawn.
    gc.disable()
    given = sys.argv[1:] if arguments is None else list(arguments)
    _write_readably()
    asked = language_in(given)
    use(asked or DEFAULT, is_asked=asked is not None)
    try:
        with printing():
            return _told(given)
    finally:
        if arguments is None:
            gc.freeze()  # what is left goes with the process: Python would look through all of it on its way out
        else:
            gc.enable()


def _told(arguments: Sequence[str]) -> int:
    """Carries out what was asked for, and tells what goes wrong."""
    try:
        code = _carry_out(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read has read enough (`skalkan export | head`) and needs no line about it.
        _forget_output()
        return BAD_CONTENT
    except KeyboardInterrupt:
        return _tell(_("Stopped."), INTERRUPTED)
    except OSError as error:
        _forget_output()
        return _tell(str(cannot_use(error)), BAD_CONTENT)
    except Refused as refused:
        return _tell(str(refused), refused.code)


def _carry_out(arguments: Sequence[str]) -> int:
    try:
        options = plain(arguments) or _parsed(arguments)
    except SystemExit as stop:
        # argparse has printed the help, the version or what is wrong with the arguments.
        return stop.code if isinstance(stop.code, int) else 0
    command = import_module(f"course.commands.{MODULES.get(options.command, options.command)}")
    return int(command.run(options))


def _parsed(arguments: Sequence[str]) -> Options:
    from course.commands.arguments import parse  # noqa: PLC0415 - few starts need it

    return parse(arguments)


def _tell(line: str, code: int) -> int:
    print(line, file=sys.stderr)
    return code


def _write_readably() -> None:
    """A terminal keeps its encoding and shows `?` for what it lacks; a file or a pipe gets UTF-8 on every machine."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def _forget_output() -> None:
    """Lets output go that can't be written, so that Python doesn't stumble over it once more on its way out."""
    try:
        sys.stdout.flush()
    except OSError:
        with Path(os.devnull).open("wb") as nothing:
            os.dup2(nothing.fileno(), sys.stdout.fileno())
