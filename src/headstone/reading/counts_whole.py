"""Parts and wholes: a figure that is part of a total, and a figure that counts more than the report's own event."""

from headstone.reading.counts_setting import Counting
from headstone.reading.nouns import BURIALS

WHOLE = "the total of the report"
OF_THEM = ("of them", "of whom", "of these", "of those", "of the bodies", "of the dead", "of the victims", "of which")
AFTER = 22  # code points after a number that make it a part
TAIL = 60
INCLUDING = 14
AMONG = 16
ROUND = 90  # code points around a figure in which its sentence may turn away
UP = 4  # heads from a counted noun up to the noun it is in apposition to
KILLINGS = {"killed", "graves_destroyed", "structures_destroyed"}


def part_of(c: Counting) -> str | None:
    """The total that a figure is a part of ("30 of them children", "41 men and 23 women", "9 women among them")."""
    if of_them(c) or one_sex_of_several(c) or included(c):
        before = c.previous.count if c.previous else None
        return (before.part_of or before.wording) if before else WHOLE
    return None


def of_them(c: Counting) -> bool:
    end = c.number.span.end
    after, tail = c.s.part(end, end + AFTER), c.s.part(end, end + TAIL)
    children = "were children" in after or "were women" in after
    return after.lstrip().startswith(OF_THEM) or " among them" in tail or children


def one_sex_of_several(c: Counting) -> bool:
    """Men, women or children, listed beside each other or in apposition to a total."""
    if c.noun is None or c.counted is None or c.noun.token.lemma not in c.s.words("sexes"):
        return False
    tree, listed = c.tree, c.s.words("sexes_listed")
    counted = (t for t in tree.tokens if t.lemma in listed and any(k.pos == "NUM" for k in tree.kids(t, "nummod")))
    beside = sum(1 for _ in counted) >= 2
    return beside or any(t.dep == "appos" for t in [c.counted, *tree.ancestors(c.counted)][:UP])


def included(c: Counting) -> bool:
    start = c.number.span.start
    return "including " in c.s.part(start - INCLUDING, start) or "among them" in c.s.part(start - AMONG, start)


def background(c: Counting, kind: str) -> str | None:
    """Why a figure counts another event or a whole, from the words of its own sentence; None where nothing says so."""
    position = c.setting.position
    if c.s.says("furniture"):
        return "stands in a link, a caption or a comment"
    if position > 1 and c.says("other_event", ROUND, ROUND):
        return "the sentence turns to another event"
    if kind.startswith("bodies") and position > 1 and c.setting.placed and wider(c):
        return "a sum for a whole place, not for the grave"
    if kind in KILLINGS and position > 0 and c.says("total", ROUND, ROUND):
        return "a sum over a conflict or a region"
    return None


def wider(c: Counting) -> bool:
    """Bodies counted in a town, with no word for the grave: the town's sum, not the grave's."""
    pointed = any(n.cls in BURIALS for n in c.s.nouns) or c.s.says("anaphora")
    told = any(a.code == "grave.discovery" for a in c.s.acts)
    return c.setting.main_family == "grave" and told and not pointed
