"""The server process: one uvicorn that says goodbye to open streams before it stops."""

import gc
import sys
from contextlib import suppress
from types import FrameType
from typing import Final

import uvicorn
from fastapi import FastAPI

DRAIN: Final = 10
# Seconds a thread of the store may compute before the streams get their turn; Python's 5 ms would be heard at 200.
QUICK_SWITCH: Final = 0.0005
# New objects between two searches for garbage, and searches until an older lot is looked at too: what 200 streams keep
# alive is no garbage, and Python's 700 would look at it with every few of their words.
SELDOM: Final = (20_000, 20, 20)


class Server(uvicorn.Server):
    """uvicorn waits for open streams and only then runs the shutdown that would end them; so the streams hear first."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Tell every listener that the service is going down, then stop as uvicorn does."""
        self._app.state.desk.farewell()
        super().handle_exit(sig, frame)


def serve(app: FastAPI, host: str, port: int) -> int:
    """Serve until a signal; 0 for a clean stop, 1 where it could not start."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=DRAIN,
        timeout_keep_alive=30,
        log_level="info",
        ws="none",
    )
    sys.setswitchinterval(QUICK_SWITCH)
    gc.set_threshold(*SELDOM)
    server = Server(config, app)
    # uvicorn stops cleanly and then raises the signal once more: at a terminal, Ctrl-C is how one stops it.
    with suppress(KeyboardInterrupt):
        server.run()
    return 0 if server.started else 1
