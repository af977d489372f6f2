"""The journal: everything that was written and answered."""
