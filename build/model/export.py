"""
Writes the trained model as ONNX: line (1, 1, 40, width) grey 0…1 → posteriors (1, width / 4, 38).

    python3 export.py WEIGHTS ../../resources/models/mrz.onnx [--temperature 1.2]
"""

import argparse

import torch
from torch import nn

from model import HEIGHT, LineRecogniser


class Posteriors(nn.Module):
    def __init__(self, recogniser: LineRecogniser, temperature: float):
        super().__init__()
        self.recogniser, self.temperature = recogniser, temperature

    def forward(self, line):
        return torch.softmax(self.recogniser(line) / self.temperature, -1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--temperature", type=float, default=1.0)
    given = parser.parse_args()
    recogniser = LineRecogniser()
    recogniser.load_state_dict(torch.load(given.weights)["model"])
    whole = Posteriors(recogniser, given.temperature).eval()
    torch.onnx.export(
        whole,
        torch.rand(1, 1, HEIGHT, 400),
        given.out,
        opset_version=13,
        input_names=["line"],
        output_names=["posteriors"],
        dynamic_axes={"line": {3: "width"}, "posteriors": {1: "steps"}},
    )


if __name__ == "__main__":
    main()
