"""Names for things that can be exchanged, imported when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from importlib.metadata import entry_points
from typing import Generic, TypeVar, cast

from bitrans.errors import ConfigError, UnknownNameError

T = TypeVar("T")


class Registry(Generic[T]):
    """A table from a name to an object, written as "module:attribute".

    Other packages add names through the entry-point group "bitrans.<kind>"; a name that is
    offered twice is an error.
    """

    def __init__(self, kind: str, table: Mapping[str, str]) -> None:
        self.kind = kind
        self._own = dict(table)

    @cached_property
    def _table(self) -> dict[str, str]:
        table = dict(self._own)
        for point in entry_points(group=f"bitrans.{self.kind}"):
            if point.name in table:
                raise ConfigError(
                    point.name,
                    found=f"two packages offer a {self.kind} of this name "
                    f"({table[point.name]}, {point.value})",
                    remedy="Uninstall one of them.",
                )
            table[point.name] = point.value
        return table

    def names(self) -> tuple[str, ...]:
        """All names, in the order of the table."""
        return tuple(self._table)

    def get(self, name: str) -> T:
        """The object of that name.

        raises: UnknownNameError if there is none.
        """
        try:
            module, attribute = self._table[name].split(":")
        except KeyError:
            raise UnknownNameError(self.kind, name, self._table) from None
        return cast(T, getattr(import_module(module), attribute))
