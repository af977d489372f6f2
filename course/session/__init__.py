"""What every front end stands on: where a leader is, what is offered, what is answered, written and taken out. No screens."""
