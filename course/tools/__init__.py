"""The working tools on the leader's own projects: what they hold, how they are kept, what they reckon. No screens, no clock."""
