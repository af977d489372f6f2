"""The journal's lists without a screen: own words in threads, answers by lesson, marks, and what was deleted."""

from __future__ import annotations

from msgspec.structs import replace

from course.content.model import Course
from course.journal.kinds import NOTES, REFLECTIONS
from course.session.journal_lists import EARLIER, FREE, Deleted, JournalLists, Listed, Tab, entries_of
from course.session.revisits import coming_back
from course.session.session import Session
from course.session.starting_over import begin_again, scopes
from course.session.threads import Threads
from course.session.writing import RevisitDraft
from course.tools.commitment import TABLE, Commitment, Source
from tests.session.leader import Clock, give, reflect


def everything(_item: Listed) -> bool:
    return True


def told(session: Session, tab: Tab, **how: bool) -> list[str]:
    """The headings, and of each line its sign and title."""
    lists = JournalLists(session)
    items = lists.items(tab, everything, **how)
    return [item if isinstance(item, str) else f"{(line := lists.line(item)).sign} {line.title}" for item in items]


def look_back(session: Session, clock: Clock, text: str) -> None:
    clock.passes(14)
    route = coming_back(session)
    assert route is not None
    RevisitDraft(session, route.offer).save(text)


def agree(session: Session, source: Source | None = None, look_back: str = "") -> Commitment:
    made = Commitment(occasion="vi har møde", action="spørger jeg, hvem der ejer planen", source=source, look_back=look_back)
    return session.works.of(Commitment).save(made)


def test_a_thread_says_what_grew_out_of_it(session: Session, clock: Clock) -> None:
    reflection = reflect(session, 0, "Det er vagtplanen.").id or ""
    look_back(session, clock, "Nu spørger jeg.")
    made = agree(session, Source(REFLECTIONS, reflection), look_back=session.today().isoformat())
    threads = Threads(session)
    (thread,) = threads.all
    assert threads.place(thread) == "lektion 1"
    assert threads.opening(thread) == "Det er vagtplanen."
    assert threads.grown(thread) == "└ ↻ gensyn  └ ◆ aftale: se tilbage i dag"
    session.works.of(Commitment).save(replace(made, outcome="done", learned="To kom.\nGodt."))
    threads = Threads(session)
    assert threads.grown(threads.all[0]) == "└ ↻ gensyn  └ ◆ aftale  └ ✔ gjort: »To kom. Godt.«"
    words = [threads.told(part) for part in threads.all[0].parts]
    assert [(each.sign, each.name, each.text) for each in words] == [
        ("┃", "Refleksion", "Det er vagtplanen."),
        ("↻", "Gensyn efter 14 dage", "Nu spørger jeg."),
        ("◆", "Aftale", "Hvis vi har møde, så spørger jeg, hvem der ejer planen"),
        ("✔", "gjort", "To kom.\nGodt."),
    ]


def test_an_agreement_alone_is_its_own_title_and_says_when_to_look_back(session: Session) -> None:
    agree(session)
    agree(session, look_back="2026-11-27")
    threads = Threads(session)
    assert [threads.title(each) for each in threads.all] == ["Aftale: Hvis vi har møde, så spørger jeg, hvem der ejer planen"] * 2
    assert [threads.grown(each) for each in threads.all] == ["└ se tilbage fre. 27. nov.", "└ ingen dag endnu"]


def test_a_part_is_what_an_agreement_grows_out_of(session: Session) -> None:
    session.records.save_note(None, None, "Spørg IT.", None)
    threads = Threads(session)
    (thread,) = threads.all
    assert threads.source(thread.first) == Source(NOTES, thread.id, "Notat")
    agree(session)
    made = next(each for each in Threads(session).all if each.text is None)
    assert threads.source(made.first) is None


def test_own_words_stand_by_what_was_written_last_or_by_lesson_and_never_among_answers(session: Session, clock: Clock) -> None:
    reflect(session, 1, "Senere lektion.")
    clock.passes(1)
    reflect(session, 0, "Første lektion.")
    clock.passes(1)
    session.records.save_note(None, None, "Frit.", None)
    session.records.save_note("foerst", "foerst-laes", "Til et trin.", None)
    give(session, "foerst-c01")
    first, second = (lesson.title for lesson in session.course.lessons[:2])
    assert [each[:1] for each in told(session, Tab.WORDS)] == ["┃"] * 4
    assert told(session, Tab.WORDS)[1] == "┃ Notat"
    by_lesson = told(session, Tab.WORDS, by_lesson=True)
    assert [each for each in by_lesson if each[0] != "┃"] == [f"1 {first}", f"2 {second}", "Uden for lektionerne"]


def test_of_the_answers_the_latest_to_each_question_counts_and_the_wrong_ones_come_first(session: Session, clock: Clock) -> None:
    give(session, "foerst-c01", right=False)
    give(session, "foerst-c02", right=False)
    clock.passes(1)
    give(session, "foerst-c01")
    give(session, "foerst-c03")
    give(session, "dernaest-q04", right=False)
    lists = JournalLists(session)
    first, second = (lesson.title for lesson in session.course.lessons[:2])
    assert [each if each[0].isdigit() else each[0] for each in told(session, Tab.ANSWERS)] == [
        f"1 {first}", "✘", "✔", "✔", f"2 {second}", "✘"
    ]  # fmt: skip
    assert lists.count(Tab.ANSWERS) == 4
    assert lists.line(lists.items(Tab.ANSWERS, everything)[1]).text.startswith("Dit svar: ")  # type: ignore[arg-type]


def test_the_marks_stand_in_the_order_of_the_course(session: Session, practice_course: Course) -> None:
    first, second = practice_course.lessons[:2]
    for lesson, step in (("gammel", "gammelt-trin"), (second.id, second.steps[0].id), (first.id, first.steps[1].id)):
        session.records.save_bookmark(lesson, step)
    assert told(session, Tab.MARKS) == [
        *(f"1 {first.title}", f"⚑ {first.steps[1].title}", f"2 {second.title}", f"⚑ {second.steps[0].title}"),
        *("Fra en tidligere udgave af kurset", "⚑ gammelt-trin"),
    ]
    assert JournalLists(session).has_earlier()


def test_what_was_deleted_is_listed_own_words_first_and_comes_back(session: Session, clock: Clock) -> None:
    note = session.records.save_note(None, None, "Spørg IT.", None)
    made = agree(session)
    give(session, "foerst-c01")
    session.delete([(NOTES, note), (TABLE, made.id)])
    lesson = session.course.lessons[0]
    begin_again(session, next(each for each in scopes(session, lesson, None) if each.lesson is lesson))
    lists = JournalLists(session)
    items = [each for each in lists.items(Tab.DELETED, everything) if isinstance(each, Deleted)]
    assert [lists.line(each).sign for each in items] == ["◆", "┃", "↶", "✔"]
    assert lists.count(Tab.DELETED) == 4
    assert lists.count(Tab.WORDS) == lists.count(Tab.ANSWERS) == 0
    for each in items[:3]:
        session.bring_back(entries_of(each))
    lists = JournalLists(session)
    assert [lists.count(tab) for tab in Tab] == [2, 1, 0, 0]


def test_a_line_belongs_to_its_lesson_to_none_or_to_an_earlier_edition(session: Session) -> None:
    reflect(session, 1, "Mine ord.")
    session.records.save_note(None, None, "Frit.", None)
    session.records.save_reflection("gammel", "gammelt-trin", "Dengang.", None)
    lists = JournalLists(session)
    assert {lists.lesson_of(each) for each in lists.threads.all} == {session.course.lessons[1].id, FREE, EARLIER}
