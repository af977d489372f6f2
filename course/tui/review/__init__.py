"""What comes back: the five questions of the day, and the looking back."""
