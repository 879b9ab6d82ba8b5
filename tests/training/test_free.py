"""Real press that may be learnt of: read by id where the labelled sets are, never copied."""

import gzip
import json
from pathlib import Path

import pytest
from training.free import LONGEST, text_of

TOPICS = Path(__file__).parents[2] / "training" / "topics"
KINDS = {"field", "state", "ngo", "armed_group", "religious", "un_body", "expert"}


def labels() -> list[dict[str, object]]:
    return [json.loads(line) for line in (TOPICS / "free.jsonl").read_text(encoding="utf-8").splitlines()]


def test_texts_are_found_by_id_with_who_put_them_out(tmp_path: Path) -> None:
    (tmp_path / "ecbplus" / "7").mkdir(parents=True)
    tokens = [(0, "Police"), (0, "came"), (0, "."), (1, "Nobody"), (1, "spoke"), (1, ".")]
    rows = "".join(f'<token t_id="{n}" sentence="{s}">{word}</token>' for n, (s, word) in enumerate(tokens))
    (tmp_path / "ecbplus" / "7" / "7_1ecb.xml").write_text(f"<Document>{rows}</Document>", encoding="utf-8")
    (tmp_path / "free_corpus").mkdir()
    with gzip.open(tmp_path / "free_corpus" / "manifest.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "w-1", "source": "set/Example Wire", "text": "x" * (LONGEST + 9)}) + "\n")
        lines.write(json.dumps({"id": "w-2", "source": "Example Wire", "text": "not asked for"}) + "\n")
    asked = frozenset(("ecbplus/7/7_1ecb", "ecbplus/7/7_9ecb", "w-1"))
    found = text_of(tmp_path, asked)
    assert found == {
        "ecbplus/7/7_1ecb": ("", "Police came. Nobody spoke."),
        "w-1": ("Example Wire", "x" * LONGEST),
    }
    assert text_of(tmp_path / "nowhere", asked) == {}


def test_of_real_press_the_labels_alone_are_kept() -> None:
    rows = labels()
    assert len({row["id"] for row in rows}) == len(rows) > 200
    for row in rows:
        assert set(row) == {"id", "origins", "own", "self", "event"} and set(row["origins"]) <= KINDS  # type: ignore[call-overload]
        assert "BBC" not in str(row["id"])


def test_the_mean_of_networks_is_that_of_their_weights() -> None:
    torch = pytest.importorskip("torch", reason="torch is no part of the product: `make test-train` runs this")
    from training.views import LABELS, PRESS, Row, Sight, averaged, but_press

    one, other = Sight(), Sight()
    mean = averaged([one, other]).state_dict()
    assert all(torch.allclose(mean[k], (v + other.state_dict()[k]) / 2) for k, v in one.state_dict().items())
    none = torch.zeros(len(LABELS))
    rows = [Row(writer, torch.zeros(2, 2), none, none) for writer in ("a", *PRESS, "press D", "plain A")]
    assert [row.writer for row in but_press(rows)] == ["a", "plain A"]
