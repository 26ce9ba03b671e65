"""``python -m casefile_rules`` is the command ``casefile-rules``."""

import sys

from casefile_rules.cli import main

if __name__ == "__main__":
    sys.exit(main())
