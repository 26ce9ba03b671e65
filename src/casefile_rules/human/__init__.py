"""What people add: review sheets (评查表) and waivers (豁免)."""

from casefile_rules.human.reviews import Review, read_review
from casefile_rules.human.waivers import Waiver, Waivers, read_waivers

__all__ = ["Review", "Waiver", "Waivers", "read_review", "read_waivers"]
