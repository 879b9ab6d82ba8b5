"""What kind of kinship two texts have, and which is the copy: a table of small rules, the first that fits decides."""

from collections.abc import Callable

from headstone.linking.lineage_credits import credits_differ, credits_publisher, named_source, of_one_house
from headstone.linking.lineage_furniture import beside_the_story, of_itself, of_no_story
from headstone.linking.lineage_sides import Pair, Side
from headstone.linking.lineage_voices import one_voice, quoted_by_both, quoted_share, voiced
from headstone.model.lineage import Link

CONTAINED = 0.2  # share of one text's words that stand in the other
GRAMS = 12  # or so many shared fingerprints, whatever the share
MANY = 24  # shared fingerprints that no two long texts of one genre have by chance
FEWEST = 6  # a share of a very short text says little: fewer shared fingerprints than this are never kinship
SLIGHT = 0.1  # below this share of either text the words must stand together, or house style passes for copying
TOGETHER = 14  # words of the run that then shows it
OWN_GRAMS, OWN_RUN = 8, 10  # what shows it between two texts of one publisher, or in one voice's words
QUOTED_GRAMS = 4  # what shows it where both have the words between quotation marks: eight words in a row
AT_ONCE, AT_ONCE_RUN = 2, 9  # days within which both came out, and words of the run that then shows it
EQUAL = 0.9  # share of both from which two texts are the same but for headline, dateline and marks
NEARLY, WHOLLY = 0.8, 0.97  # the same, where one stands in the other to the last word
VERSION = 0.99  # of one publisher's two texts, less than this is a later version
LITTLE = 40  # words: where furniture leaves no more of either text, what is left is furniture too
PAGE = 80  # words of a page whose news is not in the text
STOCK = 4  # fingerprints of stock phrases, eight words, that show furniture and not a turn of the genre
TAKEN = 0.45  # share of either text from which a credit is a credit for the text
HALF = 0.5  # share of either text from which it is the other's, and not an own text that takes passages in
MOST = 0.6  # share from which a text counts as standing in another as good as whole
TIGHTER = 1.5  # the copy's share must exceed the source's by this factor before lengths alone give a direction
STATEMENT_WORDS = 120  # longer shared passages than this are copied prose, not one statement
QUOTED = 0.6  # share of the shared words that stand in quotations
PROSE = 18  # words of a run that shows copied sentences; shorter runs without any longer are a statement's phrases
NO_KIN = ("boilerplate", "independent_wording")  # kinds that make no family


def judge(pair: Pair) -> Link:
    """The link of two texts: which is the copy, and what kind of copy; boilerplate and independent wording are none."""
    directed, why = True, ""
    for rule in _DIRECTIONS:
        answer = rule(pair)
        if answer is not None:
            pair, why = (pair if answer else pair.turned()), rule.__doc__ or ""
            break
    else:
        directed, why = False, "nothing tells which is the copy"
        pair = pair.turned() if pair.kin.of_b > pair.kin.of_a else pair
    kind, reason = next((name, rule.__doc__ or "") for name, rule in _KINDS if rule(pair))
    if kind in NO_KIN:
        directed, why = False, ""
    words = "; ".join(part.strip().rstrip(".") for part in (reason, why) if part)
    overlap = round(min(1.0, pair.kin.of_a), 3)
    return Link(pair.a.report.id, pair.b.report.id, kind, words, overlap, directed, pair.kin.spans)


# --- directions: True = a is the copy, False = b is, None = cannot tell -------------------------------------------


def _credited(pair: Pair) -> bool | None:
    """the copy credits the other's publisher"""
    a, b = credits_publisher(pair.a, pair.b), credits_publisher(pair.b, pair.a)
    return a if a != b else None


def _dated(pair: Pair) -> bool | None:
    """the source was published earlier"""
    a, b = pair.a.published, pair.b.published
    if a is None or b is None or a.overlaps(b):
        return None
    return a.first > b.first


def _contained(pair: Pair) -> bool | None:
    """the copy stands in the longer text nearly whole"""
    of_a, of_b = pair.kin.of_a, pair.kin.of_b
    if of_a >= MOST and of_a >= TIGHTER * of_b:
        return True
    if of_b >= MOST and of_b >= TIGHTER * of_a:
        return False
    return None


_DIRECTIONS: tuple[Callable[[Pair], bool | None], ...] = (_credited, _dated, _contained)


# --- kinds: a is the copy (or either, where undirected) ------------------------------------------------------------


def _same_text(pair: Pair) -> bool:
    """the texts are equal, headline and marks aside"""
    if _is_equal(pair):
        return True
    less, more = sorted((pair.kin.of_a, pair.kin.of_b))
    if pair.kin.reworded or credits_differ(pair) or (_same_publisher(pair) and less < VERSION):
        return False
    return less >= EQUAL or (less >= NEARLY and more >= WHOLLY)


def _plain(side: Side) -> str:
    return " ".join(" ".join(side.layer.text[span.start : span.end] for span in side.spans).casefold().split())


def _only_furniture(pair: Pair) -> bool:
    """they share only what the publisher prints everywhere"""
    if pair.left <= LITTLE and pair.furniture > pair.kin.grams:
        return True
    return not _is_kin(pair) and pair.stock >= STOCK and pair.stock > pair.kin.grams


def _no_story(pair: Pair) -> bool:
    """what they share belongs to no story: neither headline speaks of it, nor the rest of either text"""
    # Two publishers print one statement under headlines of their own; only a page without a text is furniture of both.
    alone = _same_publisher(pair) or (pair.share >= TAKEN and 0 < pair.left <= PAGE)
    return alone and not _is_equal(pair) and of_no_story(pair)


def _beside(pair: Pair) -> bool:
    """what they share stands beside the story: lines of the site's list of films"""
    return _same_publisher(pair) and pair.share < HALF and beside_the_story(pair)


def _colophon(pair: Pair) -> bool:
    """what they share is what the publisher prints of itself"""
    return _same_publisher(pair) and pair.share < HALF and of_itself(pair)


def _is_equal(pair: Pair) -> bool:
    return _plain(pair.a) == _plain(pair.b)


def _own_words(pair: Pair) -> bool:
    """each is told in its own words"""
    return not _is_kin(pair)


def _is_kin(pair: Pair) -> bool:
    """Does what they share show that one was copied from the other, or both from a third?"""
    kin = pair.kin
    if kin.reworded:
        return True
    if kin.grams >= OWN_GRAMS and kin.longest >= OWN_RUN and (of_one_house(pair) or voiced(pair)):
        return True
    if kin.grams >= QUOTED_GRAMS and quoted_by_both(pair):
        return True
    if kin.grams >= FEWEST and kin.longest >= AT_ONCE_RUN and _at_once(pair):
        return True
    enough = kin.grams >= FEWEST and (pair.share >= CONTAINED or kin.grams >= GRAMS)
    return enough and (pair.share >= SLIGHT or kin.longest >= TOGETHER or kin.grams >= MANY)


def _at_once(pair: Pair) -> bool:
    """Both came out within the days in which one release goes round; turns of the genre are shared over years."""
    a, b = pair.a.published, pair.b.published
    return a is not None and b is not None and max(a.last, b.last) - min(a.first, b.first) <= AT_ONCE


def _statement(pair: Pair) -> bool:
    """all that they share is one voice's words"""
    if pair.share >= HALF or pair.kin.words > STATEMENT_WORDS:
        return False
    return one_voice(pair) or pair.kin.longest < PROSE or quoted_share(pair) >= QUOTED


def _same_publisher(pair: Pair) -> bool:
    """one publisher's later version"""
    return bool(pair.a.publisher) and pair.a.publisher == pair.b.publisher


def _same_house(pair: Pair) -> bool:
    """a later version of one house: the rights of one are the other's publisher's"""
    return pair.share < TAKEN and of_one_house(pair)


def _shortened(pair: Pair) -> bool:
    """a shorter form of the source"""
    return pair.kin.of_a >= MOST and pair.kin.of_a >= TIGHTER * pair.kin.of_b


def _embedding(pair: Pair) -> bool:
    """a text of its own that takes in passages of the source"""
    return pair.share < HALF


def _with_credit(pair: Pair) -> bool:
    """copied text with a credit"""
    return pair.share >= TAKEN and named_source(pair)


def _without_credit(pair: Pair) -> bool:
    """copied text, the source not named"""
    return True


_KINDS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("boilerplate", _only_furniture),
    ("boilerplate", _no_story),
    ("boilerplate", _beside),
    ("boilerplate", _colophon),
    ("exact_duplicate", _same_text),
    ("independent_wording", _own_words),
    ("update", _same_publisher),
    ("update", _same_house),
    ("shared_statement", _statement),
    ("abridged", _shortened),
    ("republished_credited", _with_credit),
    ("embeds", _embedding),
    ("republished_uncredited", _without_credit),
)
