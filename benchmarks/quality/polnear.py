"""Who says what: attributions in political news (PolNeAR). Its wire credits: benchmarks/quality/credits.py.

    HEADSTONE_BENCH=FOLDER python -m benchmarks.quality.polnear [--part dev] [--errors] [--raise]

An attribution is found where the words of its cue and of a gold cue meet (one to one, the longest meeting first); its
source is right where both have none or their words meet; its content is right at a Jaccard of words of .5 or more. The
three figures are F1 of what is right so far: cue, cue and source, cue and source and content. "Strict" asks Jaccard .5
of the source too. The corpus marks no attribution inside the content of another, so ours are compared without those.
Nothing is trained on the corpus.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.floors import data_hash
from benchmarks.quality.labelled import Aim, arguments, bench_folder, judged, short, the_parser
from benchmarks.quality.referee import Scored
from headstone.model.spans import Span
from headstone.reading.attributions import find_attributions, outermost
from headstone.reading.attributions_cues import attribution_lexicon
from headstone.tables import load
from headstone.text.sentences import sentences

AIMS = {
    "cue F1": Aim("rules .603  trained .785", 0.70),
    "cue + source F1": Aim("rules .563  trained .729", 0.63),
    "cue + source + content F1": Aim("rules .428  trained .564", 0.48),
}
WORD = re.compile(r"\w+|[^\w\s]")
ENOUGH = 0.5  # Jaccard of words


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as sets of word offsets, gold or ours."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    name: str
    text: str
    gold: tuple[Said, ...]


def main() -> int:
    given = arguments("benchmarks.quality.polnear", __doc__)
    folder = bench_folder("polnear", "metadata.tsv")
    if folder is None:
        return 0
    articles = list(articles_of(folder / given.part))
    ours = [attributed(article.text) for article in articles]
    rows = list(measures(articles, ours))
    status = judged(f"polnear {given.part}", data_hash(folder / given.part), rows, AIMS, given.raised)
    if given.errors:
        print("\n".join(errors(articles, ours)))
    return status


def articles_of(folder: Path) -> Iterator[Article]:
    """Articles with the first annotation of each, by name: where two people marked one, the figures are one's."""
    for path in sorted((folder / "text").glob("*.txt")):
        marked = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if marked:
            text = path.read_text(encoding="utf-8")
            yield Article(path.stem, text, tuple(gold_of(text, marked[0].read_text(encoding="utf-8"))))


def gold_of(text: str, marked: str) -> Iterator[Said]:
    """brat: `T1<tab>Cue 5 9;12 14<tab>words` and `E1<tab>Attribution:T4 Source:T3 Cue:T2 Content:T1`."""
    rows = [line.split("\t") for line in marked.splitlines() if "\t" in line]  # a wording may hold a line break
    spans = {row[0]: spans_of(row[1].partition(" ")[2]) for row in rows if row[0].startswith("T")}
    for row in rows:
        if row[0].startswith("E"):
            roles: dict[str, list[Span]] = {}
            for role, _, name in (part.partition(":") for part in row[1].split()):
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans[name])
            if "Cue" in roles:  # a few rows of the corpus are remnants that name no cue
                yield Said(*(words_in(text, roles.get(role, [])) for role in ("Cue", "Source", "Content")))


def spans_of(offsets: str) -> list[Span]:
    return [Span(*map(int, pair.split())) for pair in offsets.split(";")]


def words_in(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Offsets of the words in the spans; of a span without words, of its marks."""
    found: list[int] = []
    for span in spans:
        matches = list(WORD.finditer(text, span.start, span.end))
        found += [m.start() for m in matches if m.group()[0].isalnum()] or [m.start() for m in matches]
    return frozenset(found)


def attributed(text: str) -> list[Said]:
    lexicon = attribution_lexicon(load("attributions_en.yaml"))
    trees = the_parser().parse(text, list(enumerate(sentences(text, (Span(0, len(text)),)))))
    found = outermost(find_attributions(text, trees, lexicon))
    return [
        Said(
            words_in(text, one.cue), words_in(text, [one.source] if one.source else []), words_in(text, one.content),
            one.rule,
        )
        for one in found
    ]  # fmt: skip


def pairs(gold: Iterable[Said], ours: Iterable[Said]) -> list[tuple[Said, Said]]:
    """One to one: the cues that share most words first."""
    gold, ours = list(gold), list(ours)
    meetings = [(len(g.cue & o.cue), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours) if g.cue & o.cue]
    found, left, right = [], set(), set()
    for _, i, j in sorted(meetings, key=lambda m: (-m[0], m[1], m[2])):
        if i not in left and j not in right:
            found.append((gold[i], ours[j]))
            left.add(i)
            right.add(j)
    return found


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def source_right(gold: Said, ours: Said) -> bool:
    return bool(gold.source & ours.source) or not (gold.source or ours.source)


def measures(articles: list[Article], ours: list[list[Said]]) -> Iterator[Scored]:
    met = [pair for article, found in zip(articles, ours, strict=True) for pair in pairs(article.gold, found)]
    wanted, given = sum(len(article.gold) for article in articles), sum(map(len, ours))
    sourced = [pair for pair in met if source_right(*pair)]
    whole = [pair for pair in sourced if jaccard(pair[0].content, pair[1].content) >= ENOUGH]
    strict = [pair for pair in sourced if jaccard(pair[0].source, pair[1].source) >= ENOUGH]
    strictly = [pair for pair in whole if pair in strict]
    yield f1("cue F1", len(met), wanted, given)
    yield Scored("cue precision", rounded(len(met) / max(given, 1)), f"{len(met)}/{given}")
    yield Scored("cue recall", rounded(len(met) / max(wanted, 1)), f"{len(met)}/{wanted}")
    yield f1("cue + source F1", len(sourced), wanted, given)
    yield f1("cue + source + content F1", len(whole), wanted, given)
    yield f1("strict: cue + source F1", len(strict), wanted, given)
    yield f1("strict: cue + source + content F1", len(strictly), wanted, given)


def f1(name: str, right: int, wanted: int, given: int) -> Scored:
    return Scored(name, rounded(2 * right / max(wanted + given, 1)), f"{right}")


def rounded(value: float) -> float:
    return round(value, 3)


def errors(articles: list[Article], ours: list[list[Said]]) -> Iterator[str]:
    """Classes of errors with counts: what was missed, made up, or has another source or content; three cases each."""
    seen: dict[str, list[str]] = {}
    rules: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for article, found in zip(articles, ours, strict=True):
        met = pairs(article.gold, found)
        rules.update(one.rule for one in found)
        right.update(one.rule for _, one in met)
        for name, wording in cases(article, found, met):
            seen.setdefault(name, []).append(wording)
    yield "\nerrors by class"
    for name, wordings in sorted(seen.items(), key=lambda item: -len(item[1])):
        yield f"{len(wordings):5}  {name}: " + " | ".join(wordings[:: max(1, len(wordings) // 3)][:3])
    yield "\nrule: cues right of all"
    for rule, count in rules.most_common():
        yield f"{right[rule]:5}/{count:<5} {right[rule] / count:.2f}  {rule}"


def cases(article: Article, found: list[Said], met: list[tuple[Said, Said]]) -> Iterator[tuple[str, str]]:
    matched, used = {id(gold) for gold, _ in met}, {id(one) for _, one in met}
    for gold in article.gold:
        if id(gold) not in matched:
            inside = any(gold.cue & one.content for one in found)
            yield ("missed: inside a content of ours" if inside else "missed: no cue"), around(article.text, gold)
    for one in found:
        if id(one) not in used:
            inside = any(one.cue & gold.content for gold in article.gold)
            yield ("made up: inside a gold content" if inside else "made up"), around(article.text, one)
    for gold, one in met:
        if not source_right(gold, one):
            kind = "no source of ours" if not one.source else "no gold source" if not gold.source else "another source"
            yield f"source: {kind}", around(article.text, gold)
        elif jaccard(gold.content, one.content) < ENOUGH:
            small = len(one.content) < len(gold.content)
            yield f"content: {'too small' if small else 'too large'} ({one.rule})", around(article.text, gold)


def around(text: str, said: Said) -> str:
    start = min(said.cue | said.content)
    return short(text[max(0, start - 25) : start + 30])


if __name__ == "__main__":
    sys.exit(main())
