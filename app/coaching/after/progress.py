"""Her progress: her scored practices, whole talks only, submitted or not, and what they say together."""

from dataclasses import dataclass

from app.coaching.threads import Threads
from app.content.scenario.library import Library
from app.spin.progress import Avoided, Focus, NextUp, Offer, Skill, Tried, asked, avoided, focus, next_up, skills
from app.spin.scenario import Difficulty
from app.store.rows import Finished
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Journey:
    """Her scored practices, oldest first, and what they say; `names` are those used in this browser, newest first."""

    name: str
    names: tuple[str, ...]
    tries: tuple[Finished, ...]
    skills: tuple[Skill, ...]
    asked: dict[str, tuple[int, ...]]
    avoided: tuple[Avoided, ...]
    focus: Focus | None
    next_up: NextUp | None


class Progress:
    """Progress as a use case."""

    def __init__(self, store: Store, threads: Threads, library: Library) -> None:
        self._store = store
        self._threads = threads
        self._library = library

    async def journey(self, visitor: str, name: str = "") -> Journey:
        """The progress of this name in this browser; without a name, of the one used last."""
        return await self._threads.run(self._journey, visitor, name)

    def _journey(self, visitor: str, name: str) -> Journey:
        found = self._store.practices.tries(visitor) if visitor else []
        names = tuple(dict.fromkeys(each.practice.trainee for each in reversed(found)))
        name = name if name in names else (names[0] if names else "")
        tries = tuple(each for each in found if each.practice.trainee == name and not each.card.not_scored)
        cards = [each.card for each in tries]
        return Journey(
            name=name,
            names=names,
            tries=tries,
            skills=skills(cards),
            asked=asked(cards),
            avoided=avoided(cards),
            focus=focus(cards),
            next_up=next_up([self._tried(each) for each in tries], self._offers()),
        )

    def _tried(self, each: Finished) -> Tried:
        practice = each.practice
        authored = self._library.scenarios.get(practice.scenario)
        own = authored.scenario.difficulty if authored else Difficulty.MIDDLE
        difficulty = Difficulty(practice.level) if practice.level else own
        return Tried(practice.scenario, practice.language, difficulty, each.card)

    def _offers(self) -> list[Offer]:
        worlds = [each.scenario for each in self._library.scenarios.values()]
        return [Offer(each.slug, each.language, each.difficulty) for each in worlds]
