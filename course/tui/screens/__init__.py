"""The places a leader can go to: one screen a file, its looks beside it."""
