"""Tests of the content package; `copied_course` is a course to break."""
