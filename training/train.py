"""The training itself: it goes on where it stopped, until it is stopped or its time is over."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import numpy as np
import torch
from transformers import MarianMTModel

from bitrans.errors import ConfigError
from training import batches, network, state
from training.network import Losses, Network, Shape
from training.prepared import Integers, Prepared
from training.state import Progress, State

REPORT_STEPS = 100
SAVE_S = 600.0
JUDGED_PAIRS = 64  # at a time
MAX_NORM = 1.0  # of the gradient
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainOptions:
    """How to train.

    start:        a model folder to begin with, if the run has no state yet.
    shape:        of a new model, if there is no start either.
    hours, steps: when this call ends; whichever comes first.
    decay:        whether the learning rate falls to zero until then.
    mix:          weights of domains, see batches.weights.
    batch_pieces: of a batch, padding included.
    rate:         learning rate of AdamW, for vectors, after `warm_steps` of rising.
    matrix_rate:  the same of Muon, for the layers' matrices.
    smoothing:    see Network.losses.
    link_weight:  of the links' loss against that of the pieces.
    """

    start: Path | None = None
    shape: Shape = field(default_factory=Shape)
    hours: float = float("inf")
    steps: float = float("inf")
    decay: bool = False
    mix: Mapping[str, float] = field(default_factory=dict)
    batch_pieces: int = 9000
    rate: float = 1e-3
    matrix_rate: float = 0.02
    warm_steps: int = 300
    smoothing: float = 0.1
    link_weight: float = 0.2
    device: str = "auto"
    precision: str = "auto"
    seed: int = 1


class Trainer:
    """A model, its optimizer and its progress, taken from a run's folder or begun there.

    raises: BitransError if they cannot be, or the options contradict each other.
    """

    def __init__(self, prepared: Prepared, folder: Path, options: TrainOptions) -> None:
        if options.decay and min(options.hours, options.steps) == float("inf"):
            raise ConfigError(
                "--decay", found="says no end", remedy="Give --hours or --steps with it."
            )
        self._prepared, self._folder, self._options = prepared, folder, options
        self._weight = batches.weights(prepared, options.mix)
        if not self._weight.any():
            raise ConfigError(
                "no pair", found="is left to learn from", remedy="Change --mix or --held-out."
            )
        self._device = find_device(options.device)
        self._in_bf16 = is_bf16(options.precision, self._device)
        torch.set_flush_denormal(True)
        torch.manual_seed(options.seed)
        saved = state.load(folder)
        marian = saved.marian if saved else _begin(prepared, options)
        torch.nn.Module.to(marian, self._device)
        self._network = Network(marian, prepared.pieces.target_size)
        self._optimizers = _optimizers(marian, options)
        self.progress = saved.progress if saved else Progress()
        if saved:
            for (optimizer, _), memory in zip(self._optimizers, saved.optimizers, strict=True):
                optimizer.load_state_dict(memory)
            torch.set_rng_state(saved.random)

    def run(self, say: Say) -> None:
        """Train until the end, or until the process is told to stop; save, and say how it goes.

        raises: ConfigError if the losses stop being numbers; what was saved before stays.
        """
        options, progress = self._options, self.progress
        began, before, first = time.monotonic(), progress.hours, progress.step
        saved, report = began, _Report(progress)
        say(f"step {progress.step}: {self.judge()}")
        with _told_to_stop() as stop:
            for pairs in self._deal():
                passed = (time.monotonic() - began) / 3600
                done = max(passed / options.hours, (progress.step - first) / options.steps)
                if done >= 1.0 or stop:
                    break
                report.add(self._learn(pairs, left=1.0 - done if options.decay else 1.0))
                progress.hours = before + (time.monotonic() - began) / 3600
                if progress.step % REPORT_STEPS == 0:
                    say(report.line(progress))
                    report = _Report(progress)
                if time.monotonic() - saved > SAVE_S:
                    self.save()
                    saved = time.monotonic()
                    say(f"step {progress.step}: {self.judge()}")
        self.save()
        say(f"step {progress.step}: {self.judge()}")

    def save(self) -> None:
        """Write the state into the run's folder."""
        memory = [optimizer.state_dict() for optimizer, _ in self._optimizers]
        random = torch.get_rng_state()
        state.save(self._folder, State(self._network.marian, memory, random, self.progress))

    def judge(self) -> str:
        """By domain, of pairs that are not learned from: loss, and how many links are right."""
        self._network.marian.train(False)
        found = []
        with torch.no_grad():
            for name, rows in self._prepared.judged().items():
                losses = [
                    self._losses(rows[place : place + JUDGED_PAIRS], smoothing=0.0)
                    for place in range(0, len(rows), JUDGED_PAIRS)
                ]
                pieces, linked = (
                    float(np.mean([float(getattr(one, what)) for one in losses]))
                    for what in ("pieces", "linked")
                )
                found.append(f"{name} {pieces:.3f} nats a piece, {linked:.0%} of links")
        self._network.marian.train()
        return "; ".join(found) or "no pairs are held out to judge by"

    def _deal(self) -> Iterator[Integers]:
        """Batches without end, from where the run is; moves its progress on."""
        progress, options = self.progress, self._options
        while True:
            seed = (options.seed, progress.epoch)
            epoch = batches.epoch(
                self._prepared, self._weight, pieces=options.batch_pieces, seed=seed
            )
            while progress.batch < len(epoch):
                yield epoch[progress.batch]
            progress.epoch, progress.batch = progress.epoch + 1, 0

    def _learn(self, pairs: Integers, *, left: float) -> Losses:
        """One step; `left` is the share of the learning rate that there still is."""
        progress, options = self.progress, self._options
        rate = min(progress.rate + 1 / options.warm_steps, left)
        losses = self._losses(pairs, smoothing=options.smoothing)
        torch.autograd.backward(losses.pieces + options.link_weight * losses.links)
        norm = torch.nn.utils.clip_grad_norm_(self._network.marian.parameters(), MAX_NORM)
        if not torch.isfinite(norm):
            raise ConfigError(
                f"step {progress.step}",
                found="the losses are no numbers any more",
                remedy="Run again with a lower --rate; it goes on from what was saved last.",
            )
        for optimizer, full_rate in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = full_rate * rate
            optimizer.step()
            optimizer.zero_grad()
        progress.step, progress.batch, progress.rate = progress.step + 1, progress.batch + 1, rate
        progress.pieces += int(self._prepared.target.lengths[pairs].sum()) + len(pairs)
        return losses

    def _losses(self, pairs: Integers, *, smoothing: float) -> Losses:
        batch = batches.batch(self._prepared, pairs).to(self._device)
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._in_bf16):
            return self._network.losses(batch, smoothing=smoothing)


class _Report:
    """Means of the losses since the last report, and the speed."""

    def __init__(self, progress: Progress) -> None:
        self._began, self._pieces = time.monotonic(), progress.pieces
        self._losses: list[Losses] = []

    def add(self, losses: Losses) -> None:
        self._losses.append(losses)

    def line(self, progress: Progress) -> str:
        pieces, links = (
            float(torch.stack([getattr(one, what).detach() for one in self._losses]).mean())
            for what in ("pieces", "links")
        )
        speed = (progress.pieces - self._pieces) / (time.monotonic() - self._began)
        return (
            f"step {progress.step}: loss {pieces:.3f}, of links {links:.3f}, "
            f"rate {progress.rate:.2f}, {speed:.0f} target pieces/s, "
            f"{progress.pieces / 1e6:.2f} M of them in {progress.hours:.2f} h"
        )


def find_device(name: str) -> torch.device:
    """The device of that name; for "auto" a CUDA GPU if there is one.

    raises: ConfigError if there is none and it was asked for.
    """
    has_gpu = torch.cuda.is_available()
    if name == "cuda" and not has_gpu:
        raise ConfigError(
            "--device cuda",
            found="PyTorch finds no CUDA device",
            remedy="Use --device cpu, or install a build of PyTorch for CUDA.",
        )
    return torch.device("cuda" if has_gpu and name != "cpu" else "cpu")


def is_bf16(precision: str, device: torch.device) -> bool:
    """Whether to compute in bfloat16; for "auto" where the processor has units for it.

    The weights, and what the optimizer keeps, are float32 in any case.
    """
    if precision != "auto":
        return precision == "bf16"
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    return bool(torch.cpu.get_capabilities().get("amx_bf16", False))


def _optimizers(
    marian: MarianMTModel, options: TrainOptions
) -> list[tuple[torch.optim.Optimizer, float]]:
    """Muon for the layers' matrices, AdamW for all else, each with its full learning rate.

    300 steps of 1,400 target pieces of press text, width 256, 3 + 2 layers, falling rates: 6.04
    nats a piece on held-out pairs, and with AdamW alone 6.49 (rate 0.001) or 6.45 (0.002); with
    Muon it was 6.28 after 182 steps. Of a step of the embedded model's size it takes a quarter.

    source: Jordan et al. (2024), https://kellerjordan.github.io/posts/muon/
    """
    learning = [weight for weight in marian.parameters() if weight.requires_grad]
    vectors = [w for w in learning if w.ndim != 2 or w is marian.model.shared.weight]
    known = {id(weight) for weight in vectors}
    matrices = [weight for weight in learning if id(weight) not in known]
    adam = torch.optim.AdamW(vectors, lr=0.0, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
    muon = torch.optim.Muon(matrices, lr=0.0, momentum=0.95, weight_decay=0.0)
    return [(adam, options.rate), (muon, options.matrix_rate)]


def _begin(prepared: Prepared, options: TrainOptions) -> MarianMTModel:
    if options.start is not None:
        return network.start(options.start, prepared.pieces)
    return network.new(options.shape, prepared.pieces)


@contextmanager
def _told_to_stop() -> Iterator[list[int]]:
    """A list that is empty until the process gets SIGTERM or Ctrl-C."""
    told: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        told.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
