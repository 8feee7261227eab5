"""
Trains the recogniser on strips made as it goes.

    python3 train.py OUT --steps 7000 --seed 1            from nothing: clean print first, harder and harder
    python3 train.py OUT --steps 2600 --seed 2 --from A   on from the weights A, all difficulties from the start
    python3 train.py OUT ... --resume                     an interrupted run, at its last checkpoint
    python3 train.py OUT ... --until 2500                 ends there, in the middle of its schedule
"""

import argparse
import random
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

import strips
from model import LineRecogniser

CHECKPOINT_EVERY = 250


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument("--until", type=int, help="stop before the schedule ends")
    parser.add_argument("--resume", action="store_true")
    given = parser.parse_args()
    given.until = given.until or given.steps
    return given


def hardest(progress: float, continued: bool) -> float:
    return 1.0 if continued else min(1.0, 0.1 + 2.2 * progress)


def main() -> None:
    given = options()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    model = LineRecogniser().to(memory_format=torch.channels_last)
    if given.start:
        model.load_state_dict(torch.load(given.start)["model"])
    optimiser = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, total_steps=given.steps, pct_start=0.15)
    step, spent = 0, 0.0
    if given.resume and given.out.exists():
        kept = torch.load(given.out)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        step, spent = kept["step"], kept["cpu_seconds"]
    loss_of = nn.CrossEntropyLoss(ignore_index=strips.IGNORED)
    began, losses, right = time.process_time() - spent, [], []
    model.train()
    while step < given.until:
        # A step's strips depend on the seed and the step alone: a resumed run sees what an unbroken one would.
        rng, words = np.random.default_rng((given.seed, step)), random.Random(given.seed * 10_000_019 + step)
        most = hardest(step / given.steps, given.start is not None)
        gray, labels = strips.batch(rng, words, given.batch, lambda: most * rng.random() ** 0.8)
        x = torch.from_numpy(gray).float().div_(255).unsqueeze(1).contiguous(memory_format=torch.channels_last)
        y = torch.from_numpy(labels)
        scores = model(x)
        loss = loss_of(scores.reshape(-1, scores.shape[-1]), y.reshape(-1))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        step += 1
        losses.append(loss.item())
        right.append(((scores.argmax(-1) == y)[y > 0]).float().mean().item())
        if step % 50 == 0:
            minutes = (time.process_time() - began) / 60
            print(f"{step} hardest {most:.2f} loss {np.mean(losses):.4f} right {np.mean(right):.4f} {minutes:.1f} min", flush=True)
            losses, right = [], []
        if step % CHECKPOINT_EVERY == 0 or step == given.until:
            state = {
                "model": model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step,
                "cpu_seconds": time.process_time() - began,
            }
            partial = given.out.with_suffix(".partial")
            torch.save(state, partial)
            partial.replace(given.out)


if __name__ == "__main__":
    main()
