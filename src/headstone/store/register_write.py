"""The writing side of the register: what may happen inside one transaction.

Every method adds its custody entries to the same transaction, so a killed process leaves a file's original row,
reports, layers, claims, index lines and log entries all together or not at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from headstone.errors import Damaged, Refused, StoreError
from headstone.model.claims import Claim
from headstone.model.incidents import Incident, Site
from headstone.model.lineage import Family, Origin
from headstone.model.proposals import ProposalRun
from headstone.model.register import Refusal, Versions
from headstone.model.sources import CollectionRecord, Layer, Report
from headstone.model.verdicts import Verdict
from headstone.store import page_changes, page_index, register_links, register_proposals, schema, search
from headstone.store.codec import encode, sha256_bodies, sha256_text
from headstone.store.custody import Chain
from headstone.store.vault import Source, Vault

EXTRACT = {"ocr": "ocr", "translation": "translate"}
REVIEW = {"must_link": "merge", "cannot_link": "split", "correct": "correct"}


class Writing:
    """One open transaction. Made by `Store.writing`, never by hand."""

    def __init__(self, connection: Connection, vault: Vault, chain: Chain) -> None:
        self.connection, self.vault, self.chain = connection, vault, chain

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One file of a batch: an exception inside takes back this file's rows, entries and bytes, and is raised again.

        Catch it around the `with`, and the rest of the batch goes on.
        """
        mark, waiting = self.chain.mark(), self.vault.waiting()
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            self.chain.rewind(mark)
            self.vault.discard(but=waiting)
            raise

    def receive(self, source: Source, record: CollectionRecord, file: str | None = None) -> bool:
        """Keep an original. True when its bytes are new; False when known, then only the location is added.

        `file` is the name as given to add, relative (default: the record's file name). `record.sha256` may be ""; when
        it is set and the bytes are others, StoreError: the file changed while it was being read. Refused when these
        bytes were purged from this case. Both errors, and UnreadableFile, come before any row is written: caught
        inside the transaction, they leave the rest of a batch whole.
        """
        if record.sha256:
            self._refuse_purged(record.sha256)
        kept = self.vault.keep(source)
        if record.sha256 not in ("", kept.sha256):
            if kept.fresh:
                self.vault.drop(kept.sha256)
            raise StoreError(record.file_name, "changed while it was being added", "add it again")
        self._refuse_purged(kept.sha256)
        record = replace(record, sha256=kept.sha256, size=kept.size)
        new = self._add_original(record)
        self._add_location(record, file or record.file_name, new)
        return new

    def _refuse_purged(self, sha256: str) -> None:
        table = schema.tombstones
        if self.connection.execute(select(table.c.seq).where(table.c.object == f"original:{sha256}")).first():
            self.vault.drop(sha256)
            raise Refused("these bytes", "were purged from this case", "leave the file out; the custody log says why")

    def _add_original(self, record: CollectionRecord) -> bool:
        table = schema.originals
        if self.connection.execute(select(table.c.sha256).where(table.c.sha256 == record.sha256)).first():
            return False
        row = {name: getattr(record, name) for name in ("sha256", "size", "media_type")}
        self.connection.execute(insert(table), {**row, "state": "received"})
        self.chain.append("acquire", f"original:{record.sha256}", record.sha256)
        return True

    def _add_location(self, record: CollectionRecord, file: str, new: bool) -> None:
        table, key = schema.locations, {"sha256": record.sha256, "file": file, "part": ""}
        known = select(table.c.file).where(table.c.sha256 == record.sha256, table.c.file == file, table.c.part == "")
        if self.connection.execute(known).first():
            return
        self.connection.execute(insert(table), {**key, "body": encode(record)})
        if not new:
            self.chain.append("copy", f"original:{record.sha256}", record.sha256, "the same bytes at another place")

    def put_reports(
        self, sha256: str, reports: Sequence[Report], layers: Sequence[Layer], claims: Sequence[Claim],
        refusals: Sequence[Refusal] = (), reader: str = "", state: str = "read",
    ) -> None:
        """Everything that was made of one original. `state` of the original: "read" or "refused" (no report in it).

        `reader` is the version that read the reports ("" = not read yet). Layers known already stay as they are; a
        layer that comes again with another text is Damaged, since claims stand on it.
        """
        for report in reports:
            self._put_report(report, reader)
        self._put_layers(layers)
        for report in reports:
            self._put_claims(report, [claim for claim in claims if claim.report == report.id], reader)
        self._forgive_original(sha256)
        for refusal in refusals:
            self.refuse(refusal, sha256)
        self.put_state(sha256, state)

    def put_state(self, sha256: str, state: str) -> None:
        """State of an original: received | read | refused."""
        table = schema.originals
        self.connection.execute(update(table).where(table.c.sha256 == sha256).values(state=state))

    def put_reading(self, report: Report, claims: Sequence[Claim], reader: str) -> None:
        """A new reading of a report: its claims are replaced; verdicts and layers stay."""
        self._put_report(report, reader)
        self._put_claims(report, claims, reader)

    def put_layers(self, layers: Sequence[Layer]) -> None:
        """Further layers (OCR, translation, a better extraction) of reports that the register holds."""
        self._put_layers(layers)

    def _put_report(self, report: Report, reader: str) -> None:
        table = schema.reports
        row = {
            "id": report.id, "original_sha256": report.original_sha256, "part": report.part, "state": report.state,
            "why_unread": report.why_unread, "reader": reader, "body": encode(report),
        }
        if not self.connection.execute(update(table).where(table.c.id == report.id).values(row)).rowcount:
            self.connection.execute(insert(table), row)

    def _put_layers(self, layers: Sequence[Layer]) -> None:
        for layer in layers:
            known = self.connection.execute(
                select(schema.layers.c.sha256).where(schema.layers.c.id == layer.id)
            ).scalar()
            if known is None:
                self._add_layer(layer)
            elif known != layer.sha256:
                raise Damaged(f"layer {layer.id}", "came again with another text", "run `headstone verify`")

    def _add_layer(self, layer: Layer) -> None:
        if sha256_text(layer.text) != layer.sha256:
            raise Damaged(f"layer {layer.id}", "its text does not hash to its name", "this is a fault of the program")
        row = {name: getattr(layer, name) for name in ("id", "report", "kind", "tool", "sha256", "text")}
        spans = encode((layer.main, layer.pages))
        added = self.connection.execute(insert(schema.layers).returning(schema.layers.c.n), {**row, "spans": spans})
        search.index(self.connection, added.scalar_one(), layer.text)
        action = EXTRACT.get(layer.kind, "extract")
        self.chain.append(action, f"layer:{layer.id}", layer.sha256, tool=layer.tool or "headstone")

    def _put_claims(self, report: Report, claims: Sequence[Claim], reader: str) -> None:
        table = schema.claims
        bodies = [encode(claim) for claim in claims]
        before = self.connection.execute(
            select(table.c.body).where(table.c.report == report.id).order_by(table.c.position)
        ).scalars().all()
        if before != bodies:
            self.connection.execute(delete(table).where(table.c.report == report.id))
        if bodies and before != bodies:
            self.connection.execute(insert(table), [
                {"id": claim.id, "report": report.id, "position": place, "act": claim.act, "body": body}
                for place, (claim, body) in enumerate(zip(claims, bodies, strict=True))
            ])
        if reader:
            whole = sha256_bodies([encode(report), *bodies])
            self.chain.append("read", f"report:{report.id}", whole, tool=reader)

    def refuse(self, refusal: Refusal, sha256: str | None = None) -> None:
        """Note a file or part that gave no report. The last word on a file stands."""
        table = schema.refusals
        self.connection.execute(delete(table).where(table.c.file == refusal.file))
        self.connection.execute(insert(table), {"file": refusal.file, "why": refusal.why, "sha256": sha256})

    def _forgive_original(self, sha256: str) -> None:
        """What an earlier attempt at these bytes, or at a file of this name, could not read no longer stands."""
        table, place = schema.refusals, schema.locations
        self.connection.execute(delete(table).where(table.c.sha256 == sha256))
        files = select(place.c.file).where(place.c.sha256 == sha256)
        self.connection.execute(delete(table).where(table.c.file.in_(files)))

    def forgive(self, file: str) -> None:
        """Take a refusal back: the file was read after all."""
        self.connection.execute(delete(schema.refusals).where(schema.refusals.c.file == file))

    def put_links(
        self, families: Iterable[Family], incidents: Iterable[Incident], sites: Iterable[Site],
        leads: Iterable[tuple[str, str | None, str | None]], claim_origins: Iterable[tuple[str, str | None]],
        origins: Iterable[Origin],
    ) -> register_links.LinkChange:
        """Put the derived rows in place of the old ones; only rows that changed are written, ids are remembered.

        `leads`: report id, incident id, claim id. `claim_origins`: claim id, origin id or None (unknown). A custody
        entry "link" with the hash of the whole is added when anything changed.
        """
        done = register_links.put(self.connection, self.chain, register_links.Derived(
            tuple(families), tuple(incidents), tuple(sites), tuple(leads), tuple(claim_origins), tuple(origins)
        ))
        page_index.fill(self.connection)
        return done

    def put_changes(
        self, derived: register_links.Derived, gone: register_links.Gone, touched: page_changes.Touched
    ) -> register_links.LinkChange:
        """Write derived rows beside the others and take out those of `gone` (ids by table); logged as `put_links`."""
        done = register_links.put_changes(self.connection, self.chain, derived, gone)
        page_changes.fill(self.connection, derived, gone, touched)
        return done

    def put_proposals(self, run: ProposalRun) -> tuple[str, ...]:
        """One run of a second reader, with its custody entry; returns the ids that were kept."""
        return register_proposals.put(self.connection, self.chain, run)

    def add_verdict(self, verdict: Verdict) -> None:
        """A person's decision. It is added, never changed; a second one with its id is refused."""
        table, body = schema.verdicts, encode(verdict)
        if self.connection.execute(select(table.c.n).where(table.c.id == verdict.id)).first():
            raise Refused(f"verdict {verdict.id}", "is there already", "a changed mind is a new verdict")
        self.connection.execute(insert(table), {"id": verdict.id, "kind": verdict.kind, "body": body})
        page_index.add_verdict(self.connection, verdict)
        self.chain.append(REVIEW.get(verdict.kind, "review"), f"verdict:{verdict.id}", sha256_text(body))

    def index_decisions(self, claims: Sequence[str]) -> None:
        """Bring what pages show of the incidents of these claims up to decisions that link nothing anew."""
        page_index.refresh(self.connection, claims)

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name; an earlier one of that name leaves the list."""
        self.drop_search(name)
        at = self.chain.clock()
        row = {"name": name, "query": query, "made_by": self.chain.actor, "at": at, "gone": 0}
        self.connection.execute(insert(schema.saved), row)
        self.chain.append("access", "searches", sha256_text(f"{name}\n{query}"), "a search was saved")

    def drop_search(self, name: str) -> None:
        """Take a saved search off the list."""
        table = schema.saved
        here = (table.c.name == name) & (table.c.gone == 0)
        if self.connection.execute(update(table).where(here).values(gone=1)).rowcount:
            self.chain.append("access", "searches", sha256_text(name), "a saved search was taken off the list")

    def put_versions(self, versions: Versions) -> None:
        """Which Headstone, vocabulary, gazetteer and reader made what stands here."""
        self.put_fact("versions", encode(versions))

    def put_fact(self, key: str, value: str) -> None:
        table = schema.facts
        if not self.connection.execute(update(table).where(table.c.key == key).values(value=value)).rowcount:
            self.connection.execute(insert(table), {"key": key, "value": value})

    def fact(self, key: str) -> str | None:
        return self.connection.execute(select(schema.facts.c.value).where(schema.facts.c.key == key)).scalar()

    def put_reader(self, report: str, reader: str, body: str) -> None:
        """Set which version read a report, and the row as it left it (merge only; readings come by put_reading)."""
        table = schema.reports
        self.connection.execute(update(table).where(table.c.id == report).values(reader=reader, body=body))

    def log(self, action: str, object_: str, sha256: str | None = None, reason: str | None = None) -> None:
        """A custody entry for what touches no row: export, release, access, verify, restrict."""
        self.chain.append(action, object_, sha256, reason)

    def insert_rows(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), [dict(row) for row in rows])
