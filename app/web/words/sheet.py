"""What a sheet of needs and its comparison call things: keys and their words."""

from typing import Final

from app.web.language import marked as _

NEEDS: Final = {
    "troubles": _("Trouble"),
    "costs": _("Cost"),
    "wants": _("Want"),
}

FATES: Final = {
    "found": _("heard"),
    "missed": _("missed"),
    "guessed": _("guessed"),
    "unseen": _("not seen"),
}
