"""The closed list of problem codes: code -> (Chinese, English), so that no code ever means two things.

R reading a file, K keys and values against a contract, S rulesets, G scoring, H human answers,
M mutation, U usage.
A text says what is wrong, what was expected and what to do; ``{name}`` is filled with a value that was seen.
"""

from typing import Final

from casefile_rules._codes.calendars import CALENDARS
from casefile_rules._codes.casefile import CASE_FILES
from casefile_rules._codes.contracts import CONTRACTS
from casefile_rules._codes.human import HUMAN
from casefile_rules._codes.mutation import MUTATION
from casefile_rules._codes.proofs import EXAMPLES, REGISTER
from casefile_rules._codes.reading import READING
from casefile_rules._codes.rulesets import DECLARATIONS, RULESETS
from casefile_rules._codes.scoring import SCORING
from casefile_rules._codes.usage import USAGE

CODES: Final[dict[str, tuple[str, str]]] = (
    READING
    | CONTRACTS
    | CALENDARS
    | RULESETS
    | DECLARATIONS
    | EXAMPLES
    | REGISTER
    | CASE_FILES
    | SCORING
    | HUMAN
    | MUTATION
    | USAGE
)
