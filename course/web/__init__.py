"""The course in a browser: a small server, and one process of the app for each page that is open."""
