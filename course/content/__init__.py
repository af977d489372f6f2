"""The course as data: a folder of YAML files in, checked and frozen objects out, or every problem there is.

`load` is for whoever runs the course, `check` for whoever writes one; `course.content.model` holds the types.
"""

from course.content.folder import builtin, check, load
from course.content.problems import BrokenCourse, Problem

__all__ = ["BrokenCourse", "Problem", "builtin", "check", "load"]
