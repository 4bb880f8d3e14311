"""Compresses a page beforehand: compress.py FOLDER writes file.gz beside each file that shrinks, for servers that send such
files as they are. What has not changed since is left alone; a .gz whose file is gone goes too."""

import gzip
import pathlib
import sys

SHRINKS = {".html", ".js", ".css", ".wasm", ".json", ".svg", ".webmanifest", ".mo"}

folder = pathlib.Path(sys.argv[1])
for compressed in folder.rglob("*.gz"):
    if not compressed.with_suffix("").is_file():
        compressed.unlink()
for file in folder.rglob("*"):
    if file.suffix not in SHRINKS or not file.is_file():
        continue
    compressed = file.with_name(file.name + ".gz")
    if compressed.is_file() and compressed.stat().st_mtime_ns >= file.stat().st_mtime_ns:
        continue
    compressed.write_bytes(gzip.compress(file.read_bytes(), compresslevel=9, mtime=0))
