"""The engine (引擎): compiles a ruleset once, evaluates any number of files; no input, output, clock or locale."""

from casefile_rules.engine._bodies import Body, Place, merged
from casefile_rules.engine._compile import Compiler
from casefile_rules.engine._evaluation import Evaluation, new_run
from casefile_rules.engine._facts import read_facts, typed_fact
from casefile_rules.engine._messages import ENDS, Message, Special
from casefile_rules.engine._rules import CompiledRule, Edition, Window
from casefile_rules.engine._screen import Screen, screen_of

__all__ = [
    "ENDS",
    "Body",
    "CompiledRule",
    "Compiler",
    "Edition",
    "Evaluation",
    "Message",
    "Place",
    "Screen",
    "Special",
    "Window",
    "merged",
    "new_run",
    "read_facts",
    "screen_of",
    "typed_fact",
]
