"""The rules that compare when two episodes happened, were found, and came out."""

from collections.abc import Callable, Iterator

from headstone.linking.incidents_profile import Episode
from headstone.linking.once import once
from headstone.linking.pairs_context import Context
from headstone.linking.pairs_tongues import tongues
from headstone.linking.pairs_weights import Sign
from headstone.linking.when import Days

SHARP_DAYS = 62  # a longer range says nothing of the day
AT_ONCE, SOON, LATER = 1, 4, 7  # days


def killed_after_find(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """A grave found before the killing holds others, or one of the reports has its dates wrong."""
    for one, other in ((a, b), (b, a)):
        finds = _finds(one)
        acts = sharp(other).get("act") if finds else None
        if acts and min(span.first for span in acts) > max(span.last for span in finds) + 3:
            yield Sign(f"killed_after_find{tongues(a, b)}", 1, "the grave was found before these killings")
            return


def event_time(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """Dates of one role: the nearest two. A grave's find and its exhumation may be years apart."""
    ones, others = sharp(a), sharp(b)
    gaps = [
        (x.gap(y), role)
        for role in ("act", "discovery", "burial") if role in ones and role in others
        for x in ones[role] for y in others[role]
    ]  # fmt: skip
    if gaps:
        gap, role = min(gaps)
        said = f"same time of {role}" if gap <= 3 else f"{role} {gap} days apart"
        yield Sign(f"event_days{tongues(a, b)}", gap, said)


@once
def sharp(episode: Episode) -> dict[str, list[Days]]:
    """Its dates by role that are sharp enough to compare."""
    return {
        role: [span for span in spans if span.bounded and span.length <= SHARP_DAYS]
        for role, spans in episode.dates.items()
    }


@once
def _finds(episode: Episode) -> list[Days]:
    """When graves were found or opened."""
    return [span for role in ("discovery", "exhumation") for span in episode.dates.get(role, ()) if span.bounded]


def days_told(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """The days that both texts name, nearest to nearest. Graves are told of for years: a scale of their own."""
    if a.told and b.told:
        gap = min(abs(x - y) for x in a.told for y in b.told)
        said = "both name one day" if gap == 0 else f"days named {gap} days apart"
        yield Sign(f"days_told_{subject(a, b)}{tongues(a, b)}", gap, said)


def published(a: Episode, b: Episode, context: Context) -> Iterator[Sign]:
    """News of an attack or a killing comes out within days, most of it; graves stay in the news for years."""
    if a.published and b.published and a.published.bounded and b.published.bounded:
        gap = a.published.gap(b.published)
        yield Sign(f"published_{subject(a, b)}{tongues(a, b)}", gap, f"published {gap} days apart")
    else:
        yield Sign("undated", 1, "no dates of publication: they met by what they say")


def timing(a: Episode, b: Episode) -> str:
    """Are two killings told of at one time: near | far, "" where nothing says. What the texts share says more of one
    incident when they came out together."""
    if subject(a, b) != "killing":
        return ""
    told = min((abs(x - y) for x in a.told for y in b.told), default=None)
    out = a.published.gap(b.published) if a.published and b.published else None
    if (told is not None and told <= AT_ONCE) or (told is None and out is not None and out <= SOON):
        return "near"
    return "far" if out is not None and out > LATER else ""


def subject(a: Episode, b: Episode) -> str:
    """What the two speak of, as far as it decides how long it stays in the news: graves | attack | killing."""
    if "attack" in (a.group, b.group):
        return "attack"
    return "graves" if a.graves or b.graves else "killing"


TIME_RULES: tuple[Callable[[Episode, Episode, Context], Iterator[Sign]], ...] = (
    killed_after_find, event_time, days_told, published,
)  # fmt: skip
