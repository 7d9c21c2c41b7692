"""Pages of NiceGUI that nobody has connected to yet: kept for a phone on a slow line, and never without end.

NiceGUI keeps each for a minute, a fifth of a megabyte. Beyond the bound the oldest of the address goes: its phone,
if there is one, loads the page anew.
"""

from __future__ import annotations

from nicegui import Client
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from supporter.services.shared.network import network
from supporter.web.site.open_connections import address

#: Of one address: a hall in which everybody opens a lesson in the same seconds.
MOST_WAITING = 1000


class WaitingPages:
    """Looks after each page that goes out."""

    def __init__(self, app: ASGIApp, most: int = MOST_WAITING) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message) and len(Client.instances) > self.most:
                self._let_go(address(scope))
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)

    def _let_go(self, place: str) -> None:
        waiting = [one for one in Client.instances.values() if not one.has_socket_connection and _from(one) == place]
        for one in waiting[: -self.most]:  # in the order in which they were made
            one.delete()


def _from(client: Client) -> str:
    return network(client.ip)


def _is_page(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("x-nicegui-content") == "page"
