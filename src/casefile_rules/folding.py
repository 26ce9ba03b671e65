"""Text compared one way everywhere (文字比对): two spellings of one name, title or number are the same text.

What people type differently and mean alike is folded: the width of signs, spaces (王　芳 and 王芳), the dot in a name
(艾尼·买买提, 艾尼•买买提, 艾尼.买买提, 艾尼 买买提), the shape of brackets, quotation marks and dashes, capital
letters, signs that nobody sees (zero-width, soft hyphen, marks of direction) and the compatibility forms of Unicode. A
dot between two digits stays a dot.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

_PLAIN: Final = "[0-9a-z\u4e00-\u9fff]*"
"""Text that folding leaves as it is: nearly all of it."""

_DOT: Final = r"(?<![0-9])·|·(?![0-9])|(?<=[^\W\d_])\.(?=[^\W\d_])"
_UNSEEN: Final = ("Cf", "Cc", "Mn")
"""Categories of signs that stand for nothing by themselves; accents have been joined to their letters before."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern of the above, made when a text is first folded."""
    return re.compile(text)


@cache
def _marks() -> dict[int, str]:
    """Return what each sign that has several shapes becomes."""
    return str.maketrans(
        dict.fromkeys("[{〔【〖〘〚﹝", "(")
        | dict.fromkeys("]}〕】〗〙〛﹞", ")")
        | dict.fromkeys("“”„‟「」『』〝〞", '"')
        | dict.fromkeys("‘’‚‛`´", "'")
        | dict.fromkeys("‐‑‒–—―−─－", "-")
        | dict.fromkeys("〜～", "~")
        | dict.fromkeys("•‧∙⋅・･⸱ᐧ●", "·")
        | dict.fromkeys("○◯〇", "〇")
        | dict.fromkeys("ـ\u115f\u1160\u2800", "")
    )


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Return *text* in the form in which it is compared; equal forms are the same text."""
    if _pattern(_PLAIN).fullmatch(text):
        return text
    wide = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(sign for sign in wide if sign.isalnum() or unicodedata.category(sign) not in _UNSEEN)
    narrow = _pattern(_DOT).sub("", "".join(seen.translate(_marks()).split()))
    # what stands side by side now may combine
    return unicodedata.normalize("NFKC", narrow).replace("·", ".")


def same(left: Any, right: Any) -> bool:
    """Return whether two values are equal, texts in their folded form."""
    if left == right:
        return True
    return isinstance(left, str) and isinstance(right, str) and folded(left) == folded(right)


def form(value: Any) -> Any:
    """Return *value* in a form that is equal for what :func:`same` takes for the same."""
    return folded(value) if isinstance(value, str) else value
