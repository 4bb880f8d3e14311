"""Makes a language that nobody speaks, for tests: pseudo.py IN.pot OUT.po

Every word has letters with accents, is 30 % longer and stands in brackets: what is cut, glued together or not said at all is
seen. It has three forms of numbers: for 1, for 2, and for all others; the last two end in ² and ³."""

import pathlib
import re
import subprocess
import sys

PLAIN = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ"
MADE = "áçđéğĥíĵķľñóřšŧúŵýžÁÇĐÉĞĤÍĴĶĽÑÓŘŠŦÚŴÝŽ"
LETTERS = str.maketrans(PLAIN, MADE)
KEPT = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|</?[a-z][^<>]*>|&[a-z#0-9]+;|\\.)")  # fields, tags, entities and escapes
HEADER = '''"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: en_XA\\n"
"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;\\n"
'''


def word(match):
    text = match.group()
    extra = round(0.3 * len(text))
    made = ""
    for letter in text:
        made += letter.translate(LETTERS)
        if extra > 0 and letter in "aeiouyAEIOUY":
            made += letter.lower().translate(LETTERS)
            extra -= 1
    return made


def pseudo(text, mark=""):
    before, after = re.match(r"(?:\\n)*", text).group(), re.search(r"(?:\\n)*$", text).group()
    inner = text[len(before):len(text) - len(after)]
    parts = [part if KEPT.fullmatch(part) else re.sub("[A-Za-z]+", word, part) for part in KEPT.split(inner)]
    made = "".join(parts)
    for part in parts:
        if not KEPT.fullmatch(part) and re.search("[A-Za-z]{3}", part):
            raise SystemExit(f"three letters without an accent: {part}")
    return f"{before}[{made}{mark}]{after}" if inner else text


def whole(found):
    """What msgcat writes over several lines."""
    return "".join(line.strip()[1:-1] for line in found.group(1).split("\n"))


def main():
    source, target = map(pathlib.Path, sys.argv[1:])
    text = subprocess.run(["msgcat", "--no-wrap", source], check=True, capture_output=True, text=True, encoding="utf-8").stdout
    entries = text.split("\n\n")[1:]
    made = [f'msgid ""\nmsgstr ""\n{HEADER}']
    for entry in entries:
        strings = {name: re.search(rf'^{name} (".*"(?:\n".*")*)', entry, re.M) for name in ("msgid", "msgid_plural")}
        if not strings["msgid"]:
            continue
        one = whole(strings["msgid"])
        lines = [f'msgid "{one}"']
        if strings["msgid_plural"]:
            many = whole(strings["msgid_plural"])
            lines += [f'msgid_plural "{many}"', f'msgstr[0] "{pseudo(one)}"', f'msgstr[1] "{pseudo(many, "²")}"', f'msgstr[2] "{pseudo(many, "³")}"']
        else:
            lines.append(f'msgstr "{pseudo(one)}"')
        made.append("\n".join(lines) + "\n")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(made), encoding="utf-8")


main()
