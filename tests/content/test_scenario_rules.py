"""What `check` says about a scenario that doesn't hold together: each fault at its line and column, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from course import locale
from course.content import load
from course.content.minutes import step_minutes
from course.content.scenario import Scenario
from tests.conftest import FIXTURES
from tests.content.copied_course import CopiedCourse

FILE = "01-vagt.yaml"
STEP = "steps[1]"
FAULTS: dict[str, tuple[str, str, list[str]]] = {
    "an unknown fork": (
        "next: midtvejs",
        "next: midvejs",
        ["65:19: forks[1].choices[0].next: a dead end: there is no fork and no ending 'midvejs'; did you mean 'midtvejs'?"],
    ),
    "an ending nothing leads to": (
        "next: i-drift",
        "next: paa-papiret",
        ["90:13: endings[0].id: nothing leads to 'i-drift'"],
    ),
    "a fork nothing leads to, and the ending behind it": (
        "next: midtvejs",
        "next: paa-papiret",
        ["71:13: forks[2].id: nothing leads to 'midtvejs'", "90:13: endings[0].id: nothing leads to 'i-drift'"],
    ),
    "a circle": (
        "            next: i-drift",
        "            next: personalemoedet",
        [
            "83:19: forks[2].choices[0].next: a circle: personalemoedet → midtvejs → personalemoedet",
            "90:13: endings[0].id: nothing leads to 'i-drift'",
        ],
    ),
    "a fork that leads to itself": (
        "            next: i-drift",
        "            next: midtvejs",
        [
            "83:19: forks[2].choices[0].next: a circle: midtvejs → midtvejs",
            "90:13: endings[0].id: nothing leads to 'i-drift'",
        ],
    ),
    "a choice without consequence": (
        "            later: Nogle siger stadig, at de intet fik at vide.\n",
        "",
        ["42:13: forks[0].choices[1]: missing 'later'"],
    ),
    "a consequence that says nothing": (
        "later: Nogle siger stadig, at de intet fik at vide.",
        "later: ' '",
        ["45:20: forks[0].choices[1].later: the text is empty"],
    ),
    "the same consequence": (
        "            today: Samtalen varer to minutter.\n            later: I retter stadig den samme fejl i hånden.\n",
        "            today: De sender en ud på torsdag.\n            later: Den fejl, I fandt, er rettet for alle.\n",
        ["84:13: forks[2].choices[1]: a choice without consequence: the same comes of another one"],
    ),
    "the same choice": (
        "text: Alle hjælper hinanden.",
        "text: Du peger på en tovholder og giver hende tid.",
        ["66:13: forks[1].choices[1]: two choices say the same"],
    ),
    "unknown material": (
        "material: [budget]",
        "material: [buget]",
        ["57:20: forks[1].material[0]: there is no material 'buget'; did you mean 'budget'?"],
    ),
    "an id twice": (
        "          - id: aerligt",
        "          - id: mandag",
        [f"79:17: forks[2].choices[0].id: the id 'mandag' is used already in {FILE}, line 37"],
    ),
    "a point that the outline has not": (
        "        point: skal.mening\n",
        "        point: skal.meningen\n",
        ["35:16: forks[0].point: the outline has no point 'skal.meningen'"],
    ),
}


@pytest.fixture(autouse=True)
def english() -> None:
    """Messages as they stand in the code; the tests' own conftest puts the language back."""
    locale.use("en")


@pytest.fixture
def course(tmp_path: Path) -> CopiedCourse:
    return CopiedCourse(tmp_path, FIXTURES / "dilemma")


def told(course: CopiedCourse) -> list[str]:
    return [each.removeprefix(f"{FILE}:").replace(f"{STEP}.", "") for each in course.problems()]


def test_the_fixture_is_whole(course: CopiedCourse) -> None:
    assert course.problems() == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_at_its_place_and_nothing_else(course: CopiedCourse, name: str) -> None:
    old, new, said = FAULTS[name]
    course.replace(FILE, old, new)
    assert told(course) == said


def fork(number: int, *leads: str) -> str:
    choices = "".join(
        f"          - {{id: v{number}-{each}, text: Valg {each}, today: I dag {each}, later: Senere {each}, next: {lead}}}\n"
        for each, lead in enumerate(leads)
    )
    return (
        f"      - id: f{number}\n        text: Nummer {number}\n        idea: En idé\n        point: skal.mening\n"
        f"        choices:\n{choices}"
    )


def with_forks(course: CopiedCourse, forks: str) -> list[str]:
    """What is told of a scenario of these forks, which may lead to its two endings."""
    text = (course.folder / FILE).read_text("utf-8")
    before, _forks, rest = text.partition("    forks:\n")
    _forks, endings, after = rest.partition("    endings:\n")
    course.write(FILE, f"{before}    forks:\n{forks}{endings}{after}")
    return told(course)


def chain(forks: int) -> str:
    return "".join(fork(n, f"f{n + 1}" if n < forks else "i-drift", "paa-papiret") for n in range(1, forks + 1))


def test_a_path_has_at_most_twelve_forks(course: CopiedCourse) -> None:
    assert with_forks(course, chain(12)) == []
    (said,) = with_forks(course, chain(14))
    assert said.endswith("forks[12].id: a path of 14 forks leads through here; the longest may have 12")


def test_one_that_nobody_could_walk_through_is_told_as_that(course: CopiedCourse) -> None:
    assert [each.partition(": ")[2] for each in with_forks(course, chain(3000))] == [
        "forks[100]: a scenario has at most 100 forks"
    ]


def test_a_fork_has_a_few_choices(course: CopiedCourse) -> None:
    said = with_forks(course, fork(1, "i-drift", "paa-papiret", "f2", "f2", "f3") + fork(2, "i-drift") + "      - id: f3\n"
                      "        text: Tre\n        idea: En idé\n        point: skal.mening\n        choices: []\n")  # fmt: skip
    assert [each.partition(": ")[2] for each in said] == [
        "forks[0].choices: a fork has from 2 to 4 choices",
        "forks[1].choices: a fork has from 2 to 4 choices",
        "forks[2].choices: a dead end: this fork has no choices",
    ]


def test_without_forks_or_endings_only_that_is_told(course: CopiedCourse) -> None:
    course.write(FILE, (course.folder / FILE).read_text("utf-8").partition("    forks:\n")[0] + (
        "    forks: []\n    endings: []\n    prompt: Skriv.\n"
        "  - {kind: summary, id: vagt-slut, title: Slut, body: Slut., monday: Spørg en.}\n"
    ))  # fmt: skip
    assert [each.partition(": ")[2] for each in told(course)] == [
        "forks: a scenario needs forks",
        "endings: a scenario needs an ending",
    ]


def test_a_misspelt_key_is_told_once(course: CopiedCourse) -> None:
    course.replace(FILE, "        idea: Nogen", "        ide: Nogen")
    assert told(course) == ["58:9: forks[1]: unknown key 'ide'; did you mean 'idea'?"]


def test_its_minutes_are_the_mean_of_its_shortest_and_longest_path(course: CopiedCourse) -> None:
    step = load(course.folder).lessons[0].steps[1]
    assert isinstance(step, Scenario)
    short = step_minutes(step)
    assert 1.0 + 0.25 < short < 4
    course.replace(FILE, "          Klokken er ti, og rygtet løber.", f"          {'ord ' * 200}.")
    longer = load(course.folder).lessons[0].steps[1]
    assert step_minutes(longer) - short == pytest.approx((200 - 5) / 200)
