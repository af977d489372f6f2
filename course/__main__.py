"""`python -m course` is the same as `skalkan`."""

import sys

from course.cli import main

sys.exit(main())
