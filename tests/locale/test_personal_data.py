"""What looks like a CPR number, a phone number or an e-mail address is found; what only has as many digits isn't."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale.personal_data import PersonalKind, personal_data, weightiest

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)


def found(text: str) -> list[tuple[PersonalKind, str]]:
    return [(each.kind, text[each.start : each.end]) for each in personal_data(text)]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Barnet (070761-4285) er ny.", "cpr", "070761-4285"),
        ("0707614285", "cpr", "0707614285"),
        ("070761 4285.", "cpr", "070761 4285"),
        ("cpr-nr. 070761 – 4285", "cpr", "070761 – 4285"),
        ("Født 010165-1234", "maybe cpr", "010165-1234"),
        ("290200-4123 er en skuddag", "maybe cpr", "290200-4123"),
        ("ring 22334455", "phone", "22334455"),
        ("Ring til Åse på 22 33 44 55, hun ved det", "phone", "22 33 44 55"),
        ("tlf.: 8833 4455", "phone", "8833 4455"),
        ("+45 22334455", "phone", "+45 22334455"),
        ("+4522334455", "phone", "+4522334455"),
        ("(+45) 22 33 44 55", "phone", "(+45) 22 33 44 55"),
        ("0045 2233 4455", "phone", "0045 2233 4455"),
        ("22-33-44-55", "phone", "22-33-44-55"),
        ("skriv til åse.holm@skole.kommune.dk.", "email", "åse.holm@skole.kommune.dk"),
        ("<a+b@c-d.eu>", "email", "a+b@c-d.eu"),
        ("22334455@kommune.dk", "email", "22334455@kommune.dk"),
    ],
)
def test_it_is_found(text: str, kind: PersonalKind, said: str) -> None:
    assert found(text) == [(kind, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Budgettet er 25000000. Det koster 1.000.000 kr., 25000123 kr. og 25 000 000 kroner, eller kr. 25000000,-",
        "den 3. december 2026, 3/12-2026, 03.12.2026, 03-12-2026, 2026-12-03 og 031226",
        "20261203 og 31122026 er også dage; 2026 2027 er to år, 2025-2026 et skoleår og 2025/2026 ligeså",
        "kl. 9.30-10.45, 09:30, 20.30-21.45 og kl. 1400",
        "2026-11-23T09:42:00+01:00",
        "8000 Aarhus C, 2100 København Ø og 5000 Odense",
        "journalnr. 27.36.00-G01-12-23, sag 24-012345, 2019/123456, 24/22334455, sagsnr. 2412221234, j.nr. 010190-1234",
        "CVR 29189846, CVR-nr.: 29189846, EAN 5798000000000, P-nummer 1003388394, faktura nr. 22334455, konto 22334455",
        "reg. 1234 konto 0012345678, reg.nr. 4321, kontonr. 2233445566",
        "320190-1234, 011390-1234, 290201-4123, 310490-1234",
        "12 34 56 78, 01 02 03 04, 12345678",
        "20 30 40 50 60 70, 22 33 44 55 66",
        "100 200 300, 5-10 minutter, 12.000-15.000, 3,14159265, 99,95",
        "ISBN 978-87-22334455, 192.168.22.33, v1.2.3, 22.33.44.55",
        "@navn, kl. 10 @ mødelokalet, navn@, @kommune.dk, a@b",
        "007076142857, 0707614285123, A0707614285, 22334455b, 070761-4285-3",
    ],
)
def test_what_only_has_as_many_digits_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_weighs_most_is_told_and_all_is_found_in_order() -> None:
    text = "a@b.dk, 22 33 44 55, 010165-1234 og 070761-4285"
    assert [kind for kind, _said in found(text)] == ["email", "phone", "maybe cpr", "cpr"]
    assert weightiest(text) == "cpr"
    assert weightiest(text[:30]) == "phone"
    assert weightiest("a@b.dk") == "email"
    assert weightiest("ingenting, 2026") is None


def checked(digits: str) -> bool:
    return sum(weight * int(digit) for weight, digit in zip((*WEIGHTS, 1), digits, strict=True)) % 11 == 0


@given(st.dates(date(1937, 1, 1), date(2036, 12, 31)), st.integers(0, 999), st.sampled_from(["", "-", " "]), st.integers(0, 9))
def test_every_number_that_can_be_given_is_found_and_its_last_digit_tells_how_sure_it_is(
    born: date, serial: int, between: str, last: int
) -> None:
    seventh = serial % 4 if born.year < 2000 else 4
    digits = f"{born:%d%m%y}{seventh}{serial % 100:02}{last}"
    text = f"Det er {digits[:6]}{between}{digits[6:]}, ikke?"
    assert found(text) == [("cpr" if checked(digits) else "maybe cpr", f"{digits[:6]}{between}{digits[6:]}")]


@given(st.text(alphabet="0123456789 -.+/@ka\n,:()"))
def test_whatever_is_found_looks_like_it_and_nothing_overlaps(text: str) -> None:
    spans = [(each.start, each.end) for each in personal_data(text)]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    shapes = {
        "cpr": r"\d{6}\D{0,3}\d{4}",
        "maybe cpr": r"\d{6}\D{0,3}\d{4}",
        "phone": r"\D*(0045\D?)?(45\D*)?(\d\D?){8}",
        "email": r"\S+@\S+\.\w+",
    }
    for kind, said in found(text):
        assert re.fullmatch(shapes[kind], said), (kind, said)


@given(st.text())
def test_no_text_is_too_much(text: str) -> None:
    personal_data(text * 3)


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y%m%d", "%d%m%Y", "%d%m%y"]),
)
def test_a_day_is_no_number_of_anybody(day: date, form: str) -> None:
    assert found(f"Mødet er {day.strftime(form)}, tror jeg") == []
