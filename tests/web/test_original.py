"""The original beside its frozen text: drawn anew or taken apart; nothing of it runs, nothing graphic comes unasked."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from headstone import picturing
from headstone.intake import mail
from headstone.intake.blocks import blocks_of
from headstone.model.sources import Report
from tests.intake import making
from tests.running import Case
from tests.web.asking import Room, words
from tests.web.conftest import room_over

PAGE = b"""<!doctype html><html><head><title>x</title><style>p{color:red}</style></head><body onload="alert(1)">
<h1>A grave <script>alert(2)</script>found</h1><p style="background:url(http://evil.example/a)">Two
<b>teams</b><br>went.</p>
<ul><li>one</li><li><p>two</p></li></ul><blockquote>We <a href="javascript:alert(3)">saw</a> it.</blockquote>
<img src="http://evil.example/b.png" alt="a &lt;b&gt; ditch" onerror="alert(4)"><div hidden>unseen</div>
<table><tr><td>A</td><td>4</td></tr></table><iframe src="http://evil.example"></iframe><pre>a
 b</pre>tail</body></html>"""


def of_kind(room: Room, ending: str) -> Report:
    graphic = {claim.report for claim in room.desk.store.claims() if claim.remains}
    return next(one for one in room.desk.store.reports() if one.file.endswith(ending) and one.id not in graphic)


def test_a_web_page_is_taken_apart_into_words() -> None:
    found = [(one.kind, one.text) for one in blocks_of(PAGE)]
    assert found == [
        ("heading", "A grave found"), ("paragraph", "Two teams"), ("paragraph", "went."), ("item", "one"),
        ("item", "two"), ("quotation", "We saw it."), ("picture", "a <b> ditch"), ("row", "A 4"), ("lines", "a\n b"),
        ("paragraph", "tail"),
    ]  # fmt: skip


def test_a_mail_is_its_headers_its_body_and_the_names_of_what_came_with_it() -> None:
    found = [(one.kind, one.text) for one in mail.blocks(making.eml(attachment=b"%PDF-", name="<b>.pdf"))]
    assert found[0] == ("caption", "From: Press Desk <press@upper-valley.example>")
    assert found[-1] == ("caption", "<b>.pdf (application/octet-stream)")
    whole = " ".join(text for _, text in found)
    assert making.HEADLINE in whole and "Somebody Private" not in whole and "<p>" not in whole


def test_a_mail_stands_beside_its_frozen_text(looked_at: Room) -> None:
    page = looked_at.page(f"/original/{of_kind(looked_at, '.eml').id}?graphic=show")
    assert "From: " in page.xpath("//div[@class='blocks']")[0].text_content()


def test_a_web_page_stands_beside_its_frozen_text_without_code_style_or_links(looked_at: Room) -> None:
    report = of_kind(looked_at, ".html")
    page = looked_at.page(f"/original/{report.id}")
    blocks = page.xpath("//div[@class='blocks']")[0]
    assert not blocks.xpath(".//@style | .//@src | .//@href | .//script | .//img")
    assert page.xpath("//div[contains(@class, 'frozen')]//mark[@data-claims]")  # claims are marked here too
    raw = looked_at.client.get(f"/original/{report.id}?raw=1")
    assert raw.headers["content-type"] == "application/octet-stream"
    assert raw.headers["content-disposition"].startswith("attachment")
    assert raw.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert raw.content == looked_at.desk.store.vault.read(report.original_sha256)


def test_a_page_of_a_pdf_is_a_picture_of_ours(looked_at: Room) -> None:
    report = of_kind(looked_at, ".pdf")
    page = looked_at.page(f"/original/{report.id}")
    source = page.xpath("//figure[@class='sheet']/img/@src")[0]
    answer = looked_at.client.get(source)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", answer.content[16:24])
    assert 600 < width <= 1_101 and height > width
    at = answer.content.index(b"IDAT")
    (size,) = struct.unpack(">I", answer.content[at - 4 : at])
    lines = zlib.decompress(answer.content[at + 4 : at + 4 + size])
    assert len(lines) == height * (width * 3 + 1) and len(set(lines)) > 2  # something is drawn


@pytest.mark.parametrize("number", ["0", "999", "x", "-1", "1%2f..", "99999999"])
def test_a_page_that_is_none_is_told_in_a_line(looked_at: Room, number: str) -> None:
    report = of_kind(looked_at, ".pdf")
    assert looked_at.client.get(f"/original/{report.id}/page/{number}").status_code in (404, 422)
    text = of_kind(looked_at, ".txt")
    assert looked_at.client.get(f"/original/{text.id}/page/1").status_code == 404


def test_what_is_graphic_is_shown_on_request_only(looked_at: Room) -> None:
    texts = {one.id for one in looked_at.desk.store.reports() if one.file.endswith((".txt", ".pdf", ".html"))}
    claim = next(one for one in looked_at.desk.store.claims() if one.remains and one.report in texts)
    page = looked_at.page(f"/original/{claim.report}")
    assert "tells the condition of remains" in words(page) and not page.xpath("//section//pre | //section//img")
    assert not page.xpath("//div[@class='blocks']")
    (ask,) = page.xpath("//a[@class='button']/@href")
    shown = looked_at.page(ask)
    assert shown.xpath("//section//pre | //section//img | //div[@class='blocks']")


def test_a_hostile_page_is_only_words(tmp_path: Path, gazetteer: Path) -> None:
    case = Case(tmp_path / "case", gazetteer)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "evil.html").write_bytes(PAGE)
    case.run("add", tmp_path / "in")
    room = room_over(case.folder, case.gazetteer)
    room.enter()
    try:
        report = room.desk.store.reports()[0]
        answer = room.client.get(f"/original/{report.id}")
        assert answer.status_code == 200 and "evil.example" not in answer.text and "alert(" not in answer.text
        assert "a &lt;b&gt; ditch" in answer.text
    finally:
        room.desk.store.close()


def camera_jpeg(width: int = 2_400, height: int = 1_200, turned: int = 6) -> bytes:
    """A photograph as a telephone writes it: lying on its side, with the place, the time and the maker in its EXIF."""
    colours = Image.new("RGB", (width, height), (180, 160, 120))
    colours.paste((20, 30, 40), (0, 0, width // 4, height))
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Orientation] = "Dunmere Optics", turned
    exif[ExifTags.Base.DateTime], exif[ExifTags.Base.Artist] = "2016:11:08 09:10:11", "Amal of Dunmere"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (36.0, 11.0, 24.0), 3: "E", 4: (43.0, 16.0, 12.0)})
    made = io.BytesIO()
    colours.save(made, "JPEG", exif=exif, comment=b"near the well of Dunmere", icc_profile=b"Dunmere colours " * 40)
    return made.getvalue()


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory, gazetteer: Path) -> Iterator[Room]:
    """A room over a folder with a photograph, a drawing one can see through, and broken ones."""
    folder = tmp_path_factory.mktemp("pictured")
    (folder / "in").mkdir()
    photo = camera_jpeg()
    clear = io.BytesIO()
    Image.new("RGBA", (40, 20), (255, 0, 0, 0)).save(clear, "PNG")
    for name, data in {
        "photo.jpg": photo, "clear.png": clear.getvalue(), "cut.jpg": photo[:900], "note.txt": b"A grave.",
        "bomb.png": picturing.png(60_000, 60_000, 1, b""), "video.mp4": b"\0\0\0\x18ftypmp42" + b"\0" * 40,
    }.items():  # fmt: skip
        (folder / "in" / name).write_bytes(data)
    case = Case(folder / "case", gazetteer)
    case.run("add", folder / "in")
    room = room_over(case.folder, gazetteer)
    room.enter()
    yield room
    room.desk.store.close()


def picture_named(room: Room, name: str) -> str:
    """The address of a picture, from the list of files that gave no report."""
    (row,) = [one for one in room.page("/files").xpath("//tbody/tr") if name in one.text_content()]
    return str(row.xpath(".//a/@href")[0])


def test_a_photograph_is_sent_upright_and_without_place_time_or_names(pictured: Room) -> None:
    address = picture_named(pictured, "photo.jpg")
    original = pictured.desk.store.vault.read(address.rpartition("/")[2])
    assert Image.open(io.BytesIO(original)).getexif().get_ifd(ExifTags.IFD.GPSInfo)  # the original keeps everything
    page = pictured.page(f"{address}?graphic=show")
    (source,) = page.xpath("//figure/img/@src")
    answer = pictured.client.get(source)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    shown = Image.open(io.BytesIO(answer.content))
    shown.load()
    assert not shown.getexif() and set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Dunmere" not in answer.content and b"Exif" not in answer.content and b"2016" not in answer.content
    assert shown.height > shown.width and max(shown.size) <= picturing.SIDE
    assert shown.getpixel((shown.width // 2, 20))[0] < 60 < shown.getpixel((shown.width // 2, shown.height - 20))[0]


def test_a_picture_waits_for_a_click(pictured: Room) -> None:
    address = picture_named(pictured, "photo.jpg")
    page = pictured.page(address)
    assert not page.xpath("//img") and "may be graphic" in words(page)
    (ask,) = page.xpath("//main//a[@class='button']/@href")
    assert pictured.page(ask).xpath("//img")


def test_what_can_be_seen_through_is_laid_on_white(pictured: Room) -> None:
    answer = pictured.client.get(picture_named(pictured, "clear.png") + "/shown")
    assert min(Image.open(io.BytesIO(answer.content)).getpixel((5, 5))) > 250


@pytest.mark.parametrize(("name", "said"), [("bomb.png", "pixels"), ("cut.jpg", "damaged")])
def test_a_picture_that_cannot_be_shown_says_why(pictured: Room, name: str, said: str) -> None:
    answer = pictured.client.get(picture_named(pictured, name) + "/shown", headers={"accept": "application/json"})
    assert answer.status_code == 422 and said in answer.text


@pytest.mark.parametrize("address", ["/picture/" + "0" * 64, "/picture/..%2f..%2fetc", "/picture/x/shown"])
def test_no_picture_of_this_case_is_no_page(pictured: Room, address: str) -> None:
    assert pictured.client.get(address).status_code == 404


def test_what_is_no_picture_is_listed_with_its_reason(pictured: Room) -> None:
    rows = {one["file"]: one for one in pictured.json("/files.json")["files"]}
    video = next(one for name, one in rows.items() if name.endswith("video.mp4"))
    assert not video["picture"] and "video" in video["why"]
    assert pictured.client.get(f"/picture/{video['sha256']}/shown").status_code == 404
