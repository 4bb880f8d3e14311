"""Cuts Inter down to what the text view shows: font.py IN.otf OUT.woff. Without fonttools the file is copied as it is."""

import pathlib
import shutil
import sys

# Latin with its supplements, Greek, punctuation, currency, arrows, mathematics, shapes
SCRIPTS = [(0x20, 0x24F), (0x370, 0x3FF), (0x2010, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2190, 0x2199), (0x2200, 0x2265),
           (0x25A0, 0x25CF), (0x2713, 0x2717), (0xFFFD, 0xFFFD)]

source, target = map(pathlib.Path, sys.argv[1:])
target.parent.mkdir(parents=True, exist_ok=True)
try:
    from fontTools import subset
except ImportError:
    shutil.copyfile(source, target)
else:
    options = subset.Options(flavor="woff", layout_features=["kern", "tnum", "calt"], hinting=False, desubroutinize=True)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in SCRIPTS for c in range(first, last + 1)])
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
