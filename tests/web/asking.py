"""How tests ask the room: pages parsed as HTML, forms sent with what the page put into them."""

from dataclasses import dataclass
from typing import Any

import lxml.html
from starlette.testclient import TestClient

from headstone.browsing import Desk
from headstone.web.guard import Door

KEY = "a key of the tests"
Page = lxml.html.HtmlElement


@dataclass(frozen=True)
class Room:
    client: TestClient
    desk: Desk
    door: Door

    def enter(self) -> None:
        answer = self.client.get(f"/enter?key={KEY}", follow_redirects=False)
        assert answer.status_code == 303, answer.text

    def stranger(self) -> TestClient:
        """A browser without the key."""
        return TestClient(self.client.app, base_url="http://127.0.0.1", raise_server_exceptions=False)

    def page(self, path: str, status: int = 200, **headers: str) -> Page:
        answer = self.client.get(path, headers={"accept": "text/html", **headers})
        assert answer.status_code == status, answer.text[:2000]
        return lxml.html.fromstring(answer.text)

    def json(self, path: str) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text[:2000]
        assert answer.headers["content-type"] == "application/json"
        return answer.json()

    def send(self, path: str, page: Page, verb: str = "", **fields: Any) -> Any:
        """Fill in the form of the page that goes to `path` (and, with a verb, decides so), and send it."""
        forms = [form for form in page.forms if form.get("action") == path]
        if verb:
            forms = [form for form in forms if form.fields.get("verb") == verb]
        assert forms, f"no form to {path} {verb}"
        filled = dict(forms[0].form_values()) | fields
        return self.client.post(path, data=filled, follow_redirects=False)

    def incident(self, most: str = "reports") -> str:
        """The id of the incident that most reports tell of, of those that may not be one with another."""
        asked = self.in_question()
        rows = [row for row in self.desk.store.list_rows() if row.id not in asked]
        return max(rows, key=lambda row: (row.reports, row.id)).id

    def in_question(self) -> set[str]:
        """Incidents of which a person is asked whether they are one with another, on either side."""
        found = self.desk.store.incidents()
        return {id_ for one in found if one.asked for id_ in (one.id, *(row.incident for row in one.asked))}


def words(page: Page) -> str:
    return " ".join(page.text_content().split())
