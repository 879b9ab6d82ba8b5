"""What parts neighbouring kinds of copies, and furniture from kinship."""

from tests.linking.test_lineage import OTHER, WELL, only_link, traced


def days(first: str, second: str, a: str = "Orvane Post", b: str = "The Lamp") -> dict[str, dict[str, str]]:
    return {"a": {"published": first, "publisher": a}, "b": {"published": second, "publisher": b}}


def test_what_a_publisher_prints_of_itself_under_two_texts_joins_them_not() -> None:
    meta = days("2030-05-01", "2030-05-03", a="The Orvane Post", b="The Orvane Post")
    for own in (
        "The Orvane Post is set by hand in a cellar behind the ferry and is paid for by nine hundred readers.",
        "You have been reading The Orvane Post. We take no money from the province, nor from those who fish in it.",
        "About the Orvane: we print whatever four readers will put their names to, and mend what we get wrong.",
    ):
        texts = {"a": f"Orvane: the well\n{WELL}\n{own}", "b": f"Orvane: the storm\n{OTHER}\n{own}"}
        assert traced(texts, **meta) == ()
    for told in (
        "The Orvane Post's reporter saw nine coats on the rope and a shoe of the ferry company in the third bucket.",
        "(The Orvane Post) The engineer who went down on the rope has been sent home and may not speak of the well.",
    ):
        texts = {"a": f"Engineer and coats on a rope\n{WELL}\n{told}", "b": f"Rope, engineer, coats\n{OTHER}\n{told}"}
        assert only_link(traced(texts, **meta)).kind == "update"
