"""The pages: the one with the terminal on it, with every word it may come to show, and those that say why there is none."""

from __future__ import annotations

from html import escape
from string import Template

from msgspec import Struct

from course.locale import N_, _

TITLE = "Skalkan"
_PAGE = Template("""<!doctype html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>$title</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
$head
</head>
<body class="$kind" data-label="$label">
$body
</body>
</html>
""")
_HEAD = '<link rel="stylesheet" href="/static/page.css">'
_TERMINAL = f"""<link rel="stylesheet" href="/static/xterm.css">
{_HEAD}
<script type="module" src="/static/page.js"></script>"""
_TEXT = f"""{_HEAD}
<script type="module" src="/static/text.js"></script>"""
_TEXT_BODY = Template("""<main>
<h1>$heading</h1>
<p><a href="/">$other</a></p>
<div id="log" role="log" aria-label="$log" tabindex="0"></div>
<form id="say" data-enter="$enter">
<label for="line">$field</label>
<textarea id="line" rows="2" autocomplete="off"></textarea>
<button>$send</button>
</form>
</main>""")


class State(Struct, frozen=True):
    """What a page says while it shows no terminal."""

    name: str
    heading: str
    text: str = ""
    button: str = ""
    """Opens the course anew, where there is one."""
    is_queue: bool = False
    """Whether it also says which number the page is in the queue."""


_OPEN = N_("Open the course again")
_CROWDED = N_("Many people are at work right now.")
STATES = (
    State("opening", N_("The course is opening …")),
    State("lost", N_("The connection is gone."), N_("What you have written is saved. The page tries again by itself.")),
    State("ended", N_("Everything is saved."), N_("You can close the tab."), _OPEN),
    State("failed", N_("The course has stopped."), N_("What you have written is saved. Open the course again to go on."), _OPEN),
    State("idle", N_("Everything is saved."), N_("The course has closed because nothing was typed for a while."), _OPEN),
    State("large", N_("Everything is saved."), N_("The course has closed because it took too much memory here."), _OPEN),
    State("elsewhere", N_("The course goes on in another tab."), N_("You can close this one."), N_("Go on here")),
    State(
        "stopped",
        N_("The course has been stopped. Everything is saved."),
        N_("You can close the tab. If you leave it open, it tries again by itself."),
    ),
    State("full", _CROWDED, N_("The course opens by itself when it is your turn."), is_queue=True),
    State("busy", _CROWDED, N_("The page tries again by itself.")),
    State(
        "yours-full",
        N_("You have as many tabs open as you can."),
        N_("Close one of them, and the course opens here by itself."),
        is_queue=True,
    ),
)
"""All that the page with the terminal may come to say."""
KEYS = {"out": N_("Out"), "next": "Tab", "up": "↑", "down": "↓", "on": N_("Onwards"), "more": N_("More")}
"""The buttons below the terminal where there is no keyboard with such keys, by what the page's script calls them."""
REFUSALS = {
    "locked": State(
        "",
        N_("This address doesn't open the course."),
        N_("Type skalkan web in a terminal window, and use the address it shows."),
    ),
    "used": State(
        "",
        N_("This address has been used."),
        N_("Each address opens the course once. Type skalkan web in a terminal window to get a new one."),
    ),
    "foreign": State("", N_("This isn't the course's address."), N_("Use the address that skalkan web shows.")),
    "untrusted": State("", N_("You can't get in this way."), N_("Use your workplace's own link to the course.")),
    "unnamed": State(
        "", N_("The sign-in doesn't say who you are."), N_("Tell those who run the course at your workplace. Nothing is lost.")
    ),
    "gone": State("", N_("There is nothing here."), N_("A document can be fetched once. Save it as a file in the course again.")),
    "broken": State("", N_("The course can't open right now."), N_("Nothing is lost. Wait a moment, and try again.")),
}
"""Why there is no such page."""


def terminal_page(language: str) -> str:
    """The page with the terminal."""
    keys = "".join(
        f'<button type="button" tabindex="-1" data-key="{key}">{escape(_(name))}</button>' for key, name in KEYS.items()
    )
    named = escape(_("Keys"), quote=True)
    skip = escape(_("The course as text, for a screen reader or large letters"))
    other = f'<header><a class="skip" href="/tekst">{skip}</a></header>'
    nav = f'<nav id="keys" aria-label="{named}">{keys}</nav>'
    return _filled(language, "terminal", _TERMINAL, f'{other}\n<main id="terminal"></main>\n{nav}\n{_sections()}')


def text_page(language: str) -> str:
    """The page with the course as lines: a log and a field."""
    words = {
        "heading": _("The course as text"),
        "other": _("To the course as it looks in a terminal"),
        "log": _("What is told"),
        "field": _("Your answer, with Enter behind it"),
        "send": _("Say it"),
        "enter": _("(Enter)"),
    }
    body = _TEXT_BODY.substitute({name: escape(text, quote=True) for name, text in words.items()})
    return _filled(language, "text", _TEXT, f"{body}\n{_sections()}")


def refusal(language: str, name: str) -> str:
    """A page that says why there is none."""
    said = REFUSALS[name]
    body = f'<main class="page"><h1>{escape(_(said.heading))}</h1><p>{escape(_(said.text))}</p></main>'
    return _filled(language, "said", _HEAD, body)


def _sections() -> str:
    return "\n".join(_section(each) for each in STATES)


def _section(state: State) -> str:
    hidden = "" if state.name == "opening" else " hidden"
    number = escape(_("You are number {number} in the queue."), quote=True)
    queue = f'<p data-number="{number}"></p>' if state.is_queue else ""
    words = escape(_(state.text), quote=True)
    text = f'<p data-told="{words}">{words}</p>' if state.name == "failed" else f"<p>{words}</p>" if words else ""
    button = f'<button type="button" data-again>{escape(_(state.button))}</button>' if state.button else ""
    heading = f"<h1>{escape(_(state.heading))}</h1>"
    return f'<section data-state="{state.name}" role="status"{hidden}>{heading}{queue}{text}{button}</section>'


def _filled(language: str, kind: str, head: str, body: str) -> str:
    label = escape(_("The course; what you type goes here"), quote=True)
    return _PAGE.substitute(language=language, title=TITLE, kind=kind, head=head, label=label, body=body)
