"""The assessment (评查结果): the engine's public face and the result it gives."""

from casefile_rules.assessment._assessment import Assessment, dump
from casefile_rules.assessment._engine import Engine

__all__ = ["Assessment", "Engine", "dump"]
