"""What a diary's file needs once nobody has written to it for a while, off everybody's way."""

import threading
from collections.abc import Callable, Sequence
from operator import itemgetter
from time import monotonic

Chore = tuple[float, Callable[[], object]]  # after so many seconds of quiet, do this
_GOODBYE_S = 5.0


class Upkeep:
    """Chores, the soonest first, each once in every stretch of quiet, by a thread that lives no longer."""

    def __init__(self, chores: Sequence[Chore]) -> None:
        self._chores = sorted(chores, key=itemgetter(0))
        self._since = 0.0
        self._thread: threading.Thread | None = None
        self._changing = threading.Lock()
        self._over = threading.Event()

    def written(self) -> None:
        """The quiet begins anew now."""
        with self._changing:
            self._since = monotonic()
            if self._thread is None and not self._over.is_set():
                self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """No chore is begun any more, and the one under way is waited for."""
        self._over.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(_GOODBYE_S)

    def _run(self) -> None:
        while not self._over.is_set():
            since = self._since
            for after_s, chore in self._chores:
                if self._over.wait(max(0.0, since + after_s - monotonic())) or self._since != since:
                    break
                chore()
            with self._changing:
                if self._since == since:
                    self._thread = None
                    return
