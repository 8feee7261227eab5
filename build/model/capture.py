"""Captures: a print seen by a scanner or camera and cut out as the reader cuts lines, 40 px high."""

from dataclasses import dataclass

import cv2
import numpy as np

from print import CAP, HEIGHT, Print

STRIP = 40  # px high
STRIP_CAP = 22  # px, height of a capital in a strip


@dataclass
class Strip:
    gray: np.ndarray  # uint8, 40 rows
    centres: np.ndarray  # x of each character, px
    pitch: float  # px


def turn(degrees: float) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def grow(x: float, y: float) -> np.ndarray:
    return np.diag([x, y, 1.0])


def move(x: float, y: float) -> np.ndarray:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]])


def framing(rng, width: float, strip_width: int, difficulty: float, whole: bool) -> np.ndarray:
    """Print to strip: what the locator and the rectifier leave of tilt, perspective, offset and scale."""
    wrong = 0.3 + 0.7 * difficulty
    scale = STRIP_CAP / CAP * np.clip(rng.normal(1, 0.11 * wrong), 0.75, 1.28)
    aspect = strip_width / (width * scale) if whole else np.clip(rng.normal(1, 0.05 + 0.04 * difficulty), 0.78, 1.26)
    tilt = np.clip(rng.normal(0, wrong * (0.25 if whole else 1.0)), -2.5, 2.5)
    shear = np.array([[1, rng.normal(0, 0.05 * wrong), 0], [0, 1, 0], [0, 0, 1]])
    lean = np.eye(3)
    lean[2, 0] = rng.normal(0, 0.05 * wrong) / (width * scale)
    lean[2, 1] = rng.normal(0, 0.02 * wrong) / STRIP
    offset = np.clip(rng.normal(0, 2.4 * wrong), -6, 6)
    centred = grow(scale * aspect, scale) @ move(-width / 2, -HEIGHT / 2)
    return move(strip_width / 2, STRIP / 2 + offset) @ lean @ turn(tilt) @ shear @ centred


def bend(rng, gray: np.ndarray, most: float) -> np.ndarray:
    """A page that does not lie flat: rows bow by up to `most` px."""
    height, width = gray.shape
    x = np.linspace(-1, 1, width, dtype=np.float32)
    bow = rng.uniform(-most, most) * (x - rng.uniform(-0.5, 0.5)) ** 2
    ys = np.arange(height, dtype=np.float32)[:, None] + bow[None] - bow.mean()
    xs = np.broadcast_to(np.arange(width, dtype=np.float32), (height, width))
    return cv2.remap(gray, np.ascontiguousarray(xs), ys.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def motion(rng, gray: np.ndarray, length: float) -> np.ndarray:
    size = int(length) | 1
    if size < 3:
        return gray
    kernel = np.zeros((size, size), np.float32)
    angle, middle = rng.uniform(0, np.pi), size // 2
    dx, dy = np.cos(angle) * middle, np.sin(angle) * middle
    ends = [(int(round(middle + s * dx)), int(round(middle + s * dy))) for s in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1, 1)
    return cv2.filter2D(gray, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def light(rng, gray: np.ndarray, difficulty: float) -> np.ndarray:
    height, width = gray.shape
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    if rng.random() < 0.3 + 0.4 * difficulty:
        gray = gray * (1 + rng.uniform(-0.45, 0.45) * difficulty * x + rng.uniform(-0.15, 0.15) * difficulty * y)
    if rng.random() < 0.25 * difficulty:  # the edge of a shadow
        side = x * rng.choice((-1, 1)) + y * rng.uniform(-0.6, 0.6) - rng.uniform(-0.9, 0.9)
        gray = gray * (1 - rng.uniform(0.15, 0.6) / (1 + np.exp(np.clip(-side / rng.uniform(0.005, 0.2), -60, 60))))
    if rng.random() < 0.3 * difficulty:  # glare
        cx, cy, sx, sy = rng.uniform(-1, 1), rng.uniform(-1.5, 1.5), rng.uniform(0.03, 0.5), rng.uniform(0.5, 2)
        glow = np.exp(-((x - cx) ** 2) / sx**2 - ((y - cy) ** 2) / sy**2)
        strength = rng.uniform(0.2, 0.85)
        gray = gray + (rng.uniform(200, 300) - gray) * glow * strength
    return gray


def seen(rng, gray: np.ndarray, cap: float, difficulty: float) -> np.ndarray:
    """The sensor's share: blur, shake, light, noise and compression, at the capture's own resolution."""
    if rng.random() < 0.4 + 0.4 * difficulty:
        sigma = cap * rng.uniform(0.005, 0.025 + 0.1 * difficulty * rng.random())
        if sigma > 0.25:
            gray = cv2.GaussianBlur(gray, (0, 0), sigma)
    if rng.random() < 0.3 * difficulty:
        gray = motion(rng, gray, cap * rng.uniform(0.08, 0.32))
    gray = light(rng, gray, difficulty)
    low, gain = rng.uniform(0, 60 * difficulty + 5), rng.uniform(1 - 0.6 * difficulty, 1)
    gray = low + gray * gain * (255 - low) / 255
    if rng.random() < 0.5 + 0.4 * difficulty:
        noise = rng.standard_normal(gray.shape, np.float32) * rng.uniform(0.5, 3 + 13 * difficulty * rng.random())
        gray = gray + (cv2.GaussianBlur(noise, (0, 0), 0.7) * 1.8 if rng.random() < 0.3 else noise)
    if rng.random() < 0.2 * difficulty + 0.05:  # a sharpening scanner or camera
        gray = gray + rng.uniform(0.3, 1.5) * (gray - cv2.GaussianBlur(gray, (0, 0), max(0.6, cap * 0.06)))
    image = np.clip(gray, 0, 255).astype(np.uint8)
    if rng.random() < 0.3 + 0.5 * difficulty:
        quality = int(rng.uniform(90 - 68 * difficulty, 97))
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return image


def stretch(rng, gray: np.ndarray) -> np.ndarray:
    """As the reader does: from the darkest 1 % to the lightest 5 %."""
    low, high = np.percentile(gray[:, ::2], (1, 95))
    gain = 255 / max(30.0, high - low)
    return np.clip((gray.astype(np.float32) - low) * gain, 0, 255).astype(np.uint8)


def captured(rng, page: Print, strip_width: int, difficulty: float, whole: bool = False, small: bool = False) -> Strip:
    """small: a picture of few pixels, as documents are published and sent around, with half the other troubles."""
    gray = page.gray
    if small:
        difficulty /= 2
    if rng.random() < 0.3 * difficulty + 0.05:
        gray = bend(rng, gray, 5 * difficulty + 1)
    to_strip = framing(rng, gray.shape[1], strip_width, difficulty, whole)
    finest, coarsest = 30.0, 26 - 18 * difficulty
    cap = float(rng.uniform(coarsest, finest)) if rng.random() < 0.6 else float(rng.uniform(coarsest, coarsest + 5))
    if small:
        cap = float(rng.uniform(6, 13))
    tilt = rng.normal(0, 3 * difficulty) if rng.random() < 0.4 and not whole else rng.normal(0, 0.5 * difficulty)
    ratio = cap / CAP
    width, height = gray.shape[1] * ratio, HEIGHT * ratio
    rise = abs(np.sin(np.radians(tilt))) * width
    to_camera = move(width / 2, height / 2 + rise / 2) @ turn(tilt) @ grow(ratio, ratio) @ move(-gray.shape[1] / 2, -HEIGHT / 2)
    if ratio < 0.9:  # each pixel gathers the light of its whole area
        gray = cv2.GaussianBlur(gray, (0, 0), 0.36 / ratio)
    size = (int(width) + 1, int(height + rise) + 1)
    photo = cv2.warpPerspective(gray, to_camera, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    photo = seen(rng, photo, cap, difficulty)
    if cap > 26:
        photo = cv2.GaussianBlur(photo, (0, 0), 0.4)
    back = to_strip @ np.linalg.inv(to_camera)
    flags = cv2.INTER_LINEAR if rng.random() < 0.8 else cv2.INTER_CUBIC
    cut = cv2.warpPerspective(photo, back, (strip_width, STRIP), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    if rng.random() < 0.95:
        cut = stretch(rng, cut)
    points = np.stack([page.centres, np.full_like(page.centres, HEIGHT / 2)], -1)[None]
    centres = cv2.perspectiveTransform(points, to_strip)[0, :, 0]
    pitch = float(np.median(np.diff(centres))) if len(centres) > 1 else page.pitch * STRIP_CAP / CAP
    return Strip(cut, centres, pitch)
