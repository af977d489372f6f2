"""What the command line can do: one module a command, named like it, each with `run(options) -> int`.

`course.cli` imports the module of the command that was asked for and no other, so that each pays for its own imports only.
`start` is what happens when no command is named: the app opens. `importing` is `import`, which Python keeps for itself.
"""
