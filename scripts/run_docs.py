"""Run the commands that README.md and docs/tutorial.md show, and write what they print beneath them.

    python scripts/run_docs.py [PAGE…]

Needs a POSIX system (a pseudo-terminal gives the width that a reader has) and a built gazetteer. A block is made from
the comment above it:

    <!-- run: headstone show {I:kesh-qala-trench-2017} | 12 -->

`{I:FOLDER}` is the incident that most reports of that folder of the samples mainly tell of, `{S:FOLDER}` its site,
`{R:FILE}` a report and `{C:FILE}` the claim that it leads with. `| 12` shows the first twelve lines. Each page has a
fresh folder, in which `examples` are the samples.
"""

import contextlib
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from headstone.store.register import Store

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
BLOCK = re.compile(r"<!-- run: (?P<words>.+?)(?: \| (?P<lines>\d+))? -->\n(?:```console\n.*?\n```\n)?", re.DOTALL)
NAMED = re.compile(r"\{([ISRC]):([^}]+)\}")
WIDTH = 110  # columns
CASE = "try"
SOME_UNREAD = 3  # exit status of `add` when a file could not be read, as one sample cannot


def remade(page: str, folder: Path) -> str:
    """The page with every block run anew, in order."""
    return BLOCK.sub(lambda match: block(match, folder), page)


def block(match: re.Match[str], folder: Path) -> str:
    words = NAMED.sub(lambda named: resolved(folder / CASE, *named.groups()), match["words"])
    printed = run(words, folder)
    if match["lines"]:
        lines = printed.splitlines()
        printed = "\n".join([*lines[: int(match["lines"])], "…"] if len(lines) > int(match["lines"]) else lines)
    head = match.group().split("\n", 1)[0]
    return f"{head}\n```console\n$ {words}\n{printed}\n```\n".replace("\n\n```\n", "\n```\n")


def run(words: str, folder: Path) -> str:
    """What a command prints on a terminal of `WIDTH` columns. A command that fails is told, and stops the making."""
    parts = shlex.split(words)
    if parts[0] == "headstone":
        parts[:1] = [sys.executable, "-m", "headstone"]
    elif parts[0] == "python":
        parts[0] = sys.executable
    environment = {
        **os.environ, "HEADSTONE_CASE": CASE, "HEADSTONE_ACTOR": "amal", "COLUMNS": str(WIDTH), "LINES": "60",
        "TERM": "dumb", "PYTHONPATH": str(ROOT / "src"),
    }  # fmt: skip
    ours, theirs = pty.openpty()
    with subprocess.Popen(parts, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        printed = read(ours)
    if child.returncode not in (0, SOME_UNREAD):
        raise SystemExit(f"{words}: status {child.returncode}\n{printed}")
    lines = (line.rstrip() for line in printed.replace("\r\n", "\n").splitlines())
    return "\n".join(line for line in lines if "━" not in line).strip("\n")  # no progress bars


def read(terminal: int) -> str:
    """Everything until the other end closes, which Linux tells by an error."""
    parts = []
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 65536):
            parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8")


def resolved(case: Path, kind: str, name: str) -> str:
    """The id that stands for a placeholder in this run."""
    with Store(case) as store:
        register = store.register()
    if kind in "RC":
        report = next(report for report in register.reports if report.file.endswith(name))
        lead = next((claim for id_, _, claim in register.leads if id_ == report.id), None)
        return report.id if kind == "R" else lead or ""
    folder = {report.id for report in register.reports if name in report.file}
    told = Counter(incident for report, incident, _ in register.leads if report in folder and incident)
    incident = max(sorted(told), key=lambda id_: told[id_])
    return incident if kind == "I" else next(site.id for site in register.sites if incident in site.incidents)


def main(pages: list[Path]) -> None:
    for path in pages:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", Path(folder) / "examples")
            shutil.copytree(ROOT / "scripts", Path(folder) / "scripts")
            path.write_text(remade(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or list(PAGES))
