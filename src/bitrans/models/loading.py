"""Loading weights with other people's libraries: quietly, and with errors of our own."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError

import transformers.utils.logging
from huggingface_hub.errors import StrictDataclassError
from safetensors import SafetensorError

from bitrans.errors import ModelError, StoreError

_BROKEN = (
    *(SafetensorError, StrictDataclassError, UnpicklingError),
    *(AttributeError, EOFError, KeyError, OSError, RuntimeError, TypeError, ValueError),
)
"""What safetensors, torch and transformers raise on files that are not what they should be."""


@contextmanager
def loading(folder: Path, *, library: str, remedy: str) -> Iterator[None]:
    """Run a block that loads or converts the weights in `folder`.

    Progress bars and remarks of transformers are held back: they speak of its own tokenizer.

    raises: ModelError if the library cannot make sense of the files, StoreError if the operating
            system does not let it read or write.
    """
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _BROKEN as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise StoreError(
                str(error.filename or folder),
                found=f"reading or writing fails ({error.strerror})",
                remedy="Make room there, or allow it.",
            ) from error
        raise ModelError(
            str(folder), found=f"{library} cannot load this model ({error})", remedy=remedy
        ) from error
