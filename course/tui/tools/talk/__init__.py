"""The talk with one's own manager."""
