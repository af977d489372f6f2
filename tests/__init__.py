"""The tests. Folders mirror the package."""
