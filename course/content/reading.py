"""All the files of a course put together, and everything found wrong with them."""

from __future__ import annotations

from pathlib import Path

from course.content import guide_rules, rules
from course.content.bank import packed_bank
from course.content.minutes import step_minutes
from course.content.model import BankFile, Course, CourseFile, GlossaryFile, Lesson
from course.content.problems import Problem
from course.content.schema import convert
from course.content.source_file import SourceFile, read
from course.content.toolkit import Toolkit
from course.locale import _
from course.locale.reasons import why

COURSE = "course.yaml"
GLOSSARY = "glossary.yaml"
TOOLS = "tools.yaml"
BANK = "bank.yaml"
"""The two files that a course may come without."""
_ENDINGS = frozenset({".yaml", ".yml"})
"""What somebody who means YAML writes; it is to be the first."""


def course_of(folder: Path) -> tuple[Course | None, list[Problem]]:
    """The course of a folder if it has no problems, and otherwise all problems, sorted."""
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except (OSError, ValueError) as error:
        return None, [Problem(str(folder), 1, 1, "", _about_folder(error))]
    tools = read(folder / TOOLS) if TOOLS in names else None
    bank = read(folder / BANK) if BANK in names else None
    files = rules.Files(_head(folder, names, COURSE), _head(folder, names, GLOSSARY), _lessons(folder, names), tools, bank)
    head = convert(files.course, CourseFile)
    glossary = convert(files.glossary, GlossaryFile)
    toolkit = convert(tools, Toolkit) if tools else None
    banked = convert(bank, BankFile) if bank else None
    lessons = [convert(document, Lesson) for document in files.lessons]
    guide_rules.check(files)
    rules.check(files)
    problems = sorted({problem for document in files.all() for problem in document.problems})
    if problems or head is None or glossary is None:
        return None, problems
    by_id = {lesson.id: lesson for lesson in lessons if lesson}
    ordered = tuple(by_id[lesson_id] for lesson_id in head.order)
    packed = packed_bank(banked.questions if banked else ())
    minutes = {step.id: step_minutes(step) for lesson in ordered for step in lesson.steps}
    parts = (ordered, glossary.terms, head.statements, toolkit, packed, head.group_guide, minutes)
    return Course(head.title, head.language, head.source, *parts), []


def _head(folder: Path, names: list[str], wanted: str) -> SourceFile:
    """A file that every course has; one that is named wrong is told as that, and not as missing, too."""
    misnamed = _meant(names, wanted)
    return _misnamed(folder / misnamed) if misnamed else read(folder / wanted)


def _lessons(folder: Path, names: list[str]) -> tuple[SourceFile, ...]:
    """The lessons' files; one that is named wrong counts as a lesson that can't be read, rather than none."""
    heads = {COURSE, GLOSSARY, TOOLS, BANK, _meant(names, COURSE), _meant(names, GLOSSARY)}
    others = (name for name in names if name not in heads)
    return tuple(
        read(folder / name) if name.endswith(".yaml") else _misnamed(folder / name)
        for name in others
        if Path(name).suffix.lower() in _ENDINGS
    )


def _meant(names: list[str], wanted: str) -> str | None:
    """The file that is named nearly like one that isn't there."""
    alike = (name for name in names if Path(name).suffix.lower() in _ENDINGS and Path(name).stem.lower() == Path(wanted).stem)
    return None if wanted in names else next(alike, None)


def _misnamed(path: Path) -> SourceFile:
    document = SourceFile(str(path))
    document.report((), _("the name of a course's file ends in '.yaml'"))
    return document


def _about_folder(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return _("the folder is missing")
        case NotADirectoryError():
            return _("this is a file; a folder is needed here")
        case OSError():
            return _("the folder can't be read: {reason}").format(reason=why(error))
        case _:
            return _("the folder can't be read: {reason}").format(reason=error)
