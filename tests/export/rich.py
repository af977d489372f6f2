"""One leader's work on one project, rich enough for every paper, and those papers."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from course.content.model import Course
from course.export.board import board_document, board_form_document
from course.export.certificate import certificate_document
from course.export.document import Document
from course.export.plan import plan_document
from course.export.project import project_document, project_form_document
from course.export.workshop import decisions_document, decisions_form_document, participants_document, workshop_document
from course.study.certificate import Certificate
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.plan import Message, MessagePlan, PlanStep
from course.tools.project import ChainLink, Project, Watched
from course.tools.workshop import Decided, Workshop, new_workshop

TODAY = date(2026, 11, 30)
SOURCE = "Fra selvstudiet »Digitaliseringen skal ledes« · dannet mandag den 30. november 2026"
NAME = "Fravær i forældreappen"

PLAN = MessagePlan(
    title=NAME,
    why="Telefonen ringer ti gange, mens vi tager imod børn.",
    story="Det er onsdag i april, kl. 7.35.\n\nÉn voksen sidder på bænken.",
    steps=(PlanStep("1", "Uge 5 og 6: Prøve på Blå stue."), PlanStep("2", "Alle melder i appen.")),
    drawing="En telefon.",
    messages=(
        Message("1", "De andre ledere", "Hvad vi lærer af prøven", "Daglig leder", "Ledermøde"),
        Message("2", "Forældrene", "Hvad I skal gøre", "Den, der tager imod", "Ved døren", "2027-02-22"),
        Message("3", "Min chef", "Hvornår vi når målet", "Daglig leder", "Samtale", "2026-12-09"),
    ),
)
BOARD = Board(
    title=NAME,
    target="de to, der åbner",
    cards=(
        Card("1", "now-pro", "Vi hører, hvordan natten har været.", "Vi spørger ved døren."),
        Card("2", "now-pro", "Alle kan ringe."),
        Card("3", "future-pro", "Vi ved kl. 7.30, hvor mange der kommer."),
        Card("4", "now-con", "Gule sedler bliver væk."),
        Card("5", "future-con", "Vi ser på skærmen.", "Den flytter ind i garderoben."),
        Card("6", "future-con", "Hvad gør vi, når nettet er nede?"),
    ),
)
PROJECT = Project(
    name=NAME,
    about="Forældrene melder sygdom inden kl. 7.30.",
    origin="Forvaltningen",
    in_use="2027-03-01",
    core_task="Ro, når barnet bliver afleveret",
    start="begge",
    replies={"guide-besluttet": "yes", "guide-bruge": "yes"},
    guide_notes={"guide-bruge": "Spørg Jette."},
    watched={
        "skal-maal": Watched("done", "Højst to opkald."),
        "skal-ansvar": Watched("started"),
        "skal-kultur": Watched("trouble", "Ingen ser efter."),
        "kan-forklar": Watched("done"),
    },
    chain=(
        ChainLink("1", "Tiltaget", "Fravær meldes i appen"),
        ChainLink("2", "Det nye i hverdagen"),
        ChainLink("3", "Værdien", "En rolig start"),
    ),
)
AGREEMENT = Commitment(occasion="vejledningen ikke svarer", action="ringer jeg samme dag", look_back="2027-01-15")


def workshop(course: Course) -> Workshop:
    """The course's own workshop with a day, a note of the leader's own, and what came out of it."""
    assert course.toolkit is not None
    suggested = new_workshop(course.toolkit, "En roligere morgen")
    first, *others = suggested.items
    return replace(
        suggested,
        day="2027-01-12",
        begins="17:00",
        place="Fællesrummet",
        invited="Hele personalet",
        preparation=(replace(suggested.preparation[0], done=True), *suggested.preparation[1:]),
        items=(replace(first, script=f"{first.script}\n\nJeg begynder med skærmen."), *others),
        decided=(
            Decided("1", "action", "Skærmen flytter.", "Daglig leder", day="2027-01-29"),
            Decided("2", "decision", "Én voksen står fri ved døren.", "Pædagogen", day="2027-02-15"),
        ),
    )


def papers(course: Course) -> dict[str, Document]:
    """Every paper of it, by name, and the forms."""
    held = workshop(course)
    certified = Certificate(course.title, course.source, course.lessons, date(2026, 11, 26), 200, 2940)
    made = {
        "project": project_document(PROJECT, course.toolkit, [held, PLAN], [AGREEMENT], TODAY),
        "project form": project_form_document(course.toolkit),
        "agenda": participants_document(held),
        "script": workshop_document(held, NAME, course.toolkit),
        "decisions": decisions_document(held),
        "decisions form": decisions_form_document(),
        "board": board_document(BOARD, NAME),
        "board form": board_form_document(),
        "plan": plan_document(PLAN, NAME),
    }
    return {
        **{name: replace(document, source=SOURCE) for name, document in made.items()},
        "certificate": certificate_document(certified, "Åse Holm"),
    }
