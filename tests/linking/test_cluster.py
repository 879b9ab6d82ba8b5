from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from headstone.linking.cluster import Wishes, clusters
from headstone.linking.pairs import Judged


def pair(a: int, b: int, score: float, conflict: str | None = None) -> Judged:
    return Judged(a, b, score, (), conflict, parts=conflict is not None)


def copy(a: int, b: int, score: float) -> Judged:
    return Judged(a, b, score, (), copy=True)


def test_positive_pairs_join_and_negative_pairs_do_not() -> None:
    assert clusters(3, [pair(0, 1, 2.0), pair(1, 2, -1.0)], Wishes()) == ((0, 1), (2,))


def test_a_chain_of_weak_likeness_does_not_join_what_is_unlike_on_the_whole() -> None:
    pairs = [pair(0, 1, 3.0), pair(2, 3, 3.0), pair(1, 2, 0.4), pair(0, 2, -2.0), pair(0, 3, -2.0), pair(1, 3, -2.0)]
    assert clusters(4, pairs, Wishes()) == ((0, 1), (2, 3))


def test_a_conflict_holds_for_the_whole_cluster() -> None:
    pairs = [pair(0, 1, 3.0), pair(1, 2, 2.9), pair(0, 2, 0.0, "other countries")]
    assert clusters(3, pairs, Wishes()) == ((0, 1), (2,))


def test_a_person_joins_what_conflicts() -> None:
    pairs = [pair(0, 1, 0.0, "other countries")]
    assert clusters(2, pairs, Wishes(must=frozenset({(0, 1)}))) == ((0, 1),)


def test_what_conflicts_with_one_half_of_a_merge_may_stay_with_the_other_half() -> None:
    pairs = [pair(0, 1, 3.0), pair(1, 2, 0.0, "other localities"), pair(0, 2, 0.0, "other localities")]
    assert clusters(3, pairs, Wishes(must=frozenset({(0, 2)}))) == ((0, 1, 2),)


def test_a_person_parts_what_is_alike() -> None:
    pairs = [pair(0, 1, 9.0), pair(1, 2, 9.0), pair(0, 2, 9.0)]
    found = clusters(3, pairs, Wishes(cannot=frozenset({(0, 2)})))
    assert not any({0, 2} <= set(group) for group in found)


def test_copies_of_one_text_speak_with_one_voice() -> None:
    translations = [copy(0, 1, 4.0), copy(0, 2, 4.0), copy(1, 2, 4.0), copy(0, 3, 4.0)]  # 3 tells the words of 0 best
    alike = [pair(0, 4, 4.0), pair(1, 4, -3.0), pair(2, 4, -3.0), pair(3, 4, -2.0)]
    as_reports = [Judged(one.a, one.b, one.score, ()) for one in translations]
    assert clusters(5, as_reports + alike, Wishes()) == ((0, 1, 2, 3), (4,))
    assert clusters(5, translations + alike, Wishes()) == ((0, 1, 2, 3, 4),)


def test_a_conflict_with_one_of_three_copies_is_a_misreading_and_with_two_of_three_is_none() -> None:
    copies = [copy(0, 1, 4.0), copy(0, 2, 4.0), copy(1, 2, 4.0)]
    one = [pair(0, 3, 2.0), pair(1, 3, 2.0), pair(2, 3, 0.0, "other countries")]
    two = [pair(0, 3, 2.0), pair(1, 3, 0.0, "other countries"), pair(2, 3, 0.0, "other countries")]
    assert clusters(4, copies + one, Wishes()) == ((0, 1, 2, 3),)
    assert clusters(4, copies + two, Wishes()) == ((0, 1, 2), (3,))


def test_a_person_parts_copies() -> None:
    copies = [copy(0, 1, 4.0), copy(0, 2, 4.0), copy(1, 2, 4.0)]
    found = clusters(3, copies, Wishes(cannot=frozenset({(0, 2)})))
    assert not any({0, 2} <= set(group) for group in found)


def test_a_text_taken_over_for_another_event_stays_apart() -> None:
    assert clusters(2, [copy(0, 1, -0.5)], Wishes()) == ((0,), (1,))


scores = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda key: key[0] < key[1]),
    st.one_of(st.none(), st.floats(-4, 4, allow_nan=False).map(lambda score: round(score, 3))),
    max_size=15,
)


@settings(max_examples=80, deadline=None)
@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_changes_nothing(table: dict, dice) -> None:
    pairs = [pair(a, b, score or 0.0, None if score is not None else "apart") for (a, b), score in table.items()]
    pairs = [replace(one, copy=(one.a + one.b) % 3 == 0 and not one.parts) for one in pairs]
    shuffled = list(pairs)
    dice.shuffle(shuffled)
    assert clusters(7, pairs, Wishes()) == clusters(7, shuffled, Wishes())


@settings(max_examples=80, deadline=None)
@given(scores)
def test_conflicting_episodes_never_share_a_cluster_and_none_is_lost(table: dict) -> None:
    pairs = [pair(a, b, score or 0.0, None if score is not None else "apart") for (a, b), score in table.items()]
    found = clusters(7, pairs, Wishes())
    assert sorted(member for group in found for member in group) == list(range(7))
    assert not any(one.conflict and {one.a, one.b} <= set(group) for one in pairs for group in found)
