"""The recogniser: a small fully convolutional network, one prediction every 4 px of a line."""

import torch
from torch import nn

HEIGHT = 40
STEP = 4
CLASSES = 38  # blank, then content.ALPHABET


def convolution(inputs: int, outputs: int, kernel, stride=1, groups: int = 1) -> nn.Sequential:
    height, width = kernel
    padding = (height // 2, width // 2)
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False), nn.BatchNorm2d(outputs)
    )


class Residual(nn.Module):
    """Depthwise, then pointwise, added to what came in."""

    def __init__(self, channels: int, kernel):
        super().__init__()
        self.body = nn.Sequential(
            convolution(channels, channels, kernel, groups=channels),
            nn.ReLU(),
            convolution(channels, channels, (1, 1)),
        )

    def forward(self, x):
        return torch.relu(x + self.body(x))


class LineRecogniser(nn.Module):
    """(n, 1, 40, width) grey, 0…1, width a multiple of 4 → (n, width / 4, 38) scores before softmax."""

    def __init__(self, wide: int = 192, blocks: int = 4):
        super().__init__()
        self.picture = nn.Sequential(
            convolution(1, 16, (3, 3), 2),
            nn.ReLU(),
            convolution(16, 32, (3, 3), 2),
            nn.ReLU(),
            Residual(32, (3, 3)),
            convolution(32, 64, (3, 3), (2, 1)),
            nn.ReLU(),
            Residual(64, (3, 3)),
            Residual(64, (3, 3)),
        )
        # All five remaining rows at once: where in the height a stroke stands is told apart here.
        self.column = nn.Sequential(nn.Conv2d(64, wide, (5, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(wide), nn.ReLU())
        self.row = nn.Sequential(*[Residual(wide, (1, 7)) for _ in range(blocks)])
        self.head = nn.Conv2d(wide, CLASSES, 1)

    def forward(self, x):
        x = self.head(self.row(self.column(self.picture(1 - 2 * x))))
        return x.squeeze(2).transpose(1, 2)
