"""What must hold in a course beyond the types of its values: within a lesson, and between the files.

The rules read plain data, not the typed objects, so a lesson with one missing key still gets all of its other problems told.
What is missing may stand where a file can't be read or isn't as it has to be: then nothing is told but that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from course.content.doubles import once, same_text
from course.content.lesson_text import GLOSSARY_LINK
from course.content.node import Node
from course.content.problems import quoted
from course.content.scenario_rules import check_scenario, points_behind
from course.content.source_file import SourceFile, SourceSpan
from course.locale import _

TRIPLET = 3
"""How many cases are told with one fact changed: one for each answer."""
GUIDE = 5
"""The most questions that place a project: more than that and nobody would answer them."""

_PARTS = ("options", "items", "targets", "pairs")
"""What an answer is made of: their ids are unique within the question, since an answer is kept by them."""

_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]*)"  # [text](target) and ![text](target)
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s>]+)"  # [text]: target
    r"|<([A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*)>",  # <target>
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Files:
    """The documents of one folder."""

    course: SourceFile
    glossary: SourceFile
    lessons: tuple[SourceFile, ...]
    tools: SourceFile | None = None
    bank: SourceFile | None = None

    def all(self) -> tuple[SourceFile, ...]:
        """Every document, the course's own first."""
        return (self.course, self.glossary, *self.lessons, *(each for each in (self.tools, self.bank) if each))

    def lesson_nodes(self) -> list[Node]:
        """The lessons that can be read."""
        return [Node.root(lesson) for lesson in self.lessons if lesson.readable]

    def bank_questions(self) -> list[Node]:
        """The questions of the bank."""
        return Node.root(self.bank).each("questions") if self.bank else []

    def all_have(self, key: str, kind: type) -> bool:
        """Whether all lessons can be read as far as this key, so that what none of them has is really missing."""
        return all((held := Node.root(lesson).get(key)) and isinstance(held.value, kind) for lesson in self.lessons)


def check(files: Files) -> None:
    """Reports everything that breaks a rule to the document where it stands."""
    head_is_whole, lessons_are_whole = not files.course.problems, not any(lesson.problems for lesson in files.lessons)
    bank_is_whole = files.bank is None or not files.bank.problems
    for lesson in files.lesson_nodes():
        _shape(lesson)
        for scenario in _scenarios(lesson):
            check_scenario(scenario)
    for question in _every_question(files):
        _options(question)
        _arrangement(question)
        once([held for key in _PARTS for part in question.each(key) if (held := part.get("id"))])
    if files.tools:
        _toolkit(Node.root(files.tools))
    _ids(files)
    has_every_lesson = _order(files)
    if files.bank:
        _bank(Node.root(files.bank))
    if head_is_whole:
        _covered(files)
    if head_is_whole and lessons_are_whole and has_every_lesson:
        _recalls(files)
        _triplets(files)
        if bank_is_whole:
            _points(files)
            _asked_about(files)
        _mondays(files)
        _pauses(files)
        _uncovered(files)
    _links(files)


def _steps_and_questions(lesson: Node) -> Iterator[Node]:
    yield from lesson.each("steps")
    yield from _all_questions(lesson)


def _all_questions(lesson: Node) -> Iterator[Node]:
    """The questions and cases of a lesson, in order."""
    for step in lesson.each("steps"):
        yield from (*step.each("questions"), *step.each("cases"))


def _every_question(files: Files) -> Iterator[Node]:
    """The questions of the lessons, then those of the bank."""
    for lesson in files.lesson_nodes():
        yield from _all_questions(lesson)
    yield from files.bank_questions()


def _scenarios(lesson: Node) -> list[Node]:
    return [step for step in lesson.each("steps") if step.text("kind") == "scenario"]


def _shape(lesson: Node) -> None:
    """A lesson has steps, the last of them a summary; a step that asks has something to ask."""
    steps = lesson.get("steps")
    if steps and steps.value == []:
        steps.report(_("a lesson needs steps"))
    for step in lesson.each("steps"):
        for key in ("questions", "cases"):
            asked = step.get(key)
            if asked and asked.value == []:
                asked.report(_("this step asks nothing"))
    for last in lesson.each("steps")[-1:]:
        if last.text("kind") not in {None, "summary"}:
            last.report(_("a lesson ends with a step of the kind 'summary'"))


def _options(question: Node) -> None:
    """Options differ, and some are right and some are wrong."""
    held = question.get("options")
    options = question.each("options")
    if held is None or not isinstance(held.value, list) or question.text("kind") not in {"single", "multiple"}:
        return
    if len(options) < 2:
        held.report(_("a question needs at least two options"))
        return
    same_text(options)
    marks = [correct.value if (correct := option.get("correct")) else False for option in options]
    if not all(isinstance(mark, bool) for mark in marks):
        return
    right = marks.count(True)
    if right == 0:
        question.report(_("no option is right; mark the right one with 'correct: true'"))
    elif right == len(options):
        question.report(_("no option is wrong"))
    elif right > 1 and question.text("kind") == "single":
        question.report(_("{number} options are right; leave one, or write 'kind: multiple'").format(number=right))


def _arrangement(question: Node) -> None:
    """What is put in order has an order; what is put somewhere has somewhere to go, and every place gets something."""
    if (items := question.get("items")) and isinstance(items.value, list) and question.text("kind") == "order":
        if len(items.value) < 3:
            items.report(_("an order needs at least three items"))
        same_text(question.each("items"))
    targets, pairs = question.get("targets"), question.get("pairs")
    if question.text("kind") != "match" or not targets or not pairs:
        return
    if not isinstance(targets.value, list) or not isinstance(pairs.value, list):
        return
    if len(targets.value) < 2:
        targets.report(_("a match needs at least two targets"))
    if len(pairs.value) < 2:
        pairs.report(_("a match needs at least two pairs"))
    same_text(question.each("pairs"))
    _reached(question)


def _reached(question: Node) -> None:
    """Each pair of a match leads to a target, and each target is the right one for something."""
    targets = question.each("targets")
    same_text(targets, _("two targets say the same"))
    known = {target.text("id") for target in targets}
    led = {pair.text("target") for pair in question.each("pairs")}
    for pair in question.each("pairs"):
        target = pair.get("target")
        if target and isinstance(target.value, str) and target.value not in known and None not in known:
            target.report(_("{target} is none of the targets").format(target=quoted(target.value)))
    for each in targets:
        if (name := each.text("id")) and name not in led and None not in led:
            each.report(_("nothing belongs to {target}").format(target=quoted(name)))


def _toolkit(tools: Node) -> None:
    """The tools' ids are their own, a guide is short, and minutes are numbers."""
    guide = tools.each("guide")
    if len(guide) > GUIDE:
        guide[GUIDE].report(_("a guide has at most {number} questions").format(number=GUIDE))
    watch = tools.each("watch")
    lines = [line for group in watch for line in group.each("lines")]
    once([held for part in (*guide, *watch, *lines) if (held := part.get("id"))])
    workshop, plan = tools.get("workshop"), tools.get("plan")
    items = workshop.each("items") if workshop else []
    for item in items:
        minutes = item.get("minutes")
        if minutes and isinstance(minutes.value, str) and not re.fullmatch(r"[1-9][0-9]{0,2}", minutes.value):
            minutes.report(_("minutes are a number from 1 to 999"))
    once([held for part in (*items, *(plan.each("groups") if plan else [])) if (held := part.get("id"))])


def _ids(files: Files) -> None:
    """An id is used once in the whole course, since the journal knows things by it."""
    holders = [
        *(Node.root(files.glossary).each("terms")),
        *(node for lesson in files.lesson_nodes() for node in (lesson, *_steps_and_questions(lesson))),
        *files.bank_questions(),
    ]
    once([held for holder in holders if (held := holder.get("id"))])
    once([held for statement in Node.root(files.course).each("statements") if (held := statement.get("id"))])
    sections = Node.root(files.course).each("outline")
    once([held for section in sections if (held := section.get("id"))])
    for section in sections:
        once(section.each("points"))


def _order(files: Files) -> bool:
    """`order` names each lesson once, and the folder has each lesson that it names: says whether it has."""
    order = Node.root(files.course).get("order")
    if order is None or not isinstance(order.value, list):
        return False
    if not order.value:
        order.report(_("a course needs at least one lesson"))
    lessons = {lesson.text("id"): lesson for lesson in files.lesson_nodes()}
    all_known = files.all_have("id", str)
    named: set[str] = set()
    for item in order.children():
        if not isinstance(item.value, str):
            continue
        if item.value in named:
            item.report(_("the lesson {id} stands twice").format(id=quoted(item.value)))
        elif item.value not in lessons and all_known:
            item.report(_("no file has a lesson with the id {id}").format(id=quoted(item.value)))
        named.add(item.value)
    for lesson in lessons.values():
        held = lesson.get("id")
        if held and isinstance(held.value, str) and held.value not in named:
            held.report(_("the lesson {id} is missing in the order of course.yaml").format(id=quoted(held.value)))
    return named <= lessons.keys()


def _in_order(files: Files) -> list[Node]:
    """The lessons as the course goes through them; those that its order doesn't name come last."""
    order = [item.value for item in Node.root(files.course).each("order")]
    places = {lesson_id: number for number, lesson_id in enumerate(order) if isinstance(lesson_id, str)}
    return sorted(files.lesson_nodes(), key=lambda lesson: places.get(lesson.text("id") or "", len(places)))


def _recalls(files: Files) -> None:
    """What is recalled was written in an earlier step."""
    written: set[str | None] = set()
    for lesson in _in_order(files):
        for step in lesson.each("steps"):
            recall = step.get("recall")
            if recall and isinstance(recall.value, str) and recall.value not in written and step.text("kind") == "reflect":
                recall.report(_("no earlier step asks the leader to write under the id {id}").format(id=quoted(recall.value)))
            if step.text("kind") in {"reflect", "scenario"}:
                written.add(step.text("id"))


def _points(files: Files) -> None:
    """A name that an author gives to a point is shared: alone it would stand in for nothing."""
    for name, sharing in _sharing(files, "point").items():
        if len(sharing) == 1 and "." not in name and sharing[0].document is not files.bank:
            held = sharing[0].get("point") or sharing[0]
            held.report(_("no other question has the point {point}").format(point=quoted(name)))


def _triplets(files: Files) -> None:
    """Three cases of one field share a triplet, wherever they stand, each with an answer of its own."""
    for name, cases in _sharing(files, "triplet").items():
        if len(cases) != TRIPLET:
            message = _("the triplet {name} has {number} of its three cases")
            (cases[0] if len(cases) < TRIPLET else cases[TRIPLET]).report(message.format(name=quoted(name), number=len(cases)))
        _apart(name, cases)


def _apart(name: str, cases: list[Node]) -> None:
    """Cases of one triplet differ in their answer, and in nothing that the field would tell."""
    answered: set[str | None] = set()
    for case in cases:
        answer, field = case.text("answer"), case.text("field")
        if answer in answered:
            told = _("another case of the triplet {name} has the answer {answer}, too")
            case.report(told.format(name=quoted(name), answer=quoted(str(answer))))
        if field != cases[0].text("field"):
            told = _("the triplet {name} is of the field {field}, not of {other}")
            fields = {"field": quoted(str(cases[0].text("field"))), "other": quoted(str(field))}
            case.report(told.format(name=quoted(name), **fields))
        answered.add(answer)


def _sharing(files: Files, key: str) -> dict[str, list[Node]]:
    """The questions of the whole course by what they have under a key."""
    found: dict[str, list[Node]] = {}
    for question in _every_question(files):
        if (name := question.text(key)) is not None:
            found.setdefault(name, []).append(question)
    return found


def _bank(bank: Node) -> None:
    """The bank has something to ask, and each question says about what: it has no step that would."""
    questions = bank.get("questions")
    if questions and questions.value == []:
        questions.report(_("the bank has no questions"))
    for question in bank.each("questions"):
        if isinstance(question.value, dict) and question.get("point") is None:
            question.report(_("missing '{key}'").format(key="point"))


def _asked_about(files: Files) -> None:
    """What the bank asks about, a lesson teaches: else it would never be asked."""
    lessons = files.lesson_nodes()
    named = {question.text("point") for lesson in lessons for question in _all_questions(lesson)}
    covered = {item.value for item in _covers(lessons)}
    for question in files.bank_questions():
        point = question.get("point")
        if point is None or not isinstance(point.value, str) or point.value in named | covered:
            continue
        if "." not in point.value:
            point.report(_("no question of a lesson has the point {point}").format(point=quoted(point.value)))
        elif not _outlined(files):  # else the outline tells it
            point.report(_("no step covers {point}").format(point=quoted(point.value)))


def _mondays(files: Files) -> None:
    """A course that has something to try on Monday has it in every lesson; one without is free to be."""
    lacking, had = [], False
    for lesson in files.lesson_nodes():
        for last in lesson.each("steps")[-1:]:
            had |= last.get("monday") is not None
            if last.get("monday") is None:
                lacking.append(last)
    for last in lacking if had else []:
        last.report(_("missing 'monday', which the other lessons have"))


def _pauses(files: Files) -> None:
    """A lesson has one good place to stop, on the way and not at its end; a course has it in every lesson or in none."""
    lacking, had = [], False
    for lesson in files.lesson_nodes():
        marked = [pause for step in lesson.each("steps") if (pause := step.get("pause")) and pause.value is True]
        for second in marked[1:]:
            second.report(_("a lesson has one place to pause; here is a second"))
        had |= bool(marked)
        if not marked and (steps := lesson.get("steps")):
            lacking.append(steps)
    for steps in lacking if had else []:
        steps.report(_("no step has 'pause: true', which the other lessons have"))


def _outlined(files: Files) -> dict[str, Node]:
    """The points of the outline by their names; none in a course without one, which is free."""
    return {
        f"{section.text('id')}.{point.value}": point
        for section in Node.root(files.course).each("outline")
        for point in section.each("points")
        if isinstance(point.value, str)
    }


def _covers(lessons: list[Node]) -> Iterator[Node]:
    """What each step and question of the lessons says that it covers."""
    holders = (holder for lesson in lessons for holder in _steps_and_questions(lesson))
    return (item for holder in holders for item in holder.each("covers") if isinstance(item.value, str))


def _covered(files: Files) -> None:
    """What is covered, asked about or at stake stands in the outline."""
    if points := _outlined(files):
        asked = [point for question in _every_question(files) if (point := question.get("point")) and "." in str(point.value)]
        in_bank = (item for question in files.bank_questions() for item in question.each("covers"))
        at_stake = (point for each in files.lesson_nodes() for scenario in _scenarios(each) for point in points_behind(scenario))
        for item in (*_covers(files.lesson_nodes()), *asked, *in_bank, *at_stake):
            if isinstance(item.value, str) and item.value not in points:
                item.report(_("the outline has no point {point}").format(point=quoted(str(item.value))))


def _uncovered(files: Files) -> None:
    """What stands in the outline is covered."""
    covered = {item.value for item in _covers(files.lesson_nodes())}
    for name, point in _outlined(files).items():
        if name not in covered:
            point.report(_("no step covers {point}").format(point=quoted(name)))


def _links(files: Files) -> None:
    """A link leads to a term that there is, or to a page on the web."""
    held = Node.root(files.glossary).get("terms")
    all_known = held is not None and isinstance(held.value, list) and all(term.text("id") for term in held.children())
    terms = {term.text("id") for term in held.children()} if held and all_known else None
    for document in files.all():
        for node in Node.root(document).texts():
            for target, mark in _targets(node):
                if fault := _fault_of_link(target, terms):
                    node.report(fault, mark)


def _targets(node: Node) -> list[tuple[str, SourceSpan]]:
    """The links of a text, each with its own place, if the file has them as they are (quotes may hide one)."""
    targets = [_target(found) for found in _LINK.finditer(str(node.value))]
    if not targets:
        return []
    document, mark = node.document, node.mark
    source = list(_LINK.finditer(document.text, mark.start, mark.end))
    if [_target(found) for found in source] != targets:
        return [(target, mark) for target in targets]
    return [(target, document.mark_at(found.start())) for target, found in zip(targets, source, strict=True)]


def _target(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group is not None)


def _fault_of_link(target: str, terms: set[str | None] | None) -> str | None:
    if target.startswith(GLOSSARY_LINK):
        term = target.removeprefix(GLOSSARY_LINK)
        if terms is None or term in terms:
            return None
        return _("the glossary has no term {term}").format(term=quoted(term))
    if re.match(r"https://[^/]", target):
        return None
    return _("a link leads to 'ordbog:…' or to 'https://…', not to {target}").format(target=quoted(target))
