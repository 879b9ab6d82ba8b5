import dataclasses

import pytest

from headstone.errors import Refused
from headstone.safety.clear import PRIVATE, Cleared, ClearedDossier, Policy, clear, clear_dossier
from tests.publish.factories import dossier, register


def test_the_private_policy_withholds_nothing_and_stamps() -> None:
    whole = register()
    cleared = clear(whole, PRIVATE)
    assert cleared.register is whole
    assert cleared.stamps[0] == "PRIVATE - NOT CLEARED"
    assert cleared.custody_head == whole.custody_head


def test_one_invented_report_stamps_the_whole_file_sample() -> None:
    whole = register()
    real = tuple(
        dataclasses.replace(item, meta=dataclasses.replace(item.meta, invented=False)) for item in whole.reports
    )
    assert "SAMPLE" not in clear(dataclasses.replace(whole, reports=real)).stamps
    assert "SAMPLE" in clear(dataclasses.replace(whole, reports=(*real[1:], whole.reports[0]))).stamps


def test_a_dossier_is_stamped_alike() -> None:
    cleared = clear_dossier(dossier())
    assert cleared.stamps == ("PRIVATE - NOT CLEARED", "SAMPLE")
    assert cleared.incident.id == "I-7K3F"


def test_nobody_else_can_make_cleared_material() -> None:
    with pytest.raises(Refused, match=r"safety\.clear"):
        Cleared(register(), PRIVATE, (), object())
    with pytest.raises(Refused, match=r"safety\.clear"):
        ClearedDossier(dossier(), PRIVATE, (), None)


def test_cleared_material_cannot_lose_its_stamps_by_replace() -> None:
    with pytest.raises(ValueError, match="seal"):
        dataclasses.replace(clear(register()), stamps=())


def test_a_policy_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(Refused, match="release"):
        clear(register(), Policy("release", "released", "RELEASED"))
