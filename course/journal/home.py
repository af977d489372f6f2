"""What the files in the leader's own folder are called."""

from __future__ import annotations

LOG = "journal.jsonl"
"""Everything that was saved, line by line."""
DRAFT = "draft.jsonl"
"""What is being written and is no version yet."""
BACKUPS = "backups"
"""The folder with the automatic backups."""
FAULT = "fault.txt"
"""The file at home that a fault of the program is described in; it may quote what was on the screen."""
DOCUMENTS = "documents.txt"
"""The file that notes the folder for documents: it is this computer's own."""
DEVICE = "device"
"""The file with this device's name in versions."""
