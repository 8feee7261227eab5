"""Seeded synthetic strips: pieces of lines to learn from, whole lines to be measured by."""

import random
from dataclasses import dataclass

import numpy as np

import content
from capture import STRIP_CAP, Strip, captured
from model import STEP
from print import CAP, printed

IGNORED = -100
SMALL = 0.2  # share of pieces seen in a small picture
PIECE = 320  # px, about 14 characters


@dataclass
class Labelled:
    strip: Strip
    text: str


def neighbours(rng, words: random.Random, length: int) -> tuple[str, str]:
    def one() -> str:
        return content.line(words)[:length] if rng.random() < 0.4 else ""

    return one(), one()


def piece(rng, words: random.Random, difficulty: float) -> Labelled:
    """A window of PIECE px into a line: its start, its end or its middle."""
    text = content.line(words)
    # More characters than fit at the smallest scale, so that the window is full.
    count = 24
    place = rng.random()
    before = after = -rng.uniform(0, 1)
    if place < 0.25:
        part, before = text[:count], rng.uniform(0.05, 3)
    elif place < 0.5:
        part, after = text[-count:], rng.uniform(0.05, 3)
    elif place < 0.56:
        part, before, after = text[: rng.integers(1, 9)], rng.uniform(1, 5), rng.uniform(1, 5)
    else:
        start = int(rng.integers(0, max(1, len(text) - count)))
        part = text[start : start + count]
    page = printed(rng, part, before, after, difficulty, neighbours(rng, words, len(part)))
    # The print may be wider than the window: keep the end that matters.
    wanted = int(PIECE / (STRIP_CAP / CAP) * 1.08)
    surplus = page.gray.shape[1] - wanted
    if surplus > 0:
        cut = 0 if place < 0.25 else surplus if place < 0.5 else int(rng.integers(0, surplus + 1))
        page.gray, page.centres = page.gray[:, cut : cut + wanted], page.centres - cut
    return Labelled(captured(rng, page, PIECE, difficulty, small=rng.random() < SMALL), part)


def whole(seed: int, difficulty: float, small: bool = False) -> Labelled:
    """One whole line with about 1.3 pitches of margin, as the reader frames it."""
    rng, words = np.random.default_rng(seed), random.Random(seed)
    text = content.line(words)
    margins = np.clip(rng.normal(1.3, 0.25 + 0.4 * difficulty, 2), 0.25, 3)
    page = printed(rng, text, margins[0], margins[1], difficulty, neighbours(rng, words, len(text)))
    width = int(page.gray.shape[1] * STRIP_CAP / CAP * np.clip(rng.normal(1, 0.05), 0.86, 1.16))
    return Labelled(captured(rng, page, width, difficulty, True, small), text)


def frame_labels(labelled: Labelled) -> np.ndarray:
    """For each step of a piece: 0 between characters, 1 + index in the alphabet upon one, IGNORED where it is neither."""
    strip = labelled.strip
    width = strip.gray.shape[1]
    steps = np.arange(width // STEP) * STEP + STEP / 2
    labels = np.zeros(len(steps), np.int64)
    centres, pitch = strip.centres, strip.pitch
    gaps = max(0.14 * pitch, 2.2)
    nearest = np.abs(steps[:, None] - centres[None]).argmin(1)
    away = np.abs(steps - centres[nearest])
    indices = np.array([content.ALPHABET.index(c) + 1 for c in labelled.text])
    inner = away < max(0.28 * pitch, 2.2)
    labels[inner] = indices[nearest[inner]]
    labels[~inner & (away < pitch / 2 - gaps)] = IGNORED
    cut = (centres[nearest] < 0.4 * pitch) | (centres[nearest] > width - 0.4 * pitch)
    labels[cut & (away < 0.75 * pitch)] = IGNORED
    return labels


def batch(rng, words: random.Random, size: int, difficulty) -> tuple[np.ndarray, np.ndarray]:
    """uint8 (size, 40, PIECE) and labels (size, PIECE / 4); difficulty() is asked for each piece."""
    pieces = [piece(rng, words, difficulty()) for _ in range(size)]
    return np.stack([p.strip.gray for p in pieces]), np.stack([frame_labels(p) for p in pieces])
