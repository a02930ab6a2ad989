"""With ct2, translating imports no torch once the model is converted."""

from __future__ import annotations

import subprocess
import sys

from bitrans import shipped
from bitrans.engines import ENGINES, EngineOptions

PROGRAM = """
import sys
from bitrans.cli import main
main(sys.argv[1:], standalone_mode=False)
print(sorted({"torch", "transformers"} & set(sys.modules)))
"""


def test_a_converted_model_translates_without_torch(tmp_path):
    ENGINES.get("ct2")(EngineOptions(model="embedded"))
    sample = shipped.folder("samples") / "delegation.txt"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "translate", str(sample), "-o", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout == "[]\n", done.stderr
    assert (tmp_path / "delegation.html").stat().st_size > 10_000
