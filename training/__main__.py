"""The command line of the recipe: prepare, train, export, average, evaluate."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

from bitrans.errors import BitransError

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
OLD_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


class _Group(click.Group):
    """The one place that catches errors."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BitransError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Group, context_settings={"show_default": True, "max_content_width": 100})
def main() -> None:
    """Make a model for bitrans: prepare, then train, then export, then evaluate.

    Two models, one trained on from the other, can be averaged.
    """


@main.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.argument("pairs", type=FOLDER)
@click.option("--name", required=True, help="Name of the model that will come of it.")
@click.option("--licence", required=True, help="Its licence, which follows from the pairs.")
@click.option("--like", type=OLD_FOLDER, help="Take pieces and profile of this model folder.")
@click.option("--source-pieces", default=24_000, type=click.IntRange(300))
@click.option("--target-pieces", default=12_000, type=click.IntRange(300))
@click.option("--max-pieces", default=120, type=click.IntRange(8, 500), help="Longest sentence.")
@click.option("--held-out", default=200, type=click.IntRange(0), help="Judge by one in so many.")
def prepare(
    files: tuple[Path, ...],
    pairs: Path,
    name: str,
    licence: str,
    like: Path | None,
    source_pieces: int,
    target_pieces: int,
    max_pieces: int,
    held_out: int,
) -> None:
    """Read FILES (domain, German, Chinese, with tabs between) and prepare them in PAIRS."""
    from training import prepare as preparing

    options = preparing.PrepareOptions(
        name=name,
        licence=licence,
        like=like,
        source_pieces=source_pieces,
        target_pieces=target_pieces,
        max_pieces=max_pieces,
        held_out=held_out,
    )
    preparing.prepare(files, pairs, options, say=click.echo)


def _mix(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, float]:
    mix = {}
    for value in values:
        name, _, weight = value.rpartition("=")
        try:
            mix[name] = float(weight)
        except ValueError:
            raise click.BadParameter(f"{value!r} is not DOMAIN=WEIGHT") from None
        if not name or not 0.0 <= mix[name] < math.inf:
            raise click.BadParameter(f"{value!r} is not DOMAIN=WEIGHT")
    return mix


@main.command()
@click.argument("pairs", type=OLD_FOLDER)
@click.argument("run", type=FOLDER)
@click.option("--start", type=OLD_FOLDER, help="Begin with this model, not a new one.")
@click.option("--hours", type=click.FloatRange(0, min_open=True), help="Stop after so long.")
@click.option("--steps", type=click.IntRange(1), help="Stop after so many steps.")
@click.option("--decay", is_flag=True, help="Let the learning rate fall to zero until then.")
@click.option(
    "--mix", multiple=True, metavar="DOMAIN=WEIGHT", callback=_mix, help="Can be repeated."
)
@click.option("--device", default="auto", type=click.Choice(["auto", "cpu", "cuda"]))
@click.option("--precision", default="auto", type=click.Choice(["auto", "bf16", "float32"]))
@click.option(
    "--threads", type=click.IntRange(1), help="CPU threads; PyTorch's choice if not given."
)
@click.option("--batch-pieces", default=9000, type=click.IntRange(1))
@click.option("--rate", default=1e-3, type=float, help="Learning rate of AdamW.")
@click.option("--matrix-rate", default=0.02, type=float, help="The same of Muon.")
@click.option(
    "--warm-steps", default=300, type=click.IntRange(1), help="Steps until it is reached."
)
@click.option("--link-weight", default=0.2, type=click.FloatRange(0), help="0: no word links.")
@click.option("--width", default=384, type=click.IntRange(8))
@click.option("--inner", default=1536, type=click.IntRange(8))
@click.option("--heads", default=6, type=click.IntRange(1))
@click.option("--layers", default=(6, 2), type=(int, int), help="Of the encoder, of the decoder.")
@click.option("--dropout", default=0.0, type=click.FloatRange(0, 1, max_open=True))
@click.option("--seed", default=1, type=int)
def train(
    pairs: Path,
    run: Path,
    hours: float | None,
    steps: int | None,
    threads: int | None,
    width: int,
    inner: int,
    heads: int,
    layers: tuple[int, int],
    dropout: float,
    **options: Any,
) -> None:
    """Train on PAIRS; the state is kept in RUN, and training goes on from there."""
    import torch

    from training import prepared
    from training.network import Shape
    from training.train import Trainer, TrainOptions

    if width % heads:
        raise click.UsageError(f"--width {width} is no multiple of --heads {heads}")
    if threads is not None:
        torch.set_num_threads(threads)
    shape = Shape(
        width=width,
        inner=inner,
        heads=heads,
        encoder_layers=layers[0],
        decoder_layers=layers[1],
        dropout=dropout,
    )
    chosen = TrainOptions(shape=shape, hours=hours or math.inf, steps=steps or math.inf, **options)
    Trainer(prepared.load(pairs), run, chosen).run(click.echo)


@main.command()
@click.argument("pairs", type=OLD_FOLDER)
@click.argument("run", type=OLD_FOLDER)
@click.argument("folder", type=FOLDER)
def export(pairs: Path, run: Path, folder: Path) -> None:
    """Write the model of RUN, trained on PAIRS, into FOLDER."""
    from training import export as exporting

    exporting.export(pairs, run, folder)


@main.command()
@click.argument("first", type=OLD_FOLDER)
@click.argument("second", type=OLD_FOLDER)
@click.argument("folder", type=FOLDER)
@click.option("--share", default=0.5, type=click.FloatRange(0, 1), help="Of the second model.")
def average(first: Path, second: Path, folder: Path, share: float) -> None:
    """Write into FOLDER the mean of the models FIRST and SECOND, one trained on from the other."""
    from training import average as averaging

    averaging.average(first, second, folder, share=share)


@main.command()
@click.argument("model")
@click.option("--testset", type=OLD_FOLDER, help="Folder with NAME.de and NAME.zh; all are taken.")
@click.option("--pairs", type=FILE, help="A header, then German and Chinese with a tab between.")
@click.option("--engine", default="ct2", type=click.Choice(["ct2", "marian"]))
@click.option("--precision", default="int8", type=click.Choice(["int8", "float16", "float32"]))
@click.option("--beam", default=4, type=click.IntRange(1, 32))
@click.option("--write", is_flag=True, help="Also write the table into the card of the folder.")
def evaluate(
    model: str,
    testset: Path | None,
    pairs: Path | None,
    engine: str,
    precision: str,
    beam: int,
    write: bool,
) -> None:
    """Translate test sets with MODEL, a folder or a name, and print its scores."""
    from bitrans.engines import ENGINES, EngineOptions
    from bitrans.models import store
    from training import evaluate as evaluating

    testsets = [*(evaluating.load_folder(testset) if testset else ())]
    testsets += [evaluating.load_pairs(pairs)] if pairs else []
    if not testsets:
        raise click.UsageError("give --testset, --pairs or both")
    options = EngineOptions(model=model, beam=beam, precision=precision, device="cpu")
    opened = ENGINES.get(engine)(options)
    table = evaluating.table([evaluating.score(opened, one) for one in testsets], engine, options)
    click.echo(table)
    if write:
        evaluating.write(store.find(model).folder, table)


if __name__ == "__main__":
    main(prog_name="python -m training")
