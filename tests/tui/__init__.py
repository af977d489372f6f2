"""The app on a screen that only exists in memory."""
