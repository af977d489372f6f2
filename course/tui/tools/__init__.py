"""The working tools, a folder each, and the hub that leads to them."""
