"""Time to the first word added by us, and stalls: directly, through a plain relay, through the service."""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvloop

from tests.bench.listener import Heard, Marks, listen, post

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = "marrow-lake-surgery"
SAID = (
    "Good morning, thank you for taking the time.",
    "I see.",
    "That is good to know.",
    "Please go on.",
    "Thank you.",
)
STALL = 0.25
SPREAD = 3.0  # seconds over which the talkers begin: about an answer, so that they do not all ask at once


@dataclass(frozen=True)
class Way:
    """One way to the words: a process to watch, its port, and how to ask."""

    name: str
    process: int
    port: int
    marks: Marks
    request: Callable[[int, int], bytes]


@contextmanager
def running(*command: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A process of this project's Python that is ended in the end."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def until_up(url: str, process: subprocess.Popen[str]) -> float:
    """Seconds until something answers."""
    began = time.monotonic()
    while time.monotonic() - began < 30:
        if process.poll() is not None:
            raise RuntimeError(f"the process behind {url} has ended")
        try:
            urllib.request.urlopen(url).read()
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.005)
        else:
            break
    return time.monotonic() - began


def memory(process: int) -> float:
    """Resident memory in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def cpu(process: int) -> float:
    """Seconds of processor time used so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start_practice(port: int) -> str:
    """The id of a new practice."""
    body = json.dumps({"scenario": SCENARIO, "mode": "coached", "trainee": "bench"}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/practices", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return str(json.load(answer)["id"])


def talking(port: int, streams: int) -> Callable[[int, int], bytes]:
    """Requests for one practice a stream."""
    practices = [start_practice(port) for _ in range(streams)]

    def request(stream: int, turn: int) -> bytes:
        body = json.dumps({"client_turn_id": f"turn-{turn}", "text": SAID[turn % len(SAID)]}).encode()
        return post(f"/api/practices/{practices[stream]}/turns", body)

    return request


def percentile(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def measure(way: Way, streams: int, turns: int) -> tuple[str, float, int]:
    """One row of the table, the median time to the first word, and how many answers had no end."""
    before, began = cpu(way.process), time.monotonic()
    heard: list[Heard] = uvloop.run(listen(way.port, way.marks, streams, turns, way.request, SPREAD))
    took = time.monotonic() - began
    busy = (cpu(way.process) - before) / took
    good = [each for each in heard if not each.error]
    for error in {each.error for each in heard if each.error}:
        print("   trouble:", error.splitlines()[0])
    firsts = [each.first for each in good]
    gaps = [max(each.gaps, default=0.0) for each in good]
    median = statistics.median(firsts) if firsts else float("nan")
    stalled = sum(gap > STALL for gap in gaps)
    row = (
        f"{streams:>5} {way.name:<14}{median * 1000:>9.1f}{percentile(firsts, 0.99) * 1000:>9.1f}"
        f"{{added:>9.1f}}{percentile(gaps, 0.5) * 1000:>9.0f}{max(gaps, default=0) * 1000:>9.0f}"
        f"{stalled:>6}/{len(good):<5}{busy * 100:>6.0f} %{memory(way.process):>7.0f}"
    )
    return row, median, len(heard) - len(good)


def main(counts: list[int], turns: int) -> int:
    """Print the table; how many answers of the service had no end."""
    lost = 0
    with tempfile.TemporaryDirectory() as folder, running("tests/bench/source.py") as source:
        assert source.stdout is not None
        address = source.stdout.readline().strip()
        direct, plain, ours = int(address.rsplit(":", 1)[1].split("/")[0]), free_port(), free_port()
        database = f"sqlite:///{folder}/bench.db"
        relay = running("tests/bench/relay.py", "--address", address, "--port", str(plain))
        serve = ("-m", "app", "serve", "--port", str(ours))
        for name, key in (("scripted", ""), ("model", address)):
            with running(*serve, COACH_DATABASE_URL=database, OPENAI_BASE_URL=key, OPENAI_API_KEY="") as service:
                seconds = until_up(f"http://127.0.0.1:{ours}/healthz", service)
                time.sleep(1)
                print(f"start, {name} voice: {seconds:.2f} s, idle {memory(service.pid):.0f} MB")
        with (
            relay as beside,
            running(*serve, COACH_DATABASE_URL=database, OPENAI_BASE_URL=address, COACH_MODEL_CALLS="0") as service,
        ):
            until_up(f"http://127.0.0.1:{plain}/", beside)
            until_up(f"http://127.0.0.1:{ours}/healthz", service)
            # The first answer of a process loads the model's client; all talkers would wait for it and then ask as one.
            uvloop.run(listen(ours, Marks(), 1, 1, talking(ours, 1), 0))
            print(f"{'':>20}{'first word, ms':>18}{'added':>9}{'longest gap, ms':>18}{'stalls':>10}{'cpu':>9}{'MB':>7}")
            print(f"{'n':>5} {'way':<14}{'median':>9}{'p99':>9}{'median':>9}{'median':>9}{'worst':>9}")
            for streams in counts:
                ways = (
                    Way(
                        "direct",
                        source.pid,
                        direct,
                        Marks(b'"content"', b"[DONE]"),
                        lambda *_: post("/v1/chat/completions"),
                    ),
                    Way("plain relay", beside.pid, plain, Marks(), lambda *_: post("/talk")),
                    Way("SPIN Coach", service.pid, ours, Marks(), talking(ours, streams)),
                )
                floor = 0.0
                for way in ways:
                    row, median, endless = measure(way, streams, turns)
                    floor = floor or median
                    lost += endless if way.process == service.pid else 0
                    print(row.format(added=(median - floor) * 1000), flush=True)
    return lost


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, nargs="+", default=[1, 50, 200])
    parser.add_argument("--turns", type=int, default=4)
    chosen = parser.parse_args()
    main(chosen.streams, chosen.turns)
