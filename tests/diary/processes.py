"""What tests let other processes do to a diary, some of which are killed for it."""

import multiprocessing
import os
import resource
import signal
import tempfile
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import event

from data.diary import DiaryError, Everything, NotSaved, backing_up, close_diaries, open_diary
from data.diary.database import backups, schema, sqlite_file
from tests.diary.filled import FOREVER, MORNING, day, fill

T = TypeVar("T")
context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload([__name__])


def elsewhere(act: Callable[..., T], *arguments: Any) -> T:
    """What `act` returns in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=context) as processes:
        return processes.submit(act, *arguments).result(60)


def together(number: int, act: Callable[..., T], *arguments: Any) -> list[T]:
    """The same in so many processes at once."""
    with ProcessPoolExecutor(number, mp_context=context) as processes:
        acts = [processes.submit(act, *arguments) for _ in range(number)]
        return [one.result(60) for one in acts]


def killed(act: Callable[..., object], *arguments: Any) -> bool:
    """Whether SIGKILL ended the process that did this."""
    process = context.Process(target=act, args=arguments)
    process.start()
    process.join(60)
    return process.exitcode == -signal.SIGKILL


def write_on(url: str, first: int, last: int, said: Connection) -> None:
    """Save check-ins one after the other, and say of each that it is saved once it is."""
    diary = open_diary(url)
    for number in range(first, last):
        diary.add_check_in(day(number), pain=number % 11, note=f"entry {number}")
        said.send_bytes(number.to_bytes(4, "big"))


def write_then_die(url: str, number: int) -> None:
    """Save so many check-ins on, one a day, to be killed then."""
    diary = open_diary(url)
    for one in range(number):
        diary.add_check_in(day(one), pain=one % 11)
    os.kill(os.getpid(), signal.SIGKILL)


def open_and_write(url: str) -> str:
    return open_diary(url).add_check_in(day(0), pain=5).id


def write_thirty(url: str) -> int:
    """The number of the day's version after thirty entries for it were saved."""
    diary = open_diary(url)
    mine = uuid.uuid4()  # not the process: one may be given this work twice
    for number in range(30):
        diary.add_check_in(day(0), pain=number % 11, token=f"{mine} {number}")
    return diary.version(day(0))


def upgrade(path: Path, revisions: schema.Revisions, die_at: str) -> None:
    """Bring a diary up to date, to be killed at a certain point of it."""
    os.environ["DIE_AT"] = die_at
    if die_at == "while backing up":
        backups.to_disk = lambda _: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment, attr-defined]
    schema.prepare_file(path, 1, revisions)
    if die_at == "when done":
        os.kill(os.getpid(), signal.SIGKILL)


def _without_rights() -> None:
    """Nobody in particular from here on, where we are root. Everything needed later is imported before."""
    with tempfile.TemporaryDirectory() as folder:
        open_diary(f"sqlite:///{folder}/warm-up.db").day_records()
        close_diaries()
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def use_without_rights(url: str) -> tuple[object, list[str]]:
    """What the diary shows to someone who may not write it, and what each attempt to write it is told."""
    _without_rights()
    try:
        diary = open_diary(url, patience_s=0.2)
        shown = diary.check_ins(*FOREVER)
    except DiaryError as error:
        return type(error).__name__, [str(error)]
    told = []
    for write in (
        lambda: diary.add_check_in(day(5), pain=1),
        lambda: diary.save_routine(MORNING),
        lambda: diary.set_setting("theme", "dark"),
        lambda: diary.delete(shown[0]),
        diary.empty_bin,
        diary.delete_everything,
    ):
        try:
            write()
        except NotSaved as error:
            told.append(str(error))
    return shown, told


def fill_the_disk(url: str, limit: int) -> tuple[list[str], str, str, int]:
    """Notes saved until the disk was full, what was said then, one saved after, and how many were read."""
    diary = open_diary(url)
    fill(diary)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, unlimited[1]))
    saved: list[str] = []
    told = ""
    while not told:
        note = f"entry {len(saved)} " + "x" * 1500
        try:
            diary.add_check_in(day(len(saved)), note=note)
            saved.append(note)
        except NotSaved as error:
            told = str(error)
    still_read = len(diary.check_ins(*FOREVER))
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    diary.add_check_in(day(0), note="after")
    return saved, told, diary.check_ins(day(0), day(0))[-1].note, still_read


def begin_on_a_full_disk(folder: Path, limits: range) -> list[tuple[int, str]]:
    """For each size no file can grow beyond: what is wrong with the diary begun there, once there is room."""
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    wrong: list[tuple[int, str]] = []
    for limit in limits:
        path = folder / str(limit) / "diary.db"
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, unlimited[1]))
        try:
            open_diary(f"sqlite:///{path}", patience_s=0.1).add_check_in(day(0), pain=1)
        except DiaryError as error:
            if "disk" not in str(error):
                wrong.append((limit, str(error)))
        close_diaries()
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        if [file.name for file in path.parent.iterdir()] not in ([], ["diary.db"]):
            wrong.append((limit, "leftovers"))
        try:
            open_diary(f"sqlite:///{path}").add_check_in(day(1), pain=1)
        except DiaryError as error:
            wrong.append((limit, str(error)))
        close_diaries()
    return wrong


def make_backup(url: str, _: Path, die_at: str) -> None:
    """Make a backup, to be killed while it is copied or checked."""
    name = {"while copying": "counts_of", "while checking": "is_sound"}[die_at]
    setattr(backups, name, lambda _: os.kill(os.getpid(), signal.SIGKILL))
    backing_up.make(open_diary(url))


def put_back(url: str, backup: Path, die_at: str) -> None:
    """Put a backup back, to be killed before or after the one moment at which it happens."""
    really = sqlite_file.overwrite

    def overwrite(*arguments: Any) -> None:
        if die_at == "after putting back":
            really(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    sqlite_file.overwrite = overwrite  # type: ignore[assignment]
    backing_up.put_back(open_diary(url), backup)


def swap(url: str, before: Everything, after: Everything, die_at: int | None) -> None:
    """Swap a part of a diary, to be killed before so many statements are done; without a number, after."""
    diary = open_diary(url)
    statements = count(1)

    def one_more(*_: Any) -> None:
        if next(statements) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(diary._database.engine, "before_cursor_execute", one_more)
    event.listen(diary._database.engine, "commit", one_more)
    diary.replace_parts(before, after)
    os.kill(os.getpid(), signal.SIGKILL)


def until(done: Callable[[], bool]) -> None:
    """Wait for another thread."""
    for _ in range(500):
        if done():
            return
        time.sleep(0.02)
    pytest.fail("it never came to that")
