"""The rooms import in one direction only (docs/decisions/0001-seams.md)."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "headstone"
MAY = {
    "model": {"errors", "model"},
    "text": {"errors", "model", "text"},
    "intake": {"errors", "model", "text", "intake"},
    "reading": {"errors", "model", "text", "reading"},
    "linking": {"errors", "model", "text", "linking"},
    "safety": {"errors", "model", "safety"},
    "publish": {"errors", "model", "safety", "publish"},
    "store": {"errors", "model", "text", "store"},
}
# The room asks the use cases and never the store itself.
CASES = {
    "browsing", "deciding", "histories", "keeping", "mapping", "placing", "reviewing", "showing", "uploading",
    "release", "runs",
}  # fmt: skip
MAY["web"] = {"errors", "model", "publish", "web", *CASES}
PURE = ("model", "text", "intake", "reading", "linking", "safety", "publish")
NETWORK = {"socket", "ssl", "http.client", "urllib.request", "requests", "httpx", "asyncio", "ftplib", "smtplib"}
SERVERS = {"uvicorn", "starlette", "python_multipart"}
IMPURE = NETWORK | SERVERS | {"random", "sqlite3", "subprocess", "sqlalchemy", "time"}


def imports(path: Path) -> list[str]:
    """Every module that a file imports, also inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return named + [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "headstone" and len(parts) > 1 else None


@pytest.mark.parametrize("room", sorted(MAY))
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    wrong = [
        f"{path.name} imports {module}"
        for path in sorted((SOURCE / room).rglob("*.py"))
        for module in imports(path)
        if module.split(".")[0] == "headstone" and module != "headstone" and room_of(module) not in MAY[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_touches_no_disk_network_or_clock(room: str) -> None:
    files = sorted((SOURCE / room).rglob("*.py"))
    wrong = [f"{path.name} imports {m}" for path in files for m in imports(path) if m in IMPURE]
    assert wrong == []


def test_only_four_modules_know_the_network() -> None:
    """The gazetteer's download, the sandbox (which closes it), the second reader, which only its own verb calls, and
    the verb that listens on the loopback address."""
    files = {path: imports(path) for path in SOURCE.rglob("*.py")}
    assert {p.name for p, all_ in files.items() if NETWORK & set(all_)} == {
        "gazetteer_fetch.py", "sandbox.py", "second_reader.py", "cli_serve.py"
    }  # fmt: skip
    for module, users in (("second_reader", {"proposing.py", "cli_second.py"}), ("proposing", {"cli_second.py"})):
        assert {p.name for p, all_ in files.items() if f"headstone.{module}" in all_} == users


def test_only_one_verb_opens_a_server_and_only_the_room_knows_what_is_served() -> None:
    files = {path.relative_to(SOURCE): imports(path) for path in SOURCE.rglob("*.py")}
    assert {path.name for path, all_ in files.items() if "uvicorn" in all_} == {"cli_serve.py"}
    served = {path for path, all_ in files.items() if any(module.split(".")[0] == "starlette" for module in all_)}
    assert served and {path.parts[0] for path in served} == {"web"}
    users = {path for path, all_ in files.items() if any(room_of(module) == "web" for module in all_)}
    assert {path.name for path in users if path.parts[0] != "web"} == {"cli_serve.py"}


def test_nothing_imports_the_command_line() -> None:
    wrong = [p.name for p in SOURCE.rglob("*.py") if p.name != "__main__.py" and "headstone.cli" in imports(p)]
    assert wrong == []


def test_no_module_is_a_grab_bag() -> None:
    assert [p.name for p in SOURCE.rglob("*.py") if p.stem in {"utils", "util", "helpers", "misc", "common"}] == []
