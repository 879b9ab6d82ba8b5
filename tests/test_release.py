from headstone.release import labels, outlines


def test_every_country_that_has_an_outline_has_a_name() -> None:
    named = labels()
    assert [code for code in outlines()["countries"] if f"country.{code}" not in named] == []


def test_a_code_of_the_vocabulary_has_its_label() -> None:
    assert labels()["bodies_found_claimed"] == "bodies found"
