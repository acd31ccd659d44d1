"""A real Backwise server on loopback, for tests that look at what a browser shows."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """A running server; `stop` ends it as a shut-down would, `kill` as a crash would."""

    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(
    diary: Path,
    *,
    script: Path = ROOT / "app.py",
    port: int | None = None,
    env: Mapping[str, str] | None = None,
) -> Server:
    """Start a server over one diary file, at the tests' set time, and wait until it answers."""
    port = port or free_port()
    inherited = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PYTEST_CURRENT_TEST")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.app.serve", str(script), "--server.port", str(port),
         "--server.headless", "true", "--server.fileWatcherType", "none"],
        cwd=ROOT,
        env={**inherited, "BACKWISE_DIARY": str(diary), **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=2)
            return Server(url, process)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    process.kill()
    raise TimeoutError("the server did not answer within a minute")


@contextmanager
def serving(diary: Path) -> Iterator[Server]:
    server = start(diary)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
