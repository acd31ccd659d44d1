"""The diary's file out of what somebody uploaded: the zip that Backwise wrote, or `backwise.json` alone.

Only that one file is looked at, by its exact name, in memory: no path in a zip leads anywhere. How much comes
out is known before anything does.
"""

import io
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from components.exchange.whole_diary.diary_file import NAME
from data.unfit import Unfit

LARGEST_MB = 20  # of what is uploaded
LARGEST = 30_000_000  # bytes of the diary's file; ten full years take a third
_MOST_FILES = 1000
_STEEPEST = 200  # times smaller packed: text of a person's is less even than that
_PACKED = b"PK"


def unpacked(uploaded: bytes) -> bytes:
    """The content of `backwise.json`. Raises `Unfit`."""
    if len(uploaded) > LARGEST_MB * 1_000_000:
        raise Unfit(f"This file is larger than {LARGEST_MB} MB. No diary is.")
    if not uploaded.startswith(_PACKED):
        return _not_too_large(uploaded)
    if uploaded.count(b"PK\x01\x02") > _MOST_FILES:
        raise Unfit("This zip holds more files than Backwise packs.")
    try:
        with ZipFile(io.BytesIO(uploaded)) as archive:
            return _read(archive, _the_one(archive))
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, LookupError) as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit("This zip is damaged or locked. Take the file along once more.") from None


def _the_one(archive: ZipFile) -> ZipInfo:
    found = [file for file in archive.infolist() if file.filename == NAME]
    if len(found) != 1:
        raise Unfit(f"This zip holds no {NAME}, or more than one. Backwise packs one.")
    return found[0]


def _read(archive: ZipFile, file: ZipInfo) -> bytes:
    if file.file_size > max(1_000_000, _STEEPEST * file.compress_size):
        raise Unfit(f"{NAME} is packed more tightly than a diary can be.")
    if file.file_size > LARGEST:
        raise Unfit(f"{NAME} is larger than any diary.")
    with archive.open(file) as opened:
        return _not_too_large(opened.read(LARGEST + 1))


def _not_too_large(content: bytes) -> bytes:
    if len(content) > LARGEST:
        raise Unfit(f"{NAME} is larger than any diary.")
    return content
