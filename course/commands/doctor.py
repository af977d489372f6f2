"""`skalkan doctor`: what there is to say about the journal, in words, and what can be mended without deleting anything."""

from __future__ import annotations

from course.commands.opening import open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import BAD_CONTENT
from course.journal.doctor import Finding, examine, repair
from course.locale import N_, _, ngettext

_HEADS = {"wrong": N_("To do"), "note": N_("Good to know"), "fine": N_("All right")}


def run(options: Options) -> int:
    """Prints each finding, what is wrong first; with `--repair`, what was done before that.

    Returns:
        0 unless something is wrong.
    """
    with open_journal(places(options).home) as journal:
        if options.repair:
            _tell(
                [(_("Done"), done.text) for done in repair(journal)] or [(_("Done"), _("There was nothing that can be mended."))]
            )
            print()
        findings = examine(journal)
    _tell([(_(_HEADS[finding.kind]), finding.text) for finding in findings])
    wrong = sum(finding.kind == "wrong" for finding in findings)
    print()
    print(_summary(wrong, findings))
    return BAD_CONTENT if wrong else 0


def _tell(lines: list[tuple[str, str]]) -> None:
    width = max((len(head) for head, _text in lines), default=0)
    for head, text in lines:
        print(f"{head:<{width}}  {text}")


def _summary(wrong: int, findings: list[Finding]) -> str:
    if wrong:
        return ngettext("{n} thing needs you.", "{n} things need you.", wrong).format(n=wrong)
    if any(finding.kind == "note" for finding in findings):
        return _("All is well; there is nothing you have to do.")
    return _("All is well.")
