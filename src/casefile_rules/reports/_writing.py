"""Writing a report line by line, in one language and of one width; colours are put in at the end, or not at all."""

import io
from typing import Any

from casefile_rules.reports._layout import columns_of, pad, wrap

Json = dict[str, Any]


def clean(text: str) -> str:
    """Return *text* without what could move the cursor, colour the terminal or turn the writing round."""
    return "".join(one if one.isprintable() or one == "\n" else "\N{REPLACEMENT CHARACTER}" for one in text)


class Writer:
    """Collects the lines of a report.

    Attributes:
        lang: ``zh`` or ``en``.
        width: how many columns a line may take.
        written: the lines so far, each as parts of (text, style).
    """

    def __init__(self, lang: str, width: int) -> None:
        self.lang = lang
        self.width = width
        self.written: list[list[tuple[str, str]]] = []

    def whole(self, *, colour: bool) -> str:
        """Return everything written, from the first heading on."""
        if colour:
            return _coloured(self.written[1:])
        return "".join("".join(text for text, _ in parts).rstrip() + "\n" for parts in self.written[1:])

    def line(self, text: str = "", style: str = "", indent: int = 0, hang: int = 0) -> None:
        """Write *text* wrapped to the width, every line indented by *indent*, the later ones by *hang* more."""
        lines = wrap(clean(text), self.width - indent - hang)
        for number, one in enumerate(lines):
            self.written.append([(" " * (indent + (hang if number else 0)) + one, style)])

    def pair(self, label: str, text: str, style: str = "", indent: int = 4) -> None:
        """Write a label and its text beside it, the text wrapped under itself."""
        room = max(12 if self.lang == "en" else 8, columns_of(label) + 2)
        lines = wrap(clean(text), self.width - indent - room)
        for number, one in enumerate(lines):
            head = pad(label if number == 0 else "", room)
            self.written.append([(" " * indent, ""), (head, "dim"), (one, style)])

    def heading(self, text: str) -> None:
        """Write a heading with a line through to the margin, a blank line before it."""
        lines = wrap(clean(text), self.width - 2)
        rule = "─" * max(self.width - columns_of(lines[-1]) - 1, 0)
        self.written.append([])
        self.written.extend([(one, "bold")] for one in lines[:-1])
        self.written.append([(lines[-1], "bold"), (f" {rule}", "dim")])

    def title(self, text: Any) -> str:
        """Return a bilingual text in the report's language."""
        return str(text.get(self.lang) or text.get("zh") or "") if isinstance(text, dict) else str(text or "")

    def aside(self, text: str) -> str:
        """Return *text* in brackets, to be put behind something."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def quoted(self, name: str) -> str:
        """Return the name of a paper in quotation marks."""
        return f"《{name}》" if self.lang == "zh" else f"'{name}'"

    def span(self, interval: Json) -> str:
        """Return an interval as one number, or as two where its ends differ."""
        low, high = interval["low"], interval["high"]
        return f"{low}" if low == high else f"{low} – {high}"


def _coloured(written: list[list[tuple[str, str]]]) -> str:
    """Return lines of (text, style) with the terminal's signs for their styles."""
    from rich.console import Console
    from rich.text import Text

    buffer = io.StringIO()
    console = Console(
        file=buffer, width=10_000, force_terminal=True, highlight=False, markup=False, emoji=False,
        legacy_windows=False, color_system="standard",
    )  # fmt: skip
    for parts in written:
        console.print(Text.assemble(*parts, no_wrap=True), crop=False)
    return buffer.getvalue()
