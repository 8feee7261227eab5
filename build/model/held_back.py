"""
Writes the held-back strips that the model is measured by: whole lines, from seeds that training never uses.

    python3 held_back.py FOLDER --count 300
"""

import argparse
import json
from pathlib import Path

import cv2

import strips

LEVELS = {"clean": (0.05, False), "scan": (0.3, False), "photo": (0.6, False), "hard": (0.9, False), "small": (0.6, True)}
FIRST_SEED = 900_000_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    given.folder.mkdir(parents=True, exist_ok=True)
    truth = []
    for row, (level, (difficulty, small)) in enumerate(LEVELS.items()):
        for at in range(given.count):
            made = strips.whole(FIRST_SEED + row * 1_000_000 + at, difficulty, small)
            file = f"{level}-{at:04}.png"
            cv2.imwrite(str(given.folder / file), made.strip.gray)
            truth.append({"file": file, "level": level, "text": made.text})
    (given.folder / "truth.json").write_text(json.dumps(truth, indent=0))


if __name__ == "__main__":
    main()
