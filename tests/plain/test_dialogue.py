"""The dialogue kit by itself: what is understood, what is told on `?`, and what ends it."""

from __future__ import annotations

import io
from functools import partial

import pytest

from course.plain.dialogue import Action, Dialogue, Leave
from course.plain.lines import LONGEST, Ended, Interrupted, LineReader
from course.plain.voice import Voice, parts, unsigned
from course.plain.words import Choice, Known
from course.plain.writing import WITH, Writing, text_begun

FRUIT = [Choice("Æble", "apple", "æble, frugt"), Choice("Pære", "pear"), Choice("Blåbær", "berry", "bær")]


class Interrupting(io.BytesIO):
    """Bytes among which somebody presses Ctrl+C: where a line is that alone."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, or Ctrl+C."""
        line = super().readline(-1 if size is None else size)
        if line == b"^C\n":
            raise KeyboardInterrupt
        return line


def dialogue(typed: bytes) -> tuple[Dialogue, io.StringIO]:
    out = io.StringIO()
    return Dialogue(LineReader(Interrupting(typed)), Voice(out)), out


def chosen(typed: str) -> str:
    return dialogue(typed.encode() + b"\n")[0].choose(FRUIT)


@pytest.mark.parametrize("typed", ["3", "3.", " 3) ", "blåbær", "BLAABÆR", "blaabaer", "bær", "blå", "Blåbær."])
def test_numbers_and_words_both_work_in_any_case_and_spelling(typed: str) -> None:
    assert chosen(typed) == "berry"


@pytest.mark.parametrize("typed", ["0", "4", "99999", "²", "x", "", "-1", "kat"])
def test_what_is_not_understood_is_said_and_asked_again(typed: str) -> None:
    talk, out = dialogue(f"{typed}\npære\n".encode())
    assert talk.choose(FRUIT) == "pear"
    assert out.getvalue().count("Dit valg:") == 2


def test_what_begins_several_is_told() -> None:
    talk, out = dialogue(b"p\npa\n2\n")
    assert talk.choose([Choice("Papir", 1), Choice("Pap", 2)]) == 2
    assert "Flere begynder sådan: 1. Papir; 2. Pap." in out.getvalue()


def test_a_question_mark_tells_what_is_not_listed_and_keeps_the_numbers() -> None:
    talk, out = dialogue(b"?\n5\n")
    more = [Choice("Citron", "lemon"), Choice("Mere frugt", "more", "mere")]
    assert talk.choose(FRUIT, more=more, help="Her er frugt.") == "more"
    assert "Her er frugt.\n4. Citron\n5. Mere frugt (mere)\n" in out.getvalue()


def test_a_long_list_comes_in_parts_and_every_number_counts() -> None:
    many = [Choice(f"Nummer {n}", n) for n in range(1, 31)]
    talk, out = dialogue(b"\n28\n")
    assert talk.choose(many) == 28
    assert "9. Nummer 9\nEnter: 21 til.\n10. Nummer 10" in out.getvalue()


def test_a_long_text_comes_in_parts_of_which_nothing_is_missing() -> None:
    text = "\n".join(f"Afsnit {n}: " + "ord " * 60 for n in range(8))
    talk, out = dialogue(b"\n" * 20)
    assert talk.tell(text)
    assert all(line.strip() in out.getvalue() for line in text.split("\n"))
    assert "Del 1 af" in out.getvalue()
    assert "".join("".join(parts("x" * 1_000_000)).split()) == "x" * 1_000_000


def test_the_rest_of_a_text_can_be_left_out() -> None:
    talk, out = dialogue(b"spring over\n")
    assert not talk.tell("\n".join("ord " * 200 + str(n) for n in range(5)))
    assert "4" not in out.getvalue().replace("af 5", "").replace("4 af", "")


def test_again_repeats_what_was_said_last() -> None:
    talk, out = dialogue(b"igen\n1\n")
    talk.say("En besked.")
    talk.choose(FRUIT)
    assert out.getvalue().count("En besked.\n1. Æble") == 2


def test_the_end_leaves_and_control_c_asks_first() -> None:
    with pytest.raises(Leave):
        dialogue(b"")[0].choose(FRUIT)
    talk, out = dialogue(b"^C\nnej\n2\n")
    assert talk.choose(FRUIT) == "pear"
    assert "Vil du slutte?" in out.getvalue()
    assert out.getvalue().endswith("Fortsæt.\nDit valg:\n"), "what was asked is asked again"
    for typed in (b"^C\nja\n", b"^C\n^C\n", b"^C\n"):
        with pytest.raises(Leave):
            dialogue(typed)[0].choose(FRUIT)


def test_control_c_while_something_is_told_is_heard_at_the_next_question() -> None:
    reader = LineReader(io.BytesIO(b"ja\n"))
    reader.interrupt()
    with pytest.raises(Interrupted):
        reader.read()
    assert reader.read().text == "ja"
    with pytest.raises(Ended):
        reader.read()


def test_enter_says_no_to_a_question_and_leaves_a_line_as_it_is() -> None:
    assert not dialogue(b"\n")[0].confirm("Slet?")
    assert dialogue(b"JA\n")[0].confirm("Slet?")
    assert dialogue(b"\n")[0].line("Navn?", "Bo") is None
    assert dialogue(b".\n")[0].line("Navn?", "Bo") == ""
    assert dialogue(b"?\n  Ea   Ko \n")[0].line("Navn?", "Bo") == "Ea Ko"


@pytest.mark.parametrize(
    ("raw", "text", "remark"),
    [
        (b"\xe6\xf8\xe5\n", "æøå", "Latin-1"),
        (b"a\x00b\x1b[2Jc\x07\n", "a\ufffdb\ufffd[2Jc\ufffd", "ikke kan vises"),
        (b"\xef\xbb\xbfhej\r\n", "hej", ""),
        (b"uden slut", "uden slut", ""),
        (b"\xff\xfe\n", "ÿþ", "Latin-1"),
    ],
)
def test_whatever_bytes_come_are_kept_as_text_and_told(raw: bytes, text: str, remark: str) -> None:
    heard = LineReader(io.BytesIO(raw)).read()
    assert heard.text == text
    assert [remark in each for each in heard.remarks] == [True] * bool(remark)


def test_a_line_without_end_is_taken_as_several_and_none_of_it_is_lost() -> None:
    reader = LineReader(io.BytesIO(b"x" * (LONGEST + 5) + b"\n"))
    first, second = reader.read(), reader.read()
    assert len(first.text) + len(second.text) == LONGEST + 5
    assert "som flere" in first.remarks[0]


def test_a_megabyte_is_no_answer_and_a_text_all_the_same() -> None:
    talk, out = dialogue(b"x" * 900_000 + b"\n2\n")
    assert talk.choose(FRUIT) == "pear"
    assert len(out.getvalue()) < 500
    talk, _out = dialogue(b"x" * 900_000 + b"\n.\n")
    assert len(Writing(talk, "", lambda _text: True).write()) == 900_000


def test_a_text_is_written_on_and_a_line_that_only_looks_like_a_command_is_text() -> None:
    saved: list[str] = []
    talk, _out = dialogue("..\n.dotnet er et program\n?\n.vrøvl\nslut\n.\n".encode())

    def save(text: str) -> bool:
        saved.append(text)
        return True

    text = Writing(talk, "Før", save).write()
    assert text == "Før\n\n..\n.dotnet er et program\n.vrøvl\nslut"
    assert saved[0] == "Før\n\n.."
    assert saved[-1] == text


def test_what_could_not_be_kept_is_kept_with_the_next_line() -> None:
    kept: list[str] = []
    fails = iter([False, True])

    def save(text: str) -> bool:
        done = next(fails, True)
        if done:
            kept.append(text)
        return done

    talk, _out = dialogue(b"en\nto\n.\n")
    Writing(talk, "", save).write()
    assert kept[-1] == "en\nto"


def test_no_drawing_and_no_sign_goes_out_and_lines_fit_the_window() -> None:
    out = io.StringIO()
    Voice(out, lambda: 30).line("Et langt ord efter et andet, og så ─│█ endnu et\x1b[2J par ord til sidst")
    assert max(map(len, out.getvalue().splitlines())) <= 30
    assert not any("\u2500" <= letter <= "\u259f" or letter == "\x1b" for letter in out.getvalue())
    assert unsigned("▶ Begynd · ✔ gjort  └ ◆ aftale") == "Begynd, gjort  aftale"


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8", ""), ("cp850", "kodeside 850"), ("cp1252", "Latin-1"), ("latin-1", "Latin-1")]
)
def test_what_any_console_pipes_is_read(encoding: str, told: str) -> None:
    heard = LineReader(io.BytesIO("søg på æblerne\n".encode(encoding))).read()
    assert heard.text == "søg på æblerne"
    assert (told in " ".join(heard.remarks)) if told else not heard.remarks


def test_numbers_that_are_answers_themselves_are_told_before_nothing_else() -> None:
    talk, out = dialogue(b"?\n2\n")
    more = [Choice("Udsagnet før", "before", "forrige")]

    def rated(said: str) -> str | None:
        return said if said.isdecimal() else None

    assert talk.choose([], enter=Choice("Spring over", "on", "videre"), more=more, takes=rated) == "2"
    assert "\nSpring over (videre)\nUdsagnet før (forrige)\n" in out.getvalue()


def test_again_asks_once() -> None:
    talk, out = dialogue(b"igen\nigen\n1\n")
    talk.choose(FRUIT)
    assert out.getvalue().count("Dit valg:") == 3


def test_whoever_comes_back_from_elsewhere_hears_what_holds_by_then() -> None:
    talk, out = dialogue(b"spis\n1\n")
    there = list(FRUIT)
    talk.everywhere = [Choice("Spis det første", partial(there.remove, there[0]), "spis")]
    assert talk.choose(lambda: there, known=Known()) == "pear"
    assert out.getvalue().count("1. Pære\n2. Blåbær\nDit valg:") == 1


def test_a_text_may_be_said_at_once_where_one_is_asked_whether_to_write() -> None:
    sentence, long = "Vi fik et nyt system", "ord " * 200
    talk, _out = dialogue(f"Spring over\nVi ved\n{sentence}\n{long}\n".encode())
    write, more = Choice("Skriv", "write"), [Choice("Spring over her og nu", "pass")]
    heard = [talk.choose([], enter=write, more=more, otherwise=text_begun) for _ in range(3)]
    assert heard == ["pass", f"{WITH}{sentence}", f"{WITH}{long.strip()}"]
    saved: list[str] = []
    talk, out = dialogue(b"og gik i gang\n.\n")

    def save(text: str) -> bool:
        saved.append(text)
        return True

    assert Writing(talk, "", save).write(sentence) == f"{sentence}\nog gik i gang"
    assert saved[0] == sentence
    assert out.getvalue().startswith("Det står nu i din tekst.")


def test_what_may_have_been_meant_as_a_word_is_text_and_said_to_be() -> None:
    went: list[str] = []
    talk, out = dialogue(b"skub\n.hjelm\n.?\n.find en vej\n.skub\n.\n")
    talk.with_words = [Choice("Søg", went.append, "søg, find")]
    nudge = Choice[Action]("Et skub", lambda: went.append("skub"), "skub")
    assert Writing(talk, "", lambda _text: True, [nudge]).write() == "skub\n.hjelm"
    assert went == ["en vej", "skub"]
    said = out.getvalue()
    assert "»skub« er her forstået som tekst. Med et punktum foran fører det derhen: .skub" in said
    assert "».hjelm« er her forstået som tekst. En linje med kun ? fortæller" in said
    assert ".skub: Et skub." in said
    assert said.count("Skriv videre.") == 2
    talk, out = dialogue(b".?\n\n")
    assert talk.line("Navn?") is None
    assert "Skriv linjen, og tryk Enter." in out.getvalue()
