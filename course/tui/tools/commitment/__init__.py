"""The agreements of a leader with themselves."""
