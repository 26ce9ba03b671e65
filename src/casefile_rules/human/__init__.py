"""What people add: review sheets (评查表), confirmations of the organiser (确认书) and waivers (豁免)."""

from casefile_rules.human.confirmations import Confirmation, read_confirmation
from casefile_rules.human.reviews import Review, read_review
from casefile_rules.human.waivers import Waiver, Waivers, read_waivers

__all__ = ["Confirmation", "Review", "Waiver", "Waivers", "read_confirmation", "read_review", "read_waivers"]
