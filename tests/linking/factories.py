"""Reports, layers and claims made by hand, in our own words."""

from collections.abc import Sequence
from dataclasses import replace

from headstone.model.claims import Claim, Count, Perpetrator, Voice, When, claim_id
from headstone.model.places import Place
from headstone.model.sources import Layer, Meta, Report, digest
from headstone.model.spans import Quote, Span
from headstone.model.verdicts import Verdict

# Places of no map: a made-up country, so that no real grave is pointed at.
PLACES = {
    "Orvane": Place("Orvane", "Orvane", 10.0, 20.0, 2000, "P2", "t:1", "XA", "01"),
    "Tessim": Place("Tessim", "Tessim", 10.4, 20.3, 2000, "P2", "t:2", "XA", "01"),
    "Valka": Place("Valka", "Valka", 10.3, 20.0, 25_000, "P3", "t:3", "XA", "01", relation="near"),
    "Orvane province": Place("Orvane province", "Orvane", 10.2, 20.1, 90_000, "P5", "t:4", "XA", "01"),
    "Dastan": Place("Dastan", "Dastan", 10.0, 20.0, 2000, "P2", "t:5", "XB", "09"),
    "far province": Place("far province", "Far", 14.0, 25.0, 90_000, "P5", "t:6", "XA", "07"),
}


def report(name: str, **meta: str | None) -> Report:
    scope = meta.pop("scope", None)
    return Report(f"R-{name}", name, f"{name}.txt", "", Meta(**meta), "read", scope=scope)  # type: ignore[arg-type]


def layer(of: Report, text: str, main: Sequence[Span] = ()) -> Layer:
    return Layer(f"L-{of.id}", of.id, "text", "test", "", text, tuple(main))


def count(kind: str, number: int | None = None, form: str = "exact", **more: object) -> Count:
    bounds = {"low": number, "high": number, "point": number} if form == "exact" else {"low": number}
    return Count(kind, form, **{"wording": f"{number}", **bounds, **more})  # type: ignore[arg-type]


def when(role: str, edtf: str | None, wording: str = "then") -> When:
    return When(role, wording, edtf, "stated" if edtf else "open")


def claim(
    of: Report,
    act: str = "grave.discovery",
    place: str | Place | None = "Orvane",
    at: int = 0,
    sentence: str = "",
    actors: Sequence[str] = (),
    voices: Sequence[str] = (),
    **more: object,
) -> Claim:
    where = PLACES[place] if isinstance(place, str) else place
    trigger = Span(at, at + 5)
    text = sentence or f"{' '.join(digest(of.id, act, str(at))[n : n + 6] for n in range(0, 60, 6))} about {act}"
    return replace(
        Claim(
            claim_id(of.id, f"L-{of.id}", trigger, act), of.id, f"L-{of.id}", act, trigger, place=where,
            perpetrators=tuple(Perpetrator(name, name) for name in actors),
            voices=tuple(Voice(name, name, "state") for name in voices),
            quotes=(Quote("sentence", f"L-{of.id}", at, at + len(text), text),), score=0.5,
        ),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def verdict(number: int, kind: str, *claims: Claim) -> Verdict:
    ids = tuple(one.id for one in claims)
    return Verdict(f"V-{number}", kind, ids, "seen by eye", "a person", f"2030-01-01T00:00:{number:02d}Z")
