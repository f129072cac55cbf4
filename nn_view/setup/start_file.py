"""Parameters from a file: .npy, .npz, .json, or a text as ``start_text`` reads it.

Pickled objects are refused, and no file can make the server reserve more memory than its numbers
need: the header of each array is read first.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Mapping
from pathlib import PurePath
from typing import IO, Any

import numpy as np

from nn_core.data.decoding import decoded
from nn_view.setup import start_text
from nn_view.setup.start_text import Rows, rows_of
from nn_view.wording.setup import own_start as words

MOST_BYTES = 1_000_000
MOST_NUMBERS = 10_000
"""Of one array; the largest weight here has 256."""
MOST_ARRAYS = 100
_UNREADABLE = (ValueError, KeyError, EOFError, OSError, SyntaxError, TypeError)
"""What NumPy raises for the bytes of something else."""


def check_size(size: int) -> None:
    """Raises ``ValueError`` for a file of more bytes than are read."""
    if size > MOST_BYTES:
        raise ValueError(words.TOO_LARGE.format(most=f"{MOST_BYTES / 1e6:g}"))


def read(name: str, content: bytes, parameters: tuple[str, ...]) -> dict[str, Rows]:
    """The rows of each parameter in a file.

    ``parameters`` are those of the network, in order: the arrays of a .npz without names
    (``arr_0`` …) are taken in this order. Raises ``ValueError`` with the sentence what is wrong.
    """
    check_size(len(content))
    if content.startswith(b"\x93NUMPY"):
        return {_named(PurePath(name).stem): _rows(name, _array(name, io.BytesIO(content)))}
    if content.startswith(b"PK"):
        return _archive(content, parameters)
    try:
        text = decoded(content)
    except ValueError:
        raise ValueError(words.OTHER_FILE) from None
    if text.lstrip().startswith("{"):
        try:
            return _table(json.loads(text))
        except (json.JSONDecodeError, RecursionError):
            pass  # a dictionary of Python, perhaps
    return start_text.read(text)


def _archive(content: bytes, parameters: tuple[str, ...]) -> dict[str, Rows]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
            size = sum(one.file_size for one in listed)
            if len(listed) > MOST_ARRAYS or size > 10 * MOST_BYTES:
                raise ValueError(words.TOO_LARGE.format(most=f"{MOST_BYTES / 1e6:g}"))
            arrays = {
                one.filename.removesuffix(".npy"): _array(
                    one.filename, io.BytesIO(archive.read(one))
                )
                for one in listed
                if one.filename.endswith(".npy")
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise ValueError(words.OTHER_FILE) from None
    if not arrays:
        raise ValueError(words.OTHER_FILE)
    if all(one == f"arr_{at}" for at, one in enumerate(arrays)) and len(arrays) == len(parameters):
        arrays = dict(zip(parameters, arrays.values(), strict=True))
    return {_named(one): _rows(one, array) for one, array in arrays.items()}


def _array(name: str, file: IO[bytes]) -> np.ndarray:
    """An array of numbers; its header says how large it is before anything is reserved."""
    try:
        version = np.lib.format.read_magic(file)
        read_header = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }[version]
        shape, _, kind = read_header(file)
    except _UNREADABLE:
        raise ValueError(words.OTHER_FILE) from None
    if kind.kind not in "fiub" or math.prod(shape) > MOST_NUMBERS:
        raise ValueError(words.NO_NUMBERS.format(name=name))
    file.seek(0)
    try:
        found: np.ndarray = np.load(file, allow_pickle=False)
    except _UNREADABLE:
        raise ValueError(words.OTHER_FILE) from None
    return found


def _table(found: Any) -> dict[str, Rows]:
    """The parameters of a JSON object; other members with numbers of ours are looked for within."""
    if not isinstance(found, Mapping):
        raise ValueError(words.NO_NAME)
    for inner in ("start", "parameters", "settings"):
        if isinstance(found.get(inner), Mapping):
            return _table(found[inner])
    result = {}
    for name, value in found.items():
        try:
            array = np.array(value, dtype=np.float64)
        except (TypeError, ValueError):
            raise ValueError(words.NO_NUMBERS.format(name=str(name)[:20])) from None
        result[_named(str(name))] = _rows(str(name)[:20], array)
    return result


def _named(name: str) -> str:
    """The name of a parameter, as a file may write it."""
    short = name.strip().lower().replace("_", "")
    if len(short) != 2 or short[0] not in "wb" or short[1] not in "123456789":
        raise ValueError(words.FILE_NAME.format(name=name[:20]))
    return short


def _rows(name: str, array: np.ndarray) -> Rows:
    if not array.size:
        raise ValueError(words.DEPTH.format(name=name))
    return rows_of(name, array.astype(np.float64))
