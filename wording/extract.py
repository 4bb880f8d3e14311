"""Collects the words that people read into grapevine.pot: extract.py ROOT OUT.pot [--check]

C++ and JavaScript say their words by `say`, `say_number` and `english` (core/base/wording.h, wasm/page/words.js); the page's
index.html says every text and label outside of translate="no"."""

import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDERS = ["core", "ui", "native/window", "wasm"]
HEADER = '''# The words of Grapevine. Made by the build target "wording"; not to be edited.
msgid ""
msgstr ""
"Project-Id-Version: Grapevine\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"
'''


class PageWords(html.parser.HTMLParser):
    VOID = {"meta", "link", "input", "br", "circle"}
    LABELS = ("aria-label", "placeholder", "title")

    def __init__(self):
        super().__init__()
        self.silent = []  # whether each element that is open is not to be said
        self.words = []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        silent = (self.silent[-1] if self.silent else False) or found.get("translate") == "no" or tag in ("head", "script", "noscript", "style")
        if not silent:
            self.words += [found[name] for name in self.LABELS if found.get(name)]
        if tag not in self.VOID:
            self.silent.append(silent)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if tag not in self.VOID and self.silent:
            self.silent.pop()

    def handle_data(self, data):
        words = " ".join(data.split())
        if re.search("[A-Za-z]{2}", words) and not self.silent[-1]:
            self.words.append(words)


def files_of(root, endings):
    found = [path.relative_to(root) for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in endings]
    return sorted(map(str, found))


def xgettext(root, language, endings, keywords):
    command = ["xgettext", f"--language={language}", "--from-code=UTF-8", "--add-location=file", "--add-comments=translators", "--sort-by-file", "--keyword", "--output=-",
               *(f"--keyword={keyword}" for keyword in keywords), "--files-from=-"]
    return subprocess.run(command, cwd=root, input="\n".join(files_of(root, endings)), text=True, check=True, capture_output=True).stdout


def page(root):
    reader = PageWords()
    name = "wasm/page/index.html"
    reader.feed((root / name).read_text(encoding="utf-8"))
    entries = [f"#: {name}\nmsgid {json.dumps(words, ensure_ascii=False)}\nmsgstr \"\"\n" for words in dict.fromkeys(reader.words)]
    return HEADER + "\n" + "\n".join(entries)


def joined(pots):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, pot in enumerate(pots):
            paths.append(pathlib.Path(folder) / f"{number}.pot")
            paths[-1].write_text(pot.replace("charset=CHARSET", "charset=UTF-8"), encoding="utf-8")
        command = ["msgcat", "--use-first", "--sort-by-file", "--add-location=file", "--width=110", *paths]
        text = subprocess.run(command, text=True, check=True, capture_output=True, encoding="utf-8").stdout
    entries = text.split("\n\n", 1)[1]
    return HEADER + "\n" + re.sub(r"^#, .*\n", "", entries, flags=re.M)  # a per cent sign makes no printf


def main():
    root, out = map(pathlib.Path, sys.argv[1:3])
    keywords = ["say:1", "say_number:2,3", "english:1"]
    text = joined([xgettext(root, "C++", {".cpp", ".h"}, keywords), xgettext(root, "JavaScript", {".js"}, ["say:1", "sayNumber:2,3"]), page(root)])
    kept = out.read_text(encoding="utf-8") if out.exists() else ""
    if kept == text:
        return
    if "--check" in sys.argv:
        said, known = (set(re.findall(r'^msgid (.*(?:\n".*)*)', pot, re.M)) for pot in (text, kept))
        print(*(f"not in the catalogue: {words}" for words in sorted(said - known)), *(f"said no more: {words}" for words in sorted(known - said)), sep="\n")
        sys.exit(f"{out} is not what the sources say: cmake --build build/dev --target wording")
    out.write_text(text, encoding="utf-8")


main()
