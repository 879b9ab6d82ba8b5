"""What is learnt of the firmness of origins: labelled ones met once each, and weights that say what was seen."""

import math

from benchmarks.quality.bundles import Told
from training.firmness import SIGNS, Met, compared, fitted

from headstone.linking.firmness import shipped


def told() -> Told:
    origins = {"O-a": ("ngo", "R-1"), "O-b": ("ngo", "R-2"), "O-c": ("state", "R-2"), "O-d": ("own_reporter", "R-1")}
    return Told({
        "reports": [{"id": id_, "file": f"b/{id_}.txt", "lead_incident": "I-1"} for id_ in ("R-1", "R-2")],
        "incidents": [{"id": "I-1", "corroboration": {
            "firmness": [{"origin": id_, "score": 0.9, "signs": ["two_texts"]} for id_ in origins],
        }}],
        "origins": [{"id": id_, "kind": kind, "claims": [f"C-{id_}"]} for id_, (kind, _) in origins.items()],
        "claims": [{"id": f"C-{id_}", "report": report} for id_, (_, report) in origins.items()],
    })  # fmt: skip


def test_each_labelled_origin_is_met_once_and_that_of_a_shared_report_first() -> None:
    labelled = [
        {"kind": "ngo", "reports": ["R-2"]}, {"kind": "field", "reports": ["R-9"]}, {"kind": "expert", "reports": []},
    ]  # fmt: skip
    met = compared(labelled, {"R-1": "R-1", "R-2": "R-2"}, told())
    assert [right for _, right in met.origins] == [False, True, False, True]
    assert met.unseen == 1


def test_reports_that_lead_nowhere_leave_all_unseen() -> None:
    assert compared([{"kind": "ngo", "reports": ["R-9"]}], {"R-9": "R-9"}, told()) == Met((), 1)


def test_weights_say_how_often_origins_with_a_sign_were_right() -> None:
    plain = [Met(((((), True),) * 9 + (((), False),)), 0)] * 100
    signed = [Met(((((SIGNS[0],), True),) * 98 + (((SIGNS[0],), False),) * 2), 0)] * 20
    start, first, *others = fitted([*plain, *signed])
    assert abs(1 / (1 + math.exp(-start)) - 0.9) < 0.01
    assert abs(1 / (1 + math.exp(-start - first)) - 0.98) < 0.01
    assert others == [0.0] * len(others)


def test_the_recipe_knows_the_signs_that_ship() -> None:
    assert set(SIGNS) == set(shipped().signs)
