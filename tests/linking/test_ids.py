import re

from hypothesis import given
from hypothesis import strategies as st

from headstone.linking.ids import mint, named


def ids(*groups: set[str], before: dict[str, str] | None = None, used: frozenset[str] = frozenset(), aliases=None):
    older: dict[str, set[str]] = {}
    for alias, now in (aliases or {}).items():
        older.setdefault(now, set()).add(alias)
    return named([frozenset(group) for group in groups], "I", before or {}, used, older)


def test_an_id_is_short_and_can_be_typed() -> None:
    (one,) = ids({"C-1"})
    assert re.fullmatch(r"I-[0-9A-HJKMNP-TV-Z]{4}", one.id)


def test_a_taken_id_grows_longer() -> None:
    first = mint("I", "C-1", set())
    second = mint("I", "C-1", {first})
    assert second.startswith(first) and len(second) == len(first) + 1


def test_an_id_once_used_is_never_minted_again() -> None:
    (one,) = ids({"C-1"})
    (again,) = ids({"C-1"}, used=frozenset({one.id}))
    assert again.id != one.id


def test_a_group_inherits_the_id_that_most_of_its_claims_had() -> None:
    (one,) = ids({"C-1", "C-2", "C-3"}, before={"C-1": "I-AAAA", "C-2": "I-BBBB", "C-3": "I-BBBB"})
    assert (one.id, one.aliases) == ("I-BBBB", ("I-AAAA",))


def test_of_two_halves_the_larger_keeps_the_id() -> None:
    before = dict.fromkeys(("C-1", "C-2", "C-3"), "I-AAAA")
    small, large = ids({"C-1"}, {"C-2", "C-3"}, before=before)
    assert large.id == "I-AAAA" and small.id != "I-AAAA"


def test_an_alias_stays_with_who_has_it_though_a_claim_comes_back_elsewhere() -> None:
    before = {"C-1": "I-AAAA", "C-2": "I-BBBB", "C-3": "I-CCCC"}
    one, other = ids({"C-1"}, {"C-2", "C-3"}, before=before, aliases={"I-CCCC": "I-AAAA"})
    assert (one.id, one.aliases) == ("I-AAAA", ("I-CCCC",))
    assert (other.id, other.aliases) == ("I-BBBB", ())


def test_aliases_of_what_became_an_alias_go_along() -> None:
    before = {"C-1": "I-AAAA", "C-2": "I-BBBB", "C-3": "I-BBBB"}
    (one,) = ids({"C-1", "C-2", "C-3"}, before=before, aliases={"I-CCCC": "I-AAAA"})
    assert one.aliases == ("I-AAAA", "I-CCCC")


@given(st.lists(st.sets(st.integers(0, 30), min_size=1, max_size=5), max_size=6))
def test_no_two_groups_ever_share_an_id(groups: list[set[int]]) -> None:
    seen: set[int] = set()
    apart = [own for group in groups if (own := group - seen) and not seen.update(group)]
    before = {f"C-{n}": f"I-{n % 3}" for n in range(30)}
    found = ids(*({f"C-{n}" for n in group} for group in apart), before=before)
    assert len({one.id for one in found}) == len(found)
    assert not {alias for one in found for alias in one.aliases} & {one.id for one in found}
