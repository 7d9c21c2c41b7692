"""The floor for `classroom`: a bare `websockets` server that sends the same bytes to every connection."""

from __future__ import annotations

import asyncio
import sys
import time

from websockets.asyncio.server import ServerConnection, broadcast, serve

lines: set[ServerConnection] = set()


async def talk(line: ServerConnection) -> None:
    """A line that says something has it sent to all the others, with the moment before in a reply of its own."""
    lines.add(line)
    try:
        async for message in line:
            lines.discard(line)
            at = time.monotonic()
            broadcast(lines, message)
            await line.send(repr(at))
    finally:
        lines.discard(line)


async def main(port: int) -> None:
    """Serve until killed."""
    async with serve(talk, "127.0.0.1", port, compression=None, max_size=2**20):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
