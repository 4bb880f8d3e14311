"""Draws the icons that systems want as pictures: icons.py FOLDER. Three people of a crowd, as in page/icon.svg."""

import math
import pathlib
import struct
import sys
import zlib

BLUE, WHITE = (0x00, 0x72, 0xB2), (0xFF, 0xFF, 0xFF)
PEOPLE = [(6, 17, 4), (12, 6.5, 4), (18.5, 15.5, 4)]  # x, y and radius in a box of 24


def covered(x, y, size, margin):
    """How much of a pixel is inside a circle: by how far its middle is from the nearest edge."""
    pixels = size * (1 - 2 * margin) / 24
    inside = max(r * pixels - math.hypot(x + 0.5 - margin * size - cx * pixels, y + 0.5 - margin * size - cy * pixels) for cx, cy, r in PEOPLE)
    return min(1, max(0, inside + 0.5))


def picture(size, margin, ground, ink):
    """The bytes of a PNG of 8-bit RGBA; a ground of None is clear."""
    rows = bytearray()
    for y in range(size):
        rows.append(0)
        for x in range(size):
            part = covered(x, y, size, margin)
            if ground is None:
                rows += bytes((*ink, round(255 * part)))
            else:
                rows += bytes((*(round(a + (b - a) * part) for a, b in zip(ground, ink)), 255))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, size, margin, ground, ink in [
    ("icon-192.png", 192, 0, None, BLUE),
    ("icon-512.png", 512, 0, None, BLUE),
    ("icon-masked-512.png", 512, 0.2, BLUE, WHITE),   # systems cut it to a shape of theirs: all that counts is in the middle
    ("icon-touch-180.png", 180, 0.14, BLUE, WHITE),
]:
    (folder / name).write_bytes(picture(size, margin, ground, ink))
