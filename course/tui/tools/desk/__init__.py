"""What every tool's screen stands on."""
