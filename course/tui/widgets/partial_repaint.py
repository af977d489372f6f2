"""A text area of which only those lines are drawn anew that change: Textual draws all of it at each letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.geometry import Region
from textual.widgets import TextArea


class PartialRepaint(TextArea):
    """While one types in a line, that line is drawn anew; where the words on the edge change, the edge.

    A whole field is seven kilobytes a letter, which is felt over ssh, and where forty leaders write on one machine.
    """

    _line_typed_in: tuple[int, tuple[int, int]] | None = None
    """The row of the document, and the measures before, while nothing else is changing."""
    _edge_alone = False

    def on_mount(self) -> None:
        """It is prose: a bracket far off, lit up by one that is typed here, would have to be drawn, too."""
        self.match_cursor_bracket = False

    def edit(self, edit: Edit) -> EditResult:
        """Carries out an edit, and has what it changes drawn anew."""
        row = edit.top[0]
        rows = {row, edit.bottom[0], self.selection.start[0], self.selection.end[0]}
        if len(rows) == 1 and self.text:
            self._line_typed_in = row, self._measures
        try:
            return super().edit(edit)
        finally:
            self._line_typed_in = None

    def put_on_edge(self, words: Content) -> None:
        """Writes on the lower edge."""
        self._edge_alone = True
        self.border_subtitle = words
        self._edge_alone = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Has it drawn anew: what is said, else what alone is changing, else all of it."""
        if repaint and not (regions or layout or recompose) and self.is_attached:
            regions = tuple(self._changing())
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _changing(self) -> Iterator[Region]:
        """What alone is to be drawn anew, in the field's own columns and lines; nothing where that isn't known."""
        if self._edge_alone:
            corner, (width, height) = self.content_offset, self.outer_size
            yield Region(-corner.x, height - 1 - corner.y, width, 1)
        elif self._line_typed_in is not None:
            (row, measures), wrapped = self._line_typed_in, self.wrapped_document
            if self._measures == measures:
                first = wrapped.location_to_offset((row, 0)).y - self.scroll_offset.y
                yield Region(0, first, self.size.width, len(wrapped.get_offsets(row)) + 1)

    @property
    def _measures(self) -> tuple[int, int]:
        """Lines of the document, and as they are wrapped: where both stay, a line has changed and none has moved."""
        return self.document.line_count, self.wrapped_document.height
