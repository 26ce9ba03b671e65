"""What every test shares: how Hypothesis runs.

Profiles, chosen by HYPOTHESIS_PROFILE: ``ci`` (the default) tries the same examples on every machine, so that a red
run can be repeated; ``explore`` tries many new ones each time, for hunting.
"""

import os

from hypothesis import HealthCheck, settings

# Deadlines measure the machine, not the code; speed has benchmarks of its own.
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=60,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
