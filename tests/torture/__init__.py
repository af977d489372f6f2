"""The real journal in real processes, treated badly. Run it with `python -m tests.torture [--full]`."""
