"""The board: a value chain's figure and its answers."""
