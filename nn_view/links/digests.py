"""What a process keeps by its digest for all sessions, because an address cannot hold it."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Kind = TypeVar("Kind")


class Kept(Generic[Kind]):
    """Values by their ``digest``, as many as have ``most`` numbers; those used least go first.

    ``size`` tells how many numbers a value has.
    """

    def __init__(
        self, most: int, digest: Callable[[Kind], str], size: Callable[[Kind], int]
    ) -> None:
        self._most = most
        self._digest = digest
        self._size = size
        self._kept: OrderedDict[str, Kind] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, value: Kind) -> str:
        """Keep the value; returns the digest under which it is found."""
        name = self._digest(value)
        with self._lock:
            self._kept[name] = value
            self._kept.move_to_end(name)
            total = sum(map(self._size, self._kept.values()))
            while total > self._most and len(self._kept) > 1:
                total -= self._size(self._kept.popitem(last=False)[1])
        return name

    def find(self, name: str) -> Kind | None:
        """The value of this digest, or None where this process does not hold it."""
        with self._lock:
            value = self._kept.get(name)
            if value is not None:
                self._kept.move_to_end(name)
            return value


def digest_of(content: object) -> str:
    """Twenty hex digits of plain values: who knows them has seen the values or a link."""
    return hashlib.sha256(repr(content).encode()).hexdigest()[:20]
