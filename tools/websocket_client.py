"""A visitor without a browser: speaks Streamlit's websocket protocol, counts messages and bytes."""

from dataclasses import dataclass, field
from typing import Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@dataclass
class Run:
    """What one run of a page sent."""

    messages: int = 0
    bytes: int = 0


@dataclass
class Visitor:
    """One session. It keeps no widget state: every run is a plain rerun of the page it is on."""

    socket: websockets.ClientConnection
    page: str = ""
    query: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    @classmethod
    async def arrive(cls, url: str) -> Self:
        """Open a session and run the first page."""
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        socket = await websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, compression=None
        )
        visitor = cls(socket)
        await visitor.rerun()
        return visitor

    async def go(self, page: str) -> Run:
        """Switch to the page with this path ("" is the first page)."""
        self.page = self.pages[page]
        return await self.rerun()

    async def rerun(self) -> Run:
        """Run the page once; raises when the script did."""
        back = BackMsg()
        back.rerun_script.query_string = self.query
        back.rerun_script.page_script_hash = self.page
        back.rerun_script.context_info.timezone = "UTC"
        back.rerun_script.cached_message_hashes.extend(self.known)
        await self.socket.send(back.SerializeToString())
        run = Run()
        while True:
            data = await self.socket.recv()
            run.messages += 1
            run.bytes += len(data)
            if self._read(ForwardMsg.FromString(bytes(data, "latin-1") if isinstance(data, str) else data)):
                return run

    def _read(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and message.hash:
            self.known.add(message.hash)
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            self.page = message.navigation.page_script_hash or self.page
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(message.delta.new_element.exception.message)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    async def leave(self) -> None:
        await self.socket.close()
