"""What in a text looks like it says who somebody is: a CPR number, a Danish phone number, an e-mail address.

A CPR number is a day of birth and four more digits. Which century it is stands in the seventh digit. The last digit checks the
others (modulus 11), but not of every number that was given since 2007: one whose last digit doesn't fit may be a CPR number all
the same. Source: the CPR office, "Opbygning af CPR-nummeret" and "Personnumre uden kontrolciffer (modulus 11 kontrol)", cpr.dk,
2023.

A Danish phone number has eight digits, the first from 2 on: those with 0 and 1 are for services. It is written in one, four and
four or two by two, with +45 or without. Source: the Danish numbering plan, as told to the ITU for E.164. Eight digits may as well
be a day, a sum or a company's number, so what stands around them counts.

It is a guess: nobody is kept from writing anything, and nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from course.locale import N_

PersonalKind: TypeAlias = Literal["cpr", "maybe cpr", "phone", "email"]
"""What it looks like; "maybe cpr" where the last digit doesn't fit, so that it need not be one."""
LOOKS_LIKE: dict[PersonalKind, str] = {
    "cpr": N_("Looks like a CPR number"),
    "maybe cpr": N_("Could be a CPR number"),
    "phone": N_("Looks like a phone number"),
    "email": N_("Looks like an e-mail address"),
}
"""What is said of each, what weighs most first."""
IN_A_WORD: dict[PersonalKind, str] = {
    "cpr": N_("CPR number?"),
    "maybe cpr": N_("CPR number?"),
    "phone": N_("Phone number?"),
    "email": N_("E-mail address?"),
}
"""The same where there is hardly any room."""

_BEFORE = r"(?<!\w)(?<!\d[-./,:])"
_BEHIND = r"(?!\w|[-./,:]\d|@)"
_CPR = re.compile(rf"{_BEFORE}(\d{{6}})(?:[ \xa0]?[-\u2010-\u2013][ \xa0]?|[ \xa0])?(\d{{4}}){_BEHIND}")
_PHONE = re.compile(
    rf"{_BEFORE}(?P<abroad>\(?(?:\+|00)45\)?[ \xa0-]?)?(?<!\+)"
    rf"(?P<number>[2-9]\d(?:\d{{6}}|\d\d[ \xa0]\d{{4}}|(?P<gap>[ \xa0-])\d\d(?:(?P=gap)\d\d){{2}})){_BEHIND}"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
_ANOTHER_NUMBER = re.compile(
    r"\b(?:cvr|se|ean|gln|p|\w*sags?|\w*journal|j|\w*faktura|\w*ordre|\w*konto|reg|kle|matrikel|løbe|bilags?|serie|bestillings?|kr|dkk)"
    r"(?:[ .-]*(?:nr|nummer|no|id))?[ .:#-]*$",
    re.IGNORECASE,
)
"""Words in front of a number that say it is another kind of number."""
_AMOUNT = re.compile(r"[ \xa0]?(?:kr\b|kroner\b|dkk\b|euro\b|%|,-)", re.IGNORECASE)
_DIGIT_IN_FRONT, _DIGIT_BEHIND = re.compile(r"\d[ \xa0]$"), re.compile(r"[ \xa0]\d")
_IN_FRONT = 24
"""Characters before a number that are looked at."""
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


class PersonalData(NamedTuple):
    """One thing in a text."""

    kind: PersonalKind
    start: int
    end: int
    """Where it stands: `text[start:end]`."""


def personal_data(text: str) -> list[PersonalData]:
    """What looks like it says who somebody is, in the text's order; no two overlap."""
    found: list[PersonalData] = []
    for each in sorted([*_cprs(text), *_phones(text), *_emails(text)], key=lambda each: each.start):
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def weightiest(text: str) -> PersonalKind | None:
    """What weighs most of what is found in a text; None where there is nothing."""
    found = {each.kind for each in personal_data(text)}
    return next((kind for kind in LOOKS_LIKE if kind in found), None)


def _cprs(text: str) -> Iterator[PersonalData]:
    for match in _CPR.finditer(text):
        digits = match[1] + match[2]
        if _is_born(digits) and not _is_another_number(text, match.start()):
            fits = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
            yield PersonalData("cpr" if fits else "maybe cpr", *match.span())


def _is_born(digits: str) -> bool:
    """Whether there is such a day of birth, in the century that the seventh digit says."""
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    match seventh:
        case 0 | 1 | 2 | 3:
            century = 1900
        case 4 | 9:
            century = 2000 if year <= 36 else 1900
        case _:
            century = 2000 if year <= 57 else 1800
    return _is_day(century + year, month, day)


def _phones(text: str) -> Iterator[PersonalData]:
    for match in _PHONE.finditer(text):
        number = match["number"]
        digits = "".join(re.findall(r"\d", number))
        if match["abroad"] or not (
            _counts_something(number, digits)
            or _is_another_number(text, match.start())
            or _AMOUNT.match(text, match.end())
            or (number != digits and _is_in_a_row(text, *match.span()))
        ):
            yield PersonalData("phone", *match.span())


def _counts_something(number: str, digits: str) -> bool:
    """Whether the digits are a day, from the year or to it, two years, or a round sum."""
    if number == digits:
        if digits.endswith("000"):
            return True
        whole = int(digits[:4]), int(digits[4:6]), int(digits[6:])
        other = int(digits[4:]), int(digits[2:4]), int(digits[:2])
        return any(1900 <= year < 2100 and _is_day(year, month, day) for year, month, day in (whole, other))
    return number[4] in " \xa0" and all(1900 <= int(part) < 2100 for part in (digits[:4], digits[4:]))


def _is_in_a_row(text: str, start: int, end: int) -> bool:
    """Whether numbers go on before it or behind it, as in a list or a table."""
    return bool(_DIGIT_IN_FRONT.search(text[max(0, start - 2) : start]) or _DIGIT_BEHIND.match(text, end))


def _emails(text: str) -> Iterator[PersonalData]:
    return (PersonalData("email", *match.span()) for match in _EMAIL.finditer(text))


def _is_another_number(text: str, start: int) -> bool:
    return bool(_ANOTHER_NUMBER.search(text[max(0, start - _IN_FRONT) : start]))


def _is_day(year: int, month: int, day: int) -> bool:
    with suppress(ValueError):
        return bool(date(year, month, day))
    return False
