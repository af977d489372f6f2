"""Home: the lessons, and what is offered today."""
