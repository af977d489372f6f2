"""The workshop: agenda, script and outcomes."""
