"""The communication plan."""
