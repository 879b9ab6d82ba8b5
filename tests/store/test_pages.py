"""One page of rows at a time, over the narrow rows that are made of the register."""

from dataclasses import replace

import pytest

from headstone.model.incidents import Incident
from headstone.model.pages import Asked, Waiting
from headstone.model.verdicts import standing
from headstone.store import page_index, pages, schema
from headstone.store.register import Store
from tests.store.factories import add, incident, judge, link, made, verdict

WELL = made("Villagers opened a pit near Dunmere.", "well.txt", "opened a pit")
TOMB = made("Workers found a trench at Alderby.", "tomb.txt", "found a trench")


def filled(store: Store) -> tuple[Incident, Incident]:
    add(store, WELL, TOMB)
    one = incident("I-1AAA", WELL)
    other = replace(incident("I-2BBB", TOMB, title="Trench, Alderby"), acts=("kill.massacre",), dates=())
    link(store, one, other)
    return one, other


def ids(store: Store, asked: Asked, limit: int = 10, offset: int = 0) -> list[str]:
    with store.reading() as connection:
        return [one.id for one in pages.incidents(connection, asked, limit, offset).incidents]


def test_a_page_holds_so_many_rows_and_says_how_many_there_are(store: Store) -> None:
    filled(store)
    with store.reading() as connection:
        found = pages.incidents(connection, Asked(order="id"), 1, 1)
    assert [one.id for one in found.incidents] == ["I-2BBB"] and found.total == 2


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Asked((("act", "kill.massacre"),)), ["I-2BBB"]),
        (Asked((("act", "kill.massacre"), ("act", "grave.discovery"))), ["I-1AAA", "I-2BBB"]),
        (Asked((("act", "kill.massacre"), ("year", "2031"))), []),
        (Asked(words="pit"), ["I-1AAA"]),
        (Asked(words="Dùnmerë"), ["I-1AAA"]),
        (Asked(words="nothing of the kind"), []),
        (Asked(words="pit", facets=(("act", "kill.massacre"),)), []),
        (Asked(since="2030", until="2030"), ["I-1AAA"]),
        (Asked(since="2031"), []),
    ],
)
def test_facets_words_and_dates_narrow_what_is_found(store: Store, asked: Asked, wanted: list[str]) -> None:
    filled(store)
    assert ids(store, replace(asked, order="id")) == wanted


def test_a_search_shows_the_words_where_they_stand(store: Store) -> None:
    filled(store)
    with store.reading() as connection:
        found = pages.incidents(connection, Asked(words="trench"), 10, 0)
    hit = found.hits["I-2BBB"]
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["trench"]


def test_words_that_would_steer_the_index_are_only_words(store: Store) -> None:
    filled(store)
    for words in ('"', "pit OR trench", "body:pit*", "NEAR(pit)", "';--", "pit AND", "(", "*"):
        ids(store, Asked(words=words))


def test_a_filtered_facet_still_shows_its_alternatives(store: Store) -> None:
    filled(store)
    with store.reading() as connection:
        found = pages.facet_values(connection, Asked((("act", "kill.massacre"),)), ["act", "year"])
    assert {(one.kind, one.value): one.amount for one in found} == {
        ("act", "grave.discovery"): 1, ("act", "kill.massacre"): 1,
    }  # fmt: skip


def test_the_index_forgets_what_is_linked_no_more(store: Store) -> None:
    one, _ = filled(store)
    link(store, one)
    assert ids(store, Asked()) == ["I-1AAA"]
    with store.reading() as connection:
        assert pages.facet_values(connection, Asked(), ["act"])[0].amount == 1
        assert [todo.incident for todo, _ in pages.queue(connection, 10, 0)[0]] == ["I-1AAA"]


def test_a_verdict_is_found_under_its_claims_at_once(store: Store) -> None:
    filled(store)
    judge(store, verdict("V-1", WELL.claims[0].id))
    with store.reading() as connection:
        assert [one.id for one in pages.verdicts_on(connection, [WELL.claims[0].id])] == ["V-1"]
        assert pages.verdicts_on(connection, [TOMB.claims[0].id]) == ()


def test_a_dossier_found_by_ties_is_the_one_found_by_walking_everything(store: Store) -> None:
    one, _ = filled(store)
    judge(store, verdict("V-1", WELL.claims[0].id), verdict("V-2", TOMB.claims[0].id))
    found = store.dossier(one.id).register
    assert [verdict.id for verdict in found.verdicts] == ["V-1"]
    assert [site.id for site in found.sites] == ["S-1AAA"] and found.claim_origins == ((WELL.claims[0].id, None),)
    assert [lead[0] for lead in found.leads] == [WELL.report.id]


def test_what_was_judged_leaves_the_queue(store: Store) -> None:
    one, other = filled(store)
    judge(store, verdict("V-1", *one.claims))
    link(store, one, replace(other, title="Trench"))
    with store.reading() as connection:
        assert [todo.incident for todo, _ in pages.queue(connection, 10, 0)[0]] == ["I-2BBB"]
        values = pages.facet_values(connection, Asked(), ["review"])
    assert {(value.value, value.amount) for value in values} == {("accepted", 1), ("open", 1)}


def test_a_contradiction_comes_before_a_missing_date(store: Store) -> None:
    one, other = filled(store)
    link(store, one, replace(other, conflicts=("12 against 40",)))
    with store.reading() as connection:
        rows, total = pages.queue(connection, 10, 0)
    assert total == 2 and [todo.incident for todo, _ in rows] == ["I-2BBB", "I-1AAA"]
    assert [kind for kind, _ in rows[0][0].reasons] == ["conflict", "unsure", "no_date"]


def test_a_withdrawn_verdict_stands_no_more_and_comes_back_when_that_is_withdrawn() -> None:
    first = verdict("V-1", "C-1")
    back = verdict("V-2", "C-1", kind="withdraw", value="V-1")
    again = verdict("V-3", "C-1", kind="withdraw", value="V-2")
    assert standing([first, back]) == ()
    assert standing([first, back, again]) == (first,)


def test_a_saved_search_is_kept_with_custody(store: Store) -> None:
    before = len(store.log())
    with store.writing("ana", lambda: "2026-01-31T09:00:00Z") as tx:
        tx.save_search("wells", "q=well")
        tx.save_search("wells", "q=wells")
    with store.reading() as connection:
        assert [(one.name, one.query, one.by) for one in pages.saved(connection)] == [("wells", "q=wells", "ana")]
    assert [entry.object for entry in store.log()[before:]] == ["searches"] * 3


def test_a_case_from_before_the_pages_is_indexed_when_it_is_opened(store: Store) -> None:
    filled(store)
    with store.locked(), store._transaction() as connection:
        for table in ("facets", "ties", "queue", "saved"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("DELETE FROM schema_migrations WHERE version >= 3")
    store.close()
    with Store(store.case) as opened:
        assert ids(opened, Asked((("act", "kill.massacre"),))) == ["I-2BBB"]


def test_filling_twice_writes_nothing(store: Store) -> None:
    filled(store)
    with store.locked(), store._transaction() as connection:
        before = connection.exec_driver_sql("SELECT total_changes()").scalar()
        page_index.fill(connection)
        assert connection.exec_driver_sql("SELECT total_changes()").scalar() == before
    assert schema.CURRENT == 4


def test_a_case_from_before_the_desk_gains_its_facets_and_tables(store: Store) -> None:
    filled(store)
    with store.locked(), store._transaction() as connection:
        connection.exec_driver_sql("DELETE FROM facets WHERE kind = 'todo'")
        connection.exec_driver_sql("DROP TABLE link_marks")
        connection.exec_driver_sql("DROP INDEX ties_by_id")
        connection.exec_driver_sql("DELETE FROM schema_migrations WHERE version = 4")
    store.close()
    with Store(store.case) as opened, opened.reading() as connection:
        rows, total = pages.queue(connection, 10, 0)
        assert total == len(rows) > 0
        kind = rows[0][0].reasons[0][0]
        assert pages.queue(connection, 10, 0, Waiting(kind))[1] > 0
        assert connection.exec_driver_sql("SELECT count(*) FROM link_marks").scalar() is not None
