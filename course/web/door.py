"""Who may come in, and as whom: at home whoever has the key, at a host whom the proxy names."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Sequence
from typing import Protocol

from aiohttp import hdrs
from aiohttp.web import BaseRequest

from course.web.homes import NoName, folder_of

OWNER = ""
"""The only leader there is at home."""


class Closed(Exception):  # noqa: N818 - what is the case
    """The door stays shut.

    Args:
        page: The page that says why.
        status: Of HTTP.
    """

    def __init__(self, page: str, status: int = 403) -> None:
        super().__init__(page)
        self.page = page
        self.status = status


class Door(Protocol):
    """Says who a request is from."""

    def leader(self, request: BaseRequest) -> str:
        """Whose it is.

        Raises:
            Closed: Nobody's who may come in.
        """


class HomeDoor:
    """The door of one's own computer: a key that fits once, and from then on the browser that it let in.

    Args:
        port: Where the server listens.
    """

    def __init__(self, port: int) -> None:
        self.key = secrets.token_urlsafe(32)
        """Opens once."""
        self.cookie = f"skalkan-{port}"
        """Its name: all servers of a computer share their cookies."""
        self.pass_ = secrets.token_urlsafe(32)
        """What the browser that was let in shows from then on."""
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._is_used = False

    def leader(self, request: BaseRequest) -> str:
        """The owner, told by the pass; a name for this computer that isn't one of its own is a trap."""
        if request.host not in self._hosts:
            raise Closed("foreign", 421)
        if not _same(request.cookies.get(self.cookie, ""), self.pass_):
            raise Closed("locked")
        return OWNER

    def takes(self, request: BaseRequest, key: str) -> bool:
        """Whether a key opens; it does so once."""
        if request.host not in self._hosts:
            raise Closed("foreign", 421)
        if self._is_used or not _same(key, self.key):
            return False
        self._is_used = True
        return True


class ProxyDoor:
    """The door behind a proxy that signs leaders in and names each in a header.

    Args:
        header: Which.
        trusted: The proxy's addresses, or networks of them: a header from anywhere else is a lie.
    """

    def __init__(self, header: str, trusted: Sequence[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> None:
        self._header = header
        self._trusted = trusted

    def leader(self, request: BaseRequest) -> str:
        """Whom the proxy names."""
        if not self._is_trusted(request.remote):
            raise Closed("untrusted")
        names = request.headers.getall(self._header, [])
        if len(names) != 1:
            raise Closed("unnamed")
        try:
            folder_of(names[0])
        except NoName as error:
            raise Closed("unnamed") from error
        return str(names[0])

    def _is_trusted(self, address: str | None) -> bool:
        try:
            here = ipaddress.ip_address(address or "")
        except ValueError:
            return False
        mapped = getattr(here, "ipv4_mapped", None)
        return any((mapped or here) in network for network in self._trusted)


def is_own_page(request: BaseRequest) -> bool:
    """Whether a websocket is asked for by a page of this server's."""
    return request.headers.get(hdrs.ORIGIN) in {f"http://{request.host}", f"https://{request.host}"}


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "surrogateescape"), other.encode())
