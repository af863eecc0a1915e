"""What the guard looks for and what is done about it: keys and their words."""

from typing import Final

from app.web.language import marked as _

KINDS: Final = {
    "sells": _("sells, or asks what a seller asks"),
    "coaches": _("teaches, praises or marks the trainee"),
    "helps": _("offers help like an assistant"),
    "both": _("speaks for the trainee as well"),
    "prompt": _("talks of prompts or of being a machine"),
    "number": _("a figure nobody gave it"),
    "name": _("a person, company or place nobody gave it"),
    "date": _("a date nobody gave it"),
    "language": _("another language"),
    "markup": _("lists, headings, gestures or a name in front"),
    "length": _("too long"),
    "untold": _("keeps the figure it was to tell"),
}

REMEDIES: Final = {
    "mended": _("taken out or cut off"),
    "again": _("asked again"),
    "script": _("prepared lines"),
}
