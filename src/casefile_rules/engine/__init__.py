"""The engine (引擎): compiles a ruleset once, evaluates any number of files; no input, output, clock or locale."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casefile_rules.engine._bodies import Body, Place, merged
from casefile_rules.engine._compile import Compiler
from casefile_rules.engine._evaluation import Evaluation, Sure, new_run
from casefile_rules.engine._facts import read_facts, read_facts_of_parts, typed_fact
from casefile_rules.engine._messages import ENDS, Message, Special
from casefile_rules.engine._rules import Choice, CompiledRule, Edition
from casefile_rules.engine._windows import REVIEW, Window

if TYPE_CHECKING:
    from casefile_rules.conditions import Host
    from casefile_rules.engine._screens import Screens

__all__ = [
    "ENDS",
    "REVIEW",
    "Body",
    "Choice",
    "CompiledRule",
    "Compiler",
    "Edition",
    "Evaluation",
    "Message",
    "Place",
    "Special",
    "Sure",
    "Window",
    "merged",
    "new_run",
    "read_facts",
    "read_facts_of_parts",
    "screens_of",
    "typed_fact",
]


def screens_of(rules: Mapping[str, CompiledRule], host: "Host") -> "Screens":
    """Return the screens of *rules*: generated functions that find the few rules which need a closer look at a file."""
    from casefile_rules.engine._screens import Screens as Made  # a single check never needs them

    return Made(rules, host)
