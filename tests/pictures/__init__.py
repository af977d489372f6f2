"""The README's picture of the app."""
