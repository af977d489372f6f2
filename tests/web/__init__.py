"""The course in a browser: the door, the windows, and a real browser where there is one."""
