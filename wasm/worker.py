"""Writes the service worker of a page: worker.py FOLDER worker.js puts FOLDER/worker.js together from the list of the files
there and the program. The same files give the same bytes, so browsers see a new version when there is one."""

import base64
import hashlib
import json
import pathlib
import sys

COMPRESSED = {".br", ".gz"}

folder, program = map(pathlib.Path, sys.argv[1:])
files = {}
for file in sorted(folder.rglob("*")):
    path = file.relative_to(folder).as_posix()
    if file.is_file() and file.suffix not in COMPRESSED and path != "worker.js" and not file.name.startswith("."):
        files[path] = "sha256-" + base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
body = program.read_text()
version = hashlib.sha256((json.dumps(files) + body).encode()).hexdigest()[:16]
text = f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(files, indent=0)};\n{body}"
target = folder / "worker.js"
if not target.is_file() or target.read_text() != text:
    target.write_text(text)
