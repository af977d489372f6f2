"""The leader's development, each side of it as a picture and as a table in words; both say the same figures."""
