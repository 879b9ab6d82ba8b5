from hypothesis import given
from hypothesis import strategies as st

from headstone.linking.alignment import Run, in_step, runs, spans_of
from headstone.linking.overlap import HUB, Forest, shared_pairs
from headstone.text.fingerprints import words

ONE = "a b c d e f g h i j k l m n o p"


def test_a_shared_passage_pairs_two_texts() -> None:
    found = shared_pairs([words(ONE), words("x y z " + ONE), words("q r s t u v w")], ["", "", ""])
    assert [(pair.a, pair.b, pair.grams) for pair in found.pairs] == [(0, 1, 12)]
    assert [len(text.grams) for text in found.texts] == [12, 15, 3]


def test_a_story_in_very_many_texts_pairs_each_with_its_neighbour_only() -> None:
    many = [words(f"{ONE} n{n}") for n in range(HUB + 20)]
    found = shared_pairs(many, [""] * len(many))
    assert len(found.pairs) == len(many) - 1


def test_runs_hold_the_same_words_in_both_texts() -> None:
    a, b = (
        words("zero one two three four five six seven eight nine"),
        words("so one two three four five six seven eight it was"),
    )
    (run,) = runs(a, b)
    assert (run.a, run.b, run.length) == (1, 1, 8)
    assert spans_of(run, a, b) == (5, 44, 3, 42)


def test_a_passage_with_every_third_word_changed_is_in_step() -> None:
    said = [f"w{n}" for n in range(30)]
    changed = [f"x{n}" if n % 3 == 2 else word for n, word in enumerate(said)]
    (run,) = in_step(words(" ".join(said)), words("so it was that " + " ".join(changed)))
    assert run == Run(0, 4, 29, 29)


def test_words_that_two_texts_share_out_of_step_are_no_passage() -> None:
    apart = " ".join(f"the w{n} {'y ' * 4 * n}" for n in range(12))
    assert in_step(words(apart), words(" ".join(f"the w{n} z" for n in range(12)))) == ()


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
