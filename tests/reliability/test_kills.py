"""Kill -9 at random moments under load: what was typed and acknowledged is there, once, and answered, once."""

import asyncio
import os
import random
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text

from app.store.database import Database
from app.store.store import Store
from tests.postgres import Cluster
from tests.reliability.killing import Heard, Sent, Trainee
from tests.service import PATIENCE, Forked

KILLS = int(os.environ.get("KILLS", "50"))
TRAINEES = 6
LONGEST_LIFE = 0.6  # seconds from the moment the service listens
# With several processes a turn waits for the lease of the dead one; a test cannot wait that long.
BRIEF = {"lease": 1.0, "beat": 0.25, "glance": 0.1}
PACE = "300"  # characters a second: he takes about a tenth of a second for a sentence


def test_kills_under_load_lose_and_double_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'coach.db'}"
    service = Forked(tmp_path, url, COACH_PACE=PACE).limited_to(**BRIEF)
    sent = talks_under_fire([service], KILLS)
    check(url, sent)


def test_processes_that_die_in_turn_leave_their_talks_to_each_other(tmp_path: Path, postgres: Cluster) -> None:
    url = postgres.fresh("kills")
    services = [Forked(tmp_path, url, COACH_PACE=PACE).limited_to(**BRIEF) for _ in range(2)]
    sent = talks_under_fire(services, KILLS // 5)
    check(url, sent)


def talks_under_fire(services: Sequence[Forked], kills: int) -> list[Sent]:
    """What trainees sent while services died in turn."""
    seed = random.randrange(1_000_000)
    urls = tuple(service.url for service in services)
    heard = Heard()
    trainees = [Trainee(f"T{place}", urls if place % 2 else urls[::-1], heard) for place in range(TRAINEES)]
    try:
        for service in services:
            service.start()
        asyncio.run(under_fire(services, trainees, kills, random.Random(seed)))
    finally:
        for service in services:
            service.stop()
    sent = [message for trainee in trainees for message in trainee.sent]
    taken_over = sum(1 for each in sent if not each.last.partition(".")[2].startswith("1"))
    print(f"seed {seed}: {kills} kills, {len(sent)} turns, {taken_over} of them answered by another process")
    assert taken_over
    return sent


async def under_fire(services: Sequence[Forked], trainees: list[Trainee], kills: int, chance: random.Random) -> None:
    """Trainees talk, services die and come back; at last everybody brings his message to its end."""
    talks = [asyncio.create_task(trainee.talk()) for trainee in trainees]
    heard, longest = trainees[0].heard, LONGEST_LIFE
    for place in range(kills):
        service = services[place % len(services)]
        before = heard.of[service.url]
        # Half the lives count from the first thing anybody hears in them: so some die in mid-answer on any machine.
        if place // len(services) % 2:
            await asyncio.wait_for(heard.more(service.url), PATIENCE)
        await asyncio.sleep(chance.uniform(0, longest))
        await asyncio.to_thread(service.kill)
        # On a slow machine a life must be longer, or nobody gets a word in before the next kill.
        longest = max(LONGEST_LIFE, longest * (2 if heard.of[service.url] == before else 0.7))
        # Where others go on meanwhile, the dead one stays away for a moment.
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE) if len(services) > 1 else 0)
        await asyncio.to_thread(service.start)
        for talk in talks:
            if talk.done():
                talk.result()
    for trainee in trainees:
        trainee.leaving = True
    await asyncio.wait_for(asyncio.gather(*talks), 3 * PATIENCE)


def check(url: str, sent: list[Sent]) -> None:
    """The store holds exactly what the pages showed, and is sound."""
    database = Database(url)
    with database.reading() as connection:
        if database.is_sqlite:
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        stored = connection.scalar(text("SELECT count(*) FROM turns"))
    database.close()
    store = Store(url)
    for practice in {message.practice for message in sent}:
        mine = [message for message in sent if message.practice == practice]
        talk = store.practices.load(practice)
        assert [turn.number for turn in talk.spoken] == list(range(1, len(mine) + 1))
        assert [turn.text for turn in talk.spoken] == [message.text for message in mine]
        assert [each.client_turn_id for each in talk.turns] == [message.client_turn_id for message in mine]
        assert [turn.reply.text if turn.reply else None for turn in talk.spoken] == [each.done for each in mine]
        assert [each.shown for each in mine] == [each.done for each in mine]
    assert store.practices.unscored() == []
    store.close()
    assert stored == len(sent)
