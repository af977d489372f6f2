"""The one search, and the glossary."""
