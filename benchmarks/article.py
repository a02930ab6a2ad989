"""How long one press release takes, and how much memory: the whole command, as a user runs it.

    python benchmarks/article.py [WORDS] [RUNS]

Puts the samples' paragraphs together to a text of WORDS words (500), converts the model if need be,
and then runs `bitrans translate` RUNS times (5) in a process of its own. Prints the time and the
peak memory of each run, their medians, and whether torch was imported, which must not be.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

from bitrans import shipped

PROGRAM = """
import resource, sys, time
began = time.perf_counter()
from bitrans.cli import main
main(sys.argv[1:], standalone_mode=False)
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB on Linux, bytes on macOS
peak /= 1024 * (1024 if sys.platform == "darwin" else 1)
print(f"{seconds:.2f} {peak:.0f} {'torch' in sys.modules}")
"""


def article(words: int) -> str:
    """Paragraphs of the samples, over and over, up to so many words."""
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted(shipped.folder("samples").glob("*.txt"))
        if path.stem != "investition"  # its lines are wrapped
    ]
    paragraphs = [line for text in texts for line in text.splitlines() if len(line) > 100]
    taken: list[str] = []
    count = 0
    for paragraph in cycle(paragraphs):
        taken.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            return "\n\n".join(taken) + "\n"
    raise ValueError("the samples have no paragraphs")


def measure(source: Path, out: Path) -> tuple[float, float, bool]:
    """Seconds, MiB and whether torch was imported, of one run."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "translate", str(source), "-o", str(out)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, peak, torch = done.stdout.split()
    return float(seconds), float(peak), torch == "True"


def main(words: int = 500, runs: int = 5) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "article.txt"
        source.write_text(article(words), encoding="utf-8")
        measure(source, Path(folder) / "out")  # converts the model if it is not there yet
        results = [measure(source, Path(folder) / "out") for _ in range(runs)]
    for seconds, peak, torch in results:
        print(f"{seconds:.2f} s, {peak:.0f} MiB, torch {'imported' if torch else 'not imported'}")
    seconds = statistics.median(result[0] for result in results)
    peak = statistics.median(result[1] for result in results)
    print(f"median: {seconds:.2f} s, {peak:.0f} MiB for {len(article(words).split())} words")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
