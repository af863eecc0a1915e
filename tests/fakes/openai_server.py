"""A service that speaks the OpenAI protocol of streamed chat completions, by a script, and misbehaves on demand.

In a test: `with FakeModel(play) as fake:` and its `address`. From a shell:
`python tests/fakes/openai_server.py --port 8091`; the model's name in the request ("fake:silent", "fake:429", …)
then chooses the play.
"""

import argparse
import asyncio
import json
import re
import threading
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeAlias

CALM = {
    "en": "Well, let me think about that for a moment. From where I sit, the work goes on as it always has, and nobody "
    "complains very loudly. What is it that you would like to know?",
    "zh": "嗯，这个我得想一想。从我这边看，日常工作还是照常在做，也没有谁特别抱怨。您具体想了解哪一方面？",
}
SILENCE = 3600.0


@dataclass(frozen=True)
class Play:
    """One answer: after `first` seconds a status and headers, then pieces of body with `pause` seconds between them.

    Not before `until` is set. In the end the body is closed as it should be, or the line is cut, or it hangs open.
    """

    pieces: Sequence[bytes] = ()
    status: int = 200
    headers: Sequence[tuple[str, str]] = (("Content-Type", "text/event-stream"),)
    first: float = 0.0
    until: threading.Event | None = None
    pause: float = 0.0
    end: Literal["close", "cut", "hang"] = "close"


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    headers: dict[str, str]
    body: dict[str, Any]
    connection: int = 0

    @property
    def raw(self) -> str:
        """The whole body as text, for whoever looks for a word in it."""
        return json.dumps(self.body, ensure_ascii=False)

    @property
    def language(self) -> str:
        """The language that the request is in."""
        return "zh" if re.search(r"[\u4e00-\u9fff]", self.raw) else "en"


Director: TypeAlias = Callable[[Asked], Play]


def event(delta: dict[str, Any] | None, finish: str | None = None) -> bytes:
    """One chunk of a completion as a line of the stream."""
    choice = {"index": 0, "delta": delta or {}, "finish_reason": finish}
    chunk = {"id": "fake", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": [choice]}
    return b"data: " + json.dumps(chunk, ensure_ascii=False).encode() + b"\n\n"


DONE = b"data: [DONE]\n\n"


def tokens(text: str) -> list[str]:
    """The text in pieces like a tokenizer's: a word with its blank, a Chinese word of one or two characters."""
    return re.findall(r"[\u4e00-\u9fff]{1,2}|\s?[^\s\u4e00-\u9fff]+|\s", text)


def says(text: str, finish: str = "stop") -> list[bytes]:
    """The lines of a well-behaved answer."""
    return [
        event({"role": "assistant", "content": ""}),
        *(event({"content": each}) for each in tokens(text)),
        event(None, finish),
        DONE,
    ]


def words(text: str) -> list[bytes]:
    """The lines of the words alone: no end."""
    return [event({"content": each}) for each in tokens(text)]


def refuses(status: int, body: str = '{"error": {"message": "no", "code": "x"}}', **headers: str) -> Play:
    """An answer that is an error."""
    extra = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Play((body.encode(),), status, (("Content-Type", "application/json"), *extra))


def play(name: str, language: str) -> Play:
    """The play of that name, for a buyer in that language."""
    text = CALM[language]
    half = words(text)[:6]
    counts = {"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 14}
    usage = b"data: " + json.dumps({"id": "fake", "choices": [], "usage": counts}).encode() + b"\n\n"
    plays: dict[str, Callable[[], Play]] = {
        "ok": lambda: Play(says(text)),
        "slow": lambda: Play(says(text), first=0.3, pause=0.05),
        "401": lambda: refuses(401),
        "403": lambda: refuses(403),
        "404": lambda: refuses(404),
        "429": lambda: refuses(429),
        "500": lambda: refuses(500),
        "mute": lambda: Play(first=SILENCE),
        "silent": lambda: Play((b": still here\n\n",), end="hang"),
        "stalls": lambda: Play(half, pause=0.02, end="hang"),
        "breaks": lambda: Play(half, pause=0.02, end="cut"),
        "garbage": lambda: Play((b"<html><body>It works!</body></html>\n",), headers=(("Content-Type", "text/html"),)),
        "no_finish": lambda: Play([*half, DONE]),
        "closes": lambda: Play(half),
        "error_chunk": lambda: Play([*half, b'data: {"error": {"message": "overloaded", "code": 500}}\n\n']),
        "empty": lambda: Play([event({"role": "assistant", "content": ""}), event(None, "stop"), DONE]),
        "length": lambda: Play(says(text[: len(text) * 4 // 5], "length")),
        "usage": lambda: Play([*says(text)[:-1], usage, DONE]),
        "reasoning": lambda: Play(
            [event({"reasoning_content": "Let me think."}), event({"reasoning": "I am an AI."}), *says(text)]
        ),
        "think": lambda: Play(
            [event({"content": each}) for each in ("<th", "ink>I am an AI", " asked to…</thi", "nk>\n\n")] + says(text)
        ),
        "huge": lambda: Play([b"data: " + b"x" * 2_000_000 + b"\n\n"]),
        "machine": lambda: Play(
            says({"en": "Well, as an AI language model I cannot say.", "zh": "嗯，作为人工智能，我不能说。"}[language])
        ),
    }
    return plays[name]()


class FakeModel:
    """The server in a thread of its own. `director` decides about each request; `asked` holds what came in."""

    def __init__(self, director: Director | Play | Iterable[Play]) -> None:
        self._director = _director(director)
        self.asked: list[Asked] = []
        self.hung_up = 0
        self.address = ""
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await listen(self._answer, self._left, 0)
        self.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        self._ready.set()
        async with server:
            await self._stop.wait()
            server.close()
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()

    def _left(self) -> None:
        self.hung_up += 1

    def _answer(self, asked: Asked) -> Play:
        self.asked.append(asked)
        return self._director(asked)


def _director(given: "Director | Play | Iterable[Play]") -> Director:
    if isinstance(given, Play):
        return lambda _: given
    if callable(given):
        return given
    queue = list(given)
    return lambda _: queue.pop(0) if len(queue) > 1 else queue[0]


async def listen(answer: Director, left: Callable[[], None], port: int) -> asyncio.Server:
    """Serve on loopback; `left` is called when a client goes away before the end of an answer."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while asked := await _request(reader, id(writer)):
                gone = await _either_ends(_send(writer, answer(asked)), reader)
                if gone:
                    left()
                    return
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, EndOfAnswer):
            return  # cancelled: the server stops, and nobody waits for this task
        finally:
            writer.close()

    return await asyncio.start_server(talk, "127.0.0.1", port, limit=2**22, backlog=1024)


class EndOfAnswer(Exception):
    """The play cuts the connection here."""


async def _request(reader: asyncio.StreamReader, connection: int) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    lines = [line.partition(":") for line in head.split("\r\n")[1:] if line]
    headers = {name.lower(): value.strip() for name, _, value in lines}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(headers, json.loads(body or b"{}"), connection)


async def _either_ends(sending: Coroutine[Any, Any, None], reader: asyncio.StreamReader) -> bool:
    """Send an answer while watching the line; whether the client was the one who left."""
    task, watch = asyncio.ensure_future(sending), asyncio.ensure_future(reader.read(1))
    await asyncio.wait((task, watch), return_when=asyncio.FIRST_COMPLETED)
    gone = watch.done()
    for each in (task, watch):
        each.cancel()
    sent, _ = await asyncio.gather(task, watch, return_exceptions=True)
    if not gone and isinstance(sent, Exception):
        raise sent
    return gone


async def _send(writer: asyncio.StreamWriter, play: Play) -> None:
    await asyncio.sleep(play.first)
    if play.until:
        await asyncio.to_thread(play.until.wait, SILENCE)
    fields = (*play.headers, ("Transfer-Encoding", "chunked"))
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    writer.write(f"HTTP/1.1 {play.status} Fake\r\n{head}\r\n".encode())
    for number, piece in enumerate(play.pieces):
        if number and play.pause:
            await asyncio.sleep(play.pause)
        if writer.is_closing():
            return
        writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    await writer.drain()
    if play.end == "hang":
        await asyncio.sleep(SILENCE)
    if play.end == "cut":
        raise EndOfAnswer
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def by_model(asked: Asked) -> Play:
    """The play that the request's model names, with its language's words; "ok" for any other model."""
    name = str(asked.body.get("model", "")).removeprefix("fake:")
    try:
        return play(name, asked.language)
    except KeyError:
        return play("ok", asked.language)


async def _main() -> None:
    parser = argparse.ArgumentParser(description="A fake of an OpenAI-compatible service.")
    parser.add_argument("--port", type=int, default=0)
    server = await listen(by_model, lambda: None, parser.parse_args().port)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
