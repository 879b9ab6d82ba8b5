"""The verbs that look: list, show, sources, compare, ask, site, report, search, why, cite. None of them writes."""

import click

from headstone.cli_options import JSON, report_named, store_of
from headstone.cli_output import show_json, show_table
from headstone.config import Settings


@click.command(name="list")
@JSON
@click.pass_obj
def list_(chosen: Settings, as_json: bool) -> None:
    """The incidents, one a line; reports that could not be read are counted beside them.

    Example: headstone list --json
    """
    from headstone.publish.rows import Table

    with store_of(chosen) as store:
        rows, totals = store.list_rows(), store.totals()
    headers = ("id", "title", "state", "reports", "known_origins", "place", "first_date", "counts")
    table = Table(headers, tuple(tuple(getattr(row, name) for name in headers) for row in rows))
    if not as_json:
        table = Table(headers, tuple((*row[:-1], in_words(str(row[-1]))) for row in table.rows))
    unread = ", ".join(f"{why}: {n}" for why, n in sorted(totals.unread.items()))
    parts = [
        f"{len(rows)} incidents from {totals.reports} reports",
        f"{sum(totals.unread.values())} preserved but unread ({unread}), in no total" if unread else "",
        f"{totals.refused} files or parts of files gave no report" if totals.refused else "",
        f"{totals.proposed} proposed by a second reader, in no total (headstone proposals)" if totals.proposed else "",
    ]
    foot = "; ".join(part for part in parts if part) + "\ndocumented reports, not incidence"
    extra = {"reports": totals.reports, "unread": totals.unread, "refused": totals.refused, "proposed": totals.proposed}
    show_table(table, as_json, foot, extra)


def in_words(counts: str) -> str:
    """The kinds of count by their labels; JSON keeps the codes."""
    from headstone.tables import load

    for code, term in load("vocabulary.yaml")["counts"].items():
        counts = counts.replace(code, term["label"])
    return counts


@click.command()
@click.argument("incident")
@JSON
@click.pass_obj
def show(chosen: Settings, incident: str, as_json: bool) -> None:
    """What is known of one incident, property by property.

    Example: headstone show I-7K3F
    """
    from headstone.publish.decisions import with_decisions
    from headstone.publish.proposals import waiting
    from headstone.publish.tables import incident_detail
    from headstone.release import dossier_of, labels
    from headstone.review import record_of

    with store_of(chosen) as store:
        found = dossier_of(store, incident)
        foot = waiting(store.proposals(found.incident.reports))
        table = with_decisions(incident_detail(found, labels()), record_of(store, incident).judged)
    show_table(table, as_json, foot, {"proposals": foot} if foot else None)


@click.command()
@click.argument("incident")
@JSON
@click.pass_obj
def sources(chosen: Settings, incident: str, as_json: bool) -> None:
    """Who stands behind an incident: its origins, the reports that carry each, and who took the text from whom.

    A filled circle is a known independent origin, an empty one adds nothing to their number. In brackets stands between
    what bounds that number lies: an origin marked as weak may be none.

    Example: headstone sources I-7K3F
    """
    from headstone.publish.source_text import as_values, drawn
    from headstone.publish.tables import source_rows, source_summary
    from headstone.release import dossier_of, labels

    with store_of(chosen) as store:
        dossier = dossier_of(store, incident)
    if as_json:
        show_table(source_rows(dossier), True, "", {"summary": source_summary(dossier), "graph": as_values(dossier)})
    else:
        click.echo(drawn(dossier, labels()))


@click.command()
@click.argument("pair", metavar="[ONE OTHER]", nargs=-1)
@JSON
@click.pass_obj
def ask(chosen: Settings, pair: tuple[str, ...], as_json: bool) -> None:
    """Pairs of incidents that may be one: not sure enough to be joined, too near to be passed over. You decide.

    With two incidents: both side by side, whether they are in question or not.

    `headstone merge` joins two, `headstone apart` says that they are two; neither pair is asked about again.

    Example: headstone ask
    """
    from headstone.publish.questions import pair_rows, question_rows
    from headstone.release import register_of

    if len(pair) not in (0, 2):
        raise click.UsageError("name two incidents, or none for the list of pairs")
    with store_of(chosen) as store:
        if pair:
            table = pair_rows(*(store.incident(one) for one in pair))
        else:
            table = question_rows(register_of(store).incidents)
    foot = "headstone merge A B --reason '...' joins two; headstone apart A B --reason '...' keeps them two"
    show_table(table, as_json, foot if table.rows else "no two incidents are in doubt")


@click.command()
@click.argument("one", metavar="REPORT")
@click.argument("other", metavar="REPORT")
@JSON
@click.pass_obj
def compare(chosen: Settings, one: str, other: str, as_json: bool) -> None:
    """Two reports side by side: what kind of copy it is, and each passage that stands in both.

    Example: headstone compare valley/03.txt valley/05.txt
    """
    from headstone.publish.side_by_side import passage_rows, side_by_side, verdict
    from headstone.release import register_of

    with store_of(chosen) as store:
        register = register_of(store)
        shown = side_by_side(register, report_named(register.reports, one), report_named(register.reports, other))
    kind = shown.link.kind if shown.link else None
    show_table(passage_rows(shown), as_json, verdict(shown), {"kind": kind, "verdict": verdict(shown)})


@click.command()
@click.argument("site", required=False)
@JSON
@click.pass_obj
def site(chosen: Settings, site: str | None, as_json: bool) -> None:
    """One site through its states; without a SITE, all sites, one a line.

    Example: headstone site S-2M8Q
    """
    from headstone.publish.tables import site_list, site_rows
    from headstone.release import labels, register_of

    with store_of(chosen) as store:
        if site is None:
            show_table(site_list(store.sites(), labels()), as_json)
        else:
            show_table(site_rows(register_of(store), store.site(site), labels()), as_json)


@click.command()
@click.argument("report")
@JSON
@click.pass_obj
def report(chosen: Settings, report: str, as_json: bool) -> None:
    """One report with its claims, by id or by the end of its file name.

    Example: headstone report R-1f2e3d4c5b6a      Example: headstone report valley/03.txt
    """
    from headstone.publish.proposals import waiting
    from headstone.publish.tables import report_rows
    from headstone.release import labels, register_of, report_facts

    with store_of(chosen) as store:
        register = register_of(store)
        found = report_named(register.reports, report)
        proposed = waiting(store.proposals([found.id]))
    facts = report_facts(register, found) | ({"proposed": proposed} if proposed else {})
    foot = "\n".join(f"{name}: {value}" for name, value in facts.items() if value is not None)
    show_table(report_rows(register, found, labels()), as_json, foot, {"report": facts})


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--graphic", is_flag=True, help="Show words on the condition of remains too.")
@JSON
@click.pass_obj
def search(chosen: Settings, words: tuple[str, ...], graphic: bool, as_json: bool) -> None:
    """Words in every preserved text, read or unread; spellings and scripts are folded.

    What tells the condition of remains is shown with --graphic only.

    Example: headstone search hammam alil      Example: headstone search '"old dairy"'
    """
    from headstone.publish.tables import hit_rows

    with store_of(chosen) as store:
        hits = store.search(" ".join(words))
    show_table(hit_rows(hits, graphic), as_json, "" if hits else "no preserved text holds these words")


@click.command()
@click.argument("target", metavar="INCIDENT[.SLOT]")
@JSON
@click.pass_obj
def why(chosen: Settings, target: str, as_json: bool) -> None:
    """Every value of an incident with its sentence, the rule that chose it, its score, and what was rejected.

    Slots: act, site, place, dates, counts, victims, perpetrators, finder, voices, motive, remains, participants.

    Example: headstone why I-7K3F.counts
    """
    from headstone.publish.proposals import waiting
    from headstone.publish.tables import why_rows
    from headstone.release import dossier_of, labels, slot_named

    incident, _, written = target.partition(".")
    slot = slot_named(written)
    with store_of(chosen) as store:
        found = dossier_of(store, incident)
        foot = waiting(store.proposals(found.incident.reports))
    show_table(why_rows(found, slot, labels()), as_json, foot, {"proposals": foot} if foot else None)


@click.command()
@click.argument("claim")
@JSON
@click.pass_obj
def cite(chosen: Settings, claim: str, as_json: bool) -> None:
    """A claim as a citation, ready to paste.

    Example: headstone cite C-1a2b3c4d5e6f
    """
    from headstone.release import cited

    with store_of(chosen) as store:
        words = cited(store, claim)
    if as_json:
        show_json({"claim": claim, "citation": words})
    else:
        click.echo(words)


VERBS = (list_, show, sources, compare, ask, site, report, search, why, cite)
