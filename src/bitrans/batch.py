"""Many files: read, run, write, one Result each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bitrans import outputs
from bitrans.document import Document
from bitrans.errors import BitransError
from bitrans.formats import BILINGUAL_READERS, READERS, WRITERS, Reader
from bitrans.outputs import Job
from bitrans.pipeline import Pipeline
from bitrans.registry import Registry

GROUP_BYTES = 20_000
"""Files are translated together up to this size: enough to fill the engine's batches, and not
so much that the first result, or an interrupt, is long in coming."""

GROUP_FILES = 16
"""And no more files than these, so that little is lost when many small ones are interrupted."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file.

    document: translated or checked, None if there was an error.
    outputs:  the files that were written.
    """

    source: Path
    document: Document | None = None
    outputs: tuple[Path, ...] = ()
    error: BitransError | None = None


def translate_files(
    jobs: Sequence[Job], pipeline: Pipeline, *, encoding: str | None = None
) -> Iterator[Result]:
    """Translate files and write their outputs; yield a result for each job, in order.

    An error stops its own file only. What has been yielded is written.

    encoding: of the source files, None = find out for each.
    """
    return _run_files(jobs, pipeline, READERS, encoding)


def check_files(
    jobs: Sequence[Job], pipeline: Pipeline, *, encoding: str | None = None
) -> Iterator[Result]:
    """The same with bilingual files and the line for them (`pipeline.build_check`)."""
    return _run_files(jobs, pipeline, BILINGUAL_READERS, encoding)


def _run_files(
    jobs: Sequence[Job], pipeline: Pipeline, readers: Registry[Reader], encoding: str | None
) -> Iterator[Result]:
    group: list[tuple[Job, Document | BitransError]] = []
    size = 0
    for job in jobs:
        document = _read(job, readers, encoding)
        group.append((job, document))
        if isinstance(document, Document):
            size += len(document.original)
        if size >= GROUP_BYTES or len(group) == GROUP_FILES:
            yield from _finish(group, pipeline)
            group, size = [], 0
    yield from _finish(group, pipeline)


def read(
    data: bytes,
    *,
    name: str,
    encoding: str | None = None,
    readers: Registry[Reader] = READERS,
) -> Document:
    """The document in a file's bytes, by the reader for the name's suffix.

    raises: UnknownNameError if there is none, FormatError if it cannot read the bytes.
    """
    return readers.get(Path(name).suffix.lower())(data, name=name, encoding=encoding)


def write(document: Document, writers: Mapping[str, Path]) -> None:
    """Write a document with each of the writers; see outputs.write_all.

    raises: StoreError if a file cannot be written.
    """
    outputs.write_all({path: WRITERS.get(name)(document) for name, path in writers.items()})


def _read(job: Job, readers: Registry[Reader], encoding: str | None) -> Document | BitransError:
    if job.source.error:
        return job.source.error
    path = job.source.path
    try:
        data = outputs.read_bytes(path)
        document = read(data, name=str(path), encoding=encoding, readers=readers)
    except BitransError as error:
        return error
    return replace(document, name=path.name)


def _finish(
    group: Sequence[tuple[Job, Document | BitransError]], pipeline: Pipeline
) -> Iterator[Result]:
    translated = iter(
        _run([document for _, document in group if isinstance(document, Document)], pipeline)
    )
    for job, document in group:
        answer = next(translated) if isinstance(document, Document) else document
        if isinstance(answer, Document):
            try:
                write(answer, job.outputs)
            except BitransError as error:
                answer = error
        if isinstance(answer, Document):
            yield Result(job.source.path, answer, tuple(job.outputs.values()))
        else:
            yield Result(job.source.path, error=answer)


def _run(documents: Sequence[Document], pipeline: Pipeline) -> list[Document | BitransError]:
    """All documents at once; if that fails, one by one, to find which of them it is."""
    try:
        return list(pipeline.run_many(documents))
    except BitransError as error:
        if len(documents) == 1:
            return [error]
        return [answer for document in documents for answer in _run([document], pipeline)]
