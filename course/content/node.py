"""A value inside a document, as the rules look at it: what is malformed is simply not there, since the schema reports it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.content.problems import Where
from course.content.source_file import SourceFile, SourceSpan


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the way to it."""

    document: SourceFile
    where: Where = ()
    value: object = None

    @classmethod
    def root(cls, document: SourceFile) -> Node:
        """The top of a document."""
        return cls(document, (), document.data)

    @property
    def mark(self) -> SourceSpan:
        """Where the value stands in its file."""
        return self.document.values[self.where]

    def get(self, key: str) -> Node | None:
        """What a mapping has under a key."""
        if isinstance(self.value, dict) and key in self.value:
            return Node(self.document, (*self.where, key), self.value[key])
        return None

    def text(self, key: str) -> str | None:
        """The text that a mapping has under a key."""
        node = self.get(key)
        return node.value if node and isinstance(node.value, str) else None

    def each(self, key: str) -> list[Node]:
        """The items of the list that a mapping has under a key."""
        node = self.get(key)
        return list(node.children()) if node and isinstance(node.value, list) else []

    def children(self) -> Iterator[Node]:
        """What a list or a mapping holds."""
        if isinstance(self.value, list):
            yield from (Node(self.document, (*self.where, number), item) for number, item in enumerate(self.value))
        elif isinstance(self.value, dict):
            yield from (Node(self.document, (*self.where, key), item) for key, item in self.value.items())

    def texts(self) -> Iterator[Node]:
        """Every text in here, at any depth."""
        if isinstance(self.value, str):
            yield self
        for child in self.children():
            yield from child.texts()

    def report(self, message: str, at: SourceSpan | None = None) -> None:
        """Adds a problem with this value to its document."""
        self.document.report(self.where, message, at)
