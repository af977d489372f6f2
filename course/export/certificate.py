"""The certificate as a document: what the leader has been through, in words that claim no more than is true."""

from __future__ import annotations

from course.content.model import Lesson
from course.export.document import Bullets, Document, DocumentBlock, Heading, Paragraph
from course.locale import _, ngettext
from course.locale.dates import long_day
from course.locale.numbers import whole
from course.study.certificate import Certificate

NAME = "name"
"""The setting that keeps the leader's name, for this and nothing else; empty where they gave none."""
HALF_HOUR = 30


def certificate_document(certificate: Certificate, name: str) -> Document:
    """The certificate.

    Args:
        certificate: What is certified.
        name: Whose it is; without one it is nobody's by name.
    """
    name = one_line(name)
    done: list[DocumentBlock]
    if name:
        done = [Heading(2, name), Paragraph(_("has completed the self-study course “{title}”.").format(title=certificate.title))]
    else:
        done = [Paragraph(_("The self-study course “{title}” has been completed.").format(title=certificate.title))]
    if certificate.day is not None:
        done += [Paragraph(_("Completed {day}").format(day=long_day(certificate.day)))]
    blocks = (
        *done,
        Paragraph(_effort(certificate)),
        Heading(3, _("What the course covers")),
        Bullets(tuple(_covered(lesson) for lesson in certificate.lessons)),
        Heading(3, _("What this certificate is")),
        Paragraph(
            _(
                "The course is a self-study without a test, based on the booklet “{source}”. "
                "The certificate is the leader's own: it says that every lesson has been gone through. Nobody has checked it."
            ).format(source=certificate.source.title)
        ),
    )
    return Document(_("Certificate of completion"), blocks, author=name, date=certificate.day)


def one_line(name: str) -> str:
    """A name as it stands on a certificate: on one line, without spaces around it."""
    return " ".join(name.split())


def hours_in_words(minutes: float) -> str:
    """A time in half hours, as one would say it: "about 3½ hours"; half an hour at least."""
    hours, half = divmod(int(minutes / HALF_HOUR + 0.5), 2)
    if not hours:
        return _("half an hour")
    if half:
        return _("about {hours}½ hours").format(hours=hours)
    return ngettext("about {n} hour", "about {n} hours", hours).format(n=hours)


def _effort(certificate: Certificate) -> str:
    """What went into it."""
    lessons = len(certificate.lessons)
    parts = [ngettext("{n} lesson", "{n} lessons", lessons).format(n=lessons), hours_in_words(certificate.minutes)]
    if certificate.words:
        words = ngettext("{n} word written", "{n} words written", certificate.words)
        parts.append(words.format(n=whole(certificate.words)))
    return " · ".join(parts)


def _covered(lesson: Lesson) -> str:
    return f"{lesson.title} – {lesson.goals[0]}" if lesson.goals else lesson.title
