"""The leader's own projects."""
