"""The certificate as a document: what the leader has been through, in words that claim no more than is true."""

from __future__ import annotations

from course.export.document import Beside, Bullets, Caption, Document, DocumentBlock, Heading, Paragraph
from course.export.parts import one_line
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
    who: list[DocumentBlock] = [Heading(2, name)] if name else []
    day = (Caption(_("Completed")), Paragraph(long_day(certificate.day))) if certificate.day else ()
    says = Paragraph(
        _(
            "The course is a self-study without a test, based on the booklet “{source}”. "
            "The certificate is the leader's own: it says that every lesson has been gone through. Nobody has checked it."
        ).format(source=certificate.source.title)
    )
    blocks = (
        *who,
        Paragraph(_("has completed the course") if name else _("This course is completed")),
        Paragraph(certificate.title),
        Paragraph(_effort(certificate)),
        Heading(3, _("What the course covers")),
        Bullets(tuple(lesson.title for lesson in certificate.lessons), numbered=True),
        Beside((day, (says,))) if day else says,
    )
    title = _("Certificate of completion")
    return Document(title, blocks, author=name, date=certificate.day, landscape=True, layout="certificate")


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
