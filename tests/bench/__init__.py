"""How fast things are. Run by hand: time is reported, and fails no test."""
