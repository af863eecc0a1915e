"""A trainee's program: speaks the HTTP interface as a stranger would who has only read the documentation."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx2


@dataclass(frozen=True, slots=True)
class Event:
    """One server-sent event."""

    id: str
    kind: str
    data: dict[str, Any]


def events(text: str) -> list[Event]:
    """The events of a finished stream."""
    return list(_events(text))


def _events(text: str) -> Iterator[Event]:
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in fields:
            yield Event(fields.get("id", ""), fields["event"], json.loads(fields["data"]))


class Trainee:
    """Starts practices and talks."""

    def __init__(self, url: str) -> None:
        self.http = httpx2.Client(base_url=url, timeout=30)

    def start(self, scenario: str = "marrow-lake-surgery", **more: str) -> str:
        """The id of a new practice."""
        answer = self.http.post("/api/practices", json={"scenario": scenario, **more})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def post(self, practice: str, turn: str, text: str) -> httpx2.Response:
        """Say something and wait for all of the answer."""
        return self.http.post(f"/api/practices/{practice}/turns", json={"client_turn_id": turn, "text": text})

    def say(self, practice: str, turn: str, text: str) -> list[Event]:
        """The events of a turn that must succeed."""
        answer = self.post(practice, turn, text)
        assert answer.status_code == 200, answer.text
        return events(answer.text)

    def read(self, practice: str) -> dict[str, Any]:
        """The practice as the viewer sees it."""
        found: dict[str, Any] = self.http.get(f"/api/practices/{practice}").json()
        return found
