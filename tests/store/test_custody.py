from dataclasses import replace

import pytest

from headstone.model.custody import GENESIS, LogEntry
from headstone.store.custody import check
from headstone.store.register import Store
from tests.store.factories import add, clock, counting_clock, made


def chain(store: Store, length: int = 5) -> tuple[LogEntry, ...]:
    with store.writing("ana", counting_clock()) as tx:
        for number in range(length):
            tx.log("access", f"report:R-{number}")
    return store.log()


def test_the_first_entry_follows_sixty_four_zeros_and_numbers_run_from_one(store: Store) -> None:
    log = chain(store)
    assert log[0].prev == GENESIS
    assert [entry.seq for entry in log] == [1, 2, 3, 4, 5]
    assert check(log).ok


def test_an_empty_log_holds(store: Store) -> None:
    assert store.head() == GENESIS
    assert check(()).ok


@pytest.mark.parametrize("field", ["at", "actor", "tool", "version", "action", "object", "reason"])
def test_a_changed_field_breaks_the_chain(store: Store, field: str) -> None:
    log = list(chain(store))
    log[2] = replace(log[2], **{field: "other"})
    assert not check(log).ok


def test_a_removed_entry_breaks_the_chain(store: Store) -> None:
    log = chain(store)
    assert not check(log[:2] + log[3:]).ok
    assert not check(log[1:]).ok


def test_two_swapped_entries_break_the_chain(store: Store) -> None:
    log = list(chain(store))
    log[1], log[2] = log[2], log[1]
    assert not check(log).ok


def test_only_the_head_shows_a_cut_tail(store: Store) -> None:
    log, head = chain(store), store.head()
    assert check(log[:3]).ok
    assert not check(log[:3], head).ok
    assert check(log, head).ok


def test_an_older_head_is_still_in_a_log_that_grew(store: Store) -> None:
    chain(store)
    head = store.head()
    chain(store)
    assert check(store.log(), head).ok


def test_the_log_names_objects_and_never_files_or_words(store: Store) -> None:
    add(store, made("A secret witness spoke.", "secret-witness.txt", title="Secret witness"))
    assert "ecret" not in "".join(entry.canonical() for entry in store.log())


def test_an_action_outside_the_list_is_a_fault_of_the_program(store: Store) -> None:
    with pytest.raises(ValueError, match="frobnicate"), store.writing("ana", clock) as tx:
        tx.log("frobnicate", "case")
