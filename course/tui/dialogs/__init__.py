"""What lies over any place for a moment."""
