"""The course as typed, frozen data: what a lesson file may say, and nothing else.

The structs are the schema: a key that is not a field here is an error, and so is a value of another type. What a type can't
say (ids used twice, a question without a right option) stands in `rules`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from course.content.guide import GroupGuide, Guide
from course.content.parts import Covers, Id, Part, Pause, PointName, Text
from course.content.scenario import Scenario
from course.content.toolkit import Toolkit
from course.locale import N_
from course.locale.spelling import compose

CaseField: TypeAlias = Literal[
    "dagtilbud",
    "skole",
    "familie",
    "aeldre",
    "handicap",
    "botilbud",
    "borgerservice",
    "jobcenter",
    "teknik",
    "kultur",
    "stab",
]
"""Where in a municipality a case takes place: day care, school, families and children, elder care and health, disability,
supported housing, citizen service, job centre, technical services, library/culture/sport, and staff functions (HR, finance,
secretariat)."""
Answer: TypeAlias = Literal["skal", "kan", "begge"]
"""Where a case comes from: outside, ourselves, or one part of it is decided outside and another part is our own."""
ANSWERS: tuple[Answer, ...] = ("skal", "kan", "begge")
CASE_NAMES: dict[str, str] = {"skal": N_("Must"), "kan": N_("Can"), "begge": N_("Both")}
"""What the answers of a case are called."""

ToolName: TypeAlias = Literal["project", "workshop", "board", "plan", "commitment"]
"""A working tool that a step may lead on to."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Option(Part, frozen=True):
    """One possible answer, with the reason why it is right or wrong here."""

    id: Id
    """Unique within its question and for ever, as those of items, pairs and targets are: answers are kept by it."""
    text: Text
    why: Text
    correct: bool = False


class Single(Part, frozen=True, tag_field="kind", tag="single"):
    """A question with exactly one right option."""

    id: Id
    prompt: Text
    options: tuple[Option, ...]
    hints: tuple[Text, ...] = ()
    covers: Covers = ()
    point: PointName | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """What one sees besides the prompt before it is answered."""
        return tuple(option.text for option in self.options)


class Multiple(Part, frozen=True, tag_field="kind", tag="multiple"):
    """A question where one or more options are right, and all of them are to be chosen."""

    id: Id
    prompt: Text
    options: tuple[Option, ...]
    hints: tuple[Text, ...] = ()
    covers: Covers = ()
    point: PointName | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """What one sees besides the prompt before it is answered."""
        return tuple(option.text for option in self.options)


class CaseWhy(Part, frozen=True):
    """The reason behind each of the three answers to a case."""

    skal: Text
    kan: Text
    begge: Text


class Case(Part, frozen=True, tag_field="kind", tag="sort"):
    """A situation to sort as skal, kan or begge dele."""

    id: Id
    field: CaseField
    prompt: Text
    answer: Answer
    why: CaseWhy
    hints: tuple[Text, ...] = ()
    covers: Covers = ()
    point: PointName | None = None
    """What it asks about: questions of one point stand in for each other when it is asked again."""
    triplet: Id | None = None
    """What three cases share that tell nearly the same, with one fact changed, so that each of them has another answer."""

    @property
    def shown(self) -> tuple[str, ...]:
        """What one sees besides the prompt before it is answered."""
        return ()


class Item(Part, frozen=True):
    """A step of something that has an order, with the reason why it stands where it stands."""

    id: Id
    text: Text
    why: Text


class Order(Part, frozen=True, tag_field="kind", tag="order"):
    """Steps to put in order; the file has them in the right one."""

    id: Id
    prompt: Text
    items: tuple[Item, ...]
    hints: tuple[Text, ...] = ()
    covers: Covers = ()
    point: PointName | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """What one sees besides the prompt before it is answered."""
        return tuple(item.text for item in self.items)


class Target(Part, frozen=True):
    """A place where something may belong."""

    id: Id
    text: Text


class Pair(Part, frozen=True):
    """Something to put where it belongs, with the reason."""

    id: Id
    text: Text
    target: Id
    """Where it belongs, by the target's id."""
    why: Text


class Match(Part, frozen=True, tag_field="kind", tag="match"):
    """Things to put to one of a few targets each: an advantage or a pitfall to skal or to kan."""

    id: Id
    prompt: Text
    targets: tuple[Target, ...]
    pairs: tuple[Pair, ...]
    hints: tuple[Text, ...] = ()
    covers: Covers = ()
    point: PointName | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """What one sees besides the prompt before it is answered."""
        return (*(pair.text for pair in self.pairs), *(target.text for target in self.targets))


Question: TypeAlias = Single | Multiple | Case | Order | Match
Choice: TypeAlias = Single | Multiple | Case
"""A question that is answered by choosing among options."""


class Read(Part, frozen=True, tag_field="kind", tag="read"):
    """A step to read: Markdown, at most a screenful."""

    id: Id
    title: Text
    body: Text
    covers: Covers = ()
    tool: ToolName | None = None
    """The tool that is taught here: below the text there is a way to it, for a project of the leader's own."""
    pause: Pause = False


class Reflect(Part, frozen=True, tag_field="kind", tag="reflect"):
    """A step to write in, with a nudge and an example answer to open."""

    id: Id
    title: Text
    prompt: Text
    nudge: Text
    example: Text
    covers: Covers = ()
    recall: Id | None = None
    """An earlier step to write in: what the leader wrote there is shown beside this prompt."""
    tool: ToolName | None = None
    """The tool to go on with."""
    pause: Pause = False


class Quiz(Part, frozen=True, tag_field="kind", tag="quiz"):
    """A step of questions, answered one at a time and reviewed at the end."""

    id: Id
    title: Text
    questions: tuple[Question, ...]
    covers: Covers = ()
    pause: Pause = False


class Sort(Part, frozen=True, tag_field="kind", tag="sort"):
    """A step of cases to sort as skal, kan or begge dele."""

    id: Id
    title: Text
    cases: tuple[Case, ...]
    covers: Covers = ()
    pause: Pause = False

    @property
    def questions(self) -> tuple[Question, ...]:
        """The cases, under the name that a quiz uses for the same thing."""
        return self.cases


class Summary(Part, frozen=True, tag_field="kind", tag="summary"):
    """The closing step: what the leader can do now; the app shows their own words below it, and what one can do next."""

    id: Id
    title: Text
    body: Text
    monday: Text | None = None
    """What to try at work next Monday: its first sentence is one action, which the app makes an agreement of."""
    agreement: Text | None = None
    """The same action as the leader says it of themselves, behind "then"; without it the first sentence itself stands there."""
    covers: Covers = ()
    tool: ToolName | None = None
    """The tool to go on with."""


Step: TypeAlias = Read | Reflect | Quiz | Sort | Scenario | Summary
Prompted: TypeAlias = Reflect | Scenario
"""A step to whose prompt the leader writes."""


class Lesson(Part, frozen=True):
    """One lesson: a file of the course's folder."""

    id: Id
    title: Text
    section: Text
    """The booklet's section that the lesson follows."""
    goals: tuple[Text, ...]
    steps: tuple[Step, ...]
    guide: Guide | None = None
    """What two leaders talk about after it; every lesson of a course has one, or none has."""

    def questions(self) -> Iterator[Question]:
        """Every question of the lesson, in order."""
        for step in self.steps:
            yield from step_questions(step)


class Section(Part, frozen=True):
    """A section of the source and the ids of its points."""

    id: Id
    points: tuple[Id, ...]


class CourseSource(Part, frozen=True):
    """What the course builds on, and who is credited for what."""

    title: Text
    about: Text
    credits: tuple[Text, ...] = ()


class Statement(Part, frozen=True):
    """Something a leader may say of themselves, to rate before the course, after it, and looking back."""

    id: Id
    text: Text


class CourseFile(Part, frozen=True):
    """`course.yaml`: what the course is called and which lessons it has, in which order."""

    title: Text
    language: Literal["da", "en"]
    source: CourseSource
    order: tuple[Id, ...]
    outline: tuple[Section, ...] = ()
    """The points the course must teach; empty where an author has no outline to hold it against."""
    statements: tuple[Statement, ...] = ()
    group_guide: GroupGuide | None = None
    """For the one who runs the guides of the lessons in a group."""


class Term(Part, frozen=True):
    """A word of the trade, explained."""

    id: Id
    term: Text
    text: Text
    also: tuple[Text, ...] = ()
    """Other forms of the word that a reader may look for."""


class GlossaryFile(Part, frozen=True):
    """`glossary.yaml`."""

    terms: tuple[Term, ...]


class BankFile(Part, frozen=True):
    """`bank.yaml`: questions that no lesson asks, only the review."""

    questions: tuple[Question, ...]


class Course(Part, frozen=True):
    """A whole course that has passed every check."""

    title: str
    language: str
    source: CourseSource
    lessons: tuple[Lesson, ...]
    glossary: tuple[Term, ...]
    statements: tuple[Statement, ...] = ()
    toolkit: Toolkit | None = None
    """The words of the working tools; None where a course comes without tools."""
    packed_bank: bytes = b""
    """The questions that only the review asks, as `bank` unpacks them; empty where a course comes without."""
    group_guide: GroupGuide | None = None
    minutes: Mapping[str, float] = {}
    """How long each step takes, by its id: reckoned when the course is checked, since every start asks for all of it."""

    @property
    def has_guides(self) -> bool:
        """Whether it comes with guides: then each lesson has one."""
        return any(lesson.guide for lesson in self.lessons)

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson with this id, or None where the course has none (any more)."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def term(self, term_id: str) -> Term | None:
        """The glossary's term with this id, or None."""
        return next((term for term in self.glossary if term.id == term_id), None)


def step_questions(step: Step) -> tuple[Question, ...]:
    """The questions of a step; none for a step that asks none."""
    return step.questions if isinstance(step, Quiz | Sort) else ()


def reading_text(step: Read | Summary) -> str:
    """All there is to read in a step, as Markdown."""
    return f"{step.body}\n\n{step.monday}" if isinstance(step, Summary) and step.monday else step.body


def pauses(step: Step) -> bool:
    """Whether one can well stop behind a step."""
    return not isinstance(step, Summary) and step.pause


def count_words(text: str) -> int:
    """Words as a reader counts them: runs of letters and digits, a hyphenated word as one."""
    return len(_WORD.findall(compose(text)))


def options(question: Choice) -> tuple[Option, ...]:
    """The options of a question; those of a case are its three answers, each its own id and text."""
    if isinstance(question, Case):
        return tuple(Option(answer, answer, getattr(question.why, answer), answer == question.answer) for answer in ANSWERS)
    return question.options
