"""``python -m casefile_rules`` is the command ``casefile-rules``."""

import sys

from casefile_rules.cli import command_line

if __name__ == "__main__":
    sys.exit(command_line())
