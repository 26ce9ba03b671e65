"""Problems found in what was given to us: a closed list of codes, each with a text in two languages.

Bad input never shows a traceback. Everything wrong is collected and shown at once, each as
``file:line:col: CODE what is wrong, what was expected, what to do``.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

MOST_PROBLEMS: Final = 1000
"""Where reading gives up collecting: nobody reads more, and a hostile file could hold a million."""


class Problem(NamedTuple):
    """One thing wrong with an input file. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    code: str
    arguments: tuple[tuple[str, str], ...] = ()

    def text(self, lang: str = "zh") -> str:
        """Return the message in *lang* (``zh`` or ``en``), built from the values seen."""
        from casefile_rules._codes import CODES  # when there is something to tell, and not before

        zh, en = CODES[self.code]
        template = en if lang == "en" else zh
        values = dict(self.arguments)
        if lang != "en":
            from casefile_rules._codes.words import in_chinese

            values = {name: in_chinese(name, value) for name, value in values.items()}
        return _without_nothing(template.format_map({name: _shown(value) for name, value in values.items()}))

    def render(self, lang: str = "zh") -> str:
        """Return the line a person or an editor reads: ``file:line:col: CODE text``."""
        return f"{_printable(self.file)}:{self.line}:{self.column}: {self.code} {self.text(lang)}"


class ProblemsError(Exception):
    """Raised with every problem of an input at once; ``problems`` is sorted and never empty.

    ``partial`` is what could be read all the same (None: nothing), for finding what else is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem], partial: Any = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        self.partial = partial
        super().__init__("\n".join(problem.render("en") for problem in self.problems))


def problem(code: str, file: str, position: tuple[int, int] = (0, 0), **arguments: object) -> Problem:
    """Return a :class:`Problem`; *arguments* fill the code's text. Raises KeyError for a code not in the list."""
    from casefile_rules._codes import CODES

    CODES[code]
    line, column = position
    return Problem(file, line, column, code, tuple((name, str(value)) for name, value in arguments.items()))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to *word*, or ``""`` where none is near; the same answer every time.

    Never *word* itself: who wrote it knows it, and it is not what is wanted here.
    """
    from difflib import get_close_matches  # only when something is already wrong

    spelt = {each.casefold(): each for each in sorted(set(known) - {word}, reverse=True)}  # a capital is no other word
    found = get_close_matches(word[:64].casefold(), sorted(spelt), n=1, cutoff=0.6)
    return spelt[found[0]] if found else ""


def near(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to *word* for a message that names one, or ``—``."""
    return nearest(word, known) or "—"


def _without_nothing(text: str) -> str:
    """Return *text* without a clause that names what is near, or known, where there is nothing."""
    if "—" not in text:
        return text
    import re

    return re.sub(r"[（；，] ?(?:相近|相近的有|可用|已有)：—）?|(?: \(|; )(?:near|known)(?: is)?: —\)?", "", text)


def _shown(value: str) -> str:
    """Return *value* fit for one line of a message: no control characters, not endless."""
    clean = _printable(value)
    return clean if len(clean) <= 120 else clean[:117] + "..."


def _printable(value: str) -> str:
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in value)
