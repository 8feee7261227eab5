"""Printed lines: OCR-B of varied weight, spacing and wear on security prints, as a large clean picture."""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from content import ALPHABET

CAP = 32  # px, height of a capital on the print
HEIGHT = 128  # px, the print reaches two neighbouring lines
MIRRORED_FILLER = ">"  # some Vietnamese passports print it for "<", and it is to be read as that
OCR_B = "/usr/share/fonts/opentype/ocr-b/"
FACES = {
    OCR_B + "OCRB.otf": 0.62,
    OCR_B + "OCRBS.otf": 0.28,
    OCR_B + "OCRBL.otf": 0.06,
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf": 0.015,
    "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf": 0.01,
    "/usr/share/fonts/opentype/b612/B612Mono-Regular.otf": 0.015,
}


@dataclass
class Face:
    pitch: float  # px
    glyphs: dict[str, np.ndarray]  # HEIGHT / 2 rows, ink 0…1, the capital centred


@dataclass
class Print:
    gray: np.ndarray  # float32, 0…255
    centres: np.ndarray  # x of each character, px
    pitch: float


@cache
def face(path: str) -> Face:
    probe = ImageFont.truetype(path, 200)
    _, top, _, bottom = probe.getmask("H").getbbox()
    font = ImageFont.truetype(path, round(200 * CAP / (bottom - top)))
    pitch = font.getlength("H")
    side, rows = int(pitch * 1.5), HEIGHT // 2
    _, top, _, bottom = font.getmask("H").getbbox()
    baseline = rows / 2 + (bottom - top) / 2
    glyphs = {}
    for char in ALPHABET + MIRRORED_FILLER:
        image = Image.new("L", (side, rows))
        ImageDraw.Draw(image).text((side / 2, baseline), char, font=font, fill=255, anchor="ms")
        glyphs[char] = np.asarray(image, np.float32) / 255
    return Face(pitch, glyphs)


@cache
def backgrounds() -> list[np.ndarray]:
    """Security prints, tints and paper, 256 × 1600, −1…1, always the same."""
    rng = np.random.default_rng(20260101)
    ys, xs = np.mgrid[0:256, 0:1600].astype(np.float32)
    made = []
    for at in range(120):
        kind = at % 6
        if kind == 5:
            noise = sum(
                cv2.resize(rng.standard_normal((256 // s + 2, 1600 // s + 2)).astype(np.float32), (1600, 256)) * s**0.5
                for s in (2, 6, 18, 50)
            )
            made.append(np.clip(noise / (2.5 * noise.std()), -1, 1))
            continue
        total = np.zeros_like(xs)
        for _ in range(rng.integers(1, 4)):
            angle, period = rng.uniform(0, np.pi), rng.uniform(6, 60)
            wave = rng.uniform(0, 30) * np.sin(xs / rng.uniform(20, 200) + rng.uniform(0, 6))
            wave += rng.uniform(0, 30) * np.sin(ys / rng.uniform(20, 120) + rng.uniform(0, 6))
            phase = (xs * np.cos(angle) + ys * np.sin(angle) + wave) * (2 * np.pi / period)
            lines = np.sin(phase)
            if kind < 3:  # thin lines rather than a wave
                lines = 1 - 2 * (np.abs(lines) < rng.uniform(0.1, 0.4)).astype(np.float32)
                lines = cv2.GaussianBlur(lines, (0, 0), rng.uniform(0.6, 1.5))
            total += lines
        made.append(np.clip(total / max(1e-3, np.abs(total).max()), -1, 1).astype(np.float32))
    return made


def patch(rng, width: int, height: int = HEIGHT) -> np.ndarray:
    """A piece of a background, stretched at random."""
    texture = backgrounds()[rng.integers(len(backgrounds()))]
    wide, high = int(rng.uniform(0.5, 1.2) * width), int(rng.uniform(0.6, 1.8) * height)
    wide, high = max(1, min(wide, 1590)), max(1, min(high, 250))
    x, y = rng.integers(0, 1600 - wide), rng.integers(0, 256 - high)
    return cv2.resize(texture[y : y + high, x : x + wide], (width, height))


def ink(rng, text: str, chosen: Face, pitch: float, left: float, width: int, jitter: float) -> np.ndarray:
    """One row of characters, HEIGHT / 2 high."""
    rows = HEIGHT // 2
    layer = np.zeros((rows, width), np.float32)
    side = next(iter(chosen.glyphs.values())).shape[1]
    for at, char in enumerate(text):
        x = int(round(left + (at + 0.5) * pitch - side / 2 + rng.normal(0, jitter)))
        low, high = max(0, x), min(width, x + side)
        if low >= high:
            continue
        np.maximum(layer[:, low:high], chosen.glyphs[char][:, low - x : high - x], out=layer[:, low:high])
    return layer


def margin_clutter(rng, gray: np.ndarray, start: float, end: float, pitch: float) -> None:
    """What lies beyond the ends of a line: the card's edge, a table, a bar, a picture."""
    height, width = gray.shape
    for edge, outward in ((start, -1), (end, 1)):
        if rng.random() < 0.4:
            continue
        x = int(edge + outward * pitch * rng.uniform(0.35, 1.8))
        where = slice(0, max(0, x)) if outward < 0 else slice(max(0, x), width)
        if gray[:, where].size == 0:
            continue
        kind = rng.random()
        if kind < 0.6:
            gray[:, where] = rng.uniform(10, 250)
            if rng.random() < 0.5:
                gray[:, where] += patch(rng, gray[:, where].shape[1]) * rng.uniform(5, 60)
        if kind > 0.45 and 0 < x < width:
            cv2.line(gray, (x, 0), (x + int(rng.normal(0, 8)), height), rng.uniform(0, 255), int(rng.integers(1, 6)))


def stretched(rng, glyphs: np.ndarray) -> np.ndarray:
    """A slightly other cut of the face: strokes bend and bulge by up to some 2 px, never alike along the line."""
    height, width = glyphs.shape
    cell = rng.uniform(5, 16)
    small = (int(height / cell) + 3, int(width / cell) + 3)
    strength = rng.uniform(0.4, 1.5)
    dx, dy = (
        cv2.resize(rng.standard_normal(small).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        * strength
        for _ in range(2)
    )
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return cv2.remap(glyphs, xs + dx, ys + dy, cv2.INTER_LINEAR)


def dotted(rng, layer: np.ndarray) -> np.ndarray:
    """Laser engraving and ink jets put characters together of dots or of lines."""
    height, width = layer.shape
    period, depth = rng.uniform(3, 6), rng.uniform(0.2, 0.9)
    rows = np.cos(2 * np.pi * (np.arange(height, dtype=np.float32) / period + rng.random()))[:, None]
    columns = np.cos(2 * np.pi * (np.arange(width, dtype=np.float32) / period + rng.random()))[None]
    kind = rng.random()
    grid = rows if kind < 0.35 else columns if kind < 0.5 else rows * columns
    return layer * (1 - depth * (0.5 + 0.5 * np.broadcast_to(grid, layer.shape)))


def overprint(rng, gray: np.ndarray) -> np.ndarray:
    """Large translucent letters, a stamp or a hologram's edges across the line."""
    height, width = gray.shape
    mask = np.zeros((height, width), np.float32)
    size = rng.uniform(1.5, 7)
    said = "".join(chr(65 + int(rng.integers(26))) for _ in range(int(rng.integers(2, 9))))
    at = (int(rng.uniform(-0.3, 0.8) * width), int(rng.uniform(0.2, 1.6) * height))
    cv2.putText(mask, said, at, cv2.FONT_HERSHEY_SIMPLEX, size, 1.0, int(size * rng.uniform(2, 6)), cv2.LINE_AA)
    if rng.random() < 0.6:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-45, 45), 1)
        mask = cv2.warpAffine(mask, turn, (width, height))
    strength = rng.uniform(0.08, 0.45)
    lighter = rng.random() < 0.3
    return gray + (255 - gray) * mask * strength if lighter else gray * (1 - mask * strength)


def wear(rng, layer: np.ndarray, amount: float) -> np.ndarray:
    height, width = layer.shape
    scale = rng.uniform(2, 14)
    noise = rng.standard_normal((int(height / scale) + 2, int(width / scale) + 2)).astype(np.float32)
    noise = cv2.resize(noise, (width, height), interpolation=cv2.INTER_LINEAR)
    return layer * np.clip(1.1 - amount * np.clip(noise + 0.4, 0, 2), 0, 1)


def specks(rng, gray: np.ndarray, count: int) -> None:
    height, width = gray.shape
    for _ in range(count):
        at = (int(rng.integers(0, width)), int(rng.integers(0, height)))
        size = int(rng.integers(1, 5))
        if rng.random() < 0.3:
            to = (at[0] + int(rng.normal(0, 40)), at[1] + int(rng.normal(0, 25)))
            cv2.line(gray, at, to, rng.uniform(0, 255), int(rng.integers(1, 3)), cv2.LINE_AA)
        else:
            cv2.circle(gray, at, size, rng.uniform(0, 255), -1, cv2.LINE_AA)


def printed(rng, text: str, before: float, after: float, difficulty: float, neighbours: tuple[str, str]) -> Print:
    """
    A line as printed, centred in a picture HEIGHT high.
    before, after: pitches from the picture's edges to the text's ends; negative cuts characters.
    difficulty: 0 ideal … 1 barely legible.
    """
    if rng.random() < 0.04:
        text, *neighbours = (said.replace("<", MIRRORED_FILLER) for said in (text, *neighbours))
    chosen = face(rng.choice(list(FACES), p=list(FACES.values())))
    pitch = chosen.pitch * float(np.clip(rng.normal(1, 0.03 + 0.04 * difficulty), 0.88, 1.2))
    left = before * pitch
    width = int((before + len(text) + after) * pitch)
    jitter = 0.4 + (1.2 if rng.random() < 0.3 * difficulty else 0)
    layer = np.zeros((HEIGHT, width), np.float32)
    layer[HEIGHT // 4 : 3 * HEIGHT // 4] = ink(rng, text, chosen, pitch, left, width, jitter)
    spacing = CAP * rng.uniform(1.45, 2.6)
    for text_there, direction in zip(neighbours, (-1, 1)):
        if not text_there:
            continue
        row = ink(rng, text_there, chosen, pitch, left + rng.normal(0, 1), width, jitter)
        top = int(HEIGHT // 4 + direction * spacing)
        low, high = max(0, top), min(HEIGHT, top + HEIGHT // 2)
        if low < high:
            np.maximum(layer[low:high], row[low - top : high - top], out=layer[low:high])
    if rng.random() < 0.15 + 0.3 * difficulty:
        layer = stretched(rng, layer)
    # Spreading then hardening: a threshold below a half makes strokes fat and round, above it thin.
    spread = rng.uniform(0.8, 2.4 + 1.2 * difficulty * rng.random())
    weight = rng.uniform(0.5 - 0.12 - 0.26 * difficulty, 0.5 + 0.1 + 0.14 * difficulty)
    layer = cv2.GaussianBlur(layer, (0, 0), spread)
    layer = np.clip((layer - weight) * rng.uniform(1.5, 6) + 0.5, 0, 1)
    if rng.random() < 0.15 + 0.3 * difficulty:
        layer = wear(rng, layer, rng.uniform(0.1, 0.25 + 0.55 * difficulty))
    if rng.random() < 0.03 + 0.07 * difficulty:
        layer = dotted(rng, layer)
    paper = rng.uniform(255 - 60 - 60 * difficulty, 255)
    gray = np.full((HEIGHT, width), paper, np.float32)
    if rng.random() < 0.35 + 0.5 * difficulty:
        gray += patch(rng, width) * rng.uniform(3, 20 + 55 * difficulty)
    if rng.random() < 0.3 * difficulty + 0.1:
        gray += patch(rng, width) * rng.uniform(3, 20 + 30 * difficulty)
    if rng.random() < 0.12 + 0.3 * difficulty:
        margin_clutter(rng, gray, left, left + len(text) * pitch, pitch)
    darkness = rng.uniform(0.95 - 0.4 * difficulty, 1)
    gray *= 1 - darkness * layer
    gray += (1 - rng.uniform(0.85, 1)) * 60
    if rng.random() < 0.03 + 0.12 * difficulty:
        gray = overprint(rng, gray)
    if rng.random() < 0.25 * difficulty + 0.05:
        specks(rng, gray, int(rng.integers(1, 3 + len(text) // 3)))
    return Print(gray, left + (np.arange(len(text)) + 0.5) * pitch, pitch)
