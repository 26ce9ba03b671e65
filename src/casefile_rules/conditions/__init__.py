"""Conditions (条件): all / any / not, some / every / none, tests of fields and checks, three-valued.

A condition is compiled once, in a :class:`Scope` that says where its paths start, and then runs on any number of
case files. Everything wrong with it is found when it is compiled.
"""

from casefile_rules.conditions._candidates import MAYBE, candidates_of
from casefile_rules.conditions._certain import Certain, ascending, compared, filled, joined
from casefile_rules.conditions._names import Names, grouped
from casefile_rules.conditions._node import NOTES, Answer, Compiled, Evaluate, Getter, Run, Trace, constant
from casefile_rules.conditions._operands import collection_of, comparable, literal, operand, select, value_of
from casefile_rules.conditions._operators import OPERATORS, emptiness, equal, is_open, same_day, seen_of, settle
from casefile_rules.conditions._paths import FACTS, ROOT
from casefile_rules.conditions._quantified import name_of
from casefile_rules.conditions._scope import At, Host, Scope, as_written, suggestion
from casefile_rules.conditions._tree import compile_condition

__all__ = [
    "FACTS",
    "MAYBE",
    "NOTES",
    "OPERATORS",
    "ROOT",
    "Answer",
    "At",
    "Certain",
    "Compiled",
    "Evaluate",
    "Getter",
    "Host",
    "Names",
    "Run",
    "Scope",
    "Trace",
    "as_written",
    "ascending",
    "candidates_of",
    "collection_of",
    "comparable",
    "compared",
    "compile_condition",
    "constant",
    "emptiness",
    "equal",
    "filled",
    "grouped",
    "is_open",
    "joined",
    "literal",
    "name_of",
    "operand",
    "same_day",
    "seen_of",
    "select",
    "settle",
    "suggestion",
    "value_of",
]
