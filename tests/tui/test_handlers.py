"""Textual finds a handler by the name of a class and its message: one that no class calls any more would be silent."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

import course.tui

T = TypeVar("T")


def every(of: type[T]) -> set[type[T]]:
    """All that are made of a class."""
    return set(of.__subclasses__()).union(*(every(each) for each in of.__subclasses__()))


def test_every_handler_is_called_by_some_message() -> None:
    for module in pkgutil.walk_packages(course.tui.__path__, "course.tui."):
        importlib.import_module(module.name)
    known = {message.handler_name for message in every(Message)}
    stale = [
        f"{pump.__qualname__}.{name}"
        for pump in every(MessagePump)
        if pump.__module__.startswith("course.")
        for name, _function in inspect.getmembers(pump, inspect.isfunction)
        if name.startswith("on_") and name in vars(pump) and name not in known and name != "on_event"
    ]
    assert "on_key" in known
    assert stale == []
