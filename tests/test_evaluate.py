"""`headstone evaluate`: a person marks passages of theirs and learns what to expect of the trained reader."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from headstone.cli import cli
from headstone.network import LateNetwork, load_network, network_version

SOUND = """id: t-1
lang: es
register: wire
conflict: Peru 1980s
scope: in
---
[Soldados]{finder a1} [hallaron]{act a1 grave.discovery} [una fosa común]{site a1 type=mass_grave} con
[30]{count a1 kind=bodies_recovered form=exact} cuerpos en [Ayacucho]{place a1}.
===
"""
BROKEN = SOUND.replace("t-1", "t-2").replace("{place a1}", "{place a7}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.txt").write_text(SOUND + BROKEN, encoding="utf-8")
    return tmp_path


def test_the_table_has_a_row_for_each_slot_and_names_what_was_left_out(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["evaluate", str(folder)])
    assert done.exit_code == 0, done.output
    assert "slot place" in done.output and "calibration error" in done.output
    assert "left out: mine.txt passage 2 (t-2)" in done.output and "links to no act: a7" in done.output


def test_the_json_holds_the_figures_and_every_error(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["evaluate", str(folder), "--json", "--errors"])
    told = json.loads(done.stdout)
    figures = {row["row"]: row["es"] for row in told["rows"]}
    assert figures["slot count"] == 1.0 and figures["slot place"] == 1.0
    assert len(told["refused"]) == 1
    assert all(kind in ("missed", "invented") for _, _, kind, _ in told["errors"])


def test_a_folder_without_passages_is_refused_in_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["evaluate", str(tmp_path)], standalone_mode=False)
    assert "it holds no marked passage" in str(done.exception)


def test_the_network_is_opened_only_when_it_is_asked() -> None:
    opened: list[str] = []

    def open_it() -> object:
        opened.append("now")
        return load_network()

    late = LateNetwork(network_version(), open_it)  # type: ignore[arg-type]
    assert late.version == load_network().version and not opened
    late.weigh("x", ())
    late.weigh("x", ())
    assert opened == ["now"]
