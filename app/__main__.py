"""`python -m app` is `spin-coach`."""

import sys

from app.cli import main

sys.exit(main())
