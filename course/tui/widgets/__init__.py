"""Widgets that know no place."""
