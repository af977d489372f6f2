"""The value chain of a project: from the initiative, step by step, to what it is worth to the citizen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from course.tools.project import ChainLink
from course.tools.rows import found, new_id

Chain = tuple[ChainLink, ...]


def chain_of(chain: Chain, suggested: Sequence[str]) -> Chain:
    """A project's chain; as long as it has none of its own, the one that is suggested, still empty."""
    return chain or tuple(ChainLink(str(number), title) for number, title in enumerate(suggested, start=1))


def written(chain: Chain, link_id: str, text: str) -> Chain:
    """The chain with another text in a step."""
    return tuple(replace(link, text=text) if link.id == link_id else link for link in chain)


def inserted(chain: Chain, place: int) -> Chain:
    """The chain with a new step of the leader's own at a place."""
    return (*chain[:place], ChainLink(new_id(chain)), *chain[place:])


def removed(chain: Chain, link_id: str) -> Chain:
    """The chain without a step."""
    return tuple(link for link in chain if link.id != link_id)


def put_back(chain: Chain, place: int, link: ChainLink) -> Chain:
    """The chain with a step that was taken out, at its place; where it is there already, the chain as it is."""
    return chain if found(chain, link.id) else (*chain[:place], link, *chain[place:])


def shifted(chain: Chain, link_id: str, by: int) -> Chain:
    """The chain with a step some places on; at the ends it stays."""
    at = next((place for place, link in enumerate(chain) if link.id == link_id), None)
    if at is None:
        return chain
    others = removed(chain, link_id)
    to = min(max(0, at + by), len(others))
    return (*others[:to], chain[at], *others[to:])
