from hypothesis import given
from hypothesis import strategies as st

from headstone.linking.overlap import HUB, Forest, in_order, runs, shared_pairs, spans_of
from headstone.text.fingerprints import words

ONE = "a b c d e f g h i j k l m n o p"


def test_a_shared_passage_pairs_two_texts() -> None:
    pairs, sizes = shared_pairs([words(ONE), words("x y z " + ONE), words("q r s t u v w")], ["", "", ""])
    assert [(pair.a, pair.b, pair.grams) for pair in pairs] == [(0, 1, 12)]
    assert sizes == (12, 15, 3)


def test_a_story_in_very_many_texts_pairs_each_with_its_neighbour_only() -> None:
    many = [words(f"{ONE} n{n}") for n in range(HUB + 20)]
    pairs, _ = shared_pairs(many, [""] * len(many))
    assert len(pairs) == len(many) - 1


def test_runs_hold_the_same_words_in_both_texts() -> None:
    a, b = (
        words("zero one two three four five six seven eight nine"),
        words("so one two three four five six seven eight it was"),
    )
    (run,) = runs(a, b)
    assert (run.a, run.b, run.length) == (1, 1, 8)
    assert spans_of(run, a, b) == (5, 44, 3, 42)


def test_runs_in_order_leave_out_what_was_moved() -> None:
    a = words("a1 a2 a3 a4 a5 x b1 b2 b3 b4 b5 y c1 c2 c3 c4 c5")
    b = words("b1 b2 b3 b4 b5 q a1 a2 a3 a4 a5 r c1 c2 c3 c4 c5")
    assert len(runs(a, b, 5)) == 3
    assert len(in_order(runs(a, b, 5))) == 2


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.randoms(use_true_random=False))
def test_sets_do_not_depend_on_the_order_of_joins(joins: list[tuple[int, int]], dice) -> None:
    shuffled = list(joins)
    dice.shuffle(shuffled)
    forests = []
    for order in (joins, shuffled):
        forest = Forest(10)
        for a, b in order:
            forest.join(a, b)
        forests.append(forest.sets())
    assert forests[0] == forests[1]
