"""Start the service."""

import argparse
import os
import socket
import sys
from typing import Final

from app.config import BadSetting, Settings, load_settings
from app.main import create_app
from app.store.store import Store
from app.web.serving import serve

PATIENCE: Final = 10.0  # seconds for the previous process to leave
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def arguments(parser: argparse.ArgumentParser) -> None:
    """Address, port and database; each has a setting of its own, too."""
    parser.add_argument("--host", help="address to listen on (COACH_HOST)")
    parser.add_argument("--port", help="port to listen on (COACH_PORT); 0: any free one")
    parser.add_argument("--database-url", help="where practices are kept (COACH_DATABASE_URL)")


def run(given: argparse.Namespace) -> int:
    """Serve until told to stop."""
    settings = load_settings({**os.environ, **_chosen(given)})
    refuse_open_network(settings)
    prepare(settings)
    refuse_taken_address(settings)
    if settings.host in LOOPBACK:
        print("There are no accounts yet, so the service listens on this computer only.", file=sys.stderr)
    return serve(create_app(settings), settings.host, settings.port)


def refuse_taken_address(settings: Settings) -> None:
    """Where nobody could be served, say so before anything is read; raises BadSetting."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        # Bound and not listening: nobody may meet a door behind which there is no service yet.
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as error:
        sentence = (
            f"Nobody could be served at {settings.host}, port {settings.port}: {error.strerror}. "
            "Stop what listens there, or set COACH_PORT (with make run: PORT=9000) or COACH_HOST."
        )
        raise BadSetting(sentence) from None


def refuse_open_network(settings: Settings) -> None:
    """Without accounts everyone who reaches the service may read everything; that must be somebody's decision."""
    if settings.host not in LOOPBACK and not settings.trust_network:
        sentence = (
            f"COACH_HOST is {settings.host}, which other computers reach, and there are no accounts yet: "
            "anyone there could read every practice. If the network is trusted, set COACH_TRUST_NETWORK=true."
        )
        raise BadSetting(sentence)


def prepare(settings: Settings) -> None:
    """Migrate and claim the database, so that trouble is told in a sentence; raises what the store raises."""
    store = Store(settings.database_url)
    try:
        store.migrate()
        store.claim(PATIENCE)
    finally:
        store.close()


def _chosen(given: argparse.Namespace) -> dict[str, str]:
    chosen = {"COACH_HOST": given.host, "COACH_PORT": given.port, "COACH_DATABASE_URL": given.database_url}
    return {name: value for name, value in chosen.items() if value is not None}
