"""The rules of learning, pure: what an answer is worth, what is done, where to go on. No screens, no files, no clock."""
