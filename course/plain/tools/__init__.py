"""The leader's own work as questions and answers: a module a kind."""
